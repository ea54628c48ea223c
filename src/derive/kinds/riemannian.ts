/**
 * The gradient on the set that a variable lives in: the gradient in the space around, or in the subspace of a structured
 * variable, by the law of the set in `rules/tangent.rules`.
 */
import { noTangents } from '../../errors/derivatives.ts'
import type { Answered } from '../../expr/derivation.ts'
import { isScalarNode, type Node, type Variable } from '../../expr/node.ts'
import { isSet, isStructural, narrowest, type Property } from '../../shape/properties.ts'
import { answerOf, byVariable, finished } from '../answers.ts'
import { gradient } from '../gradient.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'
import type { Law } from '../trace.ts'

export const riemannian = (session: Session, request: Request): Derivatives => {
  const { objective, scalar, variables, unconstrained } = request
  const [prepared] = prepare(session, [objective], scalar) as [Node]
  const found = gradient(session, { name: scalar, objective: prepared, variables, unconstrained })
  const answers = variables.map((variable, i) => onSet(session, request, variable, found.answers[i]!))
  return { ...NONE, answers: byVariable(variables, answers), projections: found.projections, prepared }
}

type Finished = Pick<Answered, 'node' | 'plain'>

/** The gradient on the set of a variable; the gradient itself where there is none. */
const onSet = (session: Session, request: Request, variable: Variable, around: Finished): Finished => {
  const { trace } = session
  const held = session.atPoint(variable)
  if (held.kind !== 'variable') return around
  refuseCrossed(held)
  const on = (node: Node): { readonly node: Node; readonly law: Law } | undefined =>
    tangent(session, held, node)
  const first = on(around.node)
  if (!first) return around
  const answer = shortest(session, first.node)
  trace.line(answerOf(request), () => answer.node, [first.law])
  const plain = (): Node => session.quiet('derivatives', on(around.plain())?.node ?? around.plain())
  return { node: answer.node, plain }
}

/** From the form that it has, or from that in which everything is multiplied out: the set has laws for products. */
const shortest = (session: Session, node: Node): Finished => {
  const forms = [node, session.quiet('expanded', node)]
  const [as, out] = finished(session, 'present', forms) as [Finished, Finished]
  return out.node.size < as.node.size ? out : as
}

/** What stands left of the colon where the law of the set is applied to `G : d(X)`. */
const tangent = (
  { graph, rewriter, rulebook }: Session,
  held: Variable,
  around: Node,
): { readonly node: Node; readonly law: Law } | undefined => {
  const term = graph.colon(around, graph.differential(held))
  const application = rewriter.applyAtRoot(rulebook.phase('tangent'), term)
  if (application?.result.kind !== 'colon') return undefined
  return { node: application.result.left, law: application.rule }
}

const isCurved = (property: Property): property is Property => isSet(property)

/** What is declared to live in two sets at once has tangents of its own, which no law tells. */
const refuseCrossed = (held: Variable): void => {
  const { name, properties } = held
  const curved = narrowest(properties, isCurved)
  const other = narrowest(properties, isCrossing)
  if (curved && other) throw noTangents(name, curved, other)
  const set = curved ?? (properties.has('positive-definite') ? 'positive-definite' : undefined)
  if (set && isScalarNode(held)) throw noTangents(name, set, 'a scalar')
}

const isCrossing = (property: Property): property is Property =>
  isStructural(property) || property === 'positive-semidefinite'
