/**
 * Sums and products of generated JavaScript, memory gone through in order. A matrix is the array of its entries, row after
 * row; sizes are passed along.
 */
export const KERNELS = `
const entryAt = (x, i) => {
  if (!(i >= 0 && i < x.length)) throw new RangeError('there is no entry ' + (i + 1))
  return x[i]
}

const entryOf = (A, i, j, rows, cols) => {
  if (!(i >= 0 && i < rows && j >= 0 && j < cols)) throw new RangeError('there is no entry ' + (i + 1) + ', ' + (j + 1))
  return A[i * cols + j]
}

const partColumns = (A, from, to, cols) => {
  const B = new Float64Array((A.length / cols) * (to - from))
  for (let at = from, k = 0; k < B.length; at += cols, k += to - from) B.set(A.subarray(at, at + to - from), k)
  return B
}

const joined = (...parts) => {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const sideBySide = (parts, widths) => {
  const width = widths.reduce((sum, cols) => sum + cols, 0)
  const whole = new Float64Array((parts[0].length / widths[0]) * width)
  let begin = 0
  parts.forEach((part, i) => {
    for (let at = begin, k = 0; k < part.length; at += width, k += widths[i]) whole.set(part.subarray(k, k + widths[i]), at)
    begin += widths[i]
  })
  return whole
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

const matvec = (A, x, m, n) => {
  const y = new Float64Array(m)
  let i = 0
  for (; i + 3 < m; i += 4) {
    const q = i * n, r = q + n, s = r + n, t = s + n
    let a = 0, b = 0, c = 0, d = 0
    for (let j = 0; j < n; j++) {
      const entry = x[j]
      a += A[q + j] * entry
      b += A[r + j] * entry
      c += A[s + j] * entry
      d += A[t + j] * entry
    }
    y[i] = a
    y[i + 1] = b
    y[i + 2] = c
    y[i + 3] = d
  }
  for (; i < m; i++) y[i] = dot(A, i * n, x, 0, n)
  return y
}

const addFourRows = (C, at, a, b, c, d, B, q, n) => {
  const r = q + n, s = r + n, t = s + n
  for (let j = 0; j < n; j++) C[at + j] += a * B[q + j] + b * B[r + j] + c * B[s + j] + d * B[t + j]
}

const addRow = (C, at, a, B, q, n) => {
  for (let j = 0; j < n; j++) C[at + j] += a * B[q + j]
}

const matmul = (A, B, m, p, n) => {
  const C = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    let k = 0
    for (let at = i * p; k + 3 < p; k += 4, at += 4)
      addFourRows(C, i * n, A[at], A[at + 1], A[at + 2], A[at + 3], B, k * n, n)
    for (; k < p; k++) addRow(C, i * n, A[i * p + k], B, k * n, n)
  }
  return C
}

const transposedTimes = (A, B, m, p, n) => {
  const C = new Float64Array(m * n)
  let k = 0
  for (; k + 3 < p; k += 4)
    for (let i = 0, at = k * m; i < m; i++, at++)
      addFourRows(C, i * n, A[at], A[at + m], A[at + 2 * m], A[at + 3 * m], B, k * n, n)
  for (; k < p; k++) for (let i = 0; i < m; i++) addRow(C, i * n, A[k * m + i], B, k * n, n)
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

const lessMean = (c, p) => {
  const top = c[p.reduce((best, x, i) => (x > p[best] ? i : best), 0)]
  const shifted = c.map((x) => x - top)
  const mean = shifted.reduce((total, x, i) => total + p[i] * x, 0)
  return shifted.map((x) => x - mean)
}

const greatest = (x, start = 0, n = x.length, gap = 1) => {
  let top = -Infinity
  for (let k = 0; k < n; k++) top = Math.max(top, x[start + k * gap])
  return top
}

const logsumexp = (x, start = 0, n = x.length, gap = 1) => {
  const top = greatest(x, start, n, gap)
  let total = 0
  if (!Number.isFinite(top)) return top
  for (let k = 0; k < n; k++) total += Math.exp(x[start + k * gap] - top)
  return top + Math.log(total)
}

const overColumns = (f, A, m, n) => Float64Array.from({ length: n }, (_, j) => f(A, j, m, n))

const overRows = (f, A, m, n) => Float64Array.from({ length: m }, (_, i) => f(A, i * n, n, 1))

const softmax = (x, start = 0, n = x.length, gap = 1, into = new Float64Array(n)) => {
  const top = greatest(x, start, n, gap)
  let total = 0
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
`
