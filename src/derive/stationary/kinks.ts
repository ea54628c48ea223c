/**
 * Where the gradient is zero nowhere, or no formula is known for that, and the value has a kink: it may be smallest there.
 */
import { isZeroNode, type Node, type Variable } from '../../expr/node.ts'
import { exchanged, has, reachable } from '../../expr/walk.ts'
import { functionNamed } from '../../functions/index.ts'
import { hasProperty } from '../../properties/properties.ts'
import { withZeros } from '../at-zero.ts'
import type { Session } from '../session.ts'
import { silently } from './linear.ts'
import { pointOf } from './point.ts'

/**
 * A point at which a value that is never negative is zero, with a kink there; `undefined` where none is found. What that
 * takes for granted must be nothing.
 */
export const zeroAtKink = (session: Session, objective: Node, variable: Variable): Node | undefined => {
  if (!hasProperty(session.atPoint(objective), 'nonnegative')) return undefined
  for (const argument of kinksOf(objective, variable)) {
    const quiet = silently(session)
    const found = pointOf(quiet, variable, argument)
    if (found.error || has(found.value, variable)) continue
    found.show()
    if (quiet.trace.assumptions.length > 0) continue
    if (isZero(session, exchanged(session.graph, objective, variable, found.value))) return found.value
  }
  return undefined
}

const isZero = (session: Session, node: Node): boolean =>
  isZeroNode(session.quiet('simplify', withZeros(session.graph, session.quiet('simplify', node))))

/** What functions with kinks are taken of, where that has the shape of the variable and depends on it. */
const kinksOf = (objective: Node, variable: Variable): Node[] =>
  reachable([objective]).flatMap((node) =>
    node.kind === 'call' && functionNamed(node.name)?.kink !== undefined
      ? node.args.filter(
          (argument) =>
            argument.rows === variable.rows && argument.cols === variable.cols && has(argument, variable),
        )
      : [],
  )

/** What is taken not to be zero, as it is at a point, where it is zero there all the same. */
export const zeroThere = (session: Session, values: ReadonlyMap<Variable, Node>): Node | undefined => {
  const { graph, trace } = session
  const there = (node: Node): Node =>
    [...values].reduce((last, [variable, value]) => exchanged(graph, last, variable, value), node)
  return trace.assumptions.find(
    ({ node, property }) => property === 'nonzero' && isZero(session, there(node)),
  )?.node
}
