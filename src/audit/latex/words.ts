/**
 * Words of formulas that are no prose.
 */
import { functionNamed } from '../../functions/index.ts'

const OTHERS: ReadonlySet<string> = new Set('trace diag vec det tr min max arg argmin argmax'.split(' '))

/** Whether a word is the name of a function. */
export const isNamed = (word: string): boolean =>
  OTHERS.has(word.toLowerCase()) || functionNamed(word.toLowerCase()) !== undefined
