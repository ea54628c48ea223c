/**
 * Whether two expressions for one thing agree: at points at which the right one is known to almost all digits, and in
 * the difference of the two, in which what they have in common has cancelled.
 */
import type { Analysis } from '../check/analysis.ts'
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'
import type { Point } from './point.ts'
import { sample } from './sample.ts'
import { type Evaluator, roundingOf } from './site.ts'
import { newWatch } from './watch.ts'

/** A point and the right value there. */
export interface Anchor {
  readonly point: Point
  readonly right: Matrix
}

export type Agreement =
  | { readonly kind: 'same'; readonly points: number; readonly undefinedAt: number }
  | { readonly kind: 'different' }
  /** The value is not defined at any of the points. */
  | { readonly kind: 'undefined' }

/** Points wanted, and where functions have kinks, so that more of their smooth pieces are met. */
const WANTED = { smooth: 5, kinked: 48 }
const TRIALS = 72
/** What rounding may do to the right value at a point that is to judge others. */
const KNOWN = 1e-9
/** Differences that are larger than rounding by this factor are no rounding, nor the inexactness of a function. */
const BEYOND_ROUNDING = 1e7
/** Of the rounding seen in a few evaluations, what rounding may do. */
const MARGIN = 1e3
/** Relative, where the difference is not known as an expression. */
const TOLERANCE = 1e-8

/** Points of a problem at which the right value stands out from rounding. */
export const anchorsFor = (problem: Analysis, right: Evaluator): Anchor[] => {
  const found: Anchor[] = []
  let kinked = false
  for (let trial = 0; trial < TRIALS && found.length < (kinked ? WANTED.kinked : WANTED.smooth); trial++) {
    const sampled = sample(problem, trial)
    if (!sampled.ok) break
    const watch = newWatch()
    const value = right(sampled.point, watch)
    if (watch.violations > 0 || !m.allFinite(value)) continue
    kinked ||= watch.sides.length > 0
    if (roundingOf(right, sampled.point, value) <= KNOWN * m.maxAbs(value))
      found.push({ point: sampled.point, right: value })
  }
  return found
}

/** Judges a value at the anchors; `difference` is the right value minus this one where it is known. */
export const agreement = (
  anchors: readonly Anchor[],
  claimed: Evaluator,
  difference: Evaluator | undefined,
): Agreement => {
  let points = 0
  for (const { point, right } of anchors) {
    const watch = newWatch()
    const value = claimed(point, watch)
    if (watch.violations > 0 || !m.allFinite(value)) continue
    points++
    const rounding = MARGIN * roundingOf(claimed, point, value)
    if (!isNear(right, value, rounding) || (difference && standsOut(difference, point)))
      return { kind: 'different' }
  }
  return points > 0 ? { kind: 'same', points, undefinedAt: anchors.length - points } : { kind: 'undefined' }
}

const isNear = (a: Matrix, b: Matrix, rounding: number): boolean =>
  m.sameSize(a, b) &&
  m.maxAbs(m.addScaled(a, b, -1)) <= TOLERANCE * Math.max(m.maxAbs(a), m.maxAbs(b)) + rounding

/** Whether a value that is zero up to rounding where all is well is not zero. */
const standsOut = (value: Evaluator, point: Point): boolean => {
  const found = value(point, newWatch())
  return m.allFinite(found) && m.maxAbs(found) > BEYOND_ROUNDING * roundingOf(value, point, found)
}
