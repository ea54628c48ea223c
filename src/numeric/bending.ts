/**
 * Lines along which a value bends up and others along which it bends down, found at random: a point, and a direction such
 * that both ends are allowed and the value halfway is clearly beside the mean of those at the ends.
 */
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Random, random } from '../linalg/random.ts'
import { newWatch } from '../linalg/watch.ts'
import { draw, SPREADS } from './draw.ts'
import { evaluate } from './evaluate.ts'
import { holds } from './holds.ts'
import type { Point } from './point.ts'
import { sample } from './sample.ts'
import { roundingOf } from './site.ts'
import { randomDirection, structureOf } from './subspace.ts'

type Values = ReadonlyMap<string, Matrix>

/** Values of all variables, and by how much those in question move to either side. */
export interface Counterexample {
  readonly point: Values
  readonly direction: Values
  /** Positive where the value bends up: what the values at both ends are more than twice that halfway. */
  readonly bend: number
}

const SEEDS = 48
const LINES = 10
const SCALES = [1, 0.3, 0.1, 2]
/** How far out points are looked for. */
const STRETCHES = [1, 5, 0.2]
/** A bend this small against the values may be rounding. */
const CLEAR = 1e-6
const BEYOND_ROUNDING = 1e3
const DIGITS = 4

/** One counterexample against convex and one against concave; `undefined` where not both were found. */
export const bendingOf = (
  analysis: Analysis,
  wrt: readonly string[],
): readonly Counterexample[] | undefined => {
  const { up, down } = bendsOf(analysis, wrt)
  return up && down ? [down, up] : undefined
}

/** A line along which the value bends up, and one along which it bends down. */
export const bendsOf = (
  analysis: Analysis,
  wrt: readonly string[],
  seeds = SEEDS,
): { readonly up?: Counterexample; readonly down?: Counterexample } => {
  if (analysis.genericFunctions.length > 0) return {}
  let found: { up?: Counterexample; down?: Counterexample } = {}
  for (let seed = 0; seed < seeds && !(found.up && found.down); seed++) {
    const sampled = sample(analysis, seed)
    if (!sampled.ok) continue
    const rng = random(seed)
    const point = stretched(sampled.point, wrt, STRETCHES[seed % STRETCHES.length]!)
    for (let line = 0; line < LINES; line++) {
      const bend = alongLine(analysis, wrt, point, line, rng)
      if (bend && bend.bend > 0) found = { up: bend, ...found }
      else if (bend) found = { down: bend, ...found }
    }
  }
  return found
}

/** The point with the variables in question further out or further in. */
const stretched = (point: Point, wrt: readonly string[], factor: number): Point => ({
  ...point,
  values: new Map([
    ...point.values,
    ...wrt.map((name) => [name, m.scale(point.values.get(name)!, factor)] as const),
  ]),
})

/** Every other line goes to another point of the set, the rest in a direction that is drawn. */
const alongLine = (
  analysis: Analysis,
  wrt: readonly string[],
  point: Point,
  line: number,
  rng: Random,
): Counterexample | undefined => {
  const direction = new Map(
    wrt.map((name) => {
      const value = point.values.get(name)!
      const { properties } = analysis.variables.get(name)!
      if (line % 2 === 0) {
        const other = draw(value.rows, value.cols, properties, SPREADS[rng.below(SPREADS.length)]!, rng)
        return [name, m.scale(m.addScaled(other, value, -1), 1 / 2)] as const
      }
      const drawn = randomDirection(value.rows, value.cols, structureOf(properties), rng)
      return [name, m.scale(drawn, SCALES[(line >> 1) % SCALES.length]!)] as const
    }),
  )
  const middle =
    line % 2 === 0
      ? new Map(
          [...point.values].map(([name, value]) => [name, moved(value, direction.get(name), 1)] as const),
        )
      : point.values
  const rounded = bendAt(analysis, { ...point, values: roundedAll(middle) }, roundedAll(direction))
  return rounded ?? bendAt(analysis, { ...point, values: middle }, direction)
}

const moved = (value: Matrix, direction: Matrix | undefined, t: number): Matrix =>
  direction ? m.addScaled(value, direction, t) : value

const roundedAll = (values: Values): Values =>
  new Map([...values].map(([name, value]) => [name, m.map(value, (x) => Number(x.toPrecision(DIGITS)))]))

/** The bend at a point along a direction, where all is allowed and it is clear. */
const bendAt = (analysis: Analysis, point: Point, direction: Values): Counterexample | undefined => {
  const at = (t: number): number | undefined => {
    const values = new Map(
      [...point.values].map(([name, value]) => [name, moved(value, direction.get(name), t)] as const),
    )
    const isAllowed = [...analysis.variables.values()].every(({ name, properties }) =>
      [...properties].every((property) => holds(property, values.get(name)!)),
    )
    return isAllowed ? clearValue(analysis, { ...point, values }) : undefined
  }
  const [before, middle, after] = [at(-1), at(0), at(1)]
  if (before === undefined || middle === undefined || after === undefined) return undefined
  const bend = before + after - 2 * middle
  const size = Math.abs(before) + Math.abs(after) + 2 * Math.abs(middle)
  return Math.abs(bend) > CLEAR * (size + CLEAR) ? { point: point.values, direction, bend } : undefined
}

/** The value, where the expression is defined and rounding leaves the digits that a bend shows in. */
const clearValue = (analysis: Analysis, point: Point): number | undefined => {
  const watch = newWatch()
  const value = evaluate(analysis, point, watch)
  if (watch.violations > 0 || !m.allFinite(value)) return undefined
  const rounding = roundingOf(
    (where, noticed, jitter) => evaluate(analysis, where, noticed, jitter),
    point,
    value,
  )
  return BEYOND_ROUNDING * rounding <= CLEAR * (m.maxAbs(value) + CLEAR) ? value.data[0] : undefined
}
