/**
 * Squared distances between the rows of two matrices, in which answers about pairs are written.
 */
import * as m from '../linalg/matrix.ts'
import type { RowFacts } from './row.ts'

export const DISTANCES: readonly RowFacts[] = [
  {
    name: 'sqdist',
    signatures: ['m x k, n x k -> m x n'],
    summary: 'the squared distances norm2(X[i,:] - Y[j,:])^2 between the rows of two matrices',
    evaluate: ([x, y]) => {
      const squared = (i: number, j: number): number => {
        let sum = 0
        for (let k = 0; k < x!.cols; k++) sum += (m.at(x!, i, k) - m.at(y!, j, k)) ** 2
        return sum
      }
      return m.fromRows(
        Array.from({ length: x!.rows }, (_, i) => Array.from({ length: y!.rows }, (__, j) => squared(i, j))),
      )
    },
    gives: ['nonnegative'],
    inLaws: { distances: 'the matrix of squared distances' },
    names: ['d'],
    ofScalars: '(s - t)^2',
  },
]
