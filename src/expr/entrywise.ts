/**
 * Hadamard products and powers entry by entry; of scalars the ordinary ones. Factors with one base are collected.
 */
import {
  isInteger,
  isMinusOne,
  isOne,
  isZero,
  MINUS_ONE,
  multiply,
  ONE,
  power as powerOf,
  reciprocal,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Graph } from './constructors.ts'
import { type Intern, ids } from './intern.ts'
import { isOneNode, isScalarNode, isZeroNode, type Node, numberOf, type Term } from './node.ts'
import { compareFactors } from './order.ts'
import { flatten, takeOut } from './take-out.ts'

/** Beyond this a power of a number is left as it is. */
const FOLD_LIMIT = 64n

/** The constructors of Hadamard products and powers. */
export const entrywise = (intern: Intern, g: Graph): Pick<Graph, 'hadamard' | 'power'> => {
  /** The product entry by entry of operands of one shape. */
  const hadamard = (operands: readonly Node[]): Node => {
    const [first] = operands
    if (!first) return g.ones(1, 1)
    if (operands.length === 1) return first
    const { rows, cols } = first
    let coefficient = ONE
    const scalars: Node[] = []
    const exponents = new Map<Node, Node>()
    for (const operand of flatten('hadamard', operands)) {
      if (isZeroNode(operand)) return g.zero(rows, cols)
      const [c, s, rest] = takeOut(g, operand)
      coefficient = multiply(coefficient, c)
      if (s) scalars.push(s)
      for (const factor of rest.kind === 'hadamard' ? rest.factors : [rest]) {
        const base = factor.kind === 'power' ? factor.base : factor
        const known = exponents.get(base)
        const exponent = factor.kind === 'power' ? factor.exponent : g.ones(1, 1)
        exponents.set(base, known ? addExponents(known, exponent) : exponent)
      }
    }
    const body = hadamardNode(exponents, rows, cols)
    return g.times(coefficient, scalars.length === 0 ? body : g.scale(hadamard(scalars), body))
  }

  const addExponents = (a: Node, b: Node): Node => {
    if (isScalarNode(a) === isScalarNode(b)) return g.plus(a, b)
    const [scalar, full] = isScalarNode(a) ? [a, b] : [b, a]
    return g.plus(g.scale(scalar, g.ones(full.rows, full.cols)), full)
  }

  const hadamardNode = (exponents: ReadonlyMap<Node, Node>, rows: Dim, cols: Dim): Node => {
    let coefficient = ONE
    const factors: Node[] = []
    for (const [base, exponent] of exponents) {
      const [c, , factor] = takeOut(g, isOneNode(exponent) ? base : power(base, exponent))
      coefficient = multiply(coefficient, c)
      if (factor.kind !== 'ones') factors.push(factor)
    }
    if (factors.length === 0) return g.times(coefficient, g.ones(rows, cols))
    if (factors.length === 1) return g.times(coefficient, factors[0]!)
    factors.sort(compareFactors)
    return g.times(
      coefficient,
      intern(`h:${ids(factors)}`, () => ({ kind: 'hadamard', factors, rows, cols })),
    )
  }

  /** The power entry by entry. */
  const power = (base: Node, exponent: Node): Node => {
    const { rows, cols } = isScalarNode(base) ? exponent : base
    const e = numberOf(exponent)
    if (e && isOne(e)) return base
    if (e && isZero(e)) return g.ones(rows, cols)
    const b = numberOf(base)
    if (b && e && isInteger(e) && !isZero(b) && e.num <= FOLD_LIMIT && e.num >= -FOLD_LIMIT)
      return g.number(powerOf(b, Number(e.num)))
    return (e && isMinusOne(e) && reciprocalOf(base)) || powerNode(base, exponent, rows, cols)
  }

  const powerNode = (base: Node, exponent: Node, rows: Dim, cols: Dim): Node =>
    intern(`^:${base.id},${exponent.id}`, () => ({ kind: 'power', base, exponent, rows, cols }))

  /** One over a product is the product of the reciprocals, so that division has one form. */
  const reciprocalOf = (node: Node): Node | undefined => {
    if (node.kind === 'power') return power(node.base, g.minus(node.exponent))
    if (node.kind === 'hadamard')
      return hadamard(node.factors.map((factor) => power(factor, g.number(MINUS_ONE))))
    if (node.kind === 'scale') {
      const inverse = power(node.body, g.number(MINUS_ONE))
      return g.scale(power(node.scalar, g.number(MINUS_ONE)), inverse)
    }
    if (node.kind === 'ones') return node
    if (node.kind !== 'sum' || node.terms.length !== 1) return undefined
    const [{ coefficient, body }] = node.terms as [Term]
    return g.times(reciprocal(coefficient), power(body, g.number(MINUS_ONE)))
  }

  return { hadamard, power }
}
