/**
 * Judges derivatives found by differences against those claimed, as numbers: what is equal, what is different, and
 * what differences cannot tell.
 */

/** Derivatives along the directions of one group. */
export interface Measured {
  readonly expected: readonly number[]
  readonly got: readonly number[]
  /** A bound on the error of any of `expected`. */
  readonly noise: number
  /** The value of the objective, by whose size rounding is judged. */
  readonly value: number
}

export type Verdict =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'right' | 'wrong'; readonly error: number; readonly worst: number }

const TOLERANCE = 1e-6
const MARGIN = 30

/**
 * Compares by the largest derivative of the group. A derivative must stand out from the noise of the differences, or
 * be all noise and thereby zero; strictly, by 8 digits.
 */
export const judge = ({ expected, got, noise, value }: Measured, strict: boolean): Verdict => {
  const size = largest(expected)
  const errors = expected.map((x, k) => Math.abs(x - got[k]!))
  const worst = errors.reduce((w, e, k) => (e > errors[w]! || Number.isNaN(e) ? k : w), 0)
  const unit = Math.max(1, Math.abs(value))
  const clear = size > 0 && noise <= (strict ? 1e-8 : 1e-4) * size
  const zero = size <= 2 * MARGIN * noise && noise <= 1e-9 * unit
  if (!clear && !zero) return { kind: 'undecided' }
  const allowed = clear ? TOLERANCE * size + MARGIN * noise : Math.max(4 * MARGIN * noise, 1e-13 * unit)
  const error = errors[worst] ?? 0
  if (error <= allowed)
    return { kind: 'right', worst, error: error / Math.max(size, Math.abs(value), allowed / TOLERANCE) }
  const relative = error / Math.max(size, allowed / TOLERANCE)
  return { kind: 'wrong', worst, error: Number.isFinite(relative) ? relative : Number.MAX_VALUE }
}

const largest = (values: readonly number[]): number =>
  values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
