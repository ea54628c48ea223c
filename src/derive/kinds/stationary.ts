/**
 * The point at which the gradient is zero, in closed form: where the equation is linear in the unknown or in its inverse, or
 * becomes so by multiplying with what is invertible. Source: Boyd2004, ch. 9 and 10.
 */
import { GradusError } from '../../errors/error.ts'
import { notInSubspace, smallestElsewhere, undefinedThere } from '../../errors/stationary.ts'
import type { Node, Variable } from '../../expr/node.ts'
import { exchanged, has } from '../../expr/walk.ts'
import { toText } from '../../print/text.ts'
import { LOST, narrowest, type Property } from '../../shape/properties.ts'
import { byVariable, finished } from '../answers.ts'
import { gradient } from '../gradient.ts'
import { inline } from '../names.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'
import { zeroAtKink, zeroThere } from '../stationary/kinks.ts'
import { type Multiplied, multipliersOf, withMultipliers } from '../stationary/multipliers.ts'
import { settled } from '../stationary/settle.ts'
import type { Together } from '../stationary/system.ts'

export const stationary = (session: Session, request: Request): Derivatives => {
  const { objective, scalar, variables, unconstrained } = request
  if (!unconstrained) for (const variable of variables) refuseSet(session, variable)
  const multipliers = multipliersOf(session, request)
  const [prepared] = prepare(session, [objective], scalar) as [Node]
  const unknowns = [...variables, ...multipliers.map(({ variable }) => variable)]
  const open = opened(session, unknowns, prepared)
  const { values, several, projections } = elsewhere(session, request, open, () =>
    augmentedOr(multipliers, (isAugmented) => pointIn(session, request, prepared, multipliers, isAugmented)),
  )
  const nodes = unknowns.map((variable) => values.get(variable)!)
  const answers = finished(session, 'present', nodes)
  return {
    ...NONE,
    answers: byVariable(variables, answers),
    projections,
    multipliers: multipliers.map(({ variable, text, definition }, i) => {
      const { node } = answers[variables.length + i]!
      return { constraint: text, definition, name: variable.name, node }
    }),
    several: several.map(({ name }) => name),
    prepared: atPoint(session, open, values),
  }
}

/** The point of the Lagrangian; of one with the squares of the constraints, where that alone determines a point. */
const augmentedOr = <T>(multipliers: readonly Multiplied[], find: (isAugmented: boolean) => T): T => {
  try {
    return find(false)
  } catch (error) {
    if (!(error instanceof GradusError) || error.code !== 'not-unique' || multipliers.length === 0)
      throw error
    try {
      return find(true)
    } catch {
      throw error
    }
  }
}

const pointIn = (
  session: Session,
  { scalar, variables, unconstrained }: Request,
  prepared: Node,
  multipliers: readonly Multiplied[],
  isAugmented: boolean,
): Together & Pick<Derivatives, 'projections'> => {
  const [lagrangian, name] = withMultipliers(session, prepared, scalar, multipliers, isAugmented)
  const unknowns = [...variables, ...multipliers.map(({ variable }) => variable)]
  const { answers, projections } = gradient(session, {
    ...{ name, objective: lagrangian, variables: unknowns, unconstrained },
  })
  const system = unknowns.map((variable, i) => ({
    variable,
    equation: opened(session, unknowns, answers[i]!.node),
  }))
  const found = settled(session, system, multipliers.length > 0)
  found.show()
  refuseZero(session, found.values)
  return { ...found, projections }
}

/** What is found; where nothing is, the error says of a value that is never negative where it is zero, if that is seen. */
const elsewhere = <T>(
  session: Session,
  { variables, constraints = [] }: Request,
  objective: Node,
  find: () => T,
): T => {
  try {
    return find()
  } catch (error) {
    const [variable, more] = variables
    if (!(error instanceof GradusError) || !variable || more || constraints.length > 0) throw error
    const point = zeroAtKink(session, objective, variable)
    throw point ? smallestElsewhere(error, variable.name, toText(point)) : error
  }
}

/** A solution found by multiplying with what is zero there is none. */
const refuseZero = (session: Session, values: ReadonlyMap<Variable, Node>): void => {
  const zero = zeroThere(session, values)
  if (!zero) return
  const told = [...values].map(([{ name }, value]) => `${name} = ${toText(value)}`)
  throw undefinedThere(told, toText(zero))
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
