/**
 * Verdicts for readers: what an expression is, the steps of the proof or the lines that disprove it, and what else there is
 * to know. In text, LaTeX, Markdown, Typst and HTML.
 */
import type { Node } from '../expr/node.ts'
import { formulaIn } from './formula.ts'
import { latexIn } from './latex.ts'
import { type Layout, PLAIN, prose } from './layout.ts'
import { escaped, markupText } from './markup.ts'
import { math, toMathml } from './mathml.ts'
import type { Notation } from './notation.ts'
import { type LawInWords, lawText } from './report.ts'
import { shapeList } from './shapelist.ts'
import type { FormulaStyle } from './style.ts'
import { toText } from './text.ts'
import { typstIn } from './typst.ts'

/** A formula, what it is or is equal to, and by which law. */
export interface VerdictRow {
  readonly node: Node
  readonly is: string | Node
  readonly law: string
}

export interface VerdictReport {
  /** The problem as typed. */
  readonly input: string
  readonly verdict: {
    /** What is said of the whole, after its formula: `is convex in x`. */
    readonly says: string
    readonly node: Node
    readonly rows: readonly VerdictRow[]
    /** What follows from that. */
    readonly then?: readonly VerdictRow[]
    /** Lines that disprove, as sentences. */
    readonly against: readonly string[]
  }
  readonly shapes: readonly string[]
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  readonly laws?: readonly LawInWords[]
  readonly check?: string
}

export const isVerdictReport = (report: object): report is VerdictReport => 'verdict' in report

/** A row as text: `A*x - b is affine`, `f = g`. */
export const rowText = ({ node, is }: Omit<VerdictRow, 'law'>): string =>
  typeof is === 'string' ? `${toText(node)} is ${is}` : `${toText(node)} = ${toText(is)}`

/** The same as a formula of LaTeX. */
export const rowLatex = (row: Omit<VerdictRow, 'law'>, to: Notation = latexIn()): string =>
  typeof row.is === 'string'
    ? `${formulaIn(to, row.node)} ${to.words(` is ${row.is}`)}`
    : `${formulaIn(to, row.node)} = ${formulaIn(to, row.is)}`

/** The whole, and what follows. */
const conclusions = (report: VerdictReport): readonly Omit<VerdictRow, 'law'>[] => [
  whole(report),
  ...(report.verdict.then ?? []),
]

const whole = ({ verdict: { node, says } }: VerdictReport): Omit<VerdictRow, 'law'> => ({ node, is: says })

const remarksOf = ({ shapes, assumptions, notes, check, verdict }: VerdictReport): string[] => [
  ...verdict.against,
  ...(shapes.length > 0 ? [`Shapes: ${shapeList(shapes).join(', ')}`] : []),
  ...(assumptions.length > 0 ? [`Assuming ${assumptions.join(', ')}`] : []),
  ...notes.map((note) => `Note: ${note}`),
  ...(check === undefined ? [] : [check]),
]

/** Columns for the names of most laws, and a gap before them. */
const LAW = 30

/** The report for the terminal: the steps with their laws at the right, then the whole. */
export const verdictText = (report: VerdictReport, layout: Layout = PLAIN): string => {
  const { rows } = report.verdict
  const texts = rows.map(rowText)
  const longest = Math.max(0, ...texts.map(({ length }) => length))
  const column = Math.min(longest, layout.width - LAW)
  const steps = rows.map(({ law }, i) => `${texts[i]!.padEnd(column)}   ${layout.law(law)}`)
  const lead = rows.length > 0 ? 'so ' : ''
  return `${[
    ...steps,
    layout.answer(`${lead}${rowText(whole(report))}`),
    ...(report.verdict.then ?? []).map((row) => layout.answer(rowText(row))),
    ...(report.laws ?? []).map((law) => prose(lawText(law), layout.width)),
    ...remarksOf(report).map((remark) => prose(remark, layout.width)),
  ].join('\n')}\n`
}

/** The steps and the whole as a block of LaTeX for a display. */
export const verdictLatex = (report: VerdictReport, style: FormulaStyle = {}): string => {
  const to = latexIn(style)
  const rows = report.verdict.rows.map((row) => `  & ${rowLatex(row, to)} && \\text{${row.law}}`)
  return `${[
    '\\begin{aligned}',
    [...rows, ...conclusions(report).map((row) => `  & ${rowLatex(row, to)}`)].join(' \\\\\n'),
    '\\end{aligned}',
  ].join('\n')}\n`
}

export const verdictMarkdown = (report: VerdictReport, style: FormulaStyle = {}): string =>
  `${[
    `# ${report.input.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&')}`,
    ...verdictParts(report, style),
  ].join('\n\n')}\n`

/** The same without a heading. */
export const verdictParts = (report: VerdictReport, style: FormulaStyle = {}): string[] => [
  `$$\n${verdictLatex(report, style).trimEnd()}\n$$`,
  ...remarksOf(report).map((remark) => remark.replace(/[\\`*_[\]<>#|$~]/g, '\\$&')),
  ...(report.laws ?? []).map(({ name, sentence }) => `- **${name}**: ${sentence}`),
]

export const verdictTypst = (report: VerdictReport, style: FormulaStyle = {}): string => {
  const to = typstIn(style)
  const plain = (text: string): string => text.replace(/[\\#$*_`<>@[\]~/]/g, '\\$&')
  return `${[
    ...report.verdict.rows.map((row) => `$${rowLatex(row, to)}$ #h(1fr) ${plain(row.law)}`),
    ...conclusions(report).map((row) => `$${rowLatex(row, to)}$`),
    ...remarksOf(report).map(plain),
  ].join('\n\n')}\n`
}

/** What is said of the whole, its formula as MathML. */
export const verdictMathml = (report: VerdictReport): string =>
  `${conclusions(report).map(rowMathml).join('\n')}\n`

const rowMathml = ({ node, is }: Omit<VerdictRow, 'law'>): string =>
  `${markupText(math(toMathml(node)))} ${typeof is === 'string' ? escaped(`is ${is}`) : `= ${markupText(math(toMathml(is)))}`}`

/** The conclusions and the steps, as parts of a page. */
export const verdictSections = (report: VerdictReport): string[] => [
  ...conclusions(report).map((row) => `<p>${rowMathml(row)}</p>`),
  `<ol>${report.verdict.rows.map((one) => `<li>${rowMathml(one)} <small>${escaped(one.law)}</small></li>`).join('\n')}</ol>`,
  ...remarksOf(report).map((remark) => `<p>${escaped(remark)}</p>`),
]

export const verdictHtml = (report: VerdictReport): string =>
  `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(report.input)}</title></head>
<body>
<h1><code>${escaped(report.input)}</code></h1>
${verdictSections(report).join('\n')}
</body>
</html>
`
