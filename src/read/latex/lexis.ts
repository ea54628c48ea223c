/**
 * What the tokens of a text say of its letters before anything is read: the same for every reading.
 */
import { summedIn, summedNamesIn } from './sums.ts'
import { labelsIn } from './superscripts.ts'
import type { Token } from './tokens.ts'
import { onlyAppliedIn } from './unknown-calls.ts'

export interface Lexis {
  /** All letters of the text, and those that its sums run over. */
  readonly letters: ReadonlySet<string>
  readonly summed: ReadonlySet<string>
  /** The first tokens of names that have an index which a sum runs over. */
  readonly summedNames: ReadonlySet<string>
  /** Letters that are labels where they stand above names. */
  readonly labels: ReadonlySet<string>
  /** The first tokens of names that stand before brackets and nowhere else. */
  readonly onlyApplied: ReadonlySet<string>
}

export const lexisOf = (tokens: readonly Token[]): Lexis => ({
  letters: new Set(tokens.map(({ text }) => text)),
  summed: summedIn(tokens),
  summedNames: summedNamesIn(tokens),
  labels: labelsIn(tokens),
  onlyApplied: onlyAppliedIn(tokens),
})
