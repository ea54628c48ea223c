/**
 * LU factorisation with partial pivoting and what follows from it: determinant, inverse, conditioning.
 */
import { internal } from '../errors/defects.ts'
import { allFinite, at, copy, generate, identity, type Matrix, maxAbs, sizeText, zeros } from './matrix.ts'

interface Factored {
  readonly n: number
  /** L below the diagonal (its own diagonal is 1), U on and above it; column-major. */
  readonly lu: Float64Array
  /** Row `order[i]` of the matrix became row i. */
  readonly order: readonly number[]
  readonly sign: number
}

const factor = (a: Matrix): Factored => {
  if (a.rows !== a.cols) throw internal(`a factorisation of ${sizeText(a)}`)
  const n = a.rows
  const lu = copy(a).data
  const order = Array.from({ length: n }, (_, i) => i)
  let sign = 1
  for (let k = 0; k < n; k++) {
    const pivot = pivotRow(lu, n, k)
    if (pivot !== k) {
      swapRows(lu, n, k, pivot)
      ;[order[k], order[pivot]] = [order[pivot]!, order[k]!]
      sign = -sign
    }
    if (lu[k + k * n] !== 0) eliminate(lu, n, k)
  }
  return { n, lu, order, sign }
}

const pivotRow = (lu: Float64Array, n: number, k: number): number => {
  let best = k
  for (let i = k + 1; i < n; i++) if (Math.abs(lu[i + k * n]!) > Math.abs(lu[best + k * n]!)) best = i
  return best
}

const swapRows = (lu: Float64Array, n: number, p: number, q: number): void => {
  for (let j = 0; j < n; j++) {
    const kept = lu[p + j * n]!
    lu[p + j * n] = lu[q + j * n]!
    lu[q + j * n] = kept
  }
}

const eliminate = (lu: Float64Array, n: number, k: number): void => {
  const pivot = lu[k + k * n]!
  for (let i = k + 1; i < n; i++) lu[i + k * n]! /= pivot
  for (let j = k + 1; j < n; j++) {
    const top = lu[k + j * n]!
    for (let i = k + 1; i < n; i++) lu[i + j * n]! -= lu[i + k * n]! * top
  }
}

const diagonalOf = ({ n, lu }: Factored): number[] => Array.from({ length: n }, (_, i) => lu[i + i * n]!)

/** The determinant. */
export const det = (a: Matrix): number => {
  const factored = factor(a)
  return diagonalOf(factored).reduce((product, pivot) => product * pivot, factored.sign)
}

/** The sign of the determinant and the logarithm of its absolute value, which cannot overflow. */
export const signedLogDet = (a: Matrix): { readonly sign: number; readonly log: number } => {
  const factored = factor(a)
  const pivots = diagonalOf(factored)
  return {
    sign: pivots.reduce((sign, pivot) => sign * Math.sign(pivot), factored.sign),
    log: pivots.reduce((total, pivot) => total + Math.log(Math.abs(pivot)), 0),
  }
}

/** X with `a*X = b`; entries are not finite where `a` is singular. */
export const solve = (a: Matrix, b: Matrix): Matrix => {
  const { n, lu, order } = factor(a)
  const x = generate(n, b.cols, (i, j) => at(b, order[i]!, j))
  for (let j = 0; j < b.cols; j++) substitute(lu, n, x.data.subarray(j * n, (j + 1) * n))
  return x
}

const substitute = (lu: Float64Array, n: number, x: Float64Array): void => {
  for (let k = 0; k < n; k++) for (let i = k + 1; i < n; i++) x[i]! -= lu[i + k * n]! * x[k]!
  for (let k = n - 1; k >= 0; k--) {
    x[k]! /= lu[k + k * n]!
    for (let i = 0; i < k; i++) x[i]! -= lu[i + k * n]! * x[k]!
  }
}

/** The inverse; entries are not finite where there is none. */
export const inverse = (a: Matrix): Matrix => solve(a, identity(a.rows))

/** The condition number in the 1-norm, given the inverse. */
export const condition = (a: Matrix, inverseOfA: Matrix): number => norm1(a) * norm1(inverseOfA)

const norm1 = (a: Matrix): number => {
  const sums = zeros(1, a.cols).data
  for (let j = 0; j < a.cols; j++) for (let i = 0; i < a.rows; i++) sums[j]! += Math.abs(at(a, i, j))
  return sums.reduce((largest, s) => (s > largest || Number.isNaN(s) ? s : largest), 0)
}

/** Beyond this nothing is left of 16 digits. */
const WORST_CONDITION = 1e14

/** Whether there is no inverse, or none that can be computed, however the rows and columns are scaled. */
export const isSingular = (a: Matrix): boolean => {
  const byRow = generate(a.rows, a.cols, (i, j) => at(a, i, j) / largest(a.cols, (k) => at(a, i, k)))
  const scaled = generate(a.rows, a.cols, (i, j) => at(byRow, i, j) / largest(a.rows, (k) => at(byRow, k, j)))
  return !(condition(scaled, inverse(scaled)) <= WORST_CONDITION)
}

const largest = (count: number, entry: (k: number) => number): number => {
  let most = 0
  for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(entry(k)))
  return most
}

/** Condition beyond which a matrix counts as singular. */
const SINGULAR = 1e9

/** Whether a square matrix is invertible by a good margin. */
export const isInvertible = (a: Matrix): boolean => {
  const inverted = inverse(a)
  return allFinite(inverted) && maxAbs(inverted) * maxAbs(a) < SINGULAR
}
