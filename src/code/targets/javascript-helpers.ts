/**
 * Functions that generated JavaScript brings along when it uses them: arguments, kernels, functions of numbers. A matrix
 * is the array of its entries, row after row.
 */
import { MATRIX_HELPERS } from './javascript-matrices.ts'

export const HELPERS = `
const asNumber = (name, value) => {
  if (typeof value !== 'number') throw new TypeError(name + ': expected a number')
  return value
}

const asNumbers = (name, values) => {
  const numbers = Array.from(values)
  if (!numbers.every((entry) => typeof entry === 'number')) throw new TypeError(name + ': expected numbers')
  return Float64Array.from(numbers)
}

const asVector = (name, value) => {
  if (value instanceof Float64Array) return value
  if (!Array.isArray(value) && !(ArrayBuffer.isView(value) && 'length' in value))
    throw new TypeError(name + ': expected an array of numbers')
  return asNumbers(name, value)
}

const asMatrix = (name, value) => {
  if (Array.isArray(value)) {
    const cols = value.length > 0 ? value[0].length : 0
    if (!value.every((row) => typeof row === 'object' && row !== null && row.length === cols))
      throw new TypeError(name + ': expected an array of rows of one length')
    return { rows: value.length, cols, data: asNumbers(name, value.flatMap((row) => Array.from(row))) }
  }
  const { rows, cols, data } = value ?? {}
  if (data === undefined || data.length !== rows * cols)
    throw new TypeError(name + ': expected { rows, cols, data } with rows*cols entries, or an array of rows')
  return data instanceof Float64Array ? value : { rows, cols, data: asNumbers(name, data) }
}

const hasLength = (name, vector, called, length) => {
  if (vector.length !== length)
    throw new RangeError(name + ': expected ' + called + ' = ' + length + ' entries, found ' + vector.length)
}

const hasSize = (name, matrix, called, rows, cols) => {
  if (matrix.rows !== rows || matrix.cols !== cols)
    throw new RangeError(name + ': expected ' + called + ' = ' + rows + ' x ' + cols + ', found ' + matrix.rows + ' x ' + matrix.cols)
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x))

const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

const relu = (x) => Math.max(x, 0)

const silu = (x) => x / (1 + Math.exp(-x))

const step = (x) => (x > 0 ? 1 : 0)

const square = (x) => x * x

const cube = (x) => x * x * x

const erfc = (x) => {
  if (x < 2.5) return 1 - erf(x)
  let fraction = 0
  for (let k = 80; k > 0; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

const erf = (x) => {
  const size = Math.abs(x)
  if (size >= 2.5) return Math.sign(x) * (1 - erfc(size))
  let term = size
  let total = size
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
  }
  return (Math.sign(x) * 2 * Math.exp(-x * x) * total) / Math.sqrt(Math.PI)
}

const gelu = (x) => (x * erfc(-x / Math.SQRT2)) / 2

const entryAt = (x, i) => {
  if (!(i >= 0 && i < x.length)) throw new RangeError('there is no entry ' + (i + 1))
  return x[i]
}

const entryOf = (A, i, j, rows, cols) => {
  if (!(i >= 0 && i < rows && j >= 0 && j < cols)) throw new RangeError('there is no entry ' + (i + 1) + ', ' + (j + 1))
  return A[i * cols + j]
}

const dot = (a, i, b, j, n) => {
  let s = 0, t = 0, u = 0, v = 0, k = 0
  for (; k + 3 < n; k += 4) {
    s += a[i + k] * b[j + k]
    t += a[i + k + 1] * b[j + k + 1]
    u += a[i + k + 2] * b[j + k + 2]
    v += a[i + k + 3] * b[j + k + 3]
  }
  for (; k < n; k++) s += a[i + k] * b[j + k]
  return s + t + u + v
}

const addRow = (sum, factor, a, i, n) => {
  for (let k = 0; k < n; k++) sum[k] += factor * a[i + k]
}

const matmul = (A, B, m, p, n) => {
  const C = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    const row = i * n
    let k = 0
    for (; k + 3 < p; k += 4) {
      const at = i * p + k
      const a = A[at], b = A[at + 1], c = A[at + 2], d = A[at + 3]
      const q = k * n, r = q + n, s = r + n, t = s + n
      for (let j = 0; j < n; j++) C[row + j] += a * B[q + j] + b * B[r + j] + c * B[s + j] + d * B[t + j]
    }
    for (; k < p; k++) {
      const a = A[i * p + k], q = k * n
      for (let j = 0; j < n; j++) C[row + j] += a * B[q + j]
    }
  }
  return C
}

const transposedTimes = (A, B, m, p, n) => {
  const C = new Float64Array(m * n)
  let k = 0
  for (; k + 3 < p; k += 4) {
    const q = k * n, r = q + n, s = r + n, t = s + n
    for (let i = 0; i < m; i++) {
      const at = k * m + i, row = i * n
      const a = A[at], b = A[at + m], c = A[at + 2 * m], d = A[at + 3 * m]
      for (let j = 0; j < n; j++) C[row + j] += a * B[q + j] + b * B[r + j] + c * B[s + j] + d * B[t + j]
    }
  }
  for (; k < p; k++)
    for (let i = 0; i < m; i++) {
      const a = A[k * m + i], q = k * n, row = i * n
      for (let j = 0; j < n; j++) C[row + j] += a * B[q + j]
    }
  return C
}

const timesTransposed = (A, B, m, p, n) => {
  const C = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    const row = i * p
    let j = 0
    for (; j + 3 < n; j += 4) {
      const q = j * p, r = q + p, s = r + p, t = s + p
      let c = 0, d = 0, e = 0, f = 0
      for (let k = 0; k < p; k++) {
        const a = A[row + k]
        c += a * B[q + k]
        d += a * B[r + k]
        e += a * B[s + k]
        f += a * B[t + k]
      }
      const at = i * n + j
      C[at] = c
      C[at + 1] = d
      C[at + 2] = e
      C[at + 3] = f
    }
    for (; j < n; j++) C[i * n + j] = dot(A, row, B, j * p, p)
  }
  return C
}

const transposed = (A, m, n) => {
  const T = new Float64Array(m * n)
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) T[j * m + i] = A[i * n + j]
  return T
}

const kron = (A, m, n, B, p, q) => {
  const K = new Float64Array(m * n * p * q)
  for (let i = 0, k = 0; i < m * p; i++)
    for (let j = 0; j < n; j++) {
      const a = A[Math.floor(i / p) * n + j], row = (i % p) * q
      for (let l = 0; l < q; l++) K[k++] = a * B[row + l]
    }
  return K
}

const permuteRows = (A, m, n, p) => {
  const P = new Float64Array(A.length)
  for (let k = 0; k < m * n; k++) {
    const from = (Math.floor(k / n) + (k % n) * m) * p
    P.set(A.subarray(from, from + p), k * p)
  }
  return P
}

const norm2 = (x) => {
  const length = Math.sqrt(dot(x, 0, x, 0, x.length))
  if (length > 1e-140 && length < 1e150) return length
  const top = x.reduce((size, entry) => Math.max(size, Math.abs(entry)), 0)
  return top > 0 && top < Infinity ? top * Math.sqrt(x.reduce((total, entry) => total + (entry / top) ** 2, 0)) : top
}

const logsumexp = (x, start = 0, n = x.length, gap = 1) => {
  let top = -Infinity, total = 0
  for (let k = 0; k < n; k++) top = Math.max(top, x[start + k * gap])
  if (!Number.isFinite(top)) return top
  for (let k = 0; k < n; k++) total += Math.exp(x[start + k * gap] - top)
  return top + Math.log(total)
}

const overColumns = (f, A, m, n) => Float64Array.from({ length: n }, (_, j) => f(A, j, m, n))

const overRows = (f, A, m, n) => Float64Array.from({ length: m }, (_, i) => f(A, i * n, n, 1))

const softmax = (x, start = 0, n = x.length, gap = 1, into = new Float64Array(n)) => {
  let top = -Infinity, total = 0
  for (let k = 0; k < n; k++) top = Math.max(top, x[start + k * gap])
  for (let k = 0; k < n; k++) {
    const e = Math.exp(x[start + k * gap] - top)
    into[start + k * gap] = e
    total += e
  }
  for (let k = 0; k < n; k++) into[start + k * gap] /= total
  return into
}

const logsoftmax = (x, start = 0, n = x.length, gap = 1, into = new Float64Array(n)) => {
  const total = logsumexp(x, start, n, gap)
  for (let k = 0; k < n; k++) into[start + k * gap] = x[start + k * gap] - total
  return into
}

const fillColumns = (f, A, m, n) => {
  const into = new Float64Array(m * n)
  for (let j = 0; j < n; j++) f(A, j, m, n, into)
  return into
}

const fillRows = (f, A, m, n) => {
  const into = new Float64Array(m * n)
  for (let i = 0; i < m; i++) f(A, i * n, n, 1, into)
  return into
}
${MATRIX_HELPERS}`
