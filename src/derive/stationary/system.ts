/**
 * Several equations for several unknowns: one is solved for and put into the others, in an order in which that goes on to the
 * end.
 */
import { notAffine } from '../../errors/stationary.ts'
import { isMatrixNode, isScalarNode, isZeroNode, type Node, type Variable } from '../../expr/node.ts'
import { exchanged, has } from '../../expr/walk.ts'
import { withZeros } from '../at-zero.ts'
import { METHOD } from '../method.ts'
import type { Session } from '../session.ts'
import { fixedPointOf } from './fixed-point.ts'
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
  /** Variables that may have other values too. */
  readonly several: readonly Variable[]
}

/** Why there is no value of all: told only where that follows from the equations. */
export interface Apart {
  readonly values?: undefined
  /** What was found of some of them. */
  readonly known?: readonly Known[]
  /** The unknown whose equation has none left, and what that equation leaves: zero where any value is one. */
  readonly variable?: Variable
  readonly leaves?: Node
}

/** What one unknown is in terms of the others, where an equation says so. */
export interface Known extends Equation {
  readonly of: Variable
  readonly value: Node
  readonly isOnly: boolean
}

/** More unknowns are solved for in the order given alone. */
const ORDERED = 3

/** All at once, in an order of elimination that goes on to the end; else why there is none, where that is seen. */
export const solvedTogether = (
  session: Session,
  system: readonly Equation[],
  known: readonly Known[] = [],
): Together | Apart => {
  if (system.length === 0) return { values: new Map(), show: () => {}, several: [] }
  const tried = system.length > ORDERED ? system.slice(0, 1) : bySize(system)
  let apart: Apart = {}
  for (const { one, of } of choices(tried, system)) {
    const found = pointOf(session, of, one.equation)
    if (found.error) {
      if (one.variable === of) apart = more(apart, said(system, known, one, found.leaves))
      continue
    }
    const rest = solvedTogether(session, without(session, system, one, of, found.value), [
      ...known,
      { ...one, of, value: found.value, isOnly: found.isOnly },
    ])
    if (rest.values) return withRest(session, of, found, rest)
    apart = more(apart, rest)
  }
  return apart
}

/** Each equation for its own variable, then each for another of its shape. */
const choices = (
  tried: readonly Equation[],
  system: readonly Equation[],
): readonly { readonly one: Equation; readonly of: Variable }[] => [
  ...tried.map((one) => ({ one, of: one.variable })),
  ...tried.flatMap((one) =>
    system
      .map(({ variable }) => variable)
      .filter((of) => of !== one.variable && of.rows === one.equation.rows && of.cols === one.equation.cols)
      .filter((of) => has(one.equation, of) && !has(one.equation, one.variable))
      .map((of) => ({ one, of })),
  ),
]

/** The other equations for the other unknowns, one of which is known. */
const without = (
  session: Session,
  system: readonly Equation[],
  one: Equation,
  of: Variable,
  value: Node,
): Equation[] => {
  const variables = system.map(({ variable }) => variable).filter((variable) => variable !== of)
  const others = system.filter((other) => other !== one)
  const unpaired = variables.filter((variable) => !others.some((other) => other.variable === variable))
  return others.map(({ variable, equation }) => ({
    variable: variable === of ? unpaired[0]! : variable,
    equation: session.quiet(
      'present',
      withZeros(session.graph, exchanged(session.graph, equation, of, value)),
    ),
  }))
}

/** What an equation without its unknown says, if it speaks of no other: a contradiction, or nothing. */
const said = (
  system: readonly Equation[],
  known: readonly Known[],
  { variable }: Equation,
  leaves: Node | undefined,
): Apart => {
  const isOpen = leaves === undefined || system.some((other) => has(leaves, other.variable))
  return isOpen || known.some(({ isOnly }) => !isOnly) ? {} : { known, variable, leaves }
}

/** A contradiction says more than that a value is free. */
const more = (a: Apart, b: Apart): Apart =>
  b.leaves && (!a.leaves || (isZeroNode(a.leaves) && !isZeroNode(b.leaves))) ? b : a

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
  const several = found.isOnly ? rest.several : [variable, ...rest.several]
  return { values: new Map([[variable, finished], ...rest.values]), show, several }
}

/** Each given the others. Throws what is wrong with the first that is not found, with a form to iterate. */
export const solvedInTurn = (session: Session, system: readonly Equation[]): Together => {
  const found = system.map((one) => [one, pointOf(session, one.variable, one.equation)] as const)
  const values = new Map(found.map(([one, point]) => [one.variable, foundIn(session, one, point)] as const))
  const several = found.flatMap(([{ variable }, { isOnly }]) => (isOnly ? [] : [variable]))
  const show = (): void => {
    for (const [, point] of found) point.show?.()
  }
  return { values, show, several }
}

const foundIn = (session: Session, { variable, equation }: Equation, found: Found): Node => {
  if (found.error?.code === 'not-affine')
    throw notAffine(variable.name, fixedPointOf(session, variable, equation))
  if (found.error) throw found.error
  return found.value
}
