/**
 * Several equations for several unknowns: one is solved for and put into the others, in an order in which that goes on to the
 * end.
 */
import type { GradusError } from '../../errors/error.ts'
import { isMatrixNode, isScalarNode, type Node, type Variable } from '../../expr/node.ts'
import { exchanged } from '../../expr/walk.ts'
import { METHOD } from '../method.ts'
import type { Session } from '../session.ts'
import { type Found, pointOf } from './point.ts'

export interface Equation {
  readonly variable: Variable
  /** What is to be zero. */
  readonly equation: Node
}

/** The value of every variable, and what writes the way there down. */
export interface Together {
  readonly values: ReadonlyMap<Variable, Node>
  readonly show: () => void
}

/** More unknowns are solved for in the order given alone. */
const ORDERED = 3

/** All at once; `undefined` where no order of elimination goes on to the end. */
export const solvedTogether = (session: Session, system: readonly Equation[]): Together | undefined => {
  if (system.length === 0) return { values: new Map(), show: () => {} }
  const tried = system.length > ORDERED ? system.slice(0, 1) : bySize(system)
  for (const one of tried) {
    const found = pointOf(session, one.variable, one.equation)
    if (found.error) continue
    const others = system
      .filter((other) => other !== one)
      .map(({ variable, equation }) => ({
        variable,
        equation: session.quiet('present', exchanged(session.graph, equation, one.variable, found.value)),
      }))
    const rest = solvedTogether(session, others)
    if (rest) return withRest(session, one.variable, found, rest)
  }
  return undefined
}

/** Numbers before vectors before matrices; multipliers last, which stand behind the variables. */
const bySize = (system: readonly Equation[]): Equation[] => {
  const rank = ({ variable }: Equation): number =>
    isScalarNode(variable) ? 0 : isMatrixNode(variable) ? 2 : 1
  return [...system].sort((a, b) => rank(a) - rank(b))
}

type Point = Extract<Found, { value: Node }>

/** The first unknown in terms of what is known of the others. */
const withRest = (session: Session, variable: Variable, found: Point, rest: Together): Together => {
  let { value } = found
  for (const [other, known] of rest.values) value = exchanged(session.graph, value, other, known)
  const finished = session.quiet('present', value)
  const show = (): void => {
    found.show()
    rest.show()
    if (finished !== found.value)
      session.trace.line({ of: variable.name }, () => finished, [METHOD.substituted])
  }
  return { values: new Map([[variable, finished], ...rest.values]), show }
}

/** Each given the others. Throws what is wrong with the first that is not found. */
export const solvedInTurn = (session: Session, system: readonly Equation[]): Together => {
  const found = system.map(
    ({ variable, equation }) => [variable, pointOf(session, variable, equation)] as const,
  )
  const values = new Map(found.map(([variable, point]) => [variable, foundIn(point)]))
  const show = (): void => {
    for (const [, point] of found) if (!point.error) point.show()
  }
  return { values, show }
}

const foundIn = (found: Found): Node => {
  if (found.error) throw found.error satisfies GradusError
  return found.value
}
