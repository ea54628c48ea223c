/**
 * The check of a derivative: the differences of a value, by default of the objective as typed, against the answer at
 * random points. It knows nothing of how the answer was found.
 */

import { internal } from '../errors/defects.ts'
import type { Analysis } from '../infer/analysis.ts'
import * as m from '../linalg/matrix.ts'
import { random } from '../linalg/random.ts'
import { compareGroup } from './at-point.ts'
import { sameCause } from './diagnose.ts'
import { evaluate, evaluateDefinitions } from './evaluate.ts'
import { type Form, GRADIENT } from './forms.ts'
import { probeGroups } from './probes.ts'
import { type CheckFailure, type CheckReport, describe, inWords, type Outcome } from './report.ts'
import { type Answer, type Evaluator, siteFor, UNDEFINED, UNSETTLED } from './site.ts'
import { type Structure, structureOf } from './subspace.ts'

export interface Claim {
  readonly objective: Analysis
  /** What is differentiated, where it is not the objective as typed. */
  readonly value?: Evaluator
  readonly wrt: readonly string[]
  readonly answer: Answer
  /** How the answer is to be read; without it as a gradient. */
  readonly form?: Form
  /** Compare with the derivative in all directions, whatever structure the variable was declared to have. */
  readonly unconstrained?: boolean
}

const POINTS = 3
const TRIALS = 14
/** Nodes of an objective beyond which an evaluation takes milliseconds. */
const DEAR = 5_000
/** Trials after which a derivative that is small against the rounding of the value is judged by fewer digits. */
const STRICT_TRIALS = 7

/** The answer that a problem's objective is the gradient by `name`. */
export const answerOf =
  (name: string, answer: Analysis): Answer =>
  (point, watch) =>
    new Map([[name, evaluate(answer, point, watch)]])

/** The answer that definitions of a problem are the gradients: the variable's name to the definition's. */
export const answerByDefinitions =
  (answer: Analysis, names: ReadonlyMap<string, string>): Answer =>
  (point, watch) => {
    const values = evaluateDefinitions(answer, point, watch)
    return new Map(
      [...names].flatMap(([variable, definition]) => {
        const value = values.get(definition)
        return value ? [[variable, value] as const] : []
      }),
    )
  }

/** Is the answer the derivative? `ok` is `null` where no point could tell. */
export const checkDerivative = (claim: Claim): CheckReport => {
  const [points, refused]: [number[], string[]] = [[], []]
  const seen = new Set<string>()
  let faint: CheckFailure | undefined
  for (let trial = 0; trial < TRIALS && points.length < POINTS; trial++) {
    const outcome = atTrial(claim, trial, seen)
    if (outcome.kind === 'undecided') {
      refused.push(outcome.reason)
      if (points.length === 0 && sameRefusal(refused)) break
      continue
    }
    if (outcome.kind === 'wrong' && outcome.faint) {
      faint ??= outcome.detail
      continue
    }
    points.push(outcome.error)
    if (outcome.kind === 'wrong') return failed(points, confirmed(claim, outcome.detail, trial + 1))
  }
  if (points.length > 0) return { ok: true, points: points.length, maxRelError: Math.max(...points) }
  if (faint) return failed(points, faint)
  if (refused.every((reason) => reason === UNDEFINED)) return failed(points, undefinedAnswer(claim))
  return { ok: null, reason: refused.find((reason) => reason !== UNDEFINED)! }
}

/** Sampling that failed over and over will go on failing; another point may well be better for differences. */
const sameRefusal = (refused: readonly string[]): boolean =>
  refused.length >= 3 && refused.every((reason) => reason !== UNSETTLED && reason !== UNDEFINED)

const failed = (points: readonly number[], detail: CheckFailure): CheckReport => ({
  ok: false,
  points: points.length,
  maxRelError: Math.max(...points, 0),
  detail,
})

const undefinedAnswer = ({ wrt }: Claim): CheckFailure => ({
  variable: inWords(wrt),
  dims: {},
  message: UNDEFINED,
})

const atTrial = (claim: Claim, trial: number, seen: Set<string>): Outcome => {
  const { form = GRADIENT, objective, answer } = claim
  const value: Evaluator =
    claim.value ?? ((point, watch, jitter) => evaluate(objective, point, watch, jitter))
  const site = siteFor(objective, value, answer, trial, seen)
  if (typeof site === 'string') return { kind: 'undecided', reason: site }
  if (form === GRADIENT && !m.isScalarMatrix(site.base.value))
    throw internal('the gradient of an objective that is no scalar')
  const structures = new Map(claim.wrt.map((name) => [name, structureFor(claim, name)]))
  const context = { ...site, value, form, structures, strict: trial < STRICT_TRIALS }
  const dear = objective.shapes.size > DEAR
  const groups = form.directions
    ? [form.directions(site.point)]
    : probeGroups(site.point, structures, random(trial), dear)
  let error = 0
  for (const group of groups) {
    const outcome = compareGroup(context, group)
    if (!outcome) return { kind: 'undecided', reason: UNSETTLED }
    if (outcome.kind !== 'right') return outcome
    error = Math.max(error, outcome.error)
  }
  return { kind: 'right', error }
}

const structureFor = ({ objective, unconstrained }: Claim, name: string): Structure => {
  const variable = objective.variables.get(name)
  if (!variable) throw internal(`no variable ${name}`)
  return unconstrained ? [] : structureOf(variable.properties)
}

/** The failure with its cause only where a second point tells the same. */
const confirmed = (claim: Claim, failure: CheckFailure, from: number): CheckFailure => {
  const { cause, ...facts } = failure
  if (!cause || facts.expected === undefined) return failure
  for (let trial = from; trial < from + 3; trial++) {
    const outcome = atTrial(claim, trial, new Set())
    if (outcome.kind === 'wrong' && sameCause(outcome.detail.cause, cause)) return failure
  }
  return describe(facts)
}
