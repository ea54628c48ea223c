/**
 * Values of functions of whole matrices.
 */
import { WORST_CONDITION, watchedInverse } from '../../linalg/inverse.ts'
import { det, signedLogDet } from '../../linalg/lu.ts'
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { adjugate, cholesky, expm, logm, sqrtm, turning } from '../../linalg/matrix-functions.ts'
import { pseudoinverse, rankOf, type Svd, singularValues } from '../../linalg/svd.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

/** A function of one matrix that is undefined where its value is not finite. */
const of =
  (f: (a: Matrix) => Matrix): Evaluate =>
  ([a], watch) => {
    const value = f(a!)
    if (!m.allFinite(value)) watch.violations++
    return value
  }

const triangle = (keeps: (i: number, j: number) => boolean): Evaluate =>
  of((a) => m.generate(a.rows, a.cols, (i, j) => (keeps(i, j) ? m.at(a, i, j) : 0)))

const diagonalOf = (a: Matrix): Matrix => m.generate(a.rows, 1, (i) => m.at(a, i, i))

const diagonalMatrix = ({ data }: Matrix): Matrix =>
  m.generate(data.length, data.length, (i, j) => (i === j ? data[i]! : 0))

const logAbsDet: Evaluate = ([a], watch) => {
  const { sign, log } = signedLogDet(a!)
  if (sign === 0) watch.violations++
  watch.sides.push(sign)
  return m.scalar(log)
}

/**
 * The pseudoinverse is smooth only where the rank is full, as any other rank changes nearby. Of a tall matrix and of a
 * wide one it is another function: for each, one of the projectors is the identity.
 */
const fullRank =
  (f: (svd: Svd) => Matrix): Evaluate =>
  ([a], watch) => {
    if (a!.rows !== a!.cols) watch.forms.push(Math.sign(a!.rows - a!.cols))
    const svd = singularValues(a!)
    if (svd.s.at(-1)! < svd.s[0]! / WORST_CONDITION) watch.sides.push(rankOf(svd))
    return f(svd)
  }

export const MATRIX: Values = {
  tr: ([a]) => m.scalar(m.total(diagonalOf(a!).data)),
  det: ([a]) => m.scalar(det(a!)),
  logdet: logAbsDet,
  inv: ([a], watch) => watchedInverse(a!, watch),
  pinv: fullRank(pseudoinverse),
  adj: of((a) => adjugate(a, det)),
  expm: of(expm),
  logm: of(logm),
  cosm: of((a) => turning(a).cosine),
  sinm: of((a) => turning(a).sine),
  sqrtm: of(sqrtm),
  chol: of(cholesky),
  tril: triangle((i, j) => i >= j),
  triu: triangle((i, j) => i <= j),
  diag: ([a]) => (a!.cols === 1 || a!.rows === 1 ? diagonalMatrix(a!) : diagonalOf(a!)),
  vec: ([a]) => m.vec(a!),
  kron: ([a, b]) => m.kronecker(a!, b!),
  blkdiag: ([a, b]) =>
    m.generate(a!.rows + b!.rows, a!.cols + b!.cols, (i, j) => {
      if (i < a!.rows) return j < a!.cols ? m.at(a!, i, j) : 0
      return j < a!.cols ? 0 : m.at(b!, i - a!.rows, j - a!.cols)
    }),
}
