/**
 * Eigenvalues and eigenvectors of symmetric matrices by Jacobi rotations. Source: Golub and Van Loan, Matrix
 * Computations, 4th ed., 8.5.
 */
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'

export interface Eigen {
  /** The smallest first. */
  readonly values: readonly number[]
  /** Orthonormal columns in that order; the first of the largest entries of each is positive. */
  readonly vectors: Matrix
}

const SWEEPS = 60
/** Eigenvalues below this part of the largest, for each row, are rounding: those of a semidefinite matrix are not negative. */
const NOTHING = 2 ** -51

/** The eigenvalues and eigenvectors of the symmetric part of a square matrix. */
export const eigenOf = (a: Matrix): Eigen => {
  const w = m.symmetricPart(a)
  const n = w.rows
  const v = m.identity(n)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) turned = rotate(w, v, p, q) || turned
    if (!turned) break
  }
  const size = Math.max(...Array.from({ length: n }, (_, i) => Math.abs(m.at(w, i, i))))
  const value = (k: number): number => (Math.abs(m.at(w, k, k)) > NOTHING * n * size ? m.at(w, k, k) : 0)
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => m.at(w, i, i) - m.at(w, j, j))
  const signs = order.map((k) => signOf(v, k))
  return {
    values: order.map(value),
    vectors: m.generate(n, n, (i, k) => signs[k]! * m.at(v, i, order[k]!)),
  }
}

/** Makes the entry at p, q zero; `false` where it is already. */
const rotate = (w: Matrix, v: Matrix, p: number, q: number): boolean => {
  const [a, b, c] = [m.at(w, p, p), m.at(w, q, q), m.at(w, p, q)]
  if (!(Math.abs(c) > 1e-17 * Math.sqrt(Math.abs(a * b)) && Math.abs(c) > 1e-300)) return false
  const zeta = (b - a) / (2 * c)
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta))
  const cosine = 1 / Math.hypot(1, t)
  m.turnColumns(w.data, w.rows, p, q, cosine, cosine * t)
  turnRows(w, p, q, cosine, cosine * t)
  m.turnColumns(v.data, v.rows, p, q, cosine, cosine * t)
  w.data[p + q * w.rows] = 0
  w.data[q + p * w.rows] = 0
  return true
}

const turnRows = ({ rows, cols, data }: Matrix, p: number, q: number, c: number, s: number): void => {
  for (let j = 0; j < cols; j++) {
    const [x, y] = [data[p + j * rows]!, data[q + j * rows]!]
    data[p + j * rows] = c * x - s * y
    data[q + j * rows] = s * x + c * y
  }
}

/** Entries that are the largest up to rounding count as equal, so that rounding does not choose among them. */
const signOf = (v: Matrix, k: number): number => {
  const entries = Array.from({ length: v.rows }, (_, i) => m.at(v, i, k))
  const largest = Math.max(...entries.map(Math.abs))
  return Math.sign(entries.find((x) => Math.abs(x) > (1 - 1e-9) * largest) ?? 1)
}
