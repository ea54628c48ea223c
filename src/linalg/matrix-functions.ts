/**
 * Functions of square matrices and the linear operators that are their derivatives. Made for the small matrices of a
 * check: simple, and accurate to nearly all digits.
 */
import { watchedInverse } from './inverse.ts'
import { inverse, solve } from './lu.ts'
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'
import { singularValues } from './svd.ts'
import type { Watch } from './watch.ts'

const norm = (a: Matrix): number => Math.sqrt(m.inner(a, a))

/** Terms of a Taylor series that leave no digit to the others where the norm is at most 1/8. */
const TERMS = 12

/** The matrix exponential: a Taylor series after scaling, then squaring. Source: Higham2008, ch. 10. */
export const expm = (a: Matrix): Matrix => {
  const squarings = Math.max(0, Math.ceil(Math.log2(norm(a))) + 3)
  if (!Number.isFinite(squarings) || squarings > 60) return m.scale(a, Number.NaN)
  const scaled = m.scale(a, 2 ** -squarings)
  let term = m.identity(a.rows)
  let sum = term
  for (let k = 1; k <= TERMS; k++) {
    term = m.scale(m.multiply(term, scaled), 1 / k)
    sum = m.addScaled(sum, term, 1)
  }
  for (let k = 0; k < squarings; k++) sum = m.multiply(sum, sum)
  return sum
}

/** Cosine and sine of a matrix: exp([0 -X; X 0]) is [cos(X) -sin(X); sin(X) cos(X)]. Source: Higham2008, ch. 12. */
export const turning = (a: Matrix): { readonly cosine: Matrix; readonly sine: Matrix } => {
  const quarter = m.generate(2, 2, (i, j) => i - j)
  const turned = expm(m.kronecker(quarter, a))
  const below = (i: number): number => i + a.rows
  return {
    cosine: m.generate(a.rows, a.rows, (i, j) => m.at(turned, i, j)),
    sine: m.generate(a.rows, a.rows, (i, j) => m.at(turned, below(i), j)),
  }
}

const ROOT_STEPS = 60

/**
 * The principal square root: of a positive semidefinite matrix from its singular values, of any other by the iteration
 * of Denman and Beavers, which does not converge where there is none. Source: Higham2008, ch. 6.
 */
export const sqrtm = (a: Matrix): Matrix => semidefiniteRoot(a) ?? denmanBeavers(a)

const semidefiniteRoot = (a: Matrix): Matrix | undefined => {
  const tolerance = 1e-9 * m.maxAbs(a)
  if (m.maxAbs(m.addScaled(a, m.transpose(a), -1)) > tolerance) return undefined
  const { u, s, v } = singularValues(a)
  const scaled = m.generate(u.rows, s.length, (i, k) => m.at(u, i, k) * Math.sqrt(s[k]!))
  const root = m.multiply(scaled, m.transpose(v))
  const isRoot = m.maxAbs(m.addScaled(m.multiply(root, root), a, -1)) <= 1e-7 * m.maxAbs(a)
  return isRoot ? root : undefined
}

const denmanBeavers = (a: Matrix): Matrix => {
  let [y, z] = [a, m.identity(a.rows)]
  for (let k = 0; k < ROOT_STEPS; k++) {
    const next = m.scale(m.addScaled(y, inverse(z), 1), 0.5)
    z = m.scale(m.addScaled(z, inverse(y), 1), 0.5)
    const change = m.maxAbs(m.addScaled(next, y, -1))
    y = next
    if (!(change > 1e-15 * m.maxAbs(y))) break
  }
  return m.maxAbs(m.addScaled(m.multiply(y, y), a, -1)) <= 1e-9 * m.maxAbs(a) ? y : m.scale(a, Number.NaN)
}

/** Powers in the series of artanh that leave no digit to the others where the norm is at most 1/9. */
const POWERS = 21

/** The principal logarithm: roots until near the identity, then the series of artanh. Source: Higham2008, ch. 11. */
export const logm = (a: Matrix): Matrix => {
  const one = m.identity(a.rows)
  let root = a
  let doublings = 0
  while (norm(m.addScaled(root, one, -1)) > 0.2 && doublings < 40) {
    root = sqrtm(root)
    doublings++
    if (!m.allFinite(root)) return root
  }
  const w = solve(m.addScaled(root, one, 1), m.addScaled(root, one, -1))
  const square = m.multiply(w, w)
  let power = w
  let sum = w
  for (let k = 3; k <= POWERS; k += 2) {
    power = m.multiply(power, square)
    sum = m.addScaled(sum, power, 1 / k)
  }
  return m.scale(sum, 2 ** (doublings + 1))
}

/** The lower triangular L with L*L' = A; only the lower triangle of A is read. NaN where A is not positive definite. */
export const cholesky = (a: Matrix): Matrix => {
  const n = a.rows
  const l = m.zeros(n, n)
  const at = (i: number, j: number): number => l.data[i + j * n]!
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let sum = m.at(a, i, j)
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      l.data[i + j * n] = i === j ? Math.sqrt(sum) : sum / at(j, j)
    }
  return l
}

/** The X with A*X + X*B = C, by the linear system of its columns; noticing where that is badly conditioned. */
export const sylvester = (a: Matrix, b: Matrix, c: Matrix, watch: Watch): Matrix => {
  const system = m.addScaled(
    m.kronecker(m.identity(b.rows), a),
    m.kronecker(m.transpose(b), m.identity(a.rows)),
    1,
  )
  return m.reshape(m.multiply(watchedInverse(system, watch), m.vec(c)), c.rows, c.cols)
}

type MatrixFunction = (a: Matrix) => Matrix

/** The derivative of a matrix function along E: the upper right block of f([X E; 0 X]). Source: Higham2008 (3.16). */
export const frechet =
  (f: MatrixFunction) =>
  (x: Matrix, e: Matrix): Matrix => {
    const n = x.rows
    const size = m.maxAbs(e)
    const unit = size > 0 ? m.scale(e, 1 / size) : e
    const block = m.generate(2 * n, 2 * n, (i, j) =>
      i < n ? (j < n ? m.at(x, i, j) : m.at(unit, i, j - n)) : j < n ? 0 : m.at(x, i - n, j - n),
    )
    const value = f(block)
    return m.generate(n, n, (i, j) => m.at(value, i, j + n) * (size > 0 ? size : 1))
  }

/** The matrix of a linear operator on n x n matrices, columns stacked. */
export const operatorMatrix = (n: number, apply: (e: Matrix) => Matrix): Matrix => {
  const result = m.zeros(n * n, n * n)
  for (let k = 0; k < n * n; k++) {
    const unit = m.zeros(n, n)
    unit.data[k] = 1
    result.data.set(apply(unit).data, k * n * n)
  }
  return result
}

/** The transposed matrix of cofactors. */
export const adjugate = (a: Matrix, det: (a: Matrix) => number): Matrix => {
  const minor = (p: number, q: number): Matrix =>
    m.generate(a.rows - 1, a.cols - 1, (i, j) => m.at(a, i < p ? i : i + 1, j < q ? j : j + 1))
  return m.generate(a.rows, a.cols, (i, j) => ((i + j) % 2 === 0 ? 1 : -1) * det(minor(j, i)))
}
