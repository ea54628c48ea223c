/**
 * Eigenvalues and eigenvectors of symmetric matrices. Of any other square matrix, which an expression with these functions
 * is refused for, they are those of its symmetric part: so they have derivatives along every direction.
 */
import { type Eigen, eigenOf } from '../linalg/eigen.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { columnOf } from '../linalg/svd.ts'
import type { Watch } from '../linalg/watch.ts'
import { type Evaluate, type FunctionRow, type RowFacts, rowsOf } from './row.ts'

/** Eigenvalues that differ by less than this part of the largest are too close for differences. */
const CLOSE = 1e-3
/** Eigenvalues that differ by less are one that is repeated wherever the variables move, as 0 is of a product. */
const REPEATED = 1e-12

const gapsOf = ({ values }: Eigen): number[] => {
  const size = Math.max(...values.map(Math.abs))
  return values.slice(1).map((value, i) => (size === 0 ? 0 : (value - values[i]!) / size))
}

/** Values that a repeated eigenvalue leaves defined. */
const ofValues =
  (f: (eigen: Eigen) => Matrix, gaps: (all: readonly number[]) => readonly number[]): Evaluate =>
  ([a], watch) => {
    const eigen = eigenOf(a!)
    if (gaps(gapsOf(eigen)).some((gap) => gap > REPEATED && gap < CLOSE)) watch.violations++
    return f(eigen)
  }

/** Vectors, which belong to eigenvalues that are not repeated, and the entry that is the largest in each. */
const ofVectors =
  (f: (eigen: Eigen) => Matrix, gaps: (all: readonly number[]) => readonly number[]): Evaluate =>
  ([a], watch) => {
    const eigen = eigenOf(a!)
    if (gaps(gapsOf(eigen)).some((gap) => gap < CLOSE)) watch.violations++
    const vectors = f(eigen)
    noteLargest(vectors, watch)
    return vectors
  }

const noteLargest = (vectors: Matrix, watch: Watch): void => {
  for (let k = 0; k < vectors.cols; k++) {
    const sizes = [...columnOf(vectors, k).data].map(Math.abs)
    watch.sides.push(sizes.indexOf(Math.max(...sizes)))
  }
}

const all = (gaps: readonly number[]): readonly number[] => gaps
const last = (gaps: readonly number[]): readonly number[] => gaps.slice(-1)
const first = (gaps: readonly number[]): readonly number[] => gaps.slice(0, 1)

const column = (values: readonly number[]): Matrix => m.generate(values.length, 1, (i) => values[i]!)

/** In the order of the language page. */
export const SPECTRA: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'eigvals',
    signatures: ['n x n -> n'],
    summary: 'eigenvalues of a symmetric matrix, the smallest first',
    evaluate: ofValues(({ values }) => column(values), all),
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'an eigenvalue',
    homogeneous: true,
    inLaws: { eigenvalues: 'the eigenvalues' },
    ofScalars: 's',
  },
  {
    name: 'eigvecs',
    signatures: ['n x n -> n x n'],
    summary: 'orthonormal eigenvectors of a symmetric matrix in columns, in the order of eigvals',
    evaluate: ofVectors(({ vectors }) => vectors, all),
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'an eigenvalue',
    gives: ['orthogonal'],
    inLaws: { eigenvectors: 'the eigenvectors' },
    ofScalars: '1',
  },
  {
    name: 'eigmax',
    signatures: ['n x n -> scalar'],
    summary: 'the largest eigenvalue of a symmetric matrix',
    evaluate: ofValues(({ values }) => m.scalar(values.at(-1)!), last),
    latex: '\\lambda_{\\max}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the largest eigenvalue',
    homogeneous: true,
    inLaws: { 'largest-eigenvalue': 'the largest eigenvalue' },
    turned: 'eigmax',
    ofScalars: 's',
  },
  {
    name: 'eigmin',
    signatures: ['n x n -> scalar'],
    summary: 'the smallest eigenvalue of a symmetric matrix',
    evaluate: ofValues(({ values }) => m.scalar(values[0]!), first),
    latex: '\\lambda_{\\min}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the smallest eigenvalue',
    homogeneous: true,
    inLaws: { 'smallest-eigenvalue': 'the smallest eigenvalue' },
    turned: 'eigmin',
    ofScalars: 's',
  },
])

/** Eigenvectors that answers are written in. */
export const EIGENVECTORS: readonly RowFacts[] = [
  {
    name: 'eigmax_vector',
    signatures: ['n x n -> n'],
    summary: 'the eigenvector of norm 1 that belongs to eigmax(S)',
    evaluate: ofVectors(({ vectors }) => columnOf(vectors, vectors.cols - 1), last),
    latex: '\\mathbf{v}_{\\max}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the largest eigenvalue',
    inLaws: { 'largest-eigenvector': 'the eigenvector of the largest eigenvalue' },
    ofScalars: '1',
  },
  {
    name: 'eigmin_vector',
    signatures: ['n x n -> n'],
    summary: 'the eigenvector of norm 1 that belongs to eigmin(S)',
    evaluate: ofVectors(({ vectors }) => columnOf(vectors, 0), first),
    latex: '\\mathbf{v}_{\\min}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the smallest eigenvalue',
    inLaws: { 'smallest-eigenvector': 'the eigenvector of the smallest eigenvalue' },
    ofScalars: '1',
  },
]
