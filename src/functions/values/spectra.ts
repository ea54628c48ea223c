/**
 * Eigenvalues and eigenvectors of symmetric matrices. Of any other square matrix, which an expression with these functions
 * is refused for, they are those of its symmetric part: so they have derivatives along every direction.
 */
import { type Eigen, eigenOf } from '../../linalg/eigen.ts'
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { columnOf } from '../../linalg/svd.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

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

export const SPECTRA: Values = {
  eigvals: ofValues(({ values }) => column(values), all),
  eigvecs: ofVectors(({ vectors }) => vectors, all),
  eigmax: ofValues(({ values }) => m.scalar(values.at(-1)!), last),
  eigmin: ofValues(({ values }) => m.scalar(values[0]!), first),
  eigmax_vector: ofVectors(({ vectors }) => columnOf(vectors, vectors.cols - 1), last),
  eigmin_vector: ofVectors(({ vectors }) => columnOf(vectors, 0), first),
}
