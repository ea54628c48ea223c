/**
 * A report as Markdown with LaTeX between dollar signs. What was typed stands in code spans and cannot leave them.
 */
import { aligned, numbered } from './aligned.ts'
import { derivationLatex } from './derivation.ts'
import { headingOf, type LawInWords, type Report, remarksOf } from './report.ts'
import type { FormulaStyle } from './style.ts'

/** The derivation and the answers as blocks of LaTeX, each for a display of its own, without the remarks. */
export const reportLatex = (report: Report, style: FormulaStyle = {}): string => {
  const set = report.isNumbered ? numbered : aligned
  return `${derivationLatex(report.derivation, 'both', style, set).join('\n\n')}\n`
}

/** The report as a Markdown document; what is proved of the answer stands behind that. */
export const reportMarkdown = (
  report: Report,
  style: FormulaStyle = {},
  proofs: readonly string[] = [],
): string => {
  const { derivation, laws = [] } = report
  const { steps } = derivation
  return `${[
    `# ${headingOf(report, code)}`,
    ...(steps.length > 0
      ? ['## Derivation', ...derivationLatex(derivation, 'steps', style).map(display)]
      : []),
    '## Answer',
    ...derivationLatex(derivation, 'answers', style).map(display),
    ...(proofs.length > 0 ? ['## What is proved of it', ...proofs] : []),
    ...remarksOf(report).map(plain),
    ...(laws.length > 0 ? ['## Laws', laws.map(lawItem).join('\n')] : []),
  ].join('\n\n')}\n`
}

const lawItem = ({ name, sentence, law }: LawInWords): string =>
  `- **${name}**: ${plain(sentence)}${law === '' ? '' : ` ${code(law)}`}`

const display = (latex: string): string => `$$\n${latex}\n$$`

/** A code span: its fence is longer than any run of backticks inside, and it has one line. */
const code = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

/** Prose in which nothing is markup, as it stands behind a word in its line. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*[<&$~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
