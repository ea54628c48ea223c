/**
 * Functions of matrices and their derivatives in generated JavaScript, as in the check: a square matrix is the array of
 * its n*n entries. Source: Higham2008, ch. 6, 10, 11.
 */
export const MATRIX_FUNCTIONS = `
const adjugate = (A, n) => {
  const without = (q, p) => A.filter((_, k) => Math.floor(k / n) !== q && k % n !== p)
  return A.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n]
    return ((i + j) % 2 === 0 ? 1 : -1) * det(without(j, i), n - 1)
  })
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

const skew = ([x, y, z]) => Float64Array.of(0, -z, y, z, 0, -x, -y, x, 0)

const unskew = (A) => Float64Array.of(A[7] - A[5], A[2] - A[6], A[3] - A[1])

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
