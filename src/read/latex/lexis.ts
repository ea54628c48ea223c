/**
 * What the tokens of a text say of its letters before anything is read: the same for every reading.
 */
import type { Lexis } from './reader.ts'
import { summedIn, summedNamesIn } from './sums.ts'
import { labelsIn } from './superscripts.ts'
import type { Token } from './tokens.ts'
import { onlyAppliedIn } from './unknown-calls.ts'

export const lexisOf = (tokens: readonly Token[]): Lexis => ({
  letters: new Set(tokens.map(({ text }) => text)),
  plain: new Set(tokens.flatMap(({ text, accent }) => (accent === undefined ? [text] : []))),
  summed: summedIn(tokens),
  summedNames: summedNamesIn(tokens),
  labels: labelsIn(tokens),
  onlyApplied: onlyAppliedIn(tokens),
})
