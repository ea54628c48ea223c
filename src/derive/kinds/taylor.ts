/**
 * The second-order expansion: the value, its differential along the increments, and half of the differential of that
 * along the same increments, which do not move themselves. Source: MagnusNeudecker2019, ch. 6.
 */
import type { Node } from '../../expr/node.ts'
import { ONE, rational } from '../../rational.ts'
import { answerOf, finished } from '../answers.ts'
import { along } from '../direction.ts'
import { differentials } from '../forward.ts'
import { METHOD } from '../method.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'

export const taylor = (session: Session, request: Request): Derivatives => {
  const { trace, namer } = session
  const { objective, subject } = request
  const [prepared] = prepare(session, [objective], subject) as [Node]
  const first = request.released(movement(session, request, prepared, subject))
  const [again] = prepare(session, [first]) as [Node]
  const name = namer.free(`D${subject}`)
  trace.line({ of: name }, () => again, [METHOD.direction])
  const second = movement(session, request, again, name)
  const parts = finished(session, 'present', [objective, first, second])
  const [answer, plain] = [
    expansion(
      session,
      parts.map(({ node }) => node),
    ),
    () =>
      expansion(
        session,
        parts.map((part) => part.plain()),
      ),
  ]
  trace.line(answerOf(request), () => answer, [METHOD.expansion])
  const variables = request.variables.map((variable) => variable.name)
  return { ...NONE, answers: [{ variables, node: answer, plain }], prepared }
}

/** The parts of each order stay apart, as a reader expects them. */
const expansion = ({ graph }: Session, [value, first, second]: readonly Node[]): Node =>
  graph.sum(
    [
      { coefficient: ONE, body: value! },
      { coefficient: ONE, body: first! },
      { coefficient: rational(1, 2), body: second! },
    ],
    value!.rows,
    value!.cols,
  )

/** What a node moves by along the increments. */
const movement = (session: Session, { direction }: Request, of: Node, name: string): Node => {
  const all = differentials(session, [{ of, name }])
  return along(session, all, (body) => (body.kind === 'variable' ? direction(body.name) : body)).at(-1)!
}
