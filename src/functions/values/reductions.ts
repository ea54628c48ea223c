/**
 * Values of sums, means, products, variances, and of the log-sum-exp family.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

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

export const REDUCTIONS: Values = {
  sum: reduction(m.total),
  mean: reduction(meanOf),
  prod: product,
  cumsum: ([a]) => ({ ...a!, data: runningSums(a!.data) }),
  var: reduction(variance),
  std: deviation,
  logsumexp: reduction(logSumExp),
  softmax: (args, watch, size) => m.map(logSoftmax(args, watch, size), Math.exp),
  logsoftmax: logSoftmax,
}
