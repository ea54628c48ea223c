/**
 * An answer with all that a reader should see beside it, and its layout for the terminal.
 */
import type { Derivation } from '../expr/derivation.ts'
import { derivationText } from './derivation.ts'

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

/** What stands below the derivation, a line for each kind of remark. */
export const remarksOf = ({ shapes, assumptions, notes, check, laws, onTheWay }: Report): string[] => [
  ...(shapes.length > 0 ? [`Shapes: ${shapes.join(', ')}`] : []),
  ...(onTheWay ? [`On the way: ${onTheWay.join(', ')}`] : []),
  ...(laws ?? []).map((law) => `Law: ${law}`),
  ...(assumptions.length > 0 ? [`Assuming ${assumptions.join(', ')}`] : []),
  ...notes.map((note) => `Note: ${note}`),
  ...(check === undefined ? [] : [check]),
]

/** The report for the terminal. */
export const reportText = (report: Report): string =>
  `${[derivationText(report.derivation), ...remarksOf(report)].join('\n')}\n`
