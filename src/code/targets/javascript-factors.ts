/**
 * Factorisations of generated JavaScript: LU with partial pivoting, Cholesky, singular values and eigenvalues of symmetric
 * matrices by rotations. Source: Golub and Van Loan, Matrix Computations, 4th ed., 3.4, 4.2, 8.5, 8.6.
 */
export const FACTORISATIONS = `
const eye = (n) => {
  const E = new Float64Array(n * n)
  for (let i = 0; i < n; i++) E[i * n + i] = 1
  return E
}

const plusTimes = (A, factor, B) => A.map((entry, k) => entry + factor * B[k])

const largest = (A) => A.reduce((size, entry) => Math.max(size, Math.abs(entry)), 0)

const factored = (A, n) => {
  const LU = A.slice()
  const order = Array.from({ length: n }, (_, i) => i)
  let sign = 1
  for (let k = 0; k < n; k++) {
    let p = k
    for (let i = k + 1; i < n; i++) if (Math.abs(LU[i * n + k]) > Math.abs(LU[p * n + k])) p = i
    if (LU[p * n + k] === 0) continue
    if (p !== k) {
      const row = LU.slice(k * n, k * n + n)
      LU.copyWithin(k * n, p * n, p * n + n)
      LU.set(row, p * n)
      ;[order[k], order[p]] = [order[p], order[k]]
      sign = -sign
    }
    for (let i = k + 1; i < n; i++) {
      const factor = LU[i * n + k] / LU[k * n + k]
      LU[i * n + k] = factor
      if (factor !== 0) for (let j = k + 1; j < n; j++) LU[i * n + j] -= factor * LU[k * n + j]
    }
  }
  return { LU, order, sign }
}

const solve = (A, B, n, p) => {
  const { LU, order } = factored(A, n)
  const X = new Float64Array(n * p)
  order.forEach((from, i) => X.set(B.subarray(from * p, from * p + p), i * p))
  const subtract = (i, k) => {
    const factor = LU[i * n + k]
    if (factor !== 0) for (let j = 0; j < p; j++) X[i * p + j] -= factor * X[k * p + j]
  }
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) subtract(i, k)
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtract(i, k)
    if (LU[i * n + i] === 0) throw new RangeError('inv: the matrix is singular')
    for (let j = 0; j < p; j++) X[i * p + j] /= LU[i * n + i]
  }
  return X
}

const inv = (A, n) => solve(A, eye(n), n, n)

const det = (A, n) => {
  const { LU, sign } = factored(A, n)
  let product = sign
  for (let i = 0; i < n; i++) product *= LU[i * n + i]
  return product
}

const logdet = (A, n) => {
  const { LU } = factored(A, n)
  let total = 0
  for (let i = 0; i < n; i++) total += Math.log(Math.abs(LU[i * n + i]))
  return total
}

const chol = (A, n) => {
  const L = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const rest = A[i * n + j] - dot(L, i * n, L, j * n, j)
      if (i === j && !(rest > 0)) throw new RangeError('chol: the matrix is not positive definite')
      L[i * n + j] = i === j ? Math.sqrt(rest) : rest / L[j * n + j]
    }
  return L
}

const cholesky = (S, n) => {
  const size = largest(S)
  if (S.some((entry, k) => Math.abs(entry - S[(k % n) * n + Math.floor(k / n)]) > 1e-8 * size))
    throw new RangeError('expected a positive definite matrix, which is symmetric')
  return chol(S, n)
}

const choleskySolve = (L, B, n, p) => {
  const X = B.slice()
  const subtract = (i, k, factor) => {
    if (factor !== 0) for (let j = 0; j < p; j++) X[i * p + j] -= factor * X[k * p + j]
  }
  const divide = (i) => {
    for (let j = 0; j < p; j++) X[i * p + j] /= L[i * n + i]
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtract(i, k, L[i * n + k])
    divide(i)
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtract(i, k, L[k * n + i])
    divide(i)
  }
  return X
}

const choleskyLogdet = (L, n) => {
  let total = 0
  for (let i = 0; i < n; i++) total += 2 * Math.log(L[i * n + i])
  return total
}

const turnRows = (W, p, q, n, cosine, sine) => {
  for (let k = 0; k < n; k++) {
    const [x, y] = [W[p * n + k], W[q * n + k]]
    W[p * n + k] = cosine * x - sine * y
    W[q * n + k] = sine * x + cosine * y
  }
}

const angle = (zeta) => {
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  return [cosine, cosine * tangent]
}

const svd = (A, m, n) => {
  if (m < n) {
    const { left, values, right } = svd(transposed(A, m, n), n, m)
    return { left: right, values, right: left }
  }
  const [W, V] = [transposed(A, m, n), eye(n)]
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [a, b] = [dot(W, p * m, W, p * m, m), dot(W, q * m, W, q * m, m)]
        const c = dot(W, p * m, W, q * m, m)
        if (!(Math.abs(c) > 1e-16 * Math.sqrt(a * b))) continue
        const [cosine, sine] = angle((b - a) / (2 * c))
        turnRows(W, p, q, m, cosine, sine)
        turnRows(V, p, q, n, cosine, sine)
        turned = true
      }
  }
  const lengths = Array.from({ length: n }, (_, k) => norm2(W.subarray(k * m, k * m + m)))
  const order = lengths.map((_, k) => k).sort((p, q) => lengths[q] - lengths[p])
  return {
    left: order.map((k) => W.slice(k * m, k * m + m).map((entry) => (lengths[k] > 0 ? entry / lengths[k] : 0))),
    values: order.map((k) => lengths[k]),
    right: order.map((k) => V.slice(k * n, k * n + n)),
  }
}

const sumOfOuter = (values, left, right) => {
  const [m, n] = [left[0].length, right[0].length]
  const A = new Float64Array(m * n)
  values.forEach((value, k) => {
    if (value !== 0) for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) A[i * n + j] += value * left[k][i] * right[k][j]
  })
  return A
}

const pinv = (A, m, n) => {
  const { left, values, right } = svd(A, m, n)
  const least = Math.max(m, n) * 2 ** -52 * values[0]
  return sumOfOuter(values.map((value) => (value > least ? 1 / value : 0)), right, left)
}

const eigen = (A, n) => {
  const W = A.map((entry, k) => (entry + A[(k % n) * n + Math.floor(k / n)]) / 2)
  const V = eye(n)
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [a, b, c] = [W[p * n + p], W[q * n + q], W[p * n + q]]
        if (!(Math.abs(c) > 1e-17 * Math.sqrt(Math.abs(a * b)) && Math.abs(c) > 1e-300)) continue
        const [cosine, sine] = angle((b - a) / (2 * c))
        turnRows(W, p, q, n, cosine, sine)
        for (let k = 0; k < n; k++) {
          const [x, y] = [W[k * n + p], W[k * n + q]]
          W[k * n + p] = cosine * x - sine * y
          W[k * n + q] = sine * x + cosine * y
        }
        W[p * n + q] = W[q * n + p] = 0
        turnRows(V, p, q, n, cosine, sine)
        turned = true
      }
  }
  return {
    values: Array.from({ length: n }, (_, k) => W[k * n + k]),
    vectors: Array.from({ length: n }, (_, k) => V.slice(k * n, k * n + n)),
  }
}

const columnsOf = (vectors) =>
  Float64Array.from({ length: vectors.length * vectors[0].length }, (_, at) =>
    vectors[at % vectors.length][Math.floor(at / vectors.length)])

const spectrum = (A, n) => {
  const { values, vectors } = eigen(A, n)
  const order = values.map((_, k) => k).sort((p, q) => values[p] - values[q])
  return { values: Float64Array.from(order, (k) => values[k]), vectors: order.map((k) => vectors[k]) }
}

const eigvecs = (A, n) => {
  const { vectors } = spectrum(A, n)
  return A.map((_, k) => vectors[k % n][Math.floor(k / n)])
}

const pinvSymmetric = (A, n) => {
  const { values, vectors } = eigen(A, n)
  const least = 1e-7 * Math.max(...values.map(Math.abs))
  return sumOfOuter(values.map((value) => (Math.abs(value) > least ? 1 / value : 0)), vectors, vectors)
}

const sqrtmSemidefinite = (A, n) => {
  const { values, vectors } = eigen(A, n)
  if (Math.min(...values) < -1e-8 * Math.max(...values.map(Math.abs)))
    throw new RangeError('sqrtm: the matrix has a negative eigenvalue')
  return sumOfOuter(values.map((value) => Math.sqrt(Math.max(value, 0))), vectors, vectors)
}

const nuclear = (A, m, n) => svd(A, m, n).values.reduce((total, value) => total + value, 0)
`
