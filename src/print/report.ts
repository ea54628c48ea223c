/**
 * An answer with all that a reader should see beside it, and its layout for the terminal.
 */
import type { Derivation } from '../expr/derivation.ts'
import { rowOf } from '../expr/kinds.ts'
import { derivationText } from './derivation.ts'
import { type Layout, listed, PLAIN, prose } from './layout.ts'
import { shapeList } from './shapelist.ts'

/** A law of the derivation: its name, a sentence, and the law with its source, which what the method does has not. */
export interface LawInWords {
  readonly name: string
  readonly sentence: string
  readonly law: string
}

/** A law with its conditions and source in one line, and what it says in words. */
export interface LawPage extends LawInWords {
  /** The scheme that makes it, such as `d-*`. */
  readonly scheme?: string
  /** What stands before it in its file. */
  readonly heading?: string
}

export interface Report {
  /** The problem as typed. */
  readonly input: string
  readonly derivation: Derivation
  /** `W: m x n`, one for each variable. */
  readonly shapes: readonly string[]
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  /** Set where the lines of LaTeX have numbers. */
  readonly isNumbered?: boolean
  readonly laws?: readonly LawInWords[]
  /** The shapes of the intermediates. */
  readonly onTheWay?: readonly string[]
  /** What the check found, as a sentence. */
  readonly check?: string
}

/** What is said below the derivation: a sentence, or a list with its head. */
interface Remark {
  readonly head: string
  readonly items: readonly string[]
}

/** A law as text: its name and sentence, on a line below them the law. */
export const lawText = ({ name, sentence, law }: LawInWords): string =>
  `Law: ${name} - ${sentence}${law === '' ? '' : `\n  ${law}`}`

/** What a document is headed: the question, the problem and the variables, each as `set` sets what was typed. */
export const headingOf = ({ derivation, input }: Report, set: (text: string) => string): string => {
  const { kind, answers } = derivation
  const names = [...new Set(answers.flatMap(({ variables }) => variables.map(set)))].join(', ')
  return rowOf(kind).settles
    ? `Stationary point of ${set(input)} over ${names}`
    : `Derivative of ${set(input)} by ${names}`
}

const lists = ({ shapes, onTheWay = [], assumptions }: Report): readonly Remark[] => [
  { head: 'Shapes:', items: shapeList(shapes) },
  { head: 'On the way:', items: onTheWay },
  { head: 'Assuming', items: assumptions },
]

/** What stands below the derivation, a text for each kind of remark, as `set` sets lists and `say` sentences. */
const remarks = (
  report: Report,
  set: (head: string, items: readonly string[]) => string,
  say: (text: string) => string,
): string[] => {
  const { notes, check, laws = [] } = report
  const [shapes, onTheWay, assuming] = lists(report).map(({ head, items }) =>
    items.length > 0 ? [set(head, items)] : [],
  )
  return [
    ...shapes!,
    ...onTheWay!,
    ...laws.map((law) => say(lawText(law))),
    ...assuming!,
    ...notes.map((note) => say(`Note: ${note}`)),
    ...(check === undefined ? [] : [say(check)]),
  ]
}

/** What stands below the derivation but for the laws, a line for each kind of remark. */
export const remarksOf = ({ laws: _, ...report }: Report): string[] =>
  remarks(
    report,
    (head, items) => `${head} ${items.join(', ')}`,
    (text) => text,
  )

/** The report for the terminal; what is proved of the answer stands behind that. */
export const reportText = (
  report: Report,
  layout: Layout = PLAIN,
  proofs: readonly string[] = [],
): string => {
  const { width } = layout
  return `${[
    derivationText(report.derivation, layout),
    ...proofs,
    ...remarks(
      report,
      (head, items) => listed(head, items, width),
      (text) => prose(text, width),
    ),
  ].join('\n')}\n`
}
