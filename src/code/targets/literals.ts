/**
 * Numbers in languages that tell whole ones from floating-point ones, where `1 / 3` is 0.
 */
import type { Op } from '../array/op.ts'
import { atom, type Fragment } from '../emit/fragment.ts'

/** A literal or a quotient of two, each floating point. */
export const floating =
  (suffix = '') =>
  (fragment: Fragment): Fragment => ({
    ...fragment,
    text: fragment.text.replace(/\d+(\.\d+)?(e[+-]?\d+)?/g, (text, fraction, exponent) =>
      fraction === undefined && exponent === undefined ? `${text}.0${suffix}` : `${text}${suffix}`,
    ),
  })

/** An exponent, whole where it is. */
export const exponentOf = (op: Op, fragment: Fragment): Fragment =>
  op.kind === 'number' && op.value.den === 1n ? atom(String(op.value.num)) : fragment
