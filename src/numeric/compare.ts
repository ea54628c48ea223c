/**
 * Judges derivatives found by differences against those claimed, as numbers: what is equal, what is different, and
 * what differences cannot tell.
 */

import { FINE_STEP } from './difference.ts'

/** Derivatives along the directions of one group. */
export interface Measured {
  readonly expected: readonly number[]
  readonly got: readonly number[]
  /** A bound on the error of any of `expected`. */
  readonly noise: number
  /** The value of the objective, by whose size rounding is judged. */
  readonly value: number
  /** What rounding inside the objective does to its value: terms that cancel leave the rounding of what they were. */
  readonly rounding: number
}

export type Verdict =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'right'; readonly error: number; readonly worst: number }
  /** Faint where the derivatives are so small that rounding inside a function may be what differs. */
  | { readonly kind: 'wrong'; readonly error: number; readonly worst: number; readonly faint: boolean }

const TOLERANCE = 1e-6
const MARGIN = 30
/** Of the value, what counts as nothing. */
const NOTHING = 1e-9
const FAINT = 1e-12

/**
 * Compares by the largest derivative of the group. A derivative must stand out from the noise of the differences, or
 * be all noise and thereby zero; strictly, by 8 digits.
 */
export const judge = (measured: Measured, strict: boolean): Verdict => {
  const { expected, got, value } = measured
  const size = largest(expected)
  const { at: worst, error = 0 } = worstOf(expected, got)
  const allowed = allowedError(measured, size, strict)
  if (allowed === undefined) return { kind: 'undecided' }
  if (error <= allowed)
    return { kind: 'right', worst, error: error / Math.max(size, Math.abs(value), allowed / TOLERANCE) }
  const relative = error / Math.max(size, allowed / TOLERANCE)
  const faint = Math.max(size, largest(got)) <= FAINT * Math.max(1, Math.abs(value))
  return { kind: 'wrong', worst, error: Number.isFinite(relative) ? relative : Number.MAX_VALUE, faint }
}

/** What the claimed derivatives may be off by, `undefined` where the differences tell nothing. */
const allowedError = (
  { noise, value, rounding: ofValue }: Measured,
  size: number,
  strict: boolean,
): number | undefined => {
  const unit = Math.max(1, Math.abs(value))
  const rounding = ofValue / FINE_STEP
  const isRounding = size <= 2 * MARGIN * rounding && rounding <= NOTHING * unit
  const clear = size > 0 && noise <= (strict ? 1e-8 : 1e-4) * size
  if (clear && !isRounding) return TOLERANCE * size + MARGIN * noise
  const blur = isRounding ? Math.max(noise, rounding) : noise
  if (size > 2 * MARGIN * blur || blur > NOTHING * unit) return undefined
  return Math.max(4 * MARGIN * blur, 1e-13 * unit)
}

/** Where the numbers differ most, and by how much where there are any. */
export const worstOf = (
  expected: readonly number[],
  got: readonly number[],
): { readonly at: number; readonly error: number | undefined } => {
  const errors = expected.map((x, k) => Math.abs(x - got[k]!))
  const at = errors.reduce((w, e, k) => (e > errors[w]! || Number.isNaN(e) ? k : w), 0)
  return { at, error: errors[at] }
}

export const largest = (values: readonly number[]): number =>
  values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
