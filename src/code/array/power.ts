/**
 * Powers entry by entry, in the operations in which they are exact and fast: squares, roots and quotients.
 */
import { functionOfPower } from '../../functions/index.ts'
import { isNegative, isOne, negate } from '../../rational.ts'
import type { Op, Program } from './op.ts'

/** `base.^exponent`. */
export const lowerPower = (program: Program, base: Op, exponent: Op): Op => {
  if (exponent.kind !== 'number') return program.core('power', [base, exponent])
  const { value } = exponent
  if (isNegative(value))
    return program.core('divide', [program.one, lowerPower(program, base, program.number(negate(value)))])
  if (isOne(value)) return base
  const root = functionOfPower(value)
  return root ? program.apply(root.name, [base]) : program.core('power', [base, exponent])
}
