/**
 * How far apart the two sides of a law may be at a point: by rounding alone where neither has a derivative, by what
 * differences can tell where one has.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import type { Jitter } from '../numeric/evaluate.ts'
import type { Point } from '../numeric/point.ts'
import { roundingOf } from '../numeric/site.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { childrenOf, differentiated, partsOf } from '../syntax/walk.ts'

/** A point, and where every metavariable moves that is not constant. */
export interface Place extends Point {
  readonly directions: ReadonlyMap<string, Matrix>
}

/** The value of one side of a rule at a place. */
export type Side = (expr: Expr, place: Place, watch: Watch, jitter?: Jitter) => Matrix

/** Where a place lies: where points are drawn, at a border of what the conditions allow, or far away. */
export type Reach = 'near' | 'border' | 'far'

/** In proportion to the largest value that is met on the way. */
const OF_ROUNDING = 1e-11
const OF_DIFFERENCES = 3e-10
/** Differences are less exact far away, and roots of what is singular: what is wrong there is wrong by much. */
const LOOSE = 1e-4
/** Of the rounding seen in a few evaluations, what rounding may do. */
const MARGIN = 1e3

/** How large an error of any entry may be at a place. */
export const allowedError = (
  { pattern, replacement }: RuleText,
  place: Place,
  side: Side,
  reach: Reach = 'near',
): number => {
  const sides = [pattern, replacement]
  const exact = sides.filter((expr) => !hasDifferences(expr))
  const rounding = exact.map((expr) =>
    roundingOf((_, watch, jitter) => side(expr, place, watch, jitter), place, side(expr, place, newWatch())),
  )
  const near = exact.length < sides.length ? OF_DIFFERENCES : OF_ROUNDING
  const isLoose = reach === 'border' || (reach === 'far' && exact.length < sides.length)
  const largest = (parts: (expr: Expr) => readonly Expr[]): number =>
    Math.max(0, ...sides.map((expr) => largestOf(parts(expr), place, side)))
  return (
    (isLoose ? LOOSE : near) * largest(partsOutside) +
    OF_ROUNDING * largest((expr) => partsOutside(expr).flatMap(differencedIn)) +
    MARGIN * Math.max(0, ...rounding)
  )
}

/** The largest value of any part of a side. */
export const largestIn = (side: Expr, place: Place, value: Side): number =>
  largestOf(partsOutside(side), place, value)

/** What is undefined counts as 0. */
const largestOf = (parts: readonly Expr[], place: Place, value: Side): number =>
  Math.max(0, ...parts.map((part) => m.maxAbs(value(part, place, newWatch())) || 0))

/** What differences are taken of in a part: a function without its primes, and all that stands in `d(…)`. */
const differencedIn = (part: Expr): Expr[] => {
  const body = differentiated(part)
  if (body) return partsOutside(body)
  return part.kind === 'call' && part.primes > 0 ? [{ ...part, primes: 0 }] : []
}

/** The parts that have to do with rounding, outside `d(…)` and what an index is bound in: no names, nor numbers in products. */
const partsOutside = (side: Expr): Expr[] => {
  if (side.kind === 'name') return [side]
  const visit = (part: Expr, outer: Expr): Expr[] => {
    if (part.kind === 'name' || (part.kind === 'number' && outer.kind === 'product')) return []
    const isClosed = differentiated(part) !== undefined || binderOf(part) !== undefined
    return [part, ...(isClosed ? [] : childrenOf(part).flatMap((child) => visit(child, part)))]
  }
  return visit(side, side)
}

/** Whether a side has derivatives by differences, which may be undefined for reasons of their own. */
export const hasDifferences = (side: Expr): boolean =>
  [...partsOf(side)].some(
    (part) =>
      part.kind === 'call' && (part.primes > 0 || (part.name === 'd' && part.args[0]!.kind !== 'name')),
  )
