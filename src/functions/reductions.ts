/**
 * Sums, means, products, variances, and the log-sum-exp family: of all entries, or along a dimension.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** Sums and means. */
export const REDUCTIONS: readonly FunctionRow[] = rowsOf('reduction', [
  {
    name: 'sum',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    grows: 'up',
    keeps: ['positive', 'nonnegative'],
    summary: 'sum of all entries; with 1 a row of column sums, with 2 a column of row sums',
    inLaws: {
      'sum-entries': 'the sum of the entries',
      'sum-columns': 'the row of column sums',
      'sum-rows': 'the column of row sums',
    },
    linear: [0],
    turned: 'sum',
    ofScalars: 's',
  },
  {
    name: 'mean',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    grows: 'up',
    keeps: ['positive', 'nonnegative'],
    summary: 'as sum, divided by the number of entries summed',
    inLaws: {
      mean: 'the mean',
      'mean-columns': 'the row of column means',
      'mean-rows': 'the column of row means',
    },
    linear: [0],
    turned: 'mean',
    ofScalars: 's',
  },
  {
    name: 'prod',
    signatures: ['m x n -> scalar'],
    keeps: ['positive', 'nonnegative'],
    summary: 'product of all entries',
    turned: 'prod',
    ofScalars: 's',
  },
  {
    name: 'cumsum',
    signatures: ['n -> n', '1 x n -> 1 x n'],
    grows: 'up',
    keeps: ['positive', 'nonnegative'],
    summary: 'the sums of the first entries, up to each',
    inLaws: { cumsum: 'the cumulative sum' },
    linear: [0],
    turned: 'cumsum',
    ofScalars: 's',
  },
  {
    name: 'var',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    bends: 'convex',
    summary: 'variance, mean((x - mean(x)).^2), divided by n; with 1 of every column, with 2 of every row',
    gives: ['nonnegative'],
    layout: { kind: 'along' },
    inLaws: {
      variance: 'the variance',
      'variance-columns': 'the row of column variances',
      'variance-rows': 'the column of row variances',
    },
    turned: 'var',
    ofScalars: '0',
  },
  {
    name: 'std',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    bends: 'convex',
    summary: 'standard deviation, the root of var(x); with 1 of every column, with 2 of every row',
    kink: 'equal',
    gives: ['nonnegative'],
    layout: { kind: 'along' },
    inLaws: {
      deviation: 'the standard deviation',
      'deviation-columns': 'the row of column deviations',
      'deviation-rows': 'the column of row deviations',
    },
    homogeneous: true,
    even: true,
    turned: 'std',
    ofScalars: '0',
  },
])

/** Functions of a vector, or of every column or row of a matrix. */
export const LOG_SUM_EXP: readonly FunctionRow[] = rowsOf('log-sum-exp', [
  {
    name: 'logsumexp',
    signatures: ['n -> scalar', '1 x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    bends: 'convex',
    grows: 'up',
    summary: 'log(sum(exp(x))); with 1 of every column, with 2 of every row',
    layout: { kind: 'along' },
    inLaws: {
      logsumexp: 'logsumexp',
      'logsumexp-columns': 'logsumexp by columns',
      'logsumexp-rows': 'logsumexp by rows',
    },
    turned: 'logsumexp',
    ofScalars: 's',
  },
  {
    name: 'softmax',
    signatures: ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    summary: 'exp(x)/sum(exp(x)); with 1 of every column, with 2 of every row',
    gives: ['nonnegative'],
    layout: { kind: 'along' },
    names: ['p'],
    inLaws: {
      softmax: 'softmax',
      'softmax-columns': 'softmax by columns',
      'softmax-rows': 'softmax by rows',
    },
    turned: 'softmax',
    ofScalars: '1',
  },
  {
    name: 'logsoftmax',
    signatures: ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    bends: 'concave',
    summary: 'log(softmax(x)), along a dimension as that',
    layout: { kind: 'along' },
    inLaws: {
      logsoftmax: 'logsoftmax',
      'logsoftmax-columns': 'logsoftmax by columns',
      'logsoftmax-rows': 'logsoftmax by rows',
    },
    turned: 'logsoftmax',
    ofScalars: '0',
  },
])
