/**
 * Says in what a wrong gradient differs from the right one, where it is something simple.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'

export type Cause =
  | { readonly kind: 'transposed' }
  | { readonly kind: 'factor'; readonly factor: number }
  /** Right only where the variable or its gradient is symmetric. */
  | { readonly kind: 'symmetric-part' }

const TOLERANCE = 1e-6

/** What turns the right gradient into the one claimed, or `undefined` where nothing simple does. */
export const diagnose = (expected: Matrix, got: Matrix): Cause | undefined => {
  const transposable = got.rows === expected.cols && got.cols === expected.rows
  if (transposable && close(m.transpose(got), expected)) return { kind: 'transposed' }
  if (!m.sameSize(got, expected)) return undefined
  const square = m.inner(expected, expected)
  const factor = m.inner(expected, got) / square
  if (square > 0 && close(got, m.scale(expected, factor))) return { kind: 'factor', factor }
  if (transposable && close(m.symmetricPart(got), m.symmetricPart(expected)))
    return { kind: 'symmetric-part' }
  return undefined
}

/** Do two points tell the same? A factor that varies from point to point is none. */
export const sameCause = (a: Cause | undefined, b: Cause | undefined): boolean => {
  if (!a || !b || a.kind !== b.kind) return false
  if (a.kind !== 'factor' || b.kind !== 'factor') return true
  return Math.abs(a.factor - b.factor) <= TOLERANCE * Math.max(1, Math.abs(a.factor))
}

/** As the predicate of a sentence about the answer. */
export const causeText = (cause: Cause, noun: string): string => {
  switch (cause.kind) {
    case 'transposed':
      return `is the transpose of the ${noun}`
    case 'factor':
      return cause.factor === 0 || Math.abs(cause.factor) < TOLERANCE
        ? 'is zero'
        : Math.abs(cause.factor + 1) < TOLERANCE
          ? 'has the wrong sign'
          : `is ${Number(cause.factor.toPrecision(6))} times the ${noun}`
    case 'symmetric-part':
      return `agrees with the ${noun} in its symmetric part only`
  }
}

const close = (a: Matrix, b: Matrix): boolean =>
  m.sameSize(a, b) && m.maxAbs(m.addScaled(a, b, -1)) <= TOLERANCE * m.maxAbs(b)
