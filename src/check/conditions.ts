/**
 * The words that may follow `is`, besides properties: kinds and roles of variables in problems, conditions in rules.
 */
import { propertyNamed } from '../shape/properties.ts'
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

/** Words only rules use; what each tests is `rewrite/conditions.ts`. */
export const RULE_WORDS: ReadonlySet<string> = new Set([
  ...[
    'elementwise',
    'differential',
    'plain',
    'nonscalar',
    'even',
    'negative',
    'small-exponent',
    'identity',
    'all-ones',
    'zero',
    'factor',
    'full-rank',
    'constant-rank',
    'exponent',
  ],
])

/** Whether a rule may use the word after `is`. */
export const isCondition = (word: string): boolean =>
  KIND_WORDS.has(word) || RULE_WORDS.has(word) || propertyNamed(word) !== undefined
