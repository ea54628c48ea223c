/**
 * From differentials to answers: partial derivatives, values along directions, each put as a reader likes it.
 */
import type { Answered, Subject } from '../expr/derivation.ts'
import { rowOf } from '../expr/kinds.ts'
import { isMatrixNode, isScalarNode, type Node, type Variable } from '../expr/node.ts'
import { along } from './direction.ts'
import type { Differentiated } from './forward.ts'
import { identified, identify, jacobians } from './identify.ts'
import { METHOD } from './method.ts'
import type { Derivatives, Request } from './request.ts'
import { normalized, reformed, refuseUnknown, type Session } from './session.ts'
import { inMatrixForm } from './sums.ts'

export const byVariable = (variables: readonly Variable[], answers: readonly Finished[]): Answered[] =>
  variables.map(({ name }, i) => ({ variables: [name], ...answers[i]! }))

/** The partial derivatives of the last `count` expressions, by variable: by a scalar in the shape of the value. */
export const partials = (
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
export const directed = (
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
export const shown = (
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

/** The left side of the line that says what the answer is. */
export const answerOf = ({ kind, subject }: Request): Subject => {
  const { head } = rowOf(kind)
  return { of: subject, form: 'answer', ...(head && { head }) }
}

/** An answer, and what it was before it was put as a reader likes it. */
export type Finished = Pick<Answered, 'node' | 'plain'>

const PLAIN = { present: 'derivatives', 'present-jacobian': 'jacobian' } as const

/** Put as a reader likes it, short ones without introduced names. */
export const finished = (
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
