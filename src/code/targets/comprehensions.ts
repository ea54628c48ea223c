/**
 * Sums over an index and values stacked over it, as comprehensions of Python.
 */
import { atom, call, type Spelling, spelled } from '../emit/fragment.ts'
import type { Language } from '../target.ts'
import { isConstant } from './constants.ts'

/** `stacked` makes an array of arrays, `ofNumbers` one of numbers that no argument has part in. */
export const comprehensions = (stacked: string, ofNumbers: (list: string) => string) => {
  const stack: Spelling = (args, op, dims) => {
    const list = spelled('[$1 for #1 in range(1, #2 + 1)]')(args, op, dims)
    return isConstant(op.args[0]!) ? atom(ofNumbers(list.text)) : call(stacked)([list])
  }
  return {
    'sum-over': 'sum($1 for #1 in range(1, #2 + 1))',
    'stack-over': stack,
  } as const satisfies Partial<Language['core']>
}
