/**
 * Factorisations and functions of matrices that generated JavaScript brings along, as in the check: a square matrix is
 * the array of its n*n entries. Sources: Golub and Van Loan, Matrix Computations, 4th ed., 3.4, 4.2, 8.5, 8.6;
 * Higham2008, ch. 6, 10, 11.
 */
export const MATRIX_HELPERS = `
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

const adjugate = (A, n) => {
  const without = (q, p) => A.filter((_, k) => Math.floor(k / n) !== q && k % n !== p)
  return A.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n]
    return ((i + j) % 2 === 0 ? 1 : -1) * det(without(j, i), n - 1)
  })
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

const matrixPower = (A, n, exponent) => {
  if (!Number.isInteger(exponent)) throw new RangeError('the exponent of a matrix must be an integer')
  let [power, square] = [eye(n), exponent < 0 ? inv(A, n) : A]
  for (let k = Math.abs(exponent); k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) power = matmul(power, square, n, n, n)
    if (k > 1) square = matmul(square, square, n, n, n)
  }
  return power
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

const rootBySteps = (A, n) => {
  let [Y, Z] = [A, eye(n)]
  for (let step = 0; step < 60; step++) {
    const next = plusTimes(Y, 1, inv(Z, n)).map((entry) => entry / 2)
    Z = plusTimes(Z, 1, inv(Y, n)).map((entry) => entry / 2)
    const change = largest(plusTimes(next, -1, Y))
    Y = next
    if (!(change > 1e-15 * largest(Y))) break
  }
  return Y
}

const sqrtm = (A, n) => {
  let root
  try {
    root = rootBySteps(A, n)
  } catch {
    throw new RangeError('sqrtm: the matrix has no real principal square root that is invertible')
  }
  if (!(largest(plusTimes(matmul(root, root, n, n, n), -1, A)) <= 1e-9 * largest(A)))
    throw new RangeError('sqrtm: the matrix has no real principal square root')
  return root
}

const expm = (A, n) => {
  const squarings = Math.max(0, Math.ceil(Math.log2(norm2(A))) + 3)
  const scaled = A.map((entry) => entry / 2 ** squarings)
  let [term, total] = [eye(n), eye(n)]
  for (let k = 1; k <= 12; k++) {
    term = matmul(term, scaled, n, n, n).map((entry) => entry / k)
    total = plusTimes(total, 1, term)
  }
  for (let k = 0; k < squarings; k++) total = matmul(total, total, n, n, n)
  return total
}

const logm = (A, n) => {
  const one = eye(n)
  let [root, doublings] = [A, 0]
  for (; norm2(plusTimes(root, -1, one)) > 0.2 && doublings < 40; doublings++) root = sqrtm(root, n)
  const W = solve(plusTimes(root, 1, one), plusTimes(root, -1, one), n, n)
  const square = matmul(W, W, n, n, n)
  let [power, total] = [W, W]
  for (let k = 3; k <= 21; k += 2) {
    power = matmul(power, square, n, n, n)
    total = plusTimes(total, 1 / k, power)
  }
  return total.map((entry) => entry * 2 ** (doublings + 1))
}

const block = (A, n, i, j, from) => {
  const B = new Float64Array(n * n)
  for (let k = 0; k < n; k++) B.set(A.subarray((i * n + k) * from + j * n, (i * n + k) * from + j * n + n), k * n)
  return B
}

const turning = (A, n) => expm(kron(Float64Array.of(0, -1, 1, 0), 2, 2, A, n, n), 2 * n)

const cosm = (A, n) => block(turning(A, n), n, 0, 0, 2 * n)

const sinm = (A, n) => block(turning(A, n), n, 1, 0, 2 * n)

const frechet = (f, A, E, n) => {
  const size = largest(E)
  if (size === 0) return new Float64Array(n * n)
  const both = kron(eye(2), 2, 2, A, n, n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) both[i * 2 * n + n + j] = E[i * n + j] / size
  return block(f(both, 2 * n), n, 0, 1, 2 * n).map((entry) => entry * size)
}

const operatorMatrix = (f, A, n) => {
  const J = new Float64Array(n ** 4)
  for (let k = 0; k < n * n; k++) {
    const unit = new Float64Array(n * n)
    unit[(k % n) * n + Math.floor(k / n)] = 1
    const column = transposed(frechet(f, A, unit, n), n, n)
    for (let i = 0; i < n * n; i++) J[i * n * n + k] = column[i]
  }
  return J
}

const powerBy = (exponent) => (A, n) => matrixPower(A, n, exponent)

const sylvester = (A, B, C, m, n) => {
  const refuse = () => {
    throw new RangeError('the equation A*X + X*B = C has no unique solution: a matrix is singular')
  }
  const system = plusTimes(kron(A, m, m, eye(n), n, n), 1, kron(eye(m), m, m, transposed(B, n, n), n, n))
  let X
  try {
    X = solve(system, C, m * n, 1)
  } catch {
    return refuse()
  }
  const rest = plusTimes(plusTimes(matmul(A, X, m, m, n), 1, matmul(X, B, m, n, n)), -1, C)
  return largest(rest) <= 1e-6 * largest(C) ? X : refuse()
}
`
