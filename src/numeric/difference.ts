/**
 * Derivatives along a line by central differences, extrapolated to step zero, with an estimate of their error.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch, sameSides, type Watch } from '../linalg/watch.ts'

/** A value along the line at parameter t; what the evaluation notices goes to the watch. */
export type Line = (t: number, watch: Watch) => Matrix

export interface Difference {
  readonly derivative: Matrix
  /** A bound on the error of any entry, truncation and rounding together, as far as the differences themselves tell. */
  readonly error: number
}

/** Small enough that most functions settle after three steps, large enough that rounding leaves ten digits. */
export const FINE_STEP = 1 / 64
/** For values much larger than their derivative, where rounding matters most. */
export const COARSE_STEP = 1 / 8
const LEVELS = 9
const ENOUGH = 3e-10

/** The middle of a line, from which every difference is taken. */
export interface Base {
  readonly value: Matrix
  readonly watch: Watch
}

/** The middle of a line, or `undefined` where it lies outside a domain. */
export const baseOf = (line: Line): Base | undefined => {
  const watch = newWatch()
  const value = line(0, watch)
  return watch.violations === 0 && m.allFinite(value) ? { value, watch } : undefined
}

/**
 * The derivative of a line at 0, or `undefined` where it did not settle: the step is halved until no stencil leaves
 * the smooth piece around t = 0, then until two extrapolations agree (Ridders' method). `rounding` is how far values
 * may be off.
 */
export const differentiate = (
  line: Line,
  { value, watch: base }: Base,
  firstStep = FINE_STEP,
  rounding = Number.EPSILON * m.maxAbs(value),
): Difference | undefined => {
  let previous: Matrix[] = []
  let best: Difference | undefined
  for (let level = 0; level < LEVELS; level++) {
    const step = firstStep / 2 ** level
    const first = quotient(line, step, base)
    if (!first) continue
    const row = extrapolate(first, previous)
    const found = settled(row, previous, rounding / step)
    if (found && !(best && best.error <= found.error)) best = found
    if (best && best.error <= Math.max(ENOUGH * m.maxAbs(best.derivative), 2 * (rounding / step))) break
    previous = row
  }
  return best
}

const BENDS = [2 ** -10, 2 ** -14] as const

/**
 * Whether a line has a corner or a jump at 0 that no watch saw, which central differences do not see either: how far its
 * two sides are from a straight line does not shrink with the step.
 */
export const isBent = (line: Line, { value }: Base): boolean => {
  const [wide, narrow] = BENDS.map((step) => {
    const ends = m.addScaled(line(step, newWatch()), line(-step, newWatch()), 1)
    return m.maxAbs(m.addScaled(ends, value, -2)) / step
  })
  return narrow! > 1e-8 * m.maxAbs(value) && narrow! > wide! / 2
}

const quotient = (line: Line, step: number, base: Watch): Matrix | undefined => {
  const [ahead, behind] = [sideOf(line, step, base), sideOf(line, -step, base)]
  return ahead && behind && m.scale(m.addScaled(ahead, behind, -1), 1 / (2 * step))
}

const sideOf = (line: Line, t: number, base: Watch): Matrix | undefined => {
  const watch = newWatch()
  const value = line(t, watch)
  return watch.violations === 0 && sameSides(watch, base) && m.allFinite(value) ? value : undefined
}

/** The next row of Richardson's tableau for an expansion in even powers of a step that is halved. */
const extrapolate = (first: Matrix, previous: readonly Matrix[]): Matrix[] => {
  const row = [first]
  previous.forEach((above, j) => {
    const last = row[j]!
    row.push(m.addScaled(last, m.addScaled(last, above, -1), 1 / (4 ** (j + 1) - 1)))
  })
  return row
}

/** The entry of a row that agrees best with its neighbours. */
const settled = (
  row: readonly Matrix[],
  previous: readonly Matrix[],
  rounding: number,
): Difference | undefined => {
  let best: Difference | undefined
  for (let j = 1; j < row.length; j++) {
    const apart = (other: Matrix): number => m.maxAbs(m.addScaled(row[j]!, other, -1))
    const error = Math.max(apart(row[j - 1]!), apart(previous[j - 1]!)) + rounding
    if (!best || error < best.error) best = { derivative: row[j]!, error }
  }
  return best
}
