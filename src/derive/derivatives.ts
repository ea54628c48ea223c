/**
 * How the derivatives of each kind are found: backwards or forwards, and what becomes of the differential.
 */
import type { Answered } from '../expr/derivation.ts'
import { isExpressionKind, rowOf } from '../expr/kinds.ts'
import type { Node, Variable } from '../expr/node.ts'
import { byVariable, directed, type Finished, partials, shown } from './answers.ts'
import { differentials, type Root } from './forward.ts'
import { gradient } from './gradient.ts'
import { EXPRESSIONS } from './kinds/index.ts'
import { METHOD } from './method.ts'
import { type Derivatives, NONE, type Request } from './request.ts'
import { prepare, type Session } from './session.ts'

/** Derivatives of the kind asked for. Throws: `no-rule`, `step-limit`. */
export const derivatives = (session: Session, request: Request): Derivatives =>
  isExpressionKind(request.kind)
    ? EXPRESSIONS[request.kind](session, request)
    : WAYS[rowOf(request.kind).way](session, request)

/** The gradient of f, or of Z : F. */
const backwards = (session: Session, request: Request): Derivatives => {
  const { objective, cotangent, variables, unconstrained } = request
  const scalar = cotangent ? session.graph.colon(cotangent, objective) : objective
  const [prepared] = prepare(session, [scalar], request.scalar) as [Node]
  const { answers, projections } = gradient(session, {
    name: request.scalar,
    objective: prepared,
    variables,
    unconstrained,
  })
  const found = byVariable(variables, answers)
  return { ...NONE, answers: found, projections, prepared: cotangent ? objective : prepared }
}

const forwards = (session: Session, request: Request): Derivatives => {
  const { objective, subject } = request
  const [prepared] = prepare(session, [objective], subject) as [Node]
  const all = differentials(session, [{ of: prepared, name: subject }])
  if (rowOf(request.kind).answer === 'partials') {
    const [found] = partials(session, request, all, 1) as [Finished[]]
    return {
      ...NONE,
      ...shown(session, request, all, 1),
      answers: byVariable(request.variables, found),
      prepared,
    }
  }
  const answers = directed(session, request, all, 1)
  const variables = request.variables.map(({ name }) => name)
  return { ...NONE, answers: [{ variables, ...answers[0]! }], prepared }
}

/** Second derivatives: the same of the gradient. */
const twice = (session: Session, request: Request): Derivatives => {
  const { kind, objective, variables, scalar: name } = request
  const [prepared] = prepare(session, [objective], name) as [Node]
  const found = gradient(session, { name, objective: prepared, variables, unconstrained: true })
  const gradients = found.answers.map((answer) => ({ ...answer, node: request.released(answer.node) }))
  const roots = gradientRoots(
    session,
    variables,
    gradients.map(({ node }) => node),
  )
  const all = differentials(session, roots)
  const common = { ...NONE, gradients: byVariable(variables, gradients), prepared }
  if (rowOf(kind).answer === 'movement')
    return { ...common, answers: byVariable(variables, directed(session, request, all, roots.length)) }
  const blocks = partials(session, request, all, roots.length)
  const single = variables.length === 1
  const answers = variables.flatMap(({ name }, i) =>
    variables.map(({ name: second }, j): Answered => {
      return { variables: [name], ...blocks[i]![j]!, ...(single ? {} : { second }) }
    }),
  )
  return { ...common, ...shown(session, request, all, roots.length), answers }
}

const WAYS = { backwards, forwards, twice } as const

/** The gradients as lines call them: `G`, or of several variables `G_W` and `G_b`. */
const gradientRoots = (
  session: Session,
  variables: readonly Variable[],
  gradients: readonly Node[],
): Root[] => {
  const { trace, namer } = session
  const prepared = prepare(session, gradients)
  return prepared.map((of, i) => {
    const name = namer.free(variables.length === 1 ? 'G' : `G_${variables[i]!.name}`)
    trace.line({ of: name }, () => of, [METHOD.gradient])
    return { of, name }
  })
}
