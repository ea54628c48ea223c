/**
 * The words that may follow `is`, besides properties: the kinds of variables. Rules know more of them: `rulebook/conditions.ts`.
 */
import { type Kinds, M, R, S, V } from './kinds.ts'

/** Words that say of what kind a variable is. */
export const KIND_WORDS: ReadonlyMap<string, Kinds> = new Map([
  ['scalar', S],
  ['vector', V],
  ['row', R],
  ['matrix', M],
  ['square', S | M],
  ['integer', S],
  ['number', S],
])
