/**
 * Whether two expressions for one thing agree: at points at which the right one is known to almost all digits, and in
 * the difference of the two, in which what they have in common has cancelled.
 */
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import type { Point } from './point.ts'
import { sample } from './sample.ts'
import { type Evaluator, roundingOf } from './site.ts'

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
  /** Every kink was seen from one side only. */
  | { readonly kind: 'one-sided' }

/** What is to be zero where two expressions agree: their difference, and the addends that cancel in it. */
export interface Difference {
  readonly value: Evaluator
  readonly addends: readonly Evaluator[]
}

/** Points wanted, and where functions have kinks, so that more of their smooth pieces are met. */
const WANTED = { smooth: 6, kinked: 60 }
const TRIALS = 90
/** Kinks may lie far out or near zero. */
const SCALES = [1, 8, 0.05, 1, 40, 0.4]
/** What rounding may do to the right value at a point that is to judge others. */
const KNOWN = 1e-9
/** Differences that are larger than rounding by this factor are no rounding, nor the inexactness of a function. */
const BEYOND_ROUNDING = 1e7
/** Of the rounding seen in a few evaluations, what rounding may do. */
const MARGIN = 1e3
/** Relative, where the difference is not known as an expression. */
const TOLERANCE = 1e-8

/** A point that was tried. */
interface Site {
  readonly point: Point
  readonly kinked: boolean
  /** Where the right value stands out from rounding. */
  readonly anchor?: Anchor
}

/**
 * Finds points of a problem at which the right value stands out from rounding, for a claimed value that may have kinks of
 * its own. Each point is looked at once, however many are claimed.
 */
export const anchorsOf = (problem: Analysis, right: Evaluator): ((claimed: Evaluator) => Anchor[]) => {
  const sampled = remembered((trial) => sample(problem, trial))
  const sites = (far: boolean): ((trial: number) => Site | undefined) =>
    remembered((trial) => {
      const found = sampled(trial)
      if (!found.ok) return undefined
      return siteAt(far ? scaled(found.point, SCALES[trial % SCALES.length]!) : found.point, right)
    })
  const [near, spread] = [sites(false), sites(true)]
  return (claimed) => {
    const found: Anchor[] = []
    let kinked = false
    const enough = (): boolean => found.length >= (kinked ? WANTED.kinked : WANTED.smooth) && isVaried(found)
    for (let trial = 0; trial < TRIALS && !enough(); trial++) {
      const site: Site | undefined = (kinked ? spread : near)(trial)
      if (!site) break
      kinked ||= site.kinked || hasKinks(claimed, site.point)
      if (site.anchor) found.push(site.anchor)
    }
    return found
  }
}

const remembered = <T>(make: (trial: number) => T): ((trial: number) => T) => {
  const made = new Map<number, T>()
  return (trial) => {
    if (!made.has(trial)) made.set(trial, make(trial))
    return made.get(trial)!
  }
}

const siteAt = (point: Point, right: Evaluator): Site => {
  const watch = newWatch()
  const value = right(point, watch)
  const isKnown =
    watch.violations === 0 && m.allFinite(value) && roundingOf(right, point, value) <= KNOWN * m.maxAbs(value)
  return { point, kinked: metKinks(watch), ...(isKnown ? { anchor: { point, right: value } } : {}) }
}

const metKinks = ({ sides, forms }: Watch): boolean => sides.length > 0 || forms.length > 0

const hasKinks = (value: Evaluator, point: Point): boolean => {
  const watch = newWatch()
  value(point, watch)
  return metKinks(watch)
}

/** Every value times a number, but for exponents and what has entries of a certain size. */
const scaled = (point: Point, scale: number): Point => ({
  ...point,
  values: new Map(
    [...point.values].map(([name, value]) => [
      name,
      value.data.every(Number.isInteger) ? value : m.scale(value, scale),
    ]),
  ),
})

/** Whether every dimension has been even and odd: minus a matrix may have the same determinant. */
const isVaried = (anchors: readonly Anchor[]): boolean => {
  const names = [...(anchors[0]?.point.dims.keys() ?? [])]
  return names.every((name) => new Set(anchors.map(({ point }) => point.dims.get(name)! % 2)).size > 1)
}

/** Judges a value at the anchors; `difference` is the right value minus this one where it is known. */
export const agreement = (
  anchors: readonly Anchor[],
  claimed: Evaluator,
  difference: Difference | undefined,
): Agreement => {
  let points = 0
  const sides = new Set<number>()
  for (const { point, right } of anchors) {
    const watch = newWatch()
    const value = claimed(point, watch)
    if (watch.violations > 0 || !m.allFinite(value)) continue
    points++
    for (const side of watch.sides) sides.add(side)
    const rounding = MARGIN * roundingOf(claimed, point, value)
    if (!isNear(right, value, rounding) || (difference && standsOut(difference, point)))
      return { kind: 'different' }
  }
  if (points === 0) return { kind: 'undefined' }
  if (sides.size === 1) return { kind: 'one-sided' }
  return { kind: 'same', points, undefinedAt: anchors.length - points }
}

const isNear = (a: Matrix, b: Matrix, rounding: number): boolean =>
  m.sameSize(a, b) &&
  m.maxAbs(m.addScaled(a, b, -1)) <= TOLERANCE * Math.max(m.maxAbs(a), m.maxAbs(b)) + rounding

/** Whether a difference that is zero up to rounding where all is well is not zero. */
const standsOut = ({ value, addends }: Difference, point: Point): boolean => {
  const found = value(point, newWatch())
  if (!m.allFinite(found)) return false
  const largest = addends.reduce((most, addend) => Math.max(most, m.maxAbs(addend(point, newWatch()))), 0)
  const rounding = Math.max(
    roundingOf(value, point, found),
    addends.length > 1 ? Number.EPSILON * largest : 0,
  )
  return m.maxAbs(found) > BEYOND_ROUNDING * rounding
}
