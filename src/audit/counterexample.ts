/**
 * Numbers at which two sides differ, as few and as short as they may be.
 */
import type { Analysis } from '../infer/analysis.ts'
import { isScalarMatrix, type Matrix, toRows } from '../linalg/matrix.ts'
import { newWatch } from '../linalg/watch.ts'
import { holds } from '../numeric/holds.ts'
import type { Point } from '../numeric/point.ts'
import type { Points } from '../solve/claim.ts'
import type { Trial } from '../solve/trial.ts'

/** The value of a name: a number, a vector, the rows of a matrix. */
export type Numbers = number | readonly number[] | readonly (readonly number[])[]

export interface Counterexample {
  readonly values: Readonly<Record<string, Numbers>>
  /** What the side before is there, and what this one is. */
  readonly sides: readonly [Numbers, Numbers]
}

/** Digits behind the point that are tried, the fewest first. */
const DIGITS = [0, 1, 2, 4]
/** How far the sides must be apart, relative to the larger. */
const APART = 1e-3

const rounded = (value: Matrix, digits: number): Matrix => ({
  ...value,
  data: value.data.map((x) => Number(x.toFixed(digits)) + 0),
})

const sizeOf = ({ values }: Point): number =>
  [...values.values()].reduce((sum, { data }) => sum + data.length, 0)

const numbersOf = (value: Matrix): Numbers => {
  if (isScalarMatrix(value)) return value.data[0]!
  return value.cols === 1 ? [...value.data] : toRows(value)
}

/** A point with values as short as its names allow. */
const shortened = (analysis: Analysis, point: Point, digits: number): Point | undefined => {
  const values = new Map([...point.values].map(([name, value]) => [name, rounded(value, digits)]))
  const isKept = [...analysis.variables.values()].every(({ name, properties }) =>
    [...properties].every((property) => holds(property, values.get(name)!)),
  )
  return isKept ? { ...point, values } : undefined
}

/** The sides at a point, where both are defined and far apart. */
const sidesAt = ({ room }: Points, { right, claimed }: Trial, point: Point): [Matrix, Matrix] | undefined => {
  const { matrix: m } = room
  const watch = newWatch()
  const a = room.evaluatorOf(right)(point, watch)
  const b = room.evaluate(claimed, point, watch)
  if (watch.violations > 0 || !m.allFinite(a) || !m.allFinite(b)) return undefined
  if (!m.sameSize(a, b)) return [a, b]
  const size = Math.max(m.maxAbs(a), m.maxAbs(b))
  return m.maxAbs(m.addScaled(a, b, -1)) > APART * size ? [a, b] : undefined
}

/** The shortest of the points at which the sides differ, rounded where that does no harm. */
export const counterexampleAt = (
  points: Points,
  trial: Trial,
  anchors: readonly { readonly point: Point }[],
): Counterexample | undefined => {
  const sorted = anchors.map(({ point }) => point).sort((a, b) => sizeOf(a) - sizeOf(b))
  for (const point of sorted) {
    const tried = [...DIGITS.flatMap((digits) => shortened(trial.analysis, point, digits) ?? []), point]
    for (const candidate of tried) {
      const sides = sidesAt(points, trial, candidate)
      if (!sides) continue
      const values = [...candidate.values].map(([name, value]) => [name, numbersOf(value)] as const)
      return { values: Object.fromEntries(values), sides: [numbersOf(sides[0]), numbersOf(sides[1])] }
    }
  }
  return undefined
}
