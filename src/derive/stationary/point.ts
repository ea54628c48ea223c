/**
 * Where one equation is satisfied: by a value of its unknown, found by the laws of `rules/stationary.rules`.
 */
import type { GradusError } from '../../errors/error.ts'
import { noInverse, noStationaryPoint, notAffine, stationaryEverywhere } from '../../errors/stationary.ts'
import { isScalarNode, isZeroNode, type Node, type Variable } from '../../expr/node.ts'
import { toText } from '../../print/text.ts'
import { hasProperty } from '../../properties/properties.ts'
import { substitute } from '../forward.ts'
import { METHOD } from '../method.ts'
import type { Session } from '../session.ts'
import { isSingular } from '../trace.ts'
import { type Factor, type Form, formsOf, inverseOf } from './forms.ts'
import { type Linear, linearIn } from './linear.ts'
import { isFree, solved } from './solve.ts'
import { spread } from './structure.ts'

/** What is found of an unknown: its value and what writes the way there down, or why there is none. */
export type Found =
  | {
      readonly value: Node
      readonly show: () => void
      /** Whether no other value is one, what is taken for granted being so. */
      readonly isOnly: boolean
      readonly error?: undefined
    }
  | {
      readonly error: GradusError
      /** What the equation says to be zero, where the unknown is not in it. */
      readonly leaves?: Node
      readonly value?: undefined
      readonly show?: undefined
      readonly isOnly?: undefined
    }

/** The value of a variable for which an expression is zero. */
export const pointOf = (session: Session, variable: Variable, equation: Node): Found => {
  const free = spread(session, variable)
  if (!free) return inForms(session, variable, equation)
  const made = free.make(free.entries)
  const inside = pointOf(session, free.entries, free.take(session, equation, variable, made))
  if (inside.error) return inside
  const value = session.quiet('present', free.make(inside.value))
  const show = (): void => {
    session.trace.line({ of: variable.name }, () => made, [METHOD.structure])
    inside.show()
    session.trace.line({ of: variable.name }, () => value, [METHOD.structure])
  }
  return { value, show, isOnly: inside.isOnly }
}

const inForms = (session: Session, variable: Variable, equation: Node): Found => {
  for (const form of formsOf(session, equation, variable)) {
    const found = inForm(session, variable, form)
    if (found) return found
  }
  if (isNowhereZero(session, equation))
    return { error: noStationaryPoint(variable.name, unsigned(session, equation), true) }
  return { error: notAffine(variable.name) }
}

/** By the form of the equation, where that is linear in the unknown or in its inverse. */
const inForm = (session: Session, variable: Variable, form: Form): Found | undefined => {
  const { graph } = session
  const isSquare = variable.rows === variable.cols
  for (const unknown of isSquare ? [variable, inverseOf(graph, variable)] : [variable]) {
    const linear = linearIn(session, form.equation, unknown, variable)
    if (!linear) continue
    if (!isFree(linear)) return bySolving(session, variable, unknown, form, linear)
    const leaves = linear.rest
    if (isZeroNode(leaves)) return { error: stationaryEverywhere(variable.name), leaves }
    return {
      error: noStationaryPoint(variable.name, unsigned(session, leaves), isNowhereZero(session, leaves)),
      leaves,
    }
  }
  return undefined
}

/** What is to be zero as text, without a sign before it. */
export const unsigned = ({ graph }: Session, node: Node): string => {
  const [one, other] = [toText(node), toText(graph.minus(node))]
  return other.length < one.length ? other : one
}

/** Whether what an equation leaves is proved to have an entry other than zero. */
export const isNowhereZero = ({ atPoint, graph }: Session, node: Node): boolean =>
  [node, graph.minus(node)].some((side) => hasProperty(atPoint(side), 'positive'))

const bySolving = (
  session: Session,
  variable: Variable,
  unknown: Node,
  form: Form,
  linear: Linear,
): Found => {
  const { graph, trace } = session
  const found = solved(session, variable.name, linear)
  if (found.error) return found
  const isInverse = unknown !== variable
  if (isInverse && (isZeroNode(found.value) || isSingular(found.value)))
    return { error: noInverse(variable.name, toText(found.value)) }
  const value = isInverse ? session.quiet('present', inverseOf(graph, found.value)) : found.value
  const show = (): void => {
    for (const factor of form.factors) assume(session, factor)
    showEquation(session, linear, unknown, form.factors.length > 0)
    found.assume()
    const solution = { of: toText(unknown), form: 'term', term: unknown } as const
    trace.line(isInverse ? solution : { of: variable.name }, () => found.value, found.laws)
    if (!isInverse) return
    assume(session, { node: found.value, property: isScalarNode(value) ? 'nonzero' : 'invertible' })
    trace.line({ of: variable.name }, () => value, [METHOD.inverted])
  }
  return { value, show, isOnly: found.isOnly }
}

/** The equation, the unknown on its left side. */
const showEquation = (session: Session, linear: Linear, unknown: Node, isMultiplied: boolean): void => {
  const { graph, trace } = session
  const left = substitute(graph, linear.differential, () => unknown)
  const term = session.quiet('present', left)
  const right = session.quiet('present', graph.minus(linear.rest))
  const laws = [METHOD.stationary, ...(isMultiplied ? [METHOD.multiplied] : [])]
  trace.line({ of: toText(term), form: 'term', term }, () => right, laws)
}

/** What is taken for granted, unless it can be proved. */
const assume = ({ trace, atPoint }: Session, { node, property }: Factor): void => {
  const proof = property === 'nonzero' ? 'positive' : property
  if (hasProperty(atPoint(node), proof)) return
  if (trace.assumptions.some((one) => one.node === node && one.property === property)) return
  trace.assumptions.push({ node, property })
}
