/**
 * Powers entry by entry, in the operations in which they are exact and fast: squares, roots and quotients.
 */
import { equals, isNegative, isOne, negate, rational } from '../rational.ts'
import type { Op, Program } from './op.ts'

const HALF = rational(1, 2)

/** `base.^exponent`. */
export const lowerPower = (program: Program, base: Op, exponent: Op): Op => {
  if (exponent.kind !== 'number') return program.core('power', [base, exponent])
  const { value } = exponent
  if (isNegative(value))
    return program.core('divide', [program.one, lowerPower(program, base, program.number(negate(value)))])
  if (isOne(value)) return base
  if (equals(value, HALF)) return program.apply('sqrt', [base])
  return program.core('power', [base, exponent])
}
