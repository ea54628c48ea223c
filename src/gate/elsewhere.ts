/**
 * The number gate away from where points are drawn: at large values, where functions saturate, and with other signs,
 * where a replacement may be undefined though the pattern is not. Points that overflow tell nothing.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import type { Unknown } from '../numeric/climb.ts'
import { holds } from '../numeric/holds.ts'
import type { Point } from '../numeric/point.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

/** The value of one side of a rule at a point. */
export type Side = (expr: Expr, point: Point, watch: Watch) => Matrix

const SCALES = [10, 100, 1000]
/** Up to so many metavariables, every choice of signs is tried. */
const MOST_SIGNS = 4
/** Differences are less exact far away, and what saturates is wrong by much. */
const TOLERANCE = 1e-4
const HUGE = 1e100

/** Where a law that holds at a point does not hold at multiples of it, told as a sentence. */
export const wrongElsewhere = (
  rule: RuleText,
  unknowns: readonly Unknown[],
  point: Point,
  value: Side,
): string | undefined => {
  for (const factors of factorsFor(unknowns)) {
    const isNear = factors.every((factor) => Math.abs(factor) === 1)
    const wrong = wrongAt(rule, multiplied(unknowns, point, factors), value, isNear)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** By what each value is multiplied: every choice of signs, then scales. */
const factorsFor = (unknowns: readonly Unknown[]): readonly (readonly number[])[] => {
  const signs = Array.from({ length: 2 ** Math.min(unknowns.length, MOST_SIGNS) }, (_, bits) =>
    unknowns.map((_, i) => ((bits >> i) & 1 ? -1 : 1)),
  )
  return [...signs, ...SCALES.flatMap((scale) => [scale, -scale].map((x) => unknowns.map(() => x)))]
}

/** Values of which something else is said than properties, or that lose one, stay. */
const multiplied = (unknowns: readonly Unknown[], point: Point, factors: readonly number[]): Point => {
  const values = new Map(point.values)
  for (const [i, { name, special, properties }] of unknowns.entries()) {
    const value = m.scale(point.values.get(name)!, factors[i]!)
    if (!special && [...properties].every((property) => holds(property, value))) values.set(name, value)
  }
  return { ...point, values }
}

/** Domains are compared near by alone: far away inverses are lost to rounding. */
const wrongAt = (rule: RuleText, at: Point, value: Side, isNear: boolean): string | undefined => {
  const [ofPattern, ofReplacement] = [newWatch(), newWatch()]
  const pattern = value(rule.pattern, at, ofPattern)
  if (ofPattern.violations > 0 || !pattern.data.some(Number.isFinite)) return undefined
  const replacement = value(rule.replacement, at, ofReplacement)
  const largest = largestIn(rule, at, value)
  const where = [...at.values].map(([name, { data }]) => `${name} with ${data[0]!.toPrecision(3)} first`)
  if (ofReplacement.violations > 0 || !m.allFinite(replacement)) {
    const isTold = isNear && m.allFinite(pattern) && largest < HUGE && !hasDifferences(rule.replacement)
    return isTold ? `the pattern is defined where the replacement is not, for ${where.join(', ')}` : undefined
  }
  const entry = (i: number): number => replacement.data[replacement.data.length === 1 ? 0 : i]!
  const i = pattern.data.findIndex(
    (x, k) => Number.isFinite(x) && Math.abs(x - entry(k)) > TOLERANCE * largest,
  )
  if (i < 0) return undefined
  return `the pattern is ${pattern.data[i]} where the replacement is ${entry(i)}, for ${where.join(', ')}`
}

/** Rounding is in proportion to the largest value that is met on the way; what is undefined counts as 0. */
const largestIn = (rule: RuleText, at: Point, value: Side): number =>
  Math.max(
    1e-3,
    ...[rule.pattern, rule.replacement].flatMap((side) =>
      [...partsOf(side)]
        .filter(({ kind }) => kind !== 'name')
        .map((part) => m.maxAbs(value(part, at, newWatch())) || 0),
    ),
  )

/** Whether a side has derivatives by differences, which may be undefined for reasons of their own. */
const hasDifferences = (side: Expr): boolean =>
  [...partsOf(side)].some(
    (part) =>
      part.kind === 'call' && (part.primes > 0 || (part.name === 'd' && part.args[0]!.kind !== 'name')),
  )
