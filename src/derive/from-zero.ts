/**
 * What linear equations determine, as it is computed.
 */
import type { Node } from '../expr/node.ts'
import { mapOperands, rewriteThroughNames } from '../expr/walk.ts'
import { isLinear } from '../form/equation.ts'
import { isSolution } from '../functions/solutions.ts'
import type { Session } from './session.ts'

/**
 * The nodes with what linear equations determine as it is computed: from zero, where one step of Newton's method ends.
 */
export const fromZero = (session: Session, roots: readonly Node[]): Node[] => {
  const { graph } = session
  return rewriteThroughNames(graph, roots, (node, of) => {
    const isSolved = of && node.kind === 'call' && isSolution(node.name) && isLinear(node)
    if (!isSolved) return node
    const [held, ...parts] = node.args as [Node, ...Node[]]
    const zero = graph.zero(held.rows, held.cols)
    const memo = new Map<Node, Node>([[held, zero]])
    const at = (inner: Node): Node => {
      const old = memo.get(inner)
      if (old) return old
      const result = mapOperands(graph, inner, at)
      memo.set(inner, result)
      return result
    }
    const residual = session.quiet('present', at(parts.pop()!))
    return graph.call(node.name, 0, [zero, ...parts, residual], node.rows, node.cols)
  })
}
