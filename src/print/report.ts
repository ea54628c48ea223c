/**
 * An answer with all that a reader should see beside it, and its layout for the terminal.
 */
import type { Derivation } from '../expr/derivation.ts'
import { derivationText } from './derivation.ts'
import { type Layout, listed, PLAIN, prose } from './layout.ts'

export interface Report {
  /** The problem as typed. */
  readonly input: string
  readonly derivation: Derivation
  /** `W: m x n`, one for each variable. */
  readonly shapes: readonly string[]
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  /** The laws of the derivation in words and formulas. */
  readonly laws?: readonly string[]
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

const lists = ({ shapes, onTheWay = [], assumptions }: Report): readonly Remark[] => [
  { head: 'Shapes:', items: shapes },
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
    ...laws.map((law) => say(`Law: ${law}`)),
    ...assuming!,
    ...notes.map((note) => say(`Note: ${note}`)),
    ...(check === undefined ? [] : [say(check)]),
  ]
}

/** What stands below the derivation, a line for each kind of remark. */
export const remarksOf = (report: Report): string[] =>
  remarks(
    report,
    (head, items) => `${head} ${items.join(', ')}`,
    (text) => text,
  )

/** The report for the terminal. */
export const reportText = (report: Report, layout: Layout = PLAIN): string => {
  const { width } = layout
  return `${[
    derivationText(report.derivation, layout),
    ...remarks(
      report,
      (head, items) => listed(head, items, width),
      (text) => prose(text, width),
    ),
  ].join('\n')}\n`
}
