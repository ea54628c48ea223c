/**
 * Forms of powers: roots, signs of exponents, and what goes below a fraction bar.
 */
import type { MatrixPower, Node, Power } from '../expr/node.ts'
import { isScalarNode, numberOf } from '../expr/node.ts'
import { functionOfPower } from '../functions/index.ts'
import { isNegative, isOne, negate, ONE, type Rational } from '../rational.ts'
import type { Form, Show, Style } from './form.ts'

export const number = (value: Rational): Form => ({ kind: 'number', value })

const whole = (value: bigint): Form => number({ num: value, den: 1n })

/** The bar with an integer above and below. */
export const fraction = ({ num, den }: Rational): Form => ({
  kind: 'quotient',
  over: whole(num),
  under: [whole(den)],
  elementwise: false,
})

const plainNumber = (value: Rational, style: Style): Form =>
  style.fraction(value) ? fraction(value) : number(value)

const signedNumber = (value: Rational, style: Style): Form =>
  isNegative(value) ? { kind: 'negate', body: plainNumber(negate(value), style) } : plainNumber(value, style)

/** Whether a node is written below a fraction bar: its exponent is a negative number. */
export const isReciprocal = (node: Node): node is Power => {
  if (node.kind !== 'power') return false
  const value = numberOf(node.exponent)
  return value !== undefined && isNegative(value)
}

/** What stands below the bar for a reciprocal: the power with its exponent's sign turned. */
export const belowBar = (node: Power, show: Show): Form => {
  const value = negate(numberOf(node.exponent) ?? ONE)
  return isOne(value) ? show.form(node.base) : numericPower(node, value, show)
}

const numericPower = (node: Power, value: Rational, show: Show): Form => {
  const name = functionOfPower(value)?.name
  return name === undefined
    ? {
        kind: 'power',
        base: show.form(node.base),
        exponent: signedNumber(value, show.style),
        elementwise: !isScalarNode(node),
      }
    : { kind: 'call', name, spelling: name, order: 0, args: [show.form(node.base)], first: node.base }
}

/** A power with its exponent where exponents are. */
export const power = (node: Power, show: Show): Form => {
  const value = numberOf(node.exponent)
  if (value) return numericPower(node, value, show)
  return {
    kind: 'power',
    base: show.form(node.base),
    exponent: show.form(node.exponent),
    elementwise: !isScalarNode(node),
  }
}

export const matrixPower = (node: MatrixPower, show: Show): Form => {
  const value = numberOf(node.exponent)
  return {
    kind: 'power',
    base: show.form(node.base),
    exponent: value ? signedNumber(value, show.style) : show.form(node.exponent),
    elementwise: false,
  }
}
