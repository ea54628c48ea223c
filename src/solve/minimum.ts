/**
 * What is proved of a stationary point: how the value bends in the variables says whether it is a minimum. Nothing is called
 * one of which that is not proved. Source: Boyd2004, sec. 4.2.3.
 */
import { valueAtPoint } from '../derive/optimum.ts'
import { GradusError } from '../errors/error.ts'
import type { Node } from '../expr/node.ts'
import { has, reachable } from '../expr/walk.ts'
import { sizeOf } from '../form/size.ts'
import { toLatex } from '../print/latex.ts'
import type { Report } from '../print/report.ts'
import { toText } from '../print/text.ts'
import type { VerdictReport, VerdictRow } from '../print/verdict.ts'
import { hasProperty } from '../properties/properties.ts'
import { isStructural, type Property } from '../shape/properties.ts'
import type { Minimised, OptimumJson, Solved } from './answer.ts'
import { constraintsIn } from './constraints.ts'
import { areAffine, type CurvatureFound, curvatureOf } from './curvature.ts'
import type { Derivative } from './derivative.ts'
import { dependOn } from './settled.ts'
import { checkedCurvature, curvatureSays, sentencesOf, wordsOf } from './verdict.ts'

/** A value at the point of more tokens is not told. */
const SHORT = 30

/** A solution, and what is proved of it. */
interface Proved {
  readonly answer: Solved
  readonly report: Report
  readonly proofs?: readonly VerdictReport[]
}

/** Variables of which something is proved together, the others being as they are. */
interface Stated {
  readonly wrt: readonly string[]
  readonly bends: CurvatureFound | GradusError
  readonly optimum: OptimumJson
}

/** The stationary point with what is proved of it: of variables that were found in turn, of each by itself. */
export const minimumOf = async (derivative: Derivative, { answer, report }: Proved): Promise<Proved> => {
  const { analysis, wrt, derived, options } = derivative
  const together = dependOn(derived) ? wrt.map((name) => [name]) : [wrt]
  const stated: Stated[] = []
  for (const names of together) {
    const given = wrt.filter((name) => !names.includes(name))
    stated.push(withGiven(await stateOf(derivative, names, answer.check !== undefined), given))
  }
  const whole = together.length === 1 ? stated[0]!.bends : await bendsIn(derivative, wrt)
  const value = together.length === 1 ? shortValue(derivative) : undefined
  const { id, ok, input, kind: _, ms, ...rest } = answer as Solved
  const minimised = {
    ...{ id, ok, input, kind: 'minimize', ...rest },
    ...(whole instanceof GradusError ? { curvature: 'unknown' } : wordsOf(analysis, whole, options)),
    optima: stated.map(({ optimum }) => ({
      ...optimum,
      ...(value && { value: { text: toText(value), latex: toLatex(value, options), size: sizeOf(value) } }),
    })),
    ms,
  } as Minimised
  const proofs = stated.map((one) => proofOf(derivative, one, value))
  return { answer: minimised, report, proofs }
}

/** With the variables that are held as they are; their optimum is not that of all together. */
const withGiven = (stated: Stated, given: readonly string[]): Stated =>
  given.length === 0 ? stated : { ...stated, optimum: { ...stated.optimum, given } }

/** How the value bends, or why that makes no sense to ask. */
const bendsIn = async (
  { analysis, options }: Derivative,
  wrt: readonly string[],
): Promise<CurvatureFound | GradusError> => {
  try {
    return await curvatureOf(analysis, wrt, options.rules?.rulebook)
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

const stateOf = async (
  derivative: Derivative,
  wrt: readonly string[],
  isChecked: boolean,
): Promise<Stated> => {
  const bends = await bendsIn(derivative, wrt)
  if (bends instanceof GradusError) return { wrt, bends, optimum: open(wrt, bends.message) }
  if (isChecked) await checkedCurvature(derivative.analysis, wrt, bends)
  return { wrt, bends, optimum: optimumOf(derivative, wrt, bends) }
}

const open = (wrt: readonly string[], why: string): OptimumJson => ({
  wrt: wrt.join(','),
  is: 'stationary point',
  unique: false,
  where: [],
  why,
})

/** What is missing where a value is not proved to bend one way. */
const OPEN = {
  neither: 'the value is neither convex nor concave, so this may be a minimum, a maximum or a saddle',
  unknown: 'no law proves how the value bends, so this may be a minimum, a maximum or a saddle',
} as const

const optimumOf = (derivative: Derivative, wrt: readonly string[], bends: CurvatureFound): OptimumJson => {
  const { curvature } = bends
  if (curvature === 'neither' || curvature === 'unknown') return open(wrt, OPEN[curvature])
  const { analysis, derived, request } = derivative
  const constraints = constraintsIn(request.constraints)
  const names = constraints.map(({ name }) => name)
  if (names.length > 0 && !areAffine(analysis, wrt, names))
    return open(
      wrt,
      'the constraints are not proved to be affine, so the points that satisfy them may be no convex set',
    )
  const where = conditions(derivative, wrt, bends)
  const among = names.length > 0 ? ' among the points that satisfy the constraints' : ''
  return {
    wrt: wrt.join(','),
    is: curvature === 'concave' ? 'global maximum' : 'global minimum',
    unique: curvature !== 'affine' && isOnly(derivative, wrt) && where.length === 0,
    where,
    why: `the value is ${curvature} in ${wrt.join(', ')}, and ${isConstrained(derived) ? 'no direction that the constraints allow changes it' : 'its gradient is zero'} there${among}`,
  }
}

const isConstrained = ({ multipliers = [] }: Derivative['derived']): boolean => multipliers.length > 0

/** Functions of which an answer is one of several values where what they solve has several. */
const MAY_HAVE_SEVERAL = new Set(['pinv'])

/** Whether the steps lead from the equations to this point alone: nothing is taken for granted of the variables themselves. */
const isOnly = ({ derived }: Derivative, wrt: readonly string[]): boolean => {
  const { answers, assumptions, several = [], variables = [] } = derived
  const own = variables.filter(({ name }) => wrt.includes(name))
  const found = answers.filter((answer) => answer.variables.some((name) => wrt.includes(name)))
  return (
    !wrt.some((name) => several.includes(name)) &&
    !assumptions.some(({ node }) => own.some((variable) => has(node, variable))) &&
    !reachable(found.map(({ node }) => node)).some(
      (node) => node.kind === 'call' && MAY_HAVE_SEVERAL.has(node.name),
    )
  )
}

/** What must hold at the point and is not proved: that it is in the set, that the value is defined and smooth there. */
const conditions = (derivative: Derivative, wrt: readonly string[], bends: CurvatureFound): string[] => {
  const { analysis, derived } = derivative
  const members = wrt.flatMap((name) => {
    const { properties } = analysis.variables.get(name)!
    const inside = bends.inside.filter(([one]) => one === name).map(([, property]) => property)
    const asked = [...new Set([...properties, ...inside])].filter(isOfSet)
    const { node } = derived.answers.find(({ variables }) => variables.includes(name))!
    return asked
      .filter((property) => !hasProperty(derived.atPoint(node), property))
      .filter((property, _, all) => !all.some((other) => IMPLIES[other] === property))
      .map((property) => `${name} is ${property} there`)
  })
  return [
    ...members,
    ...(bends.isTotal ? [] : ['the value is defined there']),
    ...(derived.kinks.length > 0 ? ['the value is differentiable there'] : []),
  ]
}

const IMPLIES: Readonly<Partial<Record<Property, Property>>> = {
  positive: 'nonnegative',
  'positive-definite': 'positive-semidefinite',
}

/** Sets of points that a formula may leave, where subspaces are kept by the way it is found. */
const isOfSet = (property: Property): boolean =>
  !isStructural(property) && property !== 'constant' && property !== 'invertible'

/** The value at the point, where that is short. */
const shortValue = ({ derived }: Derivative): Node | undefined => {
  const value = valueAtPoint(derived)
  return value && sizeOf(value) <= SHORT ? value : undefined
}

/** Why the value bends so, and what that makes of the point. */
const proofOf = (
  { analysis, derived }: Derivative,
  { wrt, bends, optimum }: Stated,
  value: Node | undefined,
): VerdictReport => {
  const { is, unique, given: others = [], where, why, wrt: names } = optimum
  const isOpen = is === 'stationary point'
  const { variables = [] } = derived
  const given = others.length > 0 ? ` for ${others.join(', ')} as given` : ''
  const says = `${isOpen || !unique ? 'a' : 'the'} ${is}${given}${where.length > 0 ? ` if ${where.join(' and ')}` : ''}`
  const then: VerdictRow[] = [
    ...variables
      .filter(({ name }) => wrt.includes(name))
      .map((node): VerdictRow => ({ node, is: wrt.length > 1 ? `${says}, with the others` : says, law: '' })),
    ...(value ? [{ node: value, is: 'the value there', law: '' }] : []),
  ]
  const isKnown = !(bends instanceof GradusError)
  return {
    input: '',
    verdict: {
      says: curvatureSays(isKnown ? bends.curvature : 'unknown', names),
      node: isKnown ? bends.typed : derived.objective,
      rows: isKnown ? (bends.certificate ?? []) : [],
      then,
      against: [...(isOpen ? [`Not proved: ${why}`] : []), ...(isKnown ? sentencesOf(analysis, bends) : [])],
    },
    shapes: [],
    assumptions: [],
    notes: [],
  }
}
