/**
 * Matrix products: flat, scalar factors apart, neighbours that are powers of one matrix joined.
 */
import { isOne, isZero, multiply, ONE } from '../rational.ts'
import { created, ids, type Store } from './intern.ts'
import { isOneNode, isScalarNode, isZeroNode, type Node, numberOf } from './node.ts'
import { flatten, takeOut } from './take-out.ts'

/** A scalar times anything. */
export const scale = (g: Store, scalar: Node, body: Node): Node => {
  if (isScalarNode(body)) return g.hadamard([scalar, body])
  if (isZeroNode(scalar) || isZeroNode(body)) return g.zero(body.rows, body.cols)
  const [c, s, rest] = takeOut(body)
  const factor = s ? g.hadamard([scalar, s]) : scalar
  const [d, , plain] =
    isScalarNode(factor) && factor.kind === 'sum' ? takeOut(factor) : [ONE, undefined, factor]
  const coefficient = multiply(c, d)
  if (isOneNode(plain)) return g.times(coefficient, rest)
  if (plain.kind !== 'sum' || isOne(coefficient)) return g.times(coefficient, scaleNode(g, plain, rest))
  // A number and a sum of scalars have one form, that of their product.
  const [e, , primitive] = takeOut(g.times(coefficient, plain))
  return g.times(e, scaleNode(g, primitive, rest))
}

const scaleNode = ({ nodes }: Store, scalar: Node, body: Node): Node => {
  const key = `c:${scalar.id},${body.id}`
  const { rows, cols } = body
  return nodes.get(key) ?? created(nodes, key, { kind: 'scale', scalar, body, rows, cols })
}

/** Neighbours that are powers of one matrix become one power. */
const joinNeighbours = (g: Store, factors: readonly Node[]): Node[] => {
  const joined: Node[] = []
  for (const factor of factors) {
    const last = joined.at(-1)
    const base = factor.kind === 'matrix-power' ? factor.base : factor
    const same = last && (last === base || (last.kind === 'matrix-power' && last.base === base))
    if (same && last.rows === last.cols) {
      const exponent = g.plus(exponentOf(g, last), exponentOf(g, factor))
      joined[joined.length - 1] = g.matrixPower(base, exponent)
    } else joined.push(factor)
  }
  return joined
}

const exponentOf = (g: Store, node: Node): Node => (node.kind === 'matrix-power' ? node.exponent : g.one)

/** The matrix product; scalar operands scale it. */
export const product = (g: Store, operands: readonly Node[]): Node => {
  let coefficient = ONE
  const scalars: Node[] = []
  const factors: Node[] = []
  for (const operand of flatten('product', operands)) {
    if (isScalarNode(operand)) scalars.push(operand)
    else {
      const [c, s, rest] = takeOut(operand)
      coefficient = multiply(coefficient, c)
      if (s) scalars.push(s)
      factors.push(rest)
    }
  }
  const body = productNode(g, flatten('product', factors))
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

const isScalarPart = (part: readonly Node[]): boolean => part[0]!.rows === 1 && part.at(-1)!.cols === 1

const productNode = (g: Store, operands: readonly Node[]): Node => {
  const parts = segments(operands)
  if (parts.length === 1 || !parts.some(isScalarPart)) return chain(g, operands)
  const scalars = parts.filter(isScalarPart).map((part) => chain(g, part))
  const rest = parts.filter((part) => !isScalarPart(part)).flat()
  return rest.length === 0 ? g.hadamard(scalars) : g.scale(g.hadamard(scalars), chain(g, rest))
}

const chain = (g: Store, operands: readonly Node[]): Node => {
  const [first, last] = [operands[0], operands.at(-1)]
  if (!first || !last) return g.one
  const [rows, cols] = [first.rows, last.cols]
  // Before neighbours are joined: a power of zero is not seen to be zero.
  if (operands.some(isZeroNode)) return g.zero(rows, cols)
  const factors = joinNeighbours(g, operands)
  if (factors.length === 1) return factors[0]!
  const key = `p:${ids(factors)}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'product', factors, rows, cols })
}

/** The repeated matrix product of a square matrix; of a scalar the ordinary power. */
export const matrixPower = (g: Store, base: Node, exponent: Node): Node => {
  if (isScalarNode(base)) return g.power(base, exponent)
  const e = numberOf(exponent)
  if (e && isOne(e)) return base
  if (e && isZero(e)) return g.eye(base.rows)
  const { rows, cols } = base
  const key = `^^:${base.id},${exponent.id}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'matrix-power', base, exponent, rows, cols })
}
