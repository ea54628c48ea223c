/**
 * What linear equations determine, as it is computed.
 */
import type { Node } from '../expr/node.ts'
import { replacing, rewriteThroughNames } from '../expr/walk.ts'
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
    const atZero = replacing(graph, (inner) => (inner === held ? zero : undefined))
    const residual = session.quiet('present', atZero(parts.pop()!))
    return graph.call(node.name, 0, [zero, ...parts, residual], node.rows, node.cols)
  })
}
