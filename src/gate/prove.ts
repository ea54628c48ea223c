/**
 * The number gate for rules: pattern and replacement have one value wherever the rule may be applied. `d(…)` is taken
 * by differences along a random direction in which every metavariable moves that is not constant.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { hash, type Random, random, shuffled } from '../linalg/random.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import { climb, type Task, type Unknown } from '../numeric/climb.ts'
import { baseOf, differentiate, isBent, type Line } from '../numeric/difference.ts'
import { evaluateExpr, type Jitter, type Scope } from '../numeric/evaluate.ts'
import { dimAt, type Point } from '../numeric/point.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { contradiction } from './claims.ts'
import { bentOtherwise, isOfCurvature } from './curvature.ts'
import { wrongElsewhere } from './elsewhere.ts'
import {
  dimsOfRule,
  entryExponents,
  matrixExponents,
  type RuleReading,
  varyingIn,
  wordsOf,
} from './reading.ts'
import { allowedError, type Place, type Side } from './tolerance.ts'
import { directionsOf, type Gate, mayBe, onSets, unknownsOf } from './unknowns.ts'

export type RuleProof =
  | { readonly ok: true; readonly points: number; readonly maxRelError: number }
  | { readonly ok: false; readonly detail: string }

const POINTS = 3
/** Sizes to try for a point: an index may be beyond one of them. */
const TRIALS = 96
const STEPS = 150
/** Differences that do not agree to so many digits come from a point beside a singularity. */
const SETTLED = 3e-9
const SIZES = [2, 3, 4, 5, 6, 7]
/** Up to so many named dimensions, every subset of them is also tried with the value 1. */
const MOST_SUBSETS = 4

/**
 * Does the rule hold at random points, all dimensions different, and where dimensions are 1? And, where that is asked,
 * everywhere: at large values and other signs?
 */
export const proveRule = (rule: RuleText, reading: RuleReading, everywhere = false): RuleProof => {
  const integers = matrixExponents(rule, reading)
  const gate: Gate = { rule, reading, words: wordsOf(rule), integers, everywhere }
  const rng = random(hash(`${rule.name}:${rule.line}`))
  const names = dimsOfRule(reading)
  let [points, maxRelError] = [0, 0]
  for (const again of hasIndices(reading) ? [false, true] : [false])
    for (const ones of collapses(names)) {
      const wanted = again ? POINTS : points + (ones.size === 0 ? POINTS : 1)
      const first = points
      for (let trial = 0; trial < TRIALS && points < wanted; trial++) {
        const one = { ...gate, everywhere: everywhere && points === first }
        const outcome = proveAt(one, sizesFor(names, ones, rng), rng)
        if (outcome.kind === 'wrong') return { ok: false, detail: outcome.detail }
        if (outcome.kind === 'none') continue
        points++
        maxRelError = Math.max(maxRelError, outcome.error)
      }
    }
  for (const chosen of exponentChoices(gate)) {
    const outcome = proveAt(gate, sizesFor(names, new Set(), rng), rng, chosen)
    if (outcome.kind === 'wrong') return { ok: false, detail: outcome.detail }
  }
  if (points < POINTS)
    return { ok: false, detail: 'too few points were found at which both sides are defined' }
  return { ok: true, points, maxRelError }
}

/** An index into a row or a scalar must be 1: then few sets of sizes give a point, and more are tried of each. */
const hasIndices = ({ dimensionOf }: RuleReading): boolean => dimensionOf.size > 0

/** The sets of dimensions that are given the value 1: none first, then those that make vectors, rows and scalars. */
const collapses = (names: readonly string[]): ReadonlySet<string>[] => {
  if (names.length <= MOST_SUBSETS)
    return Array.from(
      { length: 2 ** names.length },
      (_, bits) => new Set(names.filter((_, i) => (bits >> i) & 1)),
    )
  const singles = names.map((name) => new Set([name]))
  const others = names.map((name) => new Set(names.filter((other) => other !== name)))
  return [new Set<string>(), ...singles, ...others, new Set(names)]
}

const sizesFor = (
  names: readonly string[],
  ones: ReadonlySet<string>,
  rng: Random,
): ReadonlyMap<string, number> => {
  const sizes = shuffled(SIZES.slice(0, Math.max(3, names.length)), rng)
  return new Map(names.map((name, i) => [name, ones.has(name) ? 1 : (sizes[i] ?? SIZES.length + 2 + i)]))
}

/** Exponents of which each is true to a law in its own way: the square of a root is not the root of a square. */
const EXPONENTS = [2, 0.5, 3, -1]

/** Every choice of such exponents for the first two metavariables that are exponents of entries. */
const exponentChoices = ({ rule, reading, words }: Gate): ReadonlyMap<string, number>[] =>
  entryExponents(rule, reading)
    .slice(0, 2)
    .reduce<ReadonlyMap<string, number>[]>(
      (choices, name) =>
        choices.flatMap((choice) =>
          EXPONENTS.filter((k) => mayBe(words.get(name), k)).map((k) => new Map([...choice, [name, k]])),
        ),
      [new Map()],
    )
    .filter((choice) => choice.size > 0)

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'right'; readonly error: number }
  | { readonly kind: 'wrong'; readonly detail: string }

const proveAt = (
  gate: Gate,
  dims: ReadonlyMap<string, number>,
  rng: Random,
  chosen: ReadonlyMap<string, number> = new Map(),
): Outcome => {
  const { rule, reading } = gate
  const isInside = reading.bounds.every(([index, most]) => dimAt(index, dims) <= dimAt(most, dims))
  const unknowns = isInside ? unknownsOf(gate, dims, chosen) : undefined
  if (!unknowns) return { kind: 'none' }
  const directions = directionsOf(gate, unknowns, rng)
  const side: Side = (expr, place, watch, jitter) =>
    evaluateExpr(expr, scopeOf(rule, reading, place, watch, jitter))
  const task: Task = {
    dims,
    unknowns,
    functions: reading.functions,
    badness: (point) =>
      badness([rule.pattern, rule.replacement], (expr, watch) => side(expr, { ...point, directions }, watch)),
  }
  try {
    const point = climb(task, STEPS, rng)
    if (!point) return { kind: 'none' }
    if (rule.claim) return outcomeOf(contradicted(gate, unknowns, { ...point, directions }, side, rng))
    return compared(gate, unknowns, { ...point, directions: onSets(unknowns, point, directions) }, side)
  } catch (error) {
    return {
      kind: 'wrong',
      detail: `${error instanceof Error ? error.message : error} for ${sizesText(unknowns)}`,
    }
  }
}

/** What contradicts the claim of a rule. */
const contradicted = (
  { rule, words }: Gate,
  unknowns: readonly Unknown[],
  place: Place,
  side: Side,
  rng: Random,
): string | undefined => {
  const { directions } = place
  const value = (at: Point, watch: Watch): Matrix => side(rule.pattern, { ...at, directions }, watch)
  const claim = rule.claim!
  return isOfCurvature(claim)
    ? bentOtherwise({ claim, words }, unknowns, place, value, rng)
    : contradiction(claim, unknowns, place, value)
}

/** Both sides at a place, and where that is asked at others that follow from it. */
const compared = (gate: Gate, unknowns: readonly Unknown[], place: Place, side: Side): Outcome => {
  const { rule, everywhere } = gate
  const pattern = side(rule.pattern, place, newWatch())
  const given = side(rule.replacement, place, newWatch())
  const replacement = isLiteral(rule.replacement) ? spread(given, pattern) : given
  const outcome = compare(pattern, replacement, unknowns, () => allowedError(rule, place, side))
  if (outcome.kind !== 'right' || !everywhere) return outcome
  const wrong = wrongElsewhere(rule, unknowns, place, side)
  return wrong === undefined ? outcome : { kind: 'wrong', detail: wrong }
}

const outcomeOf = (contradicted: string | undefined): Outcome =>
  contradicted === undefined ? { kind: 'right', error: 0 } : { kind: 'wrong', detail: contradicted }

/** A number alone takes the shape of the pattern. */
const isLiteral = (expr: Expr): boolean =>
  expr.kind === 'number' || (expr.kind === 'negate' && isLiteral(expr.body))

const spread = (value: Matrix, like: Matrix): Matrix => m.filled(like.rows, like.cols, value.data[0]!)

const badness = (sides: readonly Expr[], value: (expr: Expr, watch: Watch) => Matrix): number => {
  const watch = newWatch()
  const outside = sides.filter((expr) => !m.allFinite(value(expr, watch)))
  return watch.violations + outside.length
}

const compare = (
  pattern: Matrix,
  replacement: Matrix,
  unknowns: readonly Unknown[],
  allowed: () => number,
): Outcome => {
  const sizes = sizesText(unknowns)
  if (!m.sameSize(pattern, replacement)) {
    const differing = `the pattern is ${m.sizeText(pattern)} and the replacement ${m.sizeText(replacement)}`
    return { kind: 'wrong', detail: `${differing} for ${sizes}` }
  }
  const size = Math.max(m.maxAbs(pattern), m.maxAbs(replacement), 1e-3)
  const difference = m.addScaled(pattern, replacement, -1)
  const error = m.maxAbs(difference) / size
  if (error === 0 || m.maxAbs(difference) <= allowed()) return { kind: 'right', error }
  const worst = difference.data.findIndex((x) => Math.abs(x) === m.maxAbs(difference))
  const values = `the pattern is ${pattern.data[worst]} where the replacement is ${replacement.data[worst]}`
  return { kind: 'wrong', detail: `${values} for ${sizes}` }
}

const sizesText = (unknowns: readonly Unknown[]): string =>
  unknowns.map(({ name, rows, cols }) => `${name} of ${rows} x ${cols}`).join(', ')

const scopeOf = (
  rule: RuleText,
  { metavariables, shapes, dimensionOf }: RuleReading,
  place: Place,
  watch: Watch,
  jitter: Jitter | undefined,
): Scope => {
  const { values: given, directions } = place
  const varying = [...varyingIn(rule)].flatMap(([name, { index }]) =>
    metavariables.has(name) ? [[name, String(dimensionOf.get(index))] as const] : [],
  )
  const blocks = varying.length > 0 ? new Map(varying) : undefined
  const at = (values: ReadonlyMap<string, Matrix>, seen: Watch): Scope => ({
    point: place,
    values,
    shapes,
    dimensionOf,
    watch: seen,
    ...(blocks && { blocks }),
    directions,
  })
  return {
    ...at(given, watch),
    ...(jitter && { jitter }),
    differential: (body, here) => {
      const line: Line = (t, seen) =>
        evaluateExpr(body, { ...at(moved(here.values, here.directions!, t), seen), point: here.point })
      const base = baseOf(line)
      const found = base && differentiate(line, base)
      const size = found ? m.maxAbs(base.value) + m.maxAbs(found.derivative) : 0
      if (found && found.error <= SETTLED * size && !isBent(line, base)) return found.derivative
      watch.violations++
      return line(0, newWatch())
    },
  }
}

const moved = (
  values: ReadonlyMap<string, Matrix>,
  directions: ReadonlyMap<string, Matrix>,
  t: number,
): ReadonlyMap<string, Matrix> => {
  const result = new Map(values)
  for (const [name, direction] of directions) result.set(name, m.addScaled(values.get(name)!, direction, t))
  return result
}
