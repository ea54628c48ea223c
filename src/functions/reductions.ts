/**
 * Sums and means, and the log-sum-exp family: of all entries, or along a dimension.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** Sums and means. */
export const REDUCTIONS: readonly FunctionRow[] = rowsOf('reduction', [
  {
    name: 'sum',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    summary: 'sum of all entries; with 1 a row of column sums, with 2 a column of row sums',
  },
  {
    name: 'mean',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    summary: 'as sum, divided by the number of entries summed',
  },
])

/** Functions of a vector, or of every column or row of a matrix. */
export const LOG_SUM_EXP: readonly FunctionRow[] = rowsOf('log-sum-exp', [
  {
    name: 'logsumexp',
    signatures: ['n -> scalar', '1 x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    summary: 'log(sum(exp(x))); with 1 of every column, with 2 of every row',
  },
  {
    name: 'softmax',
    signatures: ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    summary: 'exp(x)/sum(exp(x)); with 1 of every column, with 2 of every row',
    nonnegative: true,
  },
  {
    name: 'logsoftmax',
    signatures: ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    summary: 'log(softmax(x)), along a dimension as that',
  },
])
