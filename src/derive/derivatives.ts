/**
 * How the derivatives of each kind are found: backwards or forwards, and what becomes of the differential.
 */
import type { Answered, Result } from '../expr/derivation.ts'
import { type DerivativeKind, rowOf } from '../expr/kinds.ts'
import { isMatrixNode, isScalarNode, type Node, type Variable } from '../expr/node.ts'
import { along } from './direction.ts'
import { type Differentiated, differentials, type Root } from './forward.ts'
import { gradient, type Projected } from './gradient.ts'
import { identified, identify, jacobians } from './identify.ts'
import { METHOD } from './method.ts'
import { normalized, prepare, reformed, refuseUnknown, type Session } from './session.ts'
import { inMatrixForm } from './sums.ts'

export interface Request {
  readonly kind: DerivativeKind
  /** As lowered. */
  readonly objective: Node
  /** What lines call its value. */
  readonly subject: string
  /** What they call a scalar of it: Z : F for a cotangent Z. */
  readonly scalar: string
  readonly variables: readonly Variable[]
  /** The direction in which a variable moves. */
  readonly direction: (name: string) => Node
  readonly cotangent?: Node
  readonly unconstrained: boolean
  /** A node in which what equations determine moves. */
  readonly released: (node: Node) => Node
}

export interface Derivatives {
  readonly answers: readonly Answered[]
  /** The gradient that a second derivative was taken of. */
  readonly gradients: readonly Result[]
  readonly differentials: readonly { readonly of: string; readonly node: Node }[]
  readonly projections: readonly Projected[]
  /** The objective as it was differentiated. */
  readonly prepared: Node
}

/** Derivatives of the kind asked for. Throws: `no-rule`, `step-limit`. */
export const derivatives = (session: Session, request: Request): Derivatives =>
  WAYS[rowOf(request.kind).way](session, request)

const NONE = { gradients: [], differentials: [], projections: [] }

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

const byVariable = (variables: readonly Variable[], answers: readonly Finished[]): Answered[] =>
  variables.map(({ name }, i) => ({ variables: [name], ...answers[i]! }))

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

/** The partial derivatives of the last `count` expressions, by variable: by a scalar in the shape of the value. */
const partials = (
  session: Session,
  { variables }: Request,
  all: readonly Differentiated[],
  count: number,
): Finished[][] => {
  const { graph } = session
  const roots = all.slice(-count)
  const coefficients = variables.every(isScalarNode) ? [] : identify(session, all)
  const columns = variables.map((variable) => {
    if (isScalarNode(variable)) {
      const moved = (other: Node): Node =>
        other === variable ? graph.ones(1, 1) : graph.zero(other.rows, other.cols)
      return finished(session, 'present', along(session, all, moved).slice(-count))
    }
    const found = jacobians(session, all, coefficients, variable).slice(-count)
    const show = (nodes: readonly Node[]): void => {
      for (const [i, { of, name }] of roots.entries())
        if (variables.length === 1) identified(session, of, name, variable, nodes[i]!)
    }
    return finished(session, 'present-jacobian', found, show)
  })
  return roots.map((_root, i) => columns.map((column) => column[i]!))
}

/** The differentials of the last `count` expressions along the directions asked for. */
const directed = (
  session: Session,
  { direction }: Request,
  all: readonly Differentiated[],
  count: number,
): Finished[] => {
  const { trace } = session
  const values = along(session, all, (body) => (body.kind === 'variable' ? direction(body.name) : body))
  const answers = finished(session, 'present', values.slice(-count))
  for (const [i, { name }] of all.slice(-count).entries())
    trace.line({ of: name, form: 'differential' }, () => answers[i]!.node, [], METHOD.direction)
  return answers
}

/** The differentials themselves where the answer is about columns of matrices: they are what a reader recognises. */
const shown = (
  session: Session,
  { variables, direction }: Request,
  all: readonly Differentiated[],
  count: number,
): Pick<Derivatives, 'differentials'> => {
  const roots = all.slice(-count)
  if (![...variables, ...roots.map(({ of }) => of)].some(isMatrixNode)) return { differentials: [] }
  const values = along(session, all, (body) => (body.kind === 'variable' ? direction(body.name) : body))
  const nodes = finished(session, 'present', values.slice(-count)).map(({ node }) => node)
  return { differentials: roots.map(({ name }, i) => ({ of: name, node: nodes[i]! })) }
}

/** An answer, and what it was before it was put as a reader likes it. */
export type Finished = Pick<Answered, 'node' | 'plain'>

const PLAIN = { present: 'derivatives', 'present-jacobian': 'jacobian' } as const

/** Put as a reader likes it, short ones without introduced names. */
const finished = (
  session: Session,
  name: 'present' | 'present-jacobian',
  nodes: readonly Node[],
  show: (nodes: readonly Node[]) => void = () => {},
): Finished[] => {
  const found = inMatrixForm(session, nodes.map(session.atPoint))
  const settled = session.namer.settle(normalized(session, name, found))
  const answers = normalized(session, name, settled)
  refuseUnknown(answers)
  return reformed(session, name === 'present' ? 'tidy' : 'tidy-jacobian', answers, show).map((node, i) => ({
    node,
    plain: () => session.quiet(PLAIN[name], found[i]!),
  }))
}
