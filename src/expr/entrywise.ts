/**
 * Hadamard products and powers entry by entry; of scalars the ordinary ones. Factors with one base are collected.
 */
import {
  isInteger,
  isMinusOne,
  isNegative,
  isOne,
  isZero,
  MINUS_ONE,
  multiply,
  ONE,
  power as powerOf,
  type Rational,
  reciprocal,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { created, ids, type Store } from './intern.ts'
import { isScalarNode, isZeroNode, type Node, numberOf, type Term } from './node.ts'
import { compareFactors } from './order.ts'
import { flatten, takeOut } from './take-out.ts'

/** A power of a number with more digits than this is left as it is. */
const MOST_DIGITS = 400n

/** Whether a power of numbers is again a number, of bearable length. */
const isFoldable = (base: Rational, exponent: Rational): boolean => {
  if (!isInteger(exponent)) return false
  if (isZero(base)) return !isNegative(exponent)
  const digits = base.num.toString().length + base.den.toString().length - 1
  const times = isNegative(exponent) ? -exponent.num : exponent.num
  return BigInt(digits) * times <= MOST_DIGITS
}

/** Whether a factor has factors of its own: several, a scalar or a number. */
const isProduct = (node: Node): boolean =>
  node.kind === 'hadamard' || node.kind === 'scale' || (node.kind === 'sum' && node.terms.length < 2)

/** Factors by their base, and the exponents of those bases that more than one factor has. */
interface Factors {
  readonly plain: Map<Node, Node>
  joined: Map<Node, Node> | undefined
}

/** The product entry by entry of operands of one shape. */
export const hadamard = (g: Store, operands: readonly Node[]): Node => {
  const [first] = operands
  if (!first) return g.one
  if (operands.length === 1) return first
  const { rows, cols } = first
  let coefficient = ONE
  const scalars: Node[] = []
  const factors: Factors = { plain: new Map(), joined: undefined }
  for (const operand of flatten('hadamard', operands)) {
    if (isZeroNode(operand)) return g.zero(rows, cols)
    if (operand.kind !== 'sum' && operand.kind !== 'scale') collect(g, factors, operand)
    else {
      const [c, s, rest] = takeOut(operand)
      coefficient = multiply(coefficient, c)
      if (s) scalars.push(s)
      if (rest.kind === 'hadamard') for (const factor of rest.factors) collect(g, factors, factor)
      else collect(g, factors, rest)
    }
  }
  const body = hadamardNode(g, factors, rows, cols)
  return g.times(coefficient, scalars.length === 0 ? body : g.scale(hadamard(g, scalars), body))
}

/** Adds a factor; the exponents of factors with one base are added up. */
const collect = (g: Store, factors: Factors, factor: Node): void => {
  if (factor.kind === 'ones') return
  const base = factor.kind === 'power' ? factor.base : factor
  const known = factors.plain.get(base)
  if (!known) factors.plain.set(base, factor)
  else {
    factors.joined ??= new Map()
    const before = factors.joined.get(base) ?? exponentOf(g, known)
    factors.joined.set(base, addExponents(g, before, exponentOf(g, factor)))
  }
}

const exponentOf = (g: Store, factor: Node): Node => (factor.kind === 'power' ? factor.exponent : g.one)

const addExponents = (g: Store, a: Node, b: Node): Node => {
  if (isScalarNode(a) === isScalarNode(b)) return g.plus(a, b)
  const [scalar, full] = isScalarNode(a) ? [a, b] : [b, a]
  return g.plus(g.scale(scalar, g.ones(full.rows, full.cols)), full)
}

/** A power that turns out to be a product gives up its factors, which may meet others of the same base. */
const hadamardNode = (g: Store, { plain, joined }: Factors, rows: Dim, cols: Dim): Node => {
  const factors: Node[] = []
  for (const [base, factor] of plain) {
    const exponent = joined?.get(base)
    const whole = exponent ? power(g, base, exponent) : factor
    if (whole.kind !== 'ones') factors.push(whole)
  }
  if (factors.length === 0) return g.ones(rows, cols)
  if (factors.length === 1) return factors[0]!
  if (factors.some(isProduct)) return hadamard(g, factors)
  factors.sort(compareFactors)
  const key = `h:${ids(factors)}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'hadamard', factors, rows, cols })
}

/** The power entry by entry. */
export const power = (g: Store, base: Node, exponent: Node): Node => {
  const { rows, cols } = isScalarNode(base) ? exponent : base
  const e = numberOf(exponent)
  if (e && isOne(e)) return base
  if (isZeroNode(exponent)) return g.ones(rows, cols)
  const b = numberOf(base)
  if (b && isOne(b)) return g.ones(rows, cols)
  if (b && e && isFoldable(b, e)) return isZero(b) ? base : g.number(powerOf(b, Number(e.num)))
  const inverse = e && isMinusOne(e) ? reciprocalOf(g, base) : undefined
  if (inverse) return inverse
  const key = `^:${base.id},${exponent.id}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'power', base, exponent, rows, cols })
}

/** One over a product is the product of the reciprocals, so that division has one form. */
const reciprocalOf = (g: Store, node: Node): Node | undefined => {
  if (node.kind === 'ones') return node
  if (node.kind === 'power') return power(g, node.base, g.minus(node.exponent))
  const over = (factor: Node): Node => power(g, factor, g.number(MINUS_ONE))
  if (node.kind === 'hadamard') return hadamard(g, node.factors.map(over))
  if (node.kind === 'scale') return g.scale(over(node.scalar), over(node.body))
  if (node.kind !== 'sum' || node.terms.length !== 1) return undefined
  const [{ coefficient, body }] = node.terms as [Term]
  return g.times(reciprocal(coefficient), over(body))
}
