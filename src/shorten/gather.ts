/**
 * One transpose in place of several: `(B*A)'` for `A'*B'`, where that is shorter.
 */

import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { mapOperands, rewriteThroughNames } from '../expr/walk.ts'
import { hasProperty } from '../properties/properties.ts'
import type { Rewriter } from '../rewrite/rewriter.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'

export interface Gatherer {
  /** The transpose, drawn through to the factors of every term. */
  readonly turned: (node: Node) => Node
  /** Transposes gathered, where that saves two. */
  readonly gathered: (roots: readonly Node[]) => Node[]
}

/** Tokens that one transpose in place of several must save. */
const WORTH_GATHERING = 2

export const createGatherer = (
  graph: Graph,
  rewriter: Rewriter,
  rulebook: Rulebook,
  cost: (node: Node) => number,
): Gatherer => {
  const turned = (node: Node): Node => {
    switch (node.kind) {
      case 'sum': {
        const terms = node.terms.map(({ coefficient, body }) => ({ coefficient, body: turned(body) }))
        return graph.sum(terms, node.cols, node.rows)
      }
      case 'scale':
        return graph.scale(node.scalar, turned(node.body))
      case 'product':
        return graph.product(node.factors.map(turned).reverse())
      case 'hadamard':
        return isScalarNode(node) ? node : graph.hadamard(node.factors.map(turned))
      default:
        return rewriter.normalize(rulebook.phase('tidy'), graph.transpose(node))
    }
  }

  const memo = new Map<Node, Node>()
  const gather = (node: Node): Node => {
    const old = memo.get(node)
    if (old) return old
    const other = isGathering(node) ? turned(node) : node
    const result =
      other.kind !== 'transpose' && cost(other) + 1 + WORTH_GATHERING <= cost(node)
        ? transposed(graph, gather(other))
        : mapOperands(graph, node, gather)
    memo.set(node, result)
    return result
  }

  return { turned, gathered: (roots) => rewriteThroughNames(graph, roots, gather) }
}

const transposed = (graph: Graph, node: Node): Node =>
  hasProperty(node, 'symmetric') ? node : graph.transpose(node)

/** Where a transpose may stand for several below. */
const isGathering = (node: Node): boolean =>
  !isScalarNode(node) && (node.kind === 'sum' || node.kind === 'product' || node.kind === 'scale')
