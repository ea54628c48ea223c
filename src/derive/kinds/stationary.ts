/**
 * The point at which the gradient is zero, in closed form: where the equation is linear in the unknown or in its inverse, or
 * becomes so by multiplying with what is invertible. Source: Boyd2004, ch. 9 and 10.
 */
import { constraintUnsolved, notInSubspace } from '../../errors/stationary.ts'
import type { Node, Variable } from '../../expr/node.ts'
import { exchanged, has } from '../../expr/walk.ts'
import { ONE } from '../../rational.ts'
import { LOST, narrowest, type Property } from '../../shape/properties.ts'
import { byVariable, finished } from '../answers.ts'
import { gradient } from '../gradient.ts'
import { METHOD } from '../method.ts'
import { inline } from '../names.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'
import { type Equation, solvedInTurn, solvedTogether } from '../stationary/system.ts'
import { inMatrixForm } from '../sums.ts'

export const stationary = (session: Session, request: Request): Derivatives => {
  const { objective, scalar, variables, unconstrained } = request
  if (!unconstrained) for (const variable of variables) refuseSet(session, variable)
  const multipliers = multipliersOf(session, request)
  const [prepared] = prepare(session, [objective], scalar) as [Node]
  const [lagrangian, name] = withMultipliers(session, prepared, scalar, multipliers)
  const unknowns = [...variables, ...multipliers.map(({ variable }) => variable)]
  const found = gradient(session, { name, objective: lagrangian, variables: unknowns, unconstrained })
  const system = unknowns.map((variable, i) => ({
    variable,
    equation: opened(session, unknowns, found.answers[i]!.node),
  }))
  const { values, show } = settled(session, system, multipliers.length > 0)
  show()
  const nodes = unknowns.map((variable) => values.get(variable)!)
  const answers = finished(session, 'present', nodes)
  return {
    ...NONE,
    answers: byVariable(variables, answers),
    projections: found.projections,
    multipliers: multipliers.map(({ variable, text, definition }, i) => {
      const { node } = answers[variables.length + i]!
      return { constraint: text, definition, name: variable.name, node }
    }),
    prepared: atPoint(session, opened(session, unknowns, prepared), values),
  }
}

/** A constraint, and what stands before it. */
interface Multiplied {
  readonly text: string
  readonly definition: string
  readonly residual: Node
  readonly variable: Variable
}

/** A multiplier for each constraint, of its shape: lambda, with a number where that is in use. */
const multipliersOf = (session: Session, { constraints = [] }: Request): Multiplied[] =>
  constraints.map(({ text, name, node }, i) => {
    const [residual] = prepare(session, inMatrixForm(session, [node])) as [Node]
    const { rows, cols } = residual
    const called = session.namer.free(i === 0 ? 'lambda' : `lambda${i + 1}`)
    const variable = session.graph.variable({ name: called, rows, cols, active: true })
    return { text, definition: name, residual, variable }
  })

/** The Lagrangian and what lines call it; the objective itself where nothing is to be zero beside. */
const withMultipliers = (
  session: Session,
  objective: Node,
  scalar: string,
  multipliers: readonly Multiplied[],
): [Node, string] => {
  const { graph, trace, namer } = session
  if (multipliers.length === 0) return [objective, scalar]
  const parts = multipliers.map(({ residual, variable }) => graph.colon(variable, residual))
  const terms = [objective, ...parts].map((body) => ({ coefficient: ONE, body }))
  const [lagrangian] = prepare(session, [graph.sum(terms, 1, 1)]) as [Node]
  const name = namer.free('L')
  trace.line({ of: name }, () => lagrangian, [METHOD.lagrangian])
  return [lagrangian, name]
}

/** All at once where that can be, else each given the others; multipliers are known only with all the rest. */
const settled = (
  session: Session,
  system: readonly Equation[],
  isConstrained: boolean,
): ReturnType<typeof solvedInTurn> => {
  const joint = system.length > 1 ? solvedTogether(session, system) : undefined
  if (joint) return joint
  const alone = solvedInTurn(session, isConstrained ? system.slice(0, 1) : system)
  if (!isConstrained) return alone
  throw constraintUnsolved(system[0]!.variable.name)
}

/** Without names for what has a variable in it. */
const opened = ({ graph }: Session, variables: readonly Variable[], node: Node): Node =>
  inline(graph, [node], (named) => variables.some((variable) => has(named, variable)))[0]!

/** The value at the point, where the variables do not depend on each other. */
const atPoint = (session: Session, objective: Node, values: ReadonlyMap<Variable, Node>): Node => {
  const isJoint = [...values.values()].every((value) => ![...values.keys()].some((one) => has(value, one)))
  if (!isJoint) return objective
  let result = objective
  for (const [variable, value] of values) result = exchanged(session.graph, result, variable, value)
  return result
}

const refuseSet = (session: Session, variable: Variable): void => {
  const held = session.atPoint(variable)
  if (held.kind !== 'variable') return
  const property = narrowest(held.properties, isLost)
  if (property) throw notInSubspace(variable.name, property)
}

const isLost = (property: Property): property is Property => LOST.has(property)
