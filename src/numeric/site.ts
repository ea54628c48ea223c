/**
 * Where a claim is put to the test: a point, the objective there and the answer there. A function with kinks has many
 * smooth pieces, and an answer may be wrong on some, so that a point on a piece not seen before is preferred.
 */
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { random } from '../linalg/random.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import { type Base, baseOf } from './difference.ts'
import type { Jitter } from './evaluate.ts'
import type { Point } from './point.ts'
import { sample } from './sample.ts'

/** The value of the answer for every variable asked for, at a point. */
export type Answer = (point: Point, watch: Watch) => ReadonlyMap<string, Matrix>

/** What is differentiated, at a point; `jitter` rounds every intermediate once more. */
export type Evaluator = (point: Point, watch: Watch, jitter?: Jitter) => Matrix

export interface Site {
  readonly point: Point
  /** The value at the point. */
  readonly base: Base
  /** How far the value there may be off by rounding. */
  readonly rounding: number
  readonly answer: ReadonlyMap<string, Matrix>
}

export const UNDEFINED = 'the answer is not defined where the objective is smooth'
export const UNSETTLED = 'no point was found at which finite differences settle'

/** How many points are drawn in search of a piece not seen before. */
const DRAWS = 24
/** Seeds of different trials never meet. */
const STRIDE = 1000
/** Evaluations that show what rounding does. */
const JITTERS = 3
const MEANINGFUL = 1e-6

/** A site for a trial, or the reason why there is none. Of `large` see `chooseDims`. */
export const siteFor = (
  problem: Analysis,
  value: Evaluator,
  answer: Answer,
  trial: number,
  seen: Set<string>,
  large?: number,
): Site | string => {
  let last: Site | string = UNSETTLED
  for (let draw = 0; draw < DRAWS; draw++) {
    const sampled = sample(problem, trial + draw * STRIDE, large)
    if (!sampled.ok) return sampled.reason
    const watch = newWatch()
    const found = siteAt(value, answer, sampled.point, watch)
    if (typeof found === 'string') return typeof last === 'string' ? found : last
    if (isAllRounding(found)) continue
    last = found
    const piece = [last.base.watch, watch]
      .flatMap(({ sides, forms }) => [sides.join(), forms.join()])
      .join('|')
    if (piece !== '|||' && seen.has(piece)) continue
    seen.add(piece)
    return last
  }
  return last
}

/** Where rounding changes the value visibly (a singular matrix whose determinant came out as 1e-17), it means nothing. */
const isAllRounding = ({ base, rounding }: Site): boolean =>
  !(rounding <= MEANINGFUL * Math.max(1, m.maxAbs(base.value)))

const siteAt = (value: Evaluator, answer: Answer, point: Point, watch: Watch): Site | string => {
  const base = baseOf((_, noticed) => value(point, noticed))
  if (!base) return UNSETTLED
  const values = answer(point, watch)
  const defined = watch.violations === 0 && [...values.values()].every(m.allFinite)
  return defined ? { point, base, rounding: roundingOf(value, point, base.value), answer: values } : UNDEFINED
}

/** Every intermediate that need not be exact is rounded once more, up or down at random, and the value compared. */
export const roundingOf = (evaluator: Evaluator, point: Point, value: Matrix): number => {
  const rng = random(1)
  const jitter = (x: number): number =>
    Number.isInteger(x) ? x : x * (1 + (rng.below(3) - 1) * Number.EPSILON)
  const changes = Array.from({ length: JITTERS }, () => {
    const changed = evaluator(point, newWatch(), jitter)
    return m.maxAbs(m.addScaled(changed, value, -1))
  })
  return Math.max(Number.EPSILON * m.maxAbs(value), ...changes)
}
