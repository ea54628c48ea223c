/**
 * Taking factors apart: the rational and the scalar ones come out of a factor, nested products open up.
 */
import { multiply, ONE, type Rational } from '../rational.ts'
import { isScalarNode, type Node, type Term } from './node.ts'

/** Rational and scalar factors of a factor taken out: `[coefficient, scalars, rest]`. */
export const takeOut = (node: Node): [Rational, Node | undefined, Node] => {
  if (node.kind === 'sum' && node.terms.length === 1) {
    const [{ coefficient, body }] = node.terms as [Term]
    const [inner, scalar, rest] = takeOut(body)
    return [multiply(coefficient, inner), scalar, rest]
  }
  return node.kind === 'scale' ? [ONE, node.scalar, node.body] : [ONE, undefined, node]
}

/** Whether a factor gives up its own factors: a product that is a scalar stays whole among matrices. */
const isOpen = (kind: 'product' | 'hadamard', node: Node): node is Extract<Node, { factors: unknown }> =>
  node.kind === kind && (kind === 'hadamard' || !isScalarNode(node))

/** The factors of a product with nested products of the same kind opened up. */
export const flatten = (kind: 'product' | 'hadamard', nodes: readonly Node[]): Node[] =>
  nodes.some((node) => isOpen(kind, node))
    ? nodes.flatMap((node) => (isOpen(kind, node) ? node.factors : [node]))
    : [...nodes]
