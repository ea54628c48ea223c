/**
 * The log of the absolute determinant of a map in the free entries of its variable and of its value.
 */
import { dimensionsDiffer, notOneVariable, singularMap } from '../../errors/derivatives.ts'
import type { Answered } from '../../expr/derivation.ts'
import { isScalarNode, isZeroNode, type Node, type Variable } from '../../expr/node.ts'
import { type Dim, subtractDims } from '../../shape/dim.ts'
import { answerOf, finished } from '../answers.ts'
import { differentials } from '../forward.ts'
import { freeEntries, inFreeEntries, refuseSets } from '../free-entries.ts'
import { identify, jacobians } from '../identify.ts'
import { METHOD } from '../method.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'

export const logabsdet = (session: Session, request: Request): Derivatives => {
  const { trace } = session
  const { objective, subject, variables } = request
  const [variable, more] = variables as [Variable, Variable | undefined]
  if (more) throw notOneVariable(request.kind)
  const held = session.atPoint(variable)
  if (held.kind === 'variable') refuseSets(variable.name, held.properties)
  const [prepared] = prepare(session, [objective], subject) as [Node]
  if (isZeroNode(prepared)) throw singularMap()
  const from = freeEntries(session, variable, variable.name)
  const to = freeEntries(session, prepared, subject)
  refuseDifferent(from.count, to.count)
  const moved = inFreeEntries(
    session,
    differentials(session, [{ of: prepared, name: subject }]),
    variable,
    from,
  )
  const last = moved.at(-1)!
  const column = to.column(prepared)
  const all = [
    ...moved.slice(0, -1),
    { ...last, of: column, differential: session.inForm('line', to.column(last.differential)) },
  ]
  const jacobian = jacobians(session, all, identify(session, all), from.by).at(-1)!
  const form = session.quiet('present-jacobian', jacobian)
  const determinant = session.quiet('determinant', logDeterminant(session, form))
  const [answer] = finished(session, 'present', [determinant]) as [Pick<Answered, 'node' | 'plain'>]
  trace.line(answerOf(request), () => answer.node, [METHOD.determinant])
  return { ...NONE, answers: [{ variables: [variable.name], ...answer }], prepared }
}

const logDeterminant = ({ graph }: Session, matrix: Node): Node =>
  isScalarNode(matrix)
    ? graph.call('log', 0, [graph.call('abs', 0, [matrix], 1, 1)], 1, 1)
    : graph.call('logdet', 0, [matrix], 1, 1)

const refuseDifferent = (from: Dim, to: Dim): void => {
  if (subtractDims(from, to) !== 0) throw dimensionsDiffer(String(from), String(to))
}
