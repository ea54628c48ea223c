/**
 * A node of one graph in another.
 */
import { assertNever } from '../errors/defects.ts'
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'

/** The node in the graph; definitions that it has are taken by their names. */
export const copied = (graph: Graph, root: Node, definitions: ReadonlyMap<string, Node>): Node => {
  const known = new Map<Node, Node>()
  const of = (node: Node): Node => known.get(node)!
  for (const node of reachable([root])) known.set(node, copy(graph, node, of, definitions))
  return of(root)
}

const copy = (
  graph: Graph,
  node: Node,
  of: (node: Node) => Node,
  definitions: ReadonlyMap<string, Node>,
): Node => {
  switch (node.kind) {
    case 'variable':
      return graph.variable({ ...node, active: false })
    case 'named':
      return definitions.get(node.name) ?? of(node.value)
    case 'ones':
      return graph.ones(node.rows, node.cols)
    case 'eye':
      return graph.eye(node.rows)
    case 'pi':
      return graph.pi()
    case 'dimension':
      return graph.dimension(node.dim)
    default:
      return composed(graph, node, of)
  }
}

type Leaf = 'variable' | 'named' | 'ones' | 'eye' | 'pi' | 'dimension'

const composed = (graph: Graph, node: Exclude<Node, { kind: Leaf }>, of: (node: Node) => Node): Node => {
  switch (node.kind) {
    case 'sum': {
      const terms = node.terms.map(({ coefficient, body }) => ({ coefficient, body: of(body) }))
      return graph.sum(terms, node.rows, node.cols)
    }
    case 'scale':
      return graph.scale(of(node.scalar), of(node.body))
    case 'product':
      return graph.product(node.factors.map(of))
    case 'hadamard':
      return graph.hadamard(node.factors.map(of))
    case 'power':
      return graph.power(of(node.base), of(node.exponent))
    case 'matrix-power':
      return graph.matrixPower(of(node.base), of(node.exponent))
    case 'transpose':
      return graph.transpose(of(node.body))
    case 'differential':
      return graph.differential(of(node.body))
    case 'colon':
      return graph.colon(of(node.left), of(node.right))
    case 'call':
      return graph.call(node.name, node.order, node.args.map(of), node.rows, node.cols)
    default:
      return assertNever(node)
  }
}
