/**
 * Squared distances between the rows of two matrices, in which answers about pairs are written.
 */
import type { RowFacts } from './row.ts'

export const DISTANCES: readonly RowFacts[] = [
  {
    name: 'sqdist',
    signatures: ['m x k, n x k -> m x n'],
    summary: 'the squared distances norm2(X[i,:] - Y[j,:])^2 between the rows of two matrices',
    gives: ['nonnegative'],
    inLaws: { distances: 'the matrix of squared distances' },
    names: ['d'],
    ofScalars: '(s - t)^2',
  },
]
