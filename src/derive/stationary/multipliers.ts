/**
 * Constraints, with a multiplier each, beside what is differentiated.
 */
import type { Node, Variable } from '../../expr/node.ts'
import { ONE, rational } from '../../rational.ts'
import { METHOD } from '../method.ts'
import type { Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'
import { inMatrixForm } from '../sums.ts'

/** A constraint, and what stands before it. */
export interface Multiplied {
  readonly text: string
  readonly definition: string
  readonly residual: Node
  readonly variable: Variable
}

/** A multiplier for each constraint, of its shape: lambda, with a number where that is in use. */
export const multipliersOf = (session: Session, { constraints = [] }: Request): Multiplied[] =>
  constraints.map(({ text, name, node }, i) => {
    const [residual] = prepare(session, inMatrixForm(session, [node])) as [Node]
    const { rows, cols } = residual
    const called = session.namer.free(i === 0 ? 'lambda' : `lambda${i + 1}`)
    const variable = session.graph.variable({ name: called, rows, cols, active: true })
    return { text, definition: name, residual, variable }
  })

/**
 * The Lagrangian and what lines call it; the objective itself where nothing is to be zero beside. Augmented, it has half of the
 * squares of the constraints: where those hold, that adds nothing, nor to the gradient. Source: NocedalWright2006, sec. 17.3.
 */
export const withMultipliers = (
  session: Session,
  objective: Node,
  scalar: string,
  multipliers: readonly Multiplied[],
  isAugmented: boolean,
): [Node, string] => {
  const { graph, trace, namer } = session
  if (multipliers.length === 0) return [objective, scalar]
  const parts = multipliers.map(({ residual, variable }) => graph.colon(variable, residual))
  const squares = isAugmented ? multipliers.map(({ residual }) => graph.colon(residual, residual)) : []
  const terms = [
    ...[objective, ...parts].map((body) => ({ coefficient: ONE, body })),
    ...squares.map((body) => ({ coefficient: rational(1, 2), body })),
  ]
  const [lagrangian] = prepare(session, [graph.sum(terms, 1, 1)]) as [Node]
  const name = namer.free('L')
  trace.line({ of: name }, () => lagrangian, [METHOD.lagrangian, ...(isAugmented ? [METHOD.augmented] : [])])
  return [lagrangian, name]
}
