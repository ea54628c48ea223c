/**
 * The exact value of expressions made of literals alone.
 */
import {
  add,
  isInteger,
  isZero,
  multiply,
  negate,
  power,
  type Rational,
  rational,
  reciprocal,
  ZERO,
} from '../rational.ts'
import type { Expr } from '../syntax/tree.ts'

const LARGEST_EXPONENT = 64n

/** The number an expression of literals stands for, or `undefined` where it is none or is not rational. */
export const constantOf = (expr: Expr): Rational | undefined => {
  switch (expr.kind) {
    case 'number':
      return expr.value
    case 'negate': {
      const value = constantOf(expr.body)
      return value && negate(value)
    }
    case 'product':
      return expr.rest.reduce<Rational | undefined>((total, { operator, operand }) => {
        const value = constantOf(operand)
        if (!total || !value || operator === '⊗') return undefined
        if (operator === '*' || operator === '.*') return multiply(total, value)
        return isZero(value) ? undefined : multiply(total, reciprocal(value))
      }, constantOf(expr.first))
    case 'power': {
      const [base, exponent] = [constantOf(expr.base), constantOf(expr.exponent)]
      if (!base || !exponent || !isInteger(exponent) || isZero(base)) return undefined
      return exponent.num ** 2n > LARGEST_EXPONENT ** 2n ? undefined : power(base, Number(exponent.num))
    }
    case 'sum':
      return expr.terms.reduce<Rational | undefined>((total, { sign, operand }) => {
        const value = constantOf(operand)
        return total && value && add(total, multiply(rational(sign), value))
      }, ZERO)
    default:
      return undefined
  }
}
