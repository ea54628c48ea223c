/**
 * Sums, means, products, variances, and the log-sum-exp family: of all entries, or along a dimension.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Evaluate, type FunctionRow, rowsOf } from './row.ts'

/** `f` of all entries, or of each column (axis 1) or row (axis 2). */
const reduction =
  (f: (entries: Float64Array) => number): Evaluate =>
  ([a, axis]) => {
    if (!axis) return m.scalar(f(a!.data))
    return axis.data[0] === 1 ? byColumn(a!, f) : m.transpose(byColumn(m.transpose(a!), f))
  }

const column = (a: Matrix, j: number): Float64Array => a.data.subarray(j * a.rows, (j + 1) * a.rows)

const byColumn = (a: Matrix, f: (entries: Float64Array) => number): Matrix =>
  m.generate(1, a.cols, (_, j) => f(column(a, j)))

const logSumExp = (entries: Float64Array): number => {
  const largest = entries.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY)
  return largest + Math.log(m.total(entries.map((x) => Math.exp(x - largest))))
}

const meanOf = (entries: Float64Array): number => m.total(entries) / entries.length

const variance = (entries: Float64Array): number => {
  const mean = meanOf(entries)
  return m.total(entries.map((x) => (x - mean) ** 2)) / entries.length
}

/** Beside equal entries differences are rounding. */
const FLAT = 1e-3

/** The root of the variance, which is smooth only where not all entries are equal. */
const deviation: Evaluate = ([a, axis], watch, size) => {
  const result = reduction((entries) => {
    const value = Math.sqrt(variance(entries))
    if (entries.length > 1 && value <= FLAT * Math.abs(meanOf(entries))) watch.violations++
    return value
  })(axis ? [a!, axis] : [a!], watch, size)
  return result
}

/** Sums of the entries up to each. */
export const runningSums = (entries: Float64Array): Float64Array => {
  let total = 0
  return entries.map((x) => (total += x))
}

const product: Evaluate = ([a]) => m.scalar(a!.data.reduce((total, x) => total * x, 1))

/** `entry - logsumexp` over all entries, or over each column (axis 1) or row (axis 2). */
const logSoftmax: Evaluate = ([a, axis]) => {
  if (!axis) {
    const shift = logSumExp(a!.data)
    return m.map(a!, (x) => x - shift)
  }
  const columns = axis.data[0] === 1 ? a! : m.transpose(a!)
  const shifts = Array.from({ length: columns.cols }, (_, j) => logSumExp(column(columns, j)))
  const result = m.generate(columns.rows, columns.cols, (i, j) => m.at(columns, i, j) - shifts[j]!)
  return axis.data[0] === 1 ? result : m.transpose(result)
}

/** Sums and means. */
export const REDUCTIONS: readonly FunctionRow[] = rowsOf('reduction', [
  {
    name: 'sum',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    summary: 'sum of all entries; with 1 a row of column sums, with 2 a column of row sums',
    evaluate: reduction(m.total),
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
    summary: 'as sum, divided by the number of entries summed',
    evaluate: reduction(meanOf),
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
    summary: 'product of all entries',
    evaluate: product,
    turned: 'prod',
    ofScalars: 's',
  },
  {
    name: 'cumsum',
    signatures: ['n -> n', '1 x n -> 1 x n'],
    summary: 'the sums of the first entries, up to each',
    evaluate: ([a]) => ({ ...a!, data: runningSums(a!.data) }),
    inLaws: { cumsum: 'the cumulative sum' },
    linear: [0],
    turned: 'cumsum',
    ofScalars: 's',
  },
  {
    name: 'var',
    signatures: ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    summary: 'variance, mean((x - mean(x)).^2), divided by n; with 1 of every column, with 2 of every row',
    evaluate: reduction(variance),
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
    summary: 'standard deviation, the root of var(x); with 1 of every column, with 2 of every row',
    evaluate: deviation,
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
    summary: 'log(sum(exp(x))); with 1 of every column, with 2 of every row',
    evaluate: reduction(logSumExp),
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
    evaluate: (args, watch, size) => m.map(logSoftmax(args, watch, size), Math.exp),
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
    summary: 'log(softmax(x)), along a dimension as that',
    evaluate: logSoftmax,
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
