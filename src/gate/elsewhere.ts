/**
 * The number gate away from where points are drawn: at tiny and at large values, where functions saturate, beyond the
 * constants of the law itself, with other signs, and at the borders of what the conditions allow, where a replacement
 * may be undefined though the pattern is not. Points that overflow tell nothing.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { hash, random } from '../linalg/random.ts'
import { newWatch } from '../linalg/watch.ts'
import type { Unknown } from '../numeric/climb.ts'
import { holds } from '../numeric/holds.ts'
import { projected, structureOf } from '../numeric/subspace.ts'
import { ASSUMPTIONS } from '../rulebook/conditions.ts'
import type { RuleText } from '../syntax/tree.ts'
import { bordersOf, type Values } from './borders.ts'
import { wordsOf } from './reading.ts'
import { thresholdValues } from './thresholds.ts'
import { allowedError, hasDifferences, largestIn, type Place, type Reach, type Side } from './tolerance.ts'

const SCALES = [1e-6, 1e-3, 10, 100, 1000, 1e6]
/** Up to so many metavariables, every choice of signs is tried, and each alone beside the constants of the law. */
const MOST_SIGNS = 4
/** Points whose entries are on different sides of the constants. */
const MIXED = 6
const HUGE = 1e100
/** Of the value: less than rounding ever is. */
const NO_ERROR = 1e-13

/** Where a law that holds at a place does not hold at others that follow from it, told as a sentence. */
export const wrongElsewhere = (
  rule: RuleText,
  unknowns: readonly Unknown[],
  place: Place,
  side: Side,
): string | undefined => {
  const words = wordsOf(rule)
  const isAssumed = ({ name }: Unknown): boolean =>
    [...(words.get(name) ?? [])].some((word) => ASSUMPTIONS.has(word))
  const borders = unknowns.some(isAssumed) ? [] : bordersOf(unknowns, place.values)
  const places: readonly (readonly [Reach, readonly Values[]])[] = [
    ['near', signed(unknowns, place.values)],
    ['border', borders],
    ['far', scaled(unknowns, place.values)],
    ['far', beyondConstants(rule, unknowns, place.values)],
  ]
  for (const [reach, choices] of places)
    for (const values of choices) {
      const wrong = wrongAt(rule, moved(place, values), side, reach)
      if (wrong !== undefined) return wrong
    }
  return undefined
}

type Changed = (unknown: Unknown, value: Matrix, i: number) => Matrix

/** Values of which something else is said than properties, or that lose one, stay. */
const changed = (unknowns: readonly Unknown[], values: Values, change: Changed): Values => {
  const result = new Map(values)
  for (const [i, unknown] of unknowns.entries()) {
    if (unknown.special) continue
    const value = change(unknown, values.get(unknown.name)!, i)
    if ([...unknown.properties].every((property) => holds(property, value))) result.set(unknown.name, value)
  }
  return result
}

/** Every choice of signs. */
const signed = (unknowns: readonly Unknown[], values: Values): Values[] =>
  Array.from({ length: 2 ** Math.min(unknowns.length, MOST_SIGNS) }, (_, bits) =>
    changed(unknowns, values, (_, value, i) => m.scale(value, (bits >> i) & 1 ? -1 : 1)),
  )

const scaled = (unknowns: readonly Unknown[], values: Values): Values[] =>
  SCALES.flatMap((scale) => [scale, -scale]).map((factor) =>
    changed(unknowns, values, (_, value) => m.scale(value, factor)),
  )

/** All values, each alone and the entries by themselves on every side of every constant. */
const beyondConstants = (rule: RuleText, unknowns: readonly Unknown[], values: Values): Values[] => {
  const sides = thresholdValues(rule)
  if (sides.length === 0) return []
  const rng = random(hash(rule.name))
  const groups = unknowns.length > 1 && unknowns.length <= MOST_SIGNS ? unknowns.map((one) => [one]) : []
  const together = [unknowns, ...groups].flatMap((some) =>
    sides.map((side) => changed(some, values, (_, value) => m.scale(value, side / (m.maxAbs(value) || 1)))),
  )
  const entrywise: Changed = ({ properties }, value) =>
    projected(
      m.map(value, () => sides[rng.below(sides.length)]!),
      structureOf(properties),
    )
  return [...together, ...Array.from({ length: MIXED }, () => changed(unknowns, values, entrywise))]
}

/** The place with other values: what has shrunk moves less, so that it stays on its side of a kink. */
const moved = (place: Place, values: Values): Place => {
  const directions = [...place.directions].map(([name, direction]) => {
    const factor = m.maxAbs(values.get(name)!) / m.maxAbs(place.values.get(name)!)
    return [name, factor > 0 && factor < 1 ? m.scale(direction, factor) : direction] as const
  })
  return { ...place, values, directions: new Map(directions) }
}

/** Domains are compared near by alone, where rounding makes nothing singular. */
const wrongAt = (rule: RuleText, place: Place, side: Side, reach: Reach): string | undefined => {
  const [ofPattern, ofReplacement] = [newWatch(), newWatch()]
  const pattern = side(rule.pattern, place, ofPattern)
  if (ofPattern.violations > 0 || !pattern.data.some(Number.isFinite)) return undefined
  const replacement = side(rule.replacement, place, ofReplacement)
  if (!m.allFinite(replacement) || (ofReplacement.violations > 0 && reach !== 'border')) {
    const isTold = reach !== 'far' && m.allFinite(pattern) && !hasDifferences(rule.replacement)
    return isTold && [rule.pattern, rule.replacement].every((expr) => largestIn(expr, place, side) < HUGE)
      ? `the pattern is defined where the replacement is not, for ${valuesText(place)}`
      : undefined
  }
  const entry = (i: number): number => replacement.data[replacement.data.length === 1 ? 0 : i]!
  const errors = [...pattern.data].map((x, i) => (Number.isFinite(x) ? Math.abs(x - entry(i)) : 0))
  if (Math.max(...errors) <= NO_ERROR * m.maxAbs(replacement)) return undefined
  const allowed = allowedError(rule, place, side, reach)
  const i = errors.findIndex((error) => error > allowed)
  if (i < 0) return undefined
  return `the pattern is ${pattern.data[i]} where the replacement is ${entry(i)}, for ${valuesText(place)}`
}

const valuesText = ({ values }: Place): string =>
  [...values].map(([name, { data }]) => `${name} with ${data[0]!.toPrecision(3)} first`).join(', ')
