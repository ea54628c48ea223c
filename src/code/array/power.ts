/**
 * Powers entry by entry, in the operations in which they are exact and fast: squares, roots and quotients.
 */
import { functionOfPower } from '../../functions/index.ts'
import { isNegative, isOne, negate, type Rational, rational } from '../../rational.ts'
import { isNumber, type Op, type Program } from './op.ts'

/** Small powers and halves of odd numbers, which languages compute by logarithms otherwise, as products. */
const multiplied = (program: Program, base: Op, { num, den }: Rational): Op | undefined => {
  const product = (a: bigint, b: bigint, over: bigint): Op =>
    program.core('times', [
      lowerPower(program, base, program.number(rational(a, over))),
      lowerPower(program, base, program.number(rational(b, over))),
    ])
  if (den === 1n && num === 3n) return product(2n, 1n, 1n)
  if (den === 1n && num === 4n) return product(2n, 2n, 1n)
  return den === 2n && (num === 3n || num === 5n) ? product(num - 1n, 1n, 2n) : undefined
}

/** What an operation is the square of. */
export const squared = (op: Op): Op | undefined =>
  op.kind === 'core' && op.op === 'power' && isNumber(op.args[1]!, 2) ? op.args[0] : undefined

/** `base.^exponent`. */
export const lowerPower = (program: Program, base: Op, exponent: Op): Op => {
  if (exponent.kind !== 'number') return program.core('power', [base, exponent])
  const { value } = exponent
  if (isNegative(value))
    return program.core('divide', [program.one, lowerPower(program, base, program.number(negate(value)))])
  if (isOne(value)) return base
  const root = functionOfPower(value)
  if (root) return program.apply(root.name, [base])
  return multiplied(program, base, value) ?? program.core('power', [base, exponent])
}
