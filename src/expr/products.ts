/**
 * Matrix products: flat, scalar factors apart, neighbours that are powers of one matrix joined.
 */
import { isOne, isZero, multiply, ONE } from '../rational.ts'
import type { Graph } from './constructors.ts'
import { type Intern, ids } from './intern.ts'
import { isOneNode, isScalarNode, isZeroNode, type Node, numberOf } from './node.ts'
import { flatten, takeOut } from './take-out.ts'

/** The constructors of scaled matrices, matrix products and matrix powers. */
export const products = (intern: Intern, g: Graph): Pick<Graph, 'scale' | 'product' | 'matrixPower'> => {
  /** A scalar times anything. */
  const scale = (scalar: Node, body: Node): Node => {
    if (isScalarNode(body)) return g.hadamard([scalar, body])
    if (isZeroNode(scalar) || isZeroNode(body)) return g.zero(body.rows, body.cols)
    const [c, s, rest] = takeOut(g, body)
    const factor = s ? g.hadamard([scalar, s]) : scalar
    const [d, , plain] =
      isScalarNode(factor) && factor.kind === 'sum' ? takeOut(g, factor) : [ONE, undefined, factor]
    const { rows, cols } = body
    const scaled = isOneNode(plain)
      ? rest
      : intern(`c:${plain.id},${rest.id}`, () => ({ kind: 'scale', scalar: plain, body: rest, rows, cols }))
    return g.times(multiply(c, d), scaled)
  }

  /** Neighbours that are powers of one matrix become one power. */
  const joinNeighbours = (factors: readonly Node[]): Node[] => {
    const joined: Node[] = []
    for (const factor of factors) {
      const last = joined.at(-1)
      const base = factor.kind === 'matrix-power' ? factor.base : factor
      const same = last && (last === base || (last.kind === 'matrix-power' && last.base === base))
      if (same && last.rows === last.cols) {
        const exponent = g.plus(exponentOf(last), exponentOf(factor))
        joined[joined.length - 1] = g.matrixPower(base, exponent)
      } else joined.push(factor)
    }
    return joined
  }

  const exponentOf = (node: Node): Node => (node.kind === 'matrix-power' ? node.exponent : g.ones(1, 1))

  /** The matrix product; scalar operands scale it. */
  const product = (operands: readonly Node[]): Node => {
    let coefficient = ONE
    const scalars: Node[] = []
    const factors: Node[] = []
    for (const operand of flatten('product', operands)) {
      if (isScalarNode(operand)) scalars.push(operand)
      else {
        const [c, s, rest] = takeOut(g, operand)
        coefficient = multiply(coefficient, c)
        if (s) scalars.push(s)
        factors.push(rest)
      }
    }
    const body = productNode(flatten('product', factors))
    return g.times(coefficient, scalars.length === 0 ? body : g.scale(g.hadamard(scalars), body))
  }

  /** Where two neighbours meet in dimension 1, what stands between two such places is a scalar. */
  const segments = (factors: readonly Node[]): Node[][] => {
    const result: Node[][] = []
    for (const factor of factors) {
      const segment = result.at(-1)
      if (segment && factor.rows !== 1) segment.push(factor)
      else result.push([factor])
    }
    return result
  }

  const productNode = (operands: readonly Node[]): Node => {
    const parts = segments(operands)
    const isScalarPart = (part: readonly Node[]): boolean => part[0]!.rows === 1 && part.at(-1)!.cols === 1
    if (parts.length === 1 || !parts.some(isScalarPart)) return chain(operands)
    const scalars = parts.filter(isScalarPart).map(chain)
    const rest = parts.filter((part) => !isScalarPart(part)).flat()
    return rest.length === 0 ? g.hadamard(scalars) : g.scale(g.hadamard(scalars), chain(rest))
  }

  const chain = (operands: readonly Node[]): Node => {
    const [first, last] = [operands[0], operands.at(-1)]
    if (!first || !last) return g.ones(1, 1)
    const [rows, cols] = [first.rows, last.cols]
    // Before neighbours are joined: a power of zero is not seen to be zero.
    if (operands.some(isZeroNode)) return g.zero(rows, cols)
    const factors = joinNeighbours(operands)
    if (factors.length === 1) return factors[0]!
    return intern(`p:${ids(factors)}`, () => ({ kind: 'product', factors, rows, cols }))
  }

  /** The repeated matrix product of a square matrix; of a scalar the ordinary power. */
  const matrixPower = (base: Node, exponent: Node): Node => {
    if (isScalarNode(base)) return g.power(base, exponent)
    const e = numberOf(exponent)
    if (e && isOne(e)) return base
    if (e && isZero(e)) return g.eye(base.rows)
    const { rows, cols } = base
    return intern(`^^:${base.id},${exponent.id}`, () => ({
      kind: 'matrix-power',
      base,
      exponent,
      rows,
      cols,
    }))
  }

  return { scale, product, matrixPower }
}
