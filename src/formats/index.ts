/**
 * The forms in which an answer can be had, but for code: what the command line prints with `--to` and the page shows
 * for taking away. What prints a form is loaded when it is asked for.
 */
import { type Layout, PLAIN } from '../print/layout.ts'
import {
  isVerdictReport,
  type VerdictReport,
  verdictHtml,
  verdictLatex,
  verdictMarkdown,
  verdictMathml,
  verdictParts,
  verdictSections,
  verdictText,
  verdictTypst,
} from '../print/verdict.ts'
import type { Options } from '../solve/derivative.ts'
import type { Request } from '../solve/request.ts'
import type { Judgement, Solution } from '../solve/solve.ts'

/** A solution with what was asked. */
export type Answered = (Solution | Judgement) & {
  readonly request: Request
  readonly options: Options
  readonly layout?: Layout
}

export interface FormatRow {
  /** What it is called where there is room for a word or two. */
  readonly label: string
  /** Of a file that holds it. */
  readonly extension: string
  /** Whether it is for readers: what an answer repeats has names in it. */
  readonly forReaders?: true
  /** Whether it has formulas whose style may be chosen. */
  readonly styled?: true
  readonly print: (answered: Answered) => Promise<string>
}

const proofsOf = (answered: Answered): readonly VerdictReport[] =>
  'proofs' in answered ? (answered.proofs ?? []) : []

const ROWS = {
  text: {
    label: 'Text',
    extension: 'txt',
    forReaders: true,
    print: async (answered) => {
      const { report, layout = PLAIN } = answered
      if (isVerdictReport(report)) return verdictText(report, layout)
      const { reportText } = await import('../print/report.ts')
      const proofs = proofsOf(answered).map((proof) => verdictText(proof, layout).trimEnd())
      return reportText(report, layout, proofs)
    },
  },
  latex: {
    label: 'LaTeX',
    extension: 'tex',
    forReaders: true,
    styled: true,
    print: async (answered) => {
      const { report, options } = answered
      if (isVerdictReport(report)) return verdictLatex(report, options)
      const { reportLatex } = await import('../print/markdown.ts')
      const proofs = proofsOf(answered).map((proof) => verdictLatex(proof, options))
      return [reportLatex(report, options), ...proofs].join('\n')
    },
  },
  typst: {
    label: 'Typst',
    extension: 'typ',
    forReaders: true,
    styled: true,
    print: async (answered) => {
      const { report, options } = answered
      if (isVerdictReport(report)) return verdictTypst(report, options)
      const { reportTypst } = await import('../print/typstreport.ts')
      const proofs = proofsOf(answered).map((proof) => verdictTypst(proof, options))
      return [reportTypst(report, options), ...proofs].join('\n')
    },
  },
  markdown: {
    label: 'Markdown',
    extension: 'md',
    forReaders: true,
    styled: true,
    print: async (answered) => {
      const { report, options } = answered
      if (isVerdictReport(report)) return verdictMarkdown(report, options)
      const { reportMarkdown } = await import('../print/markdown.ts')
      const proofs = proofsOf(answered).flatMap((proof) => verdictParts(proof, options))
      return reportMarkdown(report, options, proofs)
    },
  },
  html: {
    label: 'HTML',
    extension: 'html',
    forReaders: true,
    print: async (answered) => {
      const { report } = answered
      if (isVerdictReport(report)) return verdictHtml(report)
      const { reportHtml } = await import('../print/html.ts')
      return reportHtml(report, proofsOf(answered).flatMap(verdictSections))
    },
  },
  mathml: {
    label: 'MathML',
    extension: 'mml',
    forReaders: true,
    print: async (answered) => {
      const { report } = answered
      if (isVerdictReport(report)) return verdictMathml(report)
      const { answersMathml } = await import('../print/katex.ts')
      return [answersMathml(report.derivation), ...proofsOf(answered).map(verdictMathml)].join('')
    },
  },
  json: {
    label: 'JSON',
    extension: 'json',
    styled: true,
    print: async ({ answer }) => `${JSON.stringify(answer)}\n`,
  },
  link: {
    label: 'Link',
    extension: 'txt',
    print: async ({ request, options }) => {
      const { linkedOf, linkOf } = await import('./link.ts')
      return `${linkOf(linkedOf(request, options))}\n`
    },
  },
} as const satisfies Readonly<Record<string, FormatRow>>

export type Format = keyof typeof ROWS

export const FORMATS = Object.keys(ROWS) as readonly Format[]

export const formatRow = (format: Format): FormatRow => ROWS[format]
