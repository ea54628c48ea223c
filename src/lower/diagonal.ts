/**
 * Terms over pairs of indices of one range where the two are equal: `1/norm2(X[i,:] - X[j,:])` is not defined there, a
 * norm has no derivative there. Where such terms are left out, or are constants that can be told apart, what vanishes
 * there gets a number added there, so that all entries of the matrix of terms are defined and smooth.
 */
import type { Graph } from '../expr/graph.ts'
import { type Call, isZeroNode, type Node, numberOf } from '../expr/node.ts'
import { exchanged, mapOperands, reachable } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { isInteger, isNegative, isZero } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'

/** Two indices of one range. */
export interface Pair {
  readonly i: Dim
  readonly j: Dim
  readonly size: Dim
}

/** The node with one index in the place of the other. */
export const onDiagonal = (graph: Graph, node: Node, { i, j }: Pair): Node => {
  const [from, to] = [graph.dimension(j), graph.dimension(i)]
  return exchanged(graph, node, from, to)
}

/** Whether a node is zero, as can be told from its parts. */
export const vanishes = (node: Node): boolean => {
  switch (node.kind) {
    case 'sum':
      return node.terms.every(({ body }) => vanishes(body))
    case 'scale':
      return vanishes(node.scalar) || vanishes(node.body)
    case 'product':
    case 'hadamard':
      return node.factors.some(vanishes)
    case 'colon':
      return vanishes(node.left) || vanishes(node.right)
    case 'transpose':
      return vanishes(node.body)
    case 'power': {
      const exponent = numberOf(node.exponent)
      return exponent !== undefined && !isNegative(exponent) && !isZero(exponent) && vanishes(node.base)
    }
    case 'call':
      return isOfZeroZero(node.name) && vanishes(node.args[0]!)
    default:
      return isZeroNode(node)
  }
}

/** Whether a function of zero is zero: what is linear or odd, and a norm. */
const isOfZeroZero = (name: string): boolean => {
  const row = functionNamed(name)
  return row !== undefined && (row.linear !== undefined || row.odd === true || row.group === 'norm')
}

/** The node with a number added on the diagonal where something vanishes there that must not; the same node where nothing does. */
export const apart = (graph: Graph, node: Node, pair: Pair): Node => {
  const memo = new Map<Node, Node>()
  const isZeroThere = (one: Node): boolean => vanishes(onDiagonal(graph, one, pair))
  const one = graph.call(
    'entry',
    0,
    [graph.eye(pair.size), graph.dimension(pair.i), graph.dimension(pair.j)],
    1,
    1,
  )
  const filling = graph.number(fillOf(node))
  const filled = (base: Node): Node => graph.plus(base, graph.scale(filling, one))
  const visit = (at: Node): Node => {
    const known = memo.get(at)
    if (known) return known
    const result = isSmoothPower(at) ? at : replaced(at)
    memo.set(at, result)
    return result
  }
  const replaced = (at: Node): Node => {
    const argument = singularArgument(at)
    if (argument?.rows !== 1 || argument.cols !== 1) {
      if (!isEuclidean(at) || !isZeroThere(at)) return mapOperands(graph, at, visit)
      return graph.power(
        filled(graph.power(at, graph.number(2))),
        graph.power(graph.number(2), graph.number(-1)),
      )
    }
    if (!isZeroThere(argument)) return mapOperands(graph, at, visit)
    const inside = isEuclidean(argument) ? visit(argument) : filled(visit(argument))
    return mapOperands(graph, at, (operand) => (operand === argument ? inside : visit(operand)))
  }
  return visit(node)
}

/** What is filled in: 1, but where something has a kink no number of the expression, which may be where that is. */
const fillOf = (node: Node): number => {
  const parts = reachable([node])
  const isKinked = parts.some((part) => part.kind === 'call' && hasBorder(part))
  const numbers = new Set(parts.flatMap((part) => numbersOf(part)))
  let fill = 1
  while (isKinked && numbers.has(fill)) fill++
  return fill
}

/** Whether a function has no derivative where its argument is some number. */
const hasBorder = ({ name }: Call): boolean => {
  const kink = functionNamed(name)?.kink
  return kink === 'entry' || kink === 'tie'
}

/** The sizes of the coefficients of a sum. */
const numbersOf = (node: Node): number[] =>
  node.kind === 'sum'
    ? node.terms.map(({ coefficient: { num, den } }) => Math.abs(Number(num) / Number(den)))
    : []

/** Whether something in a node is divided by zero, or a logarithm or the like of zero. */
export const isUndefined = (node: Node): boolean =>
  reachable([node]).some((part) => {
    const argument = singularArgument(part)
    if (!argument || !vanishes(argument)) return false
    const exponent = part.kind === 'power' ? numberOf(part.exponent) : undefined
    return exponent === undefined
      ? part.kind === 'call' && functionNamed(part.name)?.kink !== 'vertical'
      : isNegative(exponent)
  })

const isEuclidean = (node: Node): boolean => node.kind === 'call' && functionNamed(node.name)?.kink === 'zero'

/** An even power of a norm. */
const isSmoothPower = (node: Node): boolean => {
  if (node.kind !== 'power' || !isEuclidean(node.base)) return false
  const exponent = numberOf(node.exponent)
  return exponent !== undefined && isInteger(exponent) && !isNegative(exponent) && exponent.num % 2n === 0n
}

/** What must not be zero: under a negative or broken exponent, or in a function that is defined of positive numbers. */
const singularArgument = (node: Node): Node | undefined => {
  if (node.kind === 'power') {
    const exponent = numberOf(node.exponent)
    const isWhole = exponent !== undefined && isInteger(exponent) && !isNegative(exponent)
    return isWhole ? undefined : node.base
  }
  const row = node.kind === 'call' ? functionNamed(node.name) : undefined
  return row?.domain === 'positive' || row?.kink === 'vertical'
    ? (node as Extract<Node, { kind: 'call' }>).args[0]
    : undefined
}
