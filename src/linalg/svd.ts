/**
 * Singular values by one-sided Jacobi rotations, and what is made of them. Source: Golub and Van Loan, Matrix
 * Computations, 4th ed., 8.6.
 */
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'

export interface Svd {
  readonly u: Matrix
  /** The largest first. */
  readonly s: readonly number[]
  readonly v: Matrix
}

const SWEEPS = 60
/** Singular values below this part of the largest count as zero: roots of rounding errors do. */
const NOTHING = 1e-7

/** `A = u*diag(s)*v'` with as many singular values as the shorter side has entries. */
export const singularValues = (a: Matrix): Svd => {
  if (a.rows >= a.cols) return tall(a)
  const { u, s, v } = tall(m.transpose(a))
  return { u: v, s, v: u }
}

const tall = (a: Matrix): Svd => {
  const { rows, cols } = a
  const w = Float64Array.from(a.data)
  const v = Float64Array.from(m.identity(cols).data)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false
    for (let p = 0; p < cols; p++)
      for (let q = p + 1; q < cols; q++) turned = rotate(w, rows, v, cols, p, q) || turned
    if (!turned) break
  }
  const lengths = Array.from({ length: cols }, (_, j) => Math.hypot(...w.subarray(j * rows, (j + 1) * rows)))
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j]! - lengths[i]!)
  const s = order.map((j) => lengths[j]!)
  return {
    s,
    u: m.generate(rows, cols, (i, k) => (s[k]! > 0 ? w[i + order[k]! * rows]! / s[k]! : 0)),
    v: m.generate(cols, cols, (i, k) => v[i + order[k]! * cols]!),
  }
}

/** Makes columns p and q orthogonal; `false` where they are already. */
const rotate = (
  w: Float64Array,
  rows: number,
  v: Float64Array,
  cols: number,
  p: number,
  q: number,
): boolean => {
  let [alpha, beta, gamma] = [0, 0, 0]
  for (let i = 0; i < rows; i++) {
    const [x, y] = [w[i + p * rows]!, w[i + q * rows]!]
    alpha += x * x
    beta += y * y
    gamma += x * y
  }
  if (!(Math.abs(gamma) > 1e-16 * Math.sqrt(alpha * beta))) return false
  const zeta = (beta - alpha) / (2 * gamma)
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
  const c = 1 / Math.sqrt(1 + t * t)
  m.turnColumns(w, rows, p, q, c, c * t)
  m.turnColumns(v, cols, p, q, c, c * t)
  return true
}

/** The rank, judged by the singular values. */
export const rankOf = ({ s }: Svd): number => s.filter((x) => x > NOTHING * s[0]!).length

/** The Moore-Penrose inverse. */
export const pseudoinverse = ({ u, s, v }: Svd): Matrix => {
  const scaled = m.generate(v.rows, s.length, (i, k) => (s[k]! > NOTHING * s[0]! ? m.at(v, i, k) / s[k]! : 0))
  return m.multiply(scaled, m.transpose(u))
}

/** Column k of a matrix. */
export const columnOf = (a: Matrix, k: number): Matrix => m.generate(a.rows, 1, (i) => m.at(a, i, k))
