/**
 * Values of what has no derivative where it is evaluated: norms of zero. No rule is about them, since rules hold where both of
 * their sides are smooth.
 */
import type { Graph } from '../expr/graph.ts'
import { isZeroNode, type Node } from '../expr/node.ts'
import { replacing } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'

/** The value with 0 for every homogeneous function of zero; of a multiple those are the multiple. */
export const withZeros = (graph: Graph, node: Node): Node => {
  const write = replacing(graph, (part) => {
    const isHomogeneous = part.kind === 'call' && part.order === 0 && functionNamed(part.name)?.homogeneous
    return isHomogeneous && isZeroNode(write(part.args[0]!)) ? graph.zero(part.rows, part.cols) : undefined
  })
  return write(node)
}
