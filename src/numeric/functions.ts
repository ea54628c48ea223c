/**
 * The value of every function of the table at given arguments. Constants such as `eye(n)`, whose arguments are
 * dimensions, are `evaluate.ts`; no derivative is known here.
 */
import { internal } from '../errors/defects.ts'
import { type Domain, type FunctionRow, functionNamed } from '../functions/index.ts'
import { WORST_CONDITION, watchedInverse } from '../linalg/inverse.ts'
import { det, signedLogDet } from '../linalg/lu.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { adjugate, cholesky, expm, frechet, logm, sqrtm, sylvester } from '../linalg/matrix-functions.ts'
import { columnOf, pseudoinverse, rankOf, type Svd, singularValues } from '../linalg/svd.ts'
import type { Watch } from '../linalg/watch.ts'
import { power } from './operations.ts'
import { OPERATOR_NAMES, operatorValue } from './operators.ts'
import { scalarDerivative } from './scalar-derivative.ts'

type Implementation = (args: readonly Matrix[], watch: Watch) => Matrix

/** The value of a function of the table, or of its derivative where `primes` is not 0. */
export const applyFunction = (
  name: string,
  primes: number,
  args: readonly Matrix[],
  watch: Watch,
): Matrix => {
  const row = functionNamed(name)
  if (!row) throw internal(`no function ${name}`)
  if (row.value) return elementwise(row, row.value, primes, args[0]!, watch)
  const implementation = IMPLEMENTATIONS.get(row.name)
  if (!implementation || primes > 0) throw internal(`no value for ${name}${"'".repeat(primes)}`)
  return implementation(args, watch)
}

const elementwise = (
  row: FunctionRow,
  value: (x: number) => number,
  primes: number,
  a: Matrix,
  watch: Watch,
): Matrix => {
  for (const x of a.data) {
    if (!insideDomain(x, row.domain ?? 'real')) watch.violations++
    if (row.kink === 'zero') watch.sides.push(Math.sign(x))
  }
  if (primes === 0) return m.map(a, value)
  return m.map(a, (x) => scalarDerivative(value, x, primes, reach(x, row)))
}

const insideDomain = (x: number, domain: Domain): boolean => {
  switch (domain) {
    case 'real':
      return Number.isFinite(x)
    case 'positive':
      return x > 0
    case 'unit-interval':
      return Math.abs(x) < 1
    case 'above-one':
      return x > 1
    case 'above-minus-one':
      return x > -1
  }
}

/** How far from x the function is surely smooth, with a margin so that a series about x converges fast. */
const reach = (x: number, row: FunctionRow): number => {
  if (row.kink === 'zero') return Math.abs(x)
  switch (row.domain ?? 'real') {
    case 'real':
      return 2
    case 'positive':
      return Math.abs(x)
    case 'unit-interval':
      return 1 - Math.abs(x)
    case 'above-one':
      return x - 1
    case 'above-minus-one':
      return x + 1
  }
}

const scalarOf =
  (f: (a: Matrix) => number): Implementation =>
  ([a]) =>
    m.scalar(f(a!))

const total = (entries: ArrayLike<number>): number => {
  let result = 0
  for (let k = 0; k < entries.length; k++) result += entries[k]!
  return result
}

/** The larger or the smaller of two operands, noticing which. */
const pick =
  (sign: 1 | -1): Implementation =>
  (args, watch) =>
    m.zip(...alike(args), (x, y) => {
      watch.sides.push(Math.sign(x - y))
      return sign * (x - y) > 0 ? x : y
    })

/** Two operands of one size, a scalar among them repeated. */
const alike = ([a, b]: readonly Matrix[]): [Matrix, Matrix] => {
  const { rows, cols } = m.isScalarMatrix(a!) ? b! : a!
  const whole = (x: Matrix): Matrix => (m.isScalarMatrix(x) ? m.filled(rows, cols, x.data[0]!) : x)
  return [whole(a!), whole(b!)]
}

/** A function of one matrix that is undefined where its value is not finite. */
const matrixFunction =
  (f: (a: Matrix) => Matrix): Implementation =>
  ([a], watch) => {
    const value = f(a!)
    if (!m.allFinite(value)) watch.violations++
    return value
  }

/**
 * The pseudoinverse is smooth only where the rank is full, as any other rank changes nearby. Of a tall matrix and of a
 * wide one it is another function: for each, one of the projectors is the identity.
 */
const fullRank =
  (f: (svd: Svd) => Matrix): Implementation =>
  ([a], watch) => {
    if (a!.rows !== a!.cols) watch.forms.push(Math.sign(a!.rows - a!.cols))
    const svd = singularValues(a!)
    if (svd.s.at(-1)! < svd.s[0]! / WORST_CONDITION) watch.sides.push(rankOf(svd))
    return f(svd)
  }

/** The nuclear norm is smooth only where no singular value is 0, the largest one only where it is single. */
const nuclear: Implementation = ([a], watch) => {
  const { s } = singularValues(a!)
  if (s.at(-1)! < s[0]! * 1e-3) watch.violations++
  return m.scalar(total(s))
}

const leading =
  (f: (svd: Svd) => Matrix): Implementation =>
  ([a], watch) => {
    const svd = singularValues(a!)
    const [first = 0, second = 0] = svd.s
    if (first - second <= 1e-3 * first) watch.violations++
    return f(svd)
  }

const triangle = (keeps: (i: number, j: number) => boolean): Implementation =>
  matrixFunction((a) => m.generate(a.rows, a.cols, (i, j) => (keeps(i, j) ? m.at(a, i, j) : 0)))

const entryOf: Implementation = ([a, i, j], watch) => {
  const index = (at: Matrix | undefined): number => Math.round(at?.data[0] ?? 1) - 1
  const value = j ? inside(a!, index(i), index(j)) : a!.data[index(i)]
  if (value === undefined) watch.violations++
  return m.scalar(value ?? Number.NaN)
}

const inside = (a: Matrix, i: number, j: number): number | undefined =>
  i >= 0 && j >= 0 && i < a.rows && j < a.cols ? m.at(a, i, j) : undefined

const unit: Implementation = ([n, i], watch) => {
  const [size, at] = [Math.round(n!.data[0]!), Math.round(i!.data[0]!)]
  if (at < 1 || at > size) watch.violations++
  return m.generate(size, 1, (k) => (k === at - 1 ? 1 : 0))
}

const operator =
  (apply: (x: Matrix, e: Matrix) => Matrix): Implementation =>
  ([x, e]) =>
    apply(x!, e!)

/** `f` of all entries, or of each column (axis 1) or row (axis 2). */
const reduction =
  (f: (entries: Float64Array) => number): Implementation =>
  ([a, axis]) => {
    if (!axis) return m.scalar(f(a!.data))
    return axis.data[0] === 1 ? byColumn(a!, f) : m.transpose(byColumn(m.transpose(a!), f))
  }

const column = (a: Matrix, j: number): Float64Array => a.data.subarray(j * a.rows, (j + 1) * a.rows)

const byColumn = (a: Matrix, f: (entries: Float64Array) => number): Matrix =>
  m.generate(1, a.cols, (_, j) => f(column(a, j)))

const logSumExp = (entries: Float64Array): number => {
  const largest = entries.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY)
  return largest + Math.log(total(entries.map((x) => Math.exp(x - largest))))
}

/** `entry - logsumexp` over all entries, or over each column (axis 1) or row (axis 2). */
const logSoftmax: Implementation = ([a, axis]) => {
  if (!axis) {
    const shift = logSumExp(a!.data)
    return m.map(a!, (x) => x - shift)
  }
  const columns = axis.data[0] === 1 ? a! : m.transpose(a!)
  const shifts = Array.from({ length: columns.cols }, (_, j) => logSumExp(column(columns, j)))
  const result = m.generate(columns.rows, columns.cols, (i, j) => m.at(columns, i, j) - shifts[j]!)
  return axis.data[0] === 1 ? result : m.transpose(result)
}

const norm = (a: Matrix, watch: Watch): Matrix => {
  const largest = m.maxAbs(a)
  if (largest === 0) watch.violations++
  return m.scalar(largest === 0 ? 0 : largest * Math.sqrt(total(a.data.map((x) => (x / largest) ** 2))))
}

const entrywiseNorm: Implementation = ([a], watch) => {
  for (const x of a!.data) watch.sides.push(Math.sign(x))
  return m.scalar(total(a!.data.map(Math.abs)))
}

const logAbsDet: Implementation = ([a], watch) => {
  const { sign, log } = signedLogDet(a!)
  if (sign === 0) watch.violations++
  watch.sides.push(sign)
  return m.scalar(log)
}

const diagonal = (a: Matrix): Matrix => {
  if (a.cols !== 1 && a.rows !== 1) return m.generate(a.rows, 1, (i) => m.at(a, i, i))
  return m.generate(a.data.length, a.data.length, (i, j) => (i === j ? a.data[i]! : 0))
}

const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>([
  ['tr', scalarOf((a) => total(diagonalEntries(a)))],
  ['det', scalarOf(det)],
  ['logdet', logAbsDet],
  ['inv', ([a], watch) => watchedInverse(a!, watch)],
  ['diag', ([a]) => diagonal(a!)],
  ['vec', ([a]) => m.reshape(a!, a!.data.length, 1)],
  ['kron', ([a, b]) => m.kronecker(a!, b!)],
  ['sum', reduction(total)],
  ['mean', reduction((entries) => total(entries) / entries.length)],
  ['norm1', entrywiseNorm],
  ['norm2', ([a], watch) => norm(a!, watch)],
  ['normF', ([a], watch) => norm(a!, watch)],
  ['logsumexp', reduction(logSumExp)],
  ['softmax', (args, watch) => m.map(logSoftmax(args, watch), Math.exp)],
  ['logsoftmax', logSoftmax],
  ['max', pick(1)],
  ['min', pick(-1)],
  ['pinv', fullRank(pseudoinverse)],
  ['adj', matrixFunction((a) => adjugate(a, det))],
  ['expm', matrixFunction(expm)],
  ['logm', matrixFunction(logm)],
  ['sqrtm', matrixFunction(sqrtm)],
  ['chol', matrixFunction(cholesky)],
  ['tril', triangle((i, j) => i >= j)],
  ['triu', triangle((i, j) => i <= j)],
  ['nuclear', nuclear],
  ['spectral', leading(({ s }) => m.scalar(s[0]!))],
  ['spectral_left', leading(({ u }) => columnOf(u, 0))],
  ['spectral_right', leading(({ v }) => columnOf(v, 0))],
  ['entry', entryOf],
  ['unit', unit],
  ['expm_frechet', operator(frechet(expm))],
  ['logm_frechet', operator(frechet(logm))],
  ['power_frechet', ([x, k, e], watch) => frechet((a) => power(a, k!, watch))(x!, e!)],
  ...OPERATOR_NAMES.map((name): [string, Implementation] => [
    name,
    (args, watch) => operatorValue(name, args, watch),
  ]),
  ['sylvester', ([a, b, c]) => sylvester(a!, b!, c!)],
])

const diagonalEntries = (a: Matrix): number[] => Array.from({ length: a.rows }, (_, i) => m.at(a, i, i))

/** The functions whose value is known here, beside the elementwise ones. */
export const IMPLEMENTED: ReadonlySet<string> = new Set(IMPLEMENTATIONS.keys())
