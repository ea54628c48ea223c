/**
 * What a Jacobian by a symmetric matrix is among symmetric directions, where vec(D) and vec(D') are the same.
 */
import type { Graph } from '../expr/graph.ts'
import type { Node, Term, Variable } from '../expr/node.ts'
import { closure } from '../shape/properties.ts'
import { addends } from './form.ts'
import { vecOf } from './identify.ts'
import type { Session } from './session.ts'

/** The shorter coefficient of vec(D) for symmetric D, or `undefined` where there is none. */
export const amongSymmetric = (
  session: Session,
  { rows, cols }: Variable,
  jacobian: Node,
): Node | undefined => {
  const { graph, rewriter, rulebook, namer } = session
  const properties = closure(['symmetric'])
  const direction = graph.variable({ name: namer.free('D'), rows, cols, active: false, properties })
  const column = vecOf(graph, direction)
  const terms: Term[] = []
  for (const { coefficient, body } of addends(jacobian)) {
    const moved = rewriter.normalize(rulebook.phase('jacobian'), graph.product([body, column]))
    const left = withoutLast(graph, moved, column)
    if (!left) return undefined
    terms.push({ coefficient, body: left })
  }
  const found = rewriter.normalize(
    rulebook.phase('present-jacobian'),
    graph.sum(terms, jacobian.rows, jacobian.cols),
  )
  return found.size < jacobian.size ? found : undefined
}

/** A product without its last factor. */
const withoutLast = (graph: Graph, node: Node, last: Node): Node | undefined => {
  if (node === last) return graph.eye(last.rows)
  switch (node.kind) {
    case 'product':
      return node.factors.at(-1) === last ? graph.product(node.factors.slice(0, -1)) : undefined
    case 'scale': {
      const body = withoutLast(graph, node.body, last)
      return body && graph.scale(node.scalar, body)
    }
    case 'sum': {
      const [only, more] = node.terms
      const body = only && !more ? withoutLast(graph, only.body, last) : undefined
      return body && graph.times(only!.coefficient, body)
    }
    default:
      return undefined
  }
}
