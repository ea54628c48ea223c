/**
 * The check of an answer by the definition of its kind, at random points.
 */
import type { Analysis } from '../infer/analysis.ts'
import { isInvertible } from '../linalg/lu.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch } from '../linalg/watch.ts'
import { largest, worstOf } from './compare.ts'
import { evaluate } from './evaluate.ts'
import type { Asked, Definition } from './kinds/definition.ts'
import { type CheckReport, describe } from './report.ts'
import { sample } from './sample.ts'
import { type Answer, type Evaluator, siteFor, UNDEFINED, UNSETTLED } from './site.ts'

export interface DefinedClaim
  extends Pick<Asked, 'answer' | 'variables' | 'companions' | 'settled' | 'constraints'> {
  readonly objective: Analysis
  /** What the answer is about, where it is not the objective as typed. */
  readonly value?: Evaluator
  readonly definition: Definition
  /** What the answer may be off by, relative to its size or that of the value. */
  readonly tolerance: number
}

const POINTS = 3
const TRIALS = 21
const MARGIN = 30

/** Trials from here on are with one dimension larger than the others. */
const UNEVEN = 14

const largeAt = (trial: number): number | undefined => (trial < UNEVEN ? undefined : trial - UNEVEN)

/** Whether a matrix is singular at every point at which it was tried. */
export const isNowhereInvertible = (objective: Analysis, matrix: Evaluator): boolean => {
  let isSeen = false
  for (let trial = 0; trial < TRIALS; trial++) {
    const sampled = sample(objective, trial, largeAt(trial))
    if (!sampled.ok) continue
    const value = matrix(sampled.point, newWatch())
    if (isInvertible(value)) return false
    isSeen = true
  }
  return isSeen
}

/** Is the answer what its kind says it is? `ok` is `null` where no point could tell. Throws what the definition does. */
export const checkDefined = (claim: DefinedClaim): CheckReport => {
  const errors: number[] = []
  const refused: string[] = []
  const seen = new Set<string>()
  for (let trial = 0; trial < TRIALS && errors.length < POINTS; trial++) {
    const found = atTrial(claim, trial, seen)
    if (typeof found === 'string') {
      refused.push(found)
      continue
    }
    errors.push(found.error)
    if (found.wrong)
      return { ok: false, points: errors.length, maxRelError: Math.max(...errors), detail: found.wrong }
  }
  if (errors.length > 0) return { ok: true, points: errors.length, maxRelError: Math.max(...errors) }
  const reason = refused.find((one) => one !== UNDEFINED)
  if (reason !== undefined) return { ok: null, reason }
  judgeWithoutAnswer(claim)
  const detail = { variable: names(claim), dims: {}, message: UNDEFINED }
  return { ok: false, points: 0, maxRelError: 0, detail }
}

/** Where the answer is defined nowhere, that may be because of what it is asked about, which the definition then tells. */
const judgeWithoutAnswer = (claim: DefinedClaim): void => {
  const { objective, definition } = claim
  const value = objectiveOf(claim)
  for (let trial = 0; trial < POINTS; trial++) {
    const site = siteFor(objective, value, () => new Map(), trial, new Set())
    if (typeof site !== 'string') definition({ ...site, ...claim, value })
  }
}

const objectiveOf = ({ objective, value }: DefinedClaim): Evaluator =>
  value ?? ((point, watch, jitter) => evaluate(objective, point, watch, jitter))

const names = ({ variables }: DefinedClaim): string => [...variables.keys()].join(',')

interface Found {
  readonly error: number
  readonly wrong?: ReturnType<typeof describe>
}

const atTrial = (claim: DefinedClaim, trial: number, seen: Set<string>): Found | string => {
  const { objective, definition, answer, tolerance } = claim
  const value = objectiveOf(claim)
  const answerAt: Answer = (point, watch) => new Map([['', answer(point, watch)]])
  const site = siteFor(objective, value, answerAt, trial, seen, largeAt(trial))
  if (typeof site === 'string') return site
  const evidence = definition({ ...site, ...claim, value })
  if (!evidence) return UNSETTLED
  const { expected, got, noise } = evidence
  const unit = Math.max(largest(expected), m.maxAbs(site.base.value), MARGIN * site.rounding)
  if (!(MARGIN * noise <= tolerance * unit)) return UNSETTLED
  const { at, error: apart = 0 } = worstOf(expected, got)
  const error = got.length === expected.length ? apart / (unit || 1) : Infinity
  if (error <= tolerance) return { error }
  const facts = { variable: names(claim), dims: Object.fromEntries(site.point.dims) }
  const wrong = describe({ ...facts, expected: expected[at]!, got: got[at]! })
  return { error: Number.isFinite(error) ? error : Number.MAX_VALUE, wrong }
}
