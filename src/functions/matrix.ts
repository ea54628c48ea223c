/**
 * Functions of whole matrices.
 */
import { WORST_CONDITION, watchedInverse } from '../linalg/inverse.ts'
import { det, signedLogDet } from '../linalg/lu.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { adjugate, cholesky, expm, logm, sqrtm, turning } from '../linalg/matrix-functions.ts'
import { pseudoinverse, rankOf, type Svd, singularValues } from '../linalg/svd.ts'
import { type Evaluate, type FunctionRow, rowsOf } from './row.ts'

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

/** In the order of the language page. */
export const MATRIX: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'tr',
    signatures: ['n x n -> scalar'],
    summary: 'trace',
    evaluate: ([a]) => m.scalar(m.total(diagonalOf(a!).data)),
    inLaws: { trace: 'the trace' },
    linear: [0],
    turned: 'tr',
    ofScalars: 's',
  },
  {
    name: 'det',
    signatures: ['n x n -> scalar'],
    summary: 'determinant',
    evaluate: ([a]) => m.scalar(det(a!)),
    latex: '\\det',
    inLaws: { determinant: 'the determinant' },
    turned: 'det',
    ofScalars: 's',
  },
  {
    name: 'logdet',
    signatures: ['n x n -> scalar'],
    summary: 'log of the absolute value of the determinant',
    evaluate: logAbsDet,
    latex: '\\log\\det',
    inLaws: { logdet: 'logdet' },
    turned: 'logdet',
    ofScalars: 'log(abs(s))',
  },
  {
    name: 'inv',
    signatures: ['n x n -> n x n'],
    summary: 'inverse',
    evaluate: ([a], watch) => watchedInverse(a!, watch),
    keeps: [
      'symmetric',
      'skew',
      'diagonal',
      'lower-triangular',
      'upper-triangular',
      'orthogonal',
      'positive-definite',
    ],
    gives: ['invertible'],
    layout: { kind: 'power', exponent: '-1' },
    names: ['P', 'M'],
    inLaws: { inverse: 'the inverse' },
    turned: 'inv',
    ofScalars: '1/s',
  },
  {
    name: 'pinv',
    signatures: ['m x n -> n x m'],
    summary: 'Moore-Penrose inverse',
    evaluate: fullRank(pseudoinverse),
    keeps: ['symmetric'],
    layout: { kind: 'power', exponent: '+' },
    inLaws: { pseudoinverse: 'the pseudoinverse' },
    turned: 'pinv',
    ofScalars: '1/s',
  },
  {
    name: 'adj',
    signatures: ['n x n -> n x n'],
    summary: 'adjugate: the transposed matrix of cofactors',
    evaluate: of((a) => adjugate(a, det)),
    keeps: ['symmetric'],
    inLaws: { adjugate: 'the adjugate' },
    turned: 'adj',
    ofScalars: '1',
  },
  {
    name: 'expm',
    signatures: ['n x n -> n x n'],
    summary: 'matrix exponential',
    evaluate: of(expm),
    keeps: ['symmetric'],
    latex: '\\exp',
    inLaws: { exponential: 'the matrix exponential' },
    turned: 'expm',
    ofScalars: 'exp(s)',
    derivative: { name: 'expm_frechet', ofScalars: 'exp(s)' },
  },
  {
    name: 'logm',
    signatures: ['n x n -> n x n'],
    summary: 'principal matrix logarithm',
    evaluate: of(logm),
    keeps: ['symmetric'],
    latex: '\\log',
    domain: 'positive-definite',
    inLaws: { logarithm: 'the matrix logarithm' },
    turned: 'logm',
    ofScalars: 'log(s)',
    derivative: { name: 'logm_frechet', ofScalars: '1/s' },
  },
  {
    name: 'cosm',
    signatures: ['n x n -> n x n'],
    summary: 'matrix cosine',
    evaluate: of((a) => turning(a).cosine),
    keeps: ['symmetric'],
    latex: '\\cos',
    inLaws: { cosine: 'the matrix cosine' },
    turned: 'cosm',
    even: true,
    ofScalars: 'cos(s)',
    derivative: { name: 'cosm_frechet', ofScalars: '-sin(s)' },
  },
  {
    name: 'sinm',
    signatures: ['n x n -> n x n'],
    summary: 'matrix sine',
    evaluate: of((a) => turning(a).sine),
    keeps: ['symmetric', 'skew'],
    latex: '\\sin',
    inLaws: { sine: 'the matrix sine' },
    turned: 'sinm',
    odd: true,
    ofScalars: 'sin(s)',
    derivative: { name: 'sinm_frechet', ofScalars: 'cos(s)' },
  },
  {
    name: 'sqrtm',
    signatures: ['n x n -> n x n'],
    summary: 'principal matrix square root',
    evaluate: of(sqrtm),
    keeps: ['symmetric'],
    domain: 'positive-definite',
    layout: { kind: 'power', exponent: '1/2' },
    inLaws: { root: 'the matrix square root' },
    turned: 'sqrtm',
    ofScalars: 'sqrt(s)',
  },
  {
    name: 'chol',
    signatures: ['n x n -> n x n'],
    summary: "lower triangular L with L*L' = X; reads the lower triangle of X",
    evaluate: of(cholesky),
    domain: 'positive-definite',
    inLaws: { cholesky: 'the Cholesky factor' },
    ofScalars: 'sqrt(s)',
  },
  {
    name: 'tril',
    signatures: ['n x n -> n x n'],
    summary: 'the lower triangle, zeros above it',
    evaluate: triangle((i, j) => i >= j),
    inLaws: { 'lower-triangle': 'the lower triangle' },
    linear: [0],
    turned: 'triu',
    ofScalars: 's',
  },
  {
    name: 'triu',
    signatures: ['n x n -> n x n'],
    summary: 'the upper triangle, zeros below it',
    evaluate: triangle((i, j) => i <= j),
    inLaws: { 'upper-triangle': 'the upper triangle' },
    linear: [0],
    turned: 'tril',
    ofScalars: 's',
  },
  {
    name: 'diag',
    signatures: ['n -> n x n', '1 x n -> n x n', 'n x n -> n'],
    summary: 'diagonal matrix of a vector; diagonal of a matrix as a vector',
    evaluate: ([a]) => (a!.cols === 1 || a!.rows === 1 ? diagonalMatrix(a!) : diagonalOf(a!)),
    inLaws: { diag: 'diag' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'vec',
    signatures: ['m x n -> m*n'],
    summary: 'the columns stacked',
    evaluate: ([a]) => m.vec(a!),
    inLaws: { vec: 'vec' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'kron',
    signatures: ['m x n, p x q -> m*p x n*q'],
    summary: 'Kronecker product',
    evaluate: ([a, b]) => m.kronecker(a!, b!),
    keeps: ['symmetric', 'invertible'],
    latex: '\\otimes',
    layout: { kind: 'infix' },
    inLaws: { kronecker: 'the Kronecker product' },
    linear: [0, 1],
    turned: 'kron',
    ofScalars: 's*t',
  },
  {
    name: 'blkdiag',
    signatures: ['m x n, p x q -> m + p x n + q'],
    summary: 'the matrix with two blocks on its diagonal, and zeros beside them',
    evaluate: ([a, b]) =>
      m.generate(a!.rows + b!.rows, a!.cols + b!.cols, (i, j) => {
        if (i < a!.rows) return j < a!.cols ? m.at(a!, i, j) : 0
        return j < a!.cols ? 0 : m.at(b!, i - a!.rows, j - a!.cols)
      }),
    keeps: [
      'symmetric',
      'skew',
      'hollow',
      'diagonal',
      'lower-triangular',
      'upper-triangular',
      'orthogonal',
      'invertible',
      'positive-definite',
      'positive-semidefinite',
      'nonnegative',
    ],
    inLaws: { 'block-diagonal': 'the block diagonal matrix' },
    turned: 'blkdiag',
  },
])
