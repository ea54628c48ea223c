/**
 * Shapes: a pair of dimensions. A scalar is 1 x 1, a vector n x 1, a row 1 x n.
 */
import type { Dim } from './dim.ts'

export interface Shape {
  readonly rows: Dim
  readonly cols: Dim
}

export const SCALAR: Shape = { rows: 1, cols: 1 }

export const shape = (rows: Dim, cols: Dim): Shape => (rows === 1 && cols === 1 ? SCALAR : { rows, cols })

export const isScalar = (s: Shape): boolean => s.rows === 1 && s.cols === 1
/** A scalar, a vector or a row. */
export const hasOneAxis = (s: Shape): boolean => s.rows === 1 || s.cols === 1

export const transposed = (s: Shape): Shape => shape(s.cols, s.rows)

/** As problems and answers in JSON have it: `[]`, `[n]` or `[m, n]`. */
export const shapeJson = (s: Shape): Dim[] => (isScalar(s) ? [] : s.cols === 1 ? [s.rows] : [s.rows, s.cols])

/** As a declaration writes it: `scalar`, `n` or `m x n`. */
export const shapeText = (s: Shape): string =>
  isScalar(s) ? 'scalar' : s.cols === 1 ? String(s.rows) : `${s.rows} x ${s.cols}`
