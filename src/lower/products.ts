/**
 * Products as typed: a scalar scales what follows, whichever the sign.
 */
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { multiplyDims } from '../shape/dim.ts'
import { shape } from '../shape/shape.ts'

/** A run of one operator. */
export const productOf = (graph: Graph, kind: '*' | '.*', run: readonly Node[]): Node => {
  if (run.length === 1) return run[0]!
  return kind === '*' ? multiply(graph, run) : entrywise(graph, run)
}

export const kronecker = (graph: Graph, left: Node, right: Node): Node => {
  const { rows, cols } = shape(multiplyDims(left.rows, right.rows), multiplyDims(left.cols, right.cols))
  return graph.call('kron', 0, [left, right], rows, cols)
}

/** Grouping to the left: whenever the product so far is a scalar it scales what follows. */
const multiply = (graph: Graph, run: readonly Node[]): Node => {
  const scalars: Node[] = []
  let chain: Node[] = []
  for (const node of run) {
    if (isScalarNode(node)) scalars.push(node)
    else chain.push(node)
    if (chain.length > 1 && chain[0]!.rows === 1 && node.cols === 1 && !isScalarNode(node)) {
      scalars.push(graph.product(chain))
      chain = []
    }
  }
  return graph.product([...scalars, ...chain])
}

const entrywise = (graph: Graph, run: readonly Node[]): Node => {
  const scalars = run.filter(isScalarNode)
  const full = run.filter((node) => !isScalarNode(node))
  if (full.length === 0) return graph.hadamard(scalars)
  const body = graph.hadamard(full)
  return scalars.length === 0 ? body : graph.scale(graph.hadamard(scalars), body)
}
