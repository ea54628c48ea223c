/**
 * The forms in which an answer can be had, but for code: what the command line prints with `--to` and the page shows
 * for taking away. What prints a form is loaded when it is asked for.
 */
import { type Layout, PLAIN } from '../print/layout.ts'
import {
  isVerdictReport,
  verdictHtml,
  verdictLatex,
  verdictMarkdown,
  verdictMathml,
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

const ROWS = {
  text: {
    label: 'Text',
    extension: 'txt',
    forReaders: true,
    print: async ({ report, layout = PLAIN }) =>
      isVerdictReport(report)
        ? verdictText(report, layout)
        : (await import('../print/report.ts')).reportText(report, layout),
  },
  latex: {
    label: 'LaTeX',
    extension: 'tex',
    forReaders: true,
    styled: true,
    print: async ({ report, options }) =>
      isVerdictReport(report)
        ? verdictLatex(report, options)
        : (await import('../print/markdown.ts')).reportLatex(report, options),
  },
  typst: {
    label: 'Typst',
    extension: 'typ',
    forReaders: true,
    styled: true,
    print: async ({ report, options }) =>
      isVerdictReport(report)
        ? verdictTypst(report, options)
        : (await import('../print/typstreport.ts')).reportTypst(report, options),
  },
  markdown: {
    label: 'Markdown',
    extension: 'md',
    forReaders: true,
    styled: true,
    print: async ({ report, options }) =>
      isVerdictReport(report)
        ? verdictMarkdown(report, options)
        : (await import('../print/markdown.ts')).reportMarkdown(report, options),
  },
  html: {
    label: 'HTML',
    extension: 'html',
    forReaders: true,
    print: async ({ report }) =>
      isVerdictReport(report) ? verdictHtml(report) : (await import('../print/html.ts')).reportHtml(report),
  },
  mathml: {
    label: 'MathML',
    extension: 'mml',
    forReaders: true,
    print: async ({ report }) =>
      isVerdictReport(report)
        ? verdictMathml(report)
        : (await import('../print/katex.ts')).answersMathml(report.derivation),
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
