/**
 * The check of an answer, and how it is reported. An answer that fails is none.
 */
import { checkFailed, internal } from '../errors/defects.ts'
import type { GradusError } from '../errors/error.ts'
import { neverInvertibleThere } from '../errors/stationary.ts'
import type { Result } from '../expr/derivation.ts'
import { isExpressionKind, rowOf } from '../expr/kinds.ts'
import type { Node } from '../expr/node.ts'
import type { Claim } from '../numeric/check.ts'
import type { DefinedClaim } from '../numeric/defined.ts'
import type { Form } from '../numeric/forms.ts'
import type { Definition } from '../numeric/kinds/definition.ts'
import type { CheckReport } from '../numeric/report.ts'
import type { Evaluator } from '../numeric/site.ts'
import { toText } from '../print/text.ts'
import { underRules } from '../rulebook/own.ts'
import type { Property } from '../shape/properties.ts'
import type { CheckJson } from './answer.ts'
import type { Derivative } from './derivative.ts'
import { type Numeric, numeric } from './numeric.ts'
import { dependOn } from './settled.ts'

/**
 * Compares the answer with finite differences: first derivatives with those of the objective as typed, second ones
 * with those of the gradient, which is compared itself. Throws: `check-failed`.
 */
export const checked = async (derivative: Derivative): Promise<CheckJson> => {
  const room = await numeric()
  return underRules(derivative.options.rules, () => checkedIn(room, derivative))
}

const checkedIn = (room: Numeric, derivative: Derivative): CheckJson => {
  let worst = { points: 0, maxRelError: 0 }
  for (const report of reportsOf(room, derivative)) {
    if (report.ok === false)
      throw neverSo(room, derivative) ?? checkFailed(report.detail.message, ownLaws(derivative))
    if (report.ok === null) return report
    const points = worst.points === 0 ? report.points : Math.min(worst.points, report.points)
    worst = { points, maxRelError: Math.max(worst.maxRelError, report.maxRelError) }
  }
  return { ok: true, ...worst }
}

/** That what a stationary point takes to be invertible is so at no point: then it is no answer, and no defect. */
const neverSo = (room: Numeric, { analysis, derived, kind }: Derivative): GradusError | undefined => {
  if (!rowOf(kind).settles) return undefined
  const never = derived.assumptions.find(
    ({ node, property }) =>
      property === 'invertible' && room.isNowhereInvertible(analysis, room.evaluatorOf(node)),
  )
  return never && neverInvertibleThere(toText(never.node))
}

/** The laws of a user that the steps name; all of them where steps are not told. */
const ownLaws = ({ options, derived }: Derivative): readonly string[] => {
  const laws = (options.rules?.laws ?? []).map(({ name }) => name)
  const cited = new Set(derived.steps.flatMap(({ rule }) => rule.split(', ')))
  const used = laws.filter((name) => cited.has(name))
  return used.length > 0 ? used : laws
}

/** What the checks of each claim say, one after the other. */
function* reportsOf(room: Numeric, derivative: Derivative): Generator<CheckReport> {
  const { kind } = derivative
  if (isExpressionKind(kind)) {
    for (const claim of definedClaims(room, derivative, room.DEFINITIONS[kind]))
      yield room.checkDefined(claim)
  } else for (const claim of claimsOf(room, derivative)) yield room.checkDerivative(claim)
}

/** What an answer that is an expression made of derivatives claims to be; of second ones the first are claimed, too. */
const definedClaims = (
  room: Numeric,
  { analysis: objective, derived, directions: companions, kind, unconstrained }: Derivative,
  definition: Definition,
): DefinedClaim[] => {
  const confined = (name: string): readonly [string, ReadonlySet<Property>] => [
    name,
    unconstrained ? new Set() : objective.variables.get(name)!.properties,
  ]
  const claim = (variables: readonly string[], node: Node, value?: Evaluator): DefinedClaim => ({
    ...{ objective, definition, companions, answer: room.evaluatorOf(node) },
    ...(value && { value }),
    tolerance: TOLERANCE[rowOf(kind).order ?? 1],
    ...(rowOf(kind).settles ? settlement(room, objective, derived) : {}),
    variables: new Map(variables.map(confined)),
  })
  const firsts = derived.gradients
  return [
    ...firsts.map(({ variables, node }) => claim(variables, node)),
    ...derived.answers.map(({ variables, second, node }) => {
      const first = firsts.find((one) => one.variables[0] === variables[0])
      return claim(second === undefined ? variables : [second], node, first && room.evaluatorOf(first.node))
    }),
  ]
}

/** The constraints, and what the variables become where that does not depend on them. */
const settlement = (
  room: Numeric,
  objective: Derivative['analysis'],
  derived: Derivative['derived'],
): Pick<DefinedClaim, 'constraints' | 'settled'> => ({
  constraints: constraintsIn(room, objective, derived),
  settled: dependOn(derived) ? new Map() : answersIn(room, derived),
})

/** What the constraints say to be zero, as typed, and the multipliers. */
const constraintsIn = (
  { evaluateDefinitions, evaluatorOf }: Numeric,
  objective: Derivative['analysis'],
  { multipliers = [] }: Derivative['derived'],
): DefinedClaim['constraints'] =>
  multipliers.map(({ node, definition }) => ({
    residual: (point, watch, jitter) => evaluateDefinitions(objective, point, watch, jitter).get(definition)!,
    multiplier: evaluatorOf(node),
  }))

/** What each variable becomes. */
const answersIn = (room: Numeric, { answers }: Derivative['derived']): ReadonlyMap<string, Evaluator> =>
  new Map(
    answers.flatMap(({ variables, node }) =>
      variables.map((name) => [name, room.evaluatorOf(node)] as const),
    ),
  )

/** By the order of the derivatives that are compared. */
const TOLERANCE = { 1: 1e-6, 2: 1e-4 } as const

/** Of a second derivative the gradient is claimed too, and the answer is the derivative of that. */
const claimsOf = (room: Numeric, derivative: Derivative): Claim[] => {
  const { analysis: objective, wrt, kind, derived, cotangent, unconstrained } = derivative
  const { way, projected } = rowOf(kind)
  const common = { objective, wrt, unconstrained: unconstrained || !projected }
  const form = formOf(room, derivative)
  const answer = inNumerator(room, derived, answerIn(room, derived.answers))
  const value = cotangent === undefined ? undefined : contracted(room, derivative, cotangent)
  if (way !== 'twice') return [{ ...common, form, answer, ...(value ? { value } : {}) }]
  return [
    { ...common, answer: answerIn(room, derived.gradients) },
    ...derived.gradients.map(({ variables: [name], node }): Claim => {
      const of = derived.answers.filter(({ variables }) => variables[0] === name)
      const rows = of.map((one) => ({ ...one, variables: one.second === undefined ? wrt : [one.second] }))
      return { ...common, form, answer: answerIn(room, rows), value: room.evaluatorOf(node) }
    }),
  ]
}

const formOf = (
  { GRADIENT, JACOBIAN, differentialAlong }: Numeric,
  { kind, directions }: Derivative,
): Form => {
  switch (rowOf(kind).answer) {
    case 'expression':
      throw internal(`a ${kind} is judged by its definition`)
    case 'gradient':
      return GRADIENT
    case 'partials':
      return JACOBIAN
    case 'movement':
      return differentialAlong(directions)
  }
}

/** Answers in denominator layout are transposed before they are compared. */
const inNumerator = (
  { matrix }: Numeric,
  { layout }: Derivative['derived'],
  answer: Claim['answer'],
): Claim['answer'] =>
  layout === 'denominator'
    ? (point, watch) =>
        new Map([...answer(point, watch)].map(([name, value]) => [name, matrix.transpose(value)]))
    : answer

/** The values of answers by variable; one for several variables is that of each. */
const answerIn =
  ({ evaluateNodes }: Numeric, answers: readonly Result[]): Claim['answer'] =>
  (point, watch) => {
    const nodes = answers.map(({ node }) => node)
    const values = evaluateNodes(nodes, point, watch)
    return new Map(
      answers.flatMap(({ variables }, i) => variables.map((name) => [name, values[i]!] as const)),
    )
  }

/** `Z : F`, F as typed. */
const contracted =
  ({ evaluate, matrix }: Numeric, { analysis }: Derivative, cotangent: string): Evaluator =>
  (point, watch, jitter) =>
    matrix.scalar(matrix.inner(point.values.get(cotangent)!, evaluate(analysis, point, watch, jitter)))

/** The check as a sentence. */
export const checkSentence = (check: CheckJson): string =>
  check.ok
    ? `Checked at ${check.points} random ${check.points === 1 ? 'point' : 'points'}, relative error at most ${check.maxRelError.toExponential(1)}`
    : `Not checked: ${check.reason}`
