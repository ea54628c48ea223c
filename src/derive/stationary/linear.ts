/**
 * An equation as linear in an unknown: what stands with the unknown, and what is left where the unknown is zero.
 */
import { GradusError } from '../../errors/error.ts'
import type { Node, Variable } from '../../expr/node.ts'
import { exchanged, has, reachable } from '../../expr/walk.ts'
import { functionNamed } from '../../functions/index.ts'
import { ONE, type Rational, reciprocal } from '../../rational.ts'
import { isStructural, type Property } from '../../shape/properties.ts'
import { differentials, substitute } from '../forward.ts'
import type { Session } from '../session.ts'
import { createTrace } from '../trace.ts'

/** `L(unknown) + rest = 0`. */
export interface Linear {
  /** `L(d(marker))`. */
  readonly differential: Node
  readonly marker: Variable
  readonly rest: Node
  /** What both sides were multiplied by. */
  readonly scale: Rational
}

/** A session that writes nothing down. */
export const silently = (session: Session): Session => ({
  ...session,
  trace: createTrace(false, session.atPoint),
  inForm: (name, node) => session.rewriter.normalize(session.rulebook.phase(name), node),
})

/**
 * What an expression is in an unknown, which is a variable or the inverse of one; `undefined` where it is not affine in it.
 */
export const linearIn = (
  session: Session,
  equation: Node,
  unknown: Node,
  variable: Node,
): Linear | undefined => {
  const { graph } = session
  const marker = graph.variable({
    name: `${unknown === variable ? '' : 'inverse of '}unknown ${variable.kind === 'variable' ? variable.name : ''}`,
    rows: unknown.rows,
    cols: unknown.cols,
    active: true,
    properties: structural(variable),
  })
  const marked = exchanged(graph, equation, unknown, marker)
  if (unknown !== variable && has(marked, variable)) return undefined
  const differential = movement(session, marked, marker)
  if (
    !differential ||
    has(
      substitute(graph, differential, (body) => graph.zero(body.rows, body.cols)),
      marker,
    )
  )
    return undefined
  if (stands(graph, differential, marker) || isBroken(marked, marker)) return undefined
  const zero = graph.zero(marker.rows, marker.cols)
  const rest = session.quiet('present', exchanged(graph, marked, marker, zero))
  return { marker, ...divided(session, differential, rest) }
}

/** Without a number that stands before all of what has the unknown. */
const divided = ({ graph }: Session, differential: Node, rest: Node): Omit<Linear, 'marker'> => {
  const [only, more] = differential.kind === 'sum' ? differential.terms : []
  if (!only || more) return { differential, rest, scale: ONE }
  const scale = reciprocal(only.coefficient)
  return { differential: only.body, rest: graph.times(scale, rest), scale }
}

/** Whether the marker stands in an expression elsewhere than in its own differential. */
const stands = (graph: Session['graph'], differential: Node, marker: Node): boolean => {
  const kept = graph.differential(marker)
  const other = graph.ones(marker.rows, marker.cols)
  return has(exchanged(graph, differential, kept, other), marker)
}

/** Whether a function that has kinks or jumps is taken of the marker: between those its differential says too little. */
const isBroken = (marked: Node, marker: Node): boolean =>
  reachable([marked]).some(
    (node) => node.kind === 'call' && functionNamed(node.name)?.kink !== undefined && has(node, marker),
  )

/** What an expression moves by with the marker alone. */
const movement = (session: Session, marked: Node, marker: Variable): Node | undefined => {
  const { graph } = session
  const quiet = silently(session)
  const direction = graph.variable({ ...marker, name: `direction of ${marker.name}`, active: false })
  try {
    const { differential } = differentials(quiet, [{ of: marked, name: 'E' }]).at(-1)!
    const alone = substitute(graph, differential, (body) =>
      body === marker ? direction : graph.zero(body.rows, body.cols),
    )
    const structured = quiet.inForm('line', quiet.inForm('projected', alone))
    return exchanged(graph, structured, direction, graph.differential(marker))
  } catch (error) {
    if (error instanceof GradusError && error.code === 'no-rule') return undefined
    throw error
  }
}

const structural = (variable: Node): ReadonlySet<Property> =>
  new Set(variable.kind === 'variable' ? [...variable.properties].filter(isStructural) : [])
