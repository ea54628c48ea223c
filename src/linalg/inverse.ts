/**
 * The inverse as the check takes it: it notices where it means little.
 */
import { condition, inverse } from './lu.ts'
import type { Matrix } from './matrix.ts'
import type { Watch } from './watch.ts'

/** Beyond this a difference quotient of an inverse is mostly rounding. */
export const WORST_CONDITION = 1e5

/** The inverse, noticing where it is badly conditioned. */
export const watchedInverse = (a: Matrix, watch: Watch): Matrix => {
  const result = inverse(a)
  if (!(condition(a, result) < WORST_CONDITION)) watch.violations++
  return result
}
