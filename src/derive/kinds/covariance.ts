/**
 * Propagation of errors to first order: what of independent errors of the variables arrives in the value, the sum of
 * J*V*J' over the variables. Source: MagnusNeudecker2019, ch. 12.
 */
import type { Node } from '../../expr/node.ts'
import { ONE } from '../../rational.ts'
import { multiplyDims } from '../../shape/dim.ts'
import { answerOf, finished, partials } from '../answers.ts'
import { differentials } from '../forward.ts'
import { columnOf } from '../identify.ts'
import { METHOD } from '../method.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'

export const covariance = (session: Session, request: Request): Derivatives => {
  const { graph, trace } = session
  const { objective, subject, variables, direction } = request
  const [prepared] = prepare(session, [objective], subject) as [Node]
  const all = differentials(session, [{ of: prepared, name: subject }])
  const [found] = partials(session, request, all, 1) as [ReturnType<typeof finished>]
  const size = multiplyDims(objective.rows, objective.cols)
  const made = (jacobianOf: (i: number) => Node): Node => {
    const terms = variables.map((variable, i) => {
      const isNumber = variable.rows === 1 && variable.cols === 1
      const jacobian = isNumber ? columnOf(graph, jacobianOf(i)) : jacobianOf(i)
      const factors = [jacobian, direction(variable.name), graph.transpose(jacobian)]
      return { coefficient: ONE, body: graph.product(factors) }
    })
    return graph.sum(terms, size, size)
  }
  const [answer] = finished(session, 'present-jacobian', [made((i) => found[i]!.node)]) as typeof found
  trace.line(answerOf(request), () => answer!.node, [METHOD.propagation])
  const plain = (): Node =>
    session.quiet(
      'jacobian',
      made((i) => found[i]!.plain()),
    )
  const names = variables.map(({ name }) => name)
  return { ...NONE, answers: [{ variables: names, node: answer!.node, plain }], prepared }
}
