/**
 * Functions that generated mathjs code brings along when it uses them.
 */
export const HELPERS = `
const asNumber = (name, value) => {
  if (typeof value !== 'number') throw new TypeError(name + ': expected a number')
  return value
}

const listOf = (value) => (typeof value === 'object' && value !== null ? Array.from(value.valueOf()) : undefined)

const asVector = (name, value) => {
  const vector = listOf(value)
  if (!vector?.every((entry) => typeof entry === 'number'))
    throw new TypeError(name + ': expected an array of numbers')
  return vector
}

const asMatrix = (name, value) => {
  const rows = listOf(value)
  if (!rows?.every((row) => Array.isArray(row) && row.length === rows[0].length))
    throw new TypeError(name + ': expected an array of rows of one length')
  if (!rows.flat().every((entry) => typeof entry === 'number')) throw new TypeError(name + ': expected numbers')
  return rows
}

const sideBySide = (first, ...others) => first.map((row, i) => row.concat(...others.map((matrix) => matrix[i])))

const hasShape = (name, value, called, shape) => {
  const found = Array.isArray(value[0]) ? [value.length, value[0].length] : [value.length]
  if (found.join() !== shape.join())
    throw new RangeError(name + ': expected ' + called + ' = ' + shape.join(' x ') + ', found ' + found.join(' x '))
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x))

const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

const relu = (x) => Math.max(x, 0)

const erfc = (x) => {
  if (x < 2.5) return 1 - erf(x)
  let fraction = 0
  for (let k = 80; k >= 1; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

const gelu = (x) => (x * erfc(-x / Math.SQRT2)) / 2

const silu = (x) => x / (1 + Math.exp(-x))

const step = (x) => (x > 0 ? 1 : 0)

const square = (x) => x * x

const lessMean = (c, p) => {
  const top = c[p.reduce((best, x, i) => (x > p[best] ? i : best), 0)]
  const shifted = c.map((x) => x - top)
  const mean = shifted.reduce((total, x, i) => total + p[i] * x, 0)
  return shifted.map((x) => x - mean)
}

const norm2 = (X) => {
  const entries = X.flat()
  const largest = entries.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  if (!(largest > 0 && largest < Infinity)) return largest
  return largest * Math.sqrt(entries.reduce((total, x) => total + (x / largest) ** 2, 0))
}

const outer = (a, b) => a.map((u) => b.map((v) => u * v))

const power = (x, y) =>
  Array.isArray(x)
    ? x.map((entry, i) => power(entry, Array.isArray(y) ? y[i] : y))
    : Array.isArray(y) ? y.map((entry) => power(x, entry)) : x ** y

const logdet = (X) => diag(lup(X).U).reduce((total, u) => total + Math.log(Math.abs(u)), 0)

const logsumexp = (x) => {
  const top = x.reduce((a, b) => Math.max(a, b))
  return top + Math.log(x.reduce((total, entry) => total + Math.exp(entry - top), 0))
}

const softmax = (x) => logsoftmax(x).map(Math.exp)

const logsoftmax = (x) => {
  const total = logsumexp(x)
  return x.map((entry) => entry - total)
}

const permuteRows = ([m, n], rows) => rows.map((_, k) => rows[Math.floor(k / n) + (k % n) * m])

const scaleRows = (v, A) => A.map((row, i) => row.map((x) => v[i] * x))

const scaleColumns = (A, v) => A.map((row) => row.map((x, j) => x * v[j]))

const entrywise = (f, x, y) => {
  if (!Array.isArray(x) && !Array.isArray(y)) return f(x, y)
  const at = (a, i) => (Array.isArray(a) ? a[i] : a)
  return (Array.isArray(x) ? x : y).map((_, i) => entrywise(f, at(x, i), at(y, i)))
}

const adjugate = (X) => {
  const without = (items, k) => items.filter((_, i) => i !== k)
  const minor = (i, j) => without(X, i).map((row) => without(row, j))
  const cofactor = (i, j) => (X.length === 1 ? 1 : det(minor(i, j))) * (-1) ** (i + j)
  return X.map((row, i) => row.map((_, j) => cofactor(j, i)))
}

const chol = (X) => {
  const L = X.map((row) => row.map(() => 0))
  X.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const rest = L[i].slice(0, j).reduce((left, x, k) => left - x * L[j][k], row[j])
      if (i === j && !(rest > 0)) throw new RangeError('chol: the matrix is not positive definite')
      L[i][j] = i === j ? Math.sqrt(rest) : rest / L[j][j]
    }
  })
  return L
}

const cholesky = (S) => {
  const size = S.flat().reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  if (S.some((row, i) => row.some((entry, j) => Math.abs(entry - S[j][i]) > 1e-8 * size)))
    throw new RangeError('expected a positive definite matrix, which is symmetric')
  return chol(S)
}

const choleskyInverse = (L) => gram(inv(L))

const gram = (X) => multiply(transpose(X), X)

const spectrally = (X, f) => {
  const pairs = eigs(X).eigenvectors
  const top = Math.max(...pairs.map(({ value }) => Math.abs(value)))
  const kept = (value) => (Math.abs(value) > 1e-7 * top ? f(value) : 0)
  return X.map((row, i) => row.map((_, j) =>
    pairs.reduce((total, { value, vector }) => total + kept(value) * vector[i] * vector[j] / dot(vector, vector), 0)))
}

const leading = (X) => {
  const { value, vector } = eigs(X).eigenvectors.reduce((a, b) => (a.value > b.value ? a : b))
  return { value, vector: divide(vector, norm(vector)) }
}

const skew = ([x, y, z]) => [[0, -z, y], [z, 0, -x], [-y, x, 0]]

const unskew = (A) => [A[2][1] - A[1][2], A[0][2] - A[2][0], A[1][0] - A[0][1]]

const spectrum = (X) =>
  eigs(divide(add(X, transpose(X)), 2))
    .eigenvectors.map(({ value, vector }) => ({ value, vector: divide(vector, norm(vector)) }))
    .sort((a, b) => a.value - b.value)

const svd = (X) => {
  if (X.length < X[0].length) {
    const { values, left, right } = svd(transpose(X))
    return { values, left: right, right: left }
  }
  const right = spectrum(gram(X)).reverse().map(({ vector }) => vector)
  const images = right.map((vector) => multiply(X, vector))
  const values = images.map((image) => norm(image))
  return { values, left: images.map((image, k) => (values[k] > 0 ? divide(image, values[k]) : image)), right }
}

const spectralLeft = (X) => {
  const { value, vector } = leading(gram(X))
  return value > 0 ? divide(multiply(X, vector), Math.sqrt(value)) : multiply(X, vector)
}

const realRoot = (X) => {
  try {
    return sqrtm(X).valueOf()
  } catch {
    throw new Error('sqrtm: the matrix has no real principal square root that is invertible')
  }
}

const realSquareRoot = (value) => {
  if (value < 0) throw new Error('sqrtm: the matrix has a negative eigenvalue')
  return Math.sqrt(value)
}

const logm = (X) => {
  const one = identity([X.length, X.length])
  let [root, doublings] = [X, 0]
  for (; norm(subtract(root, one), 'fro') > 0.2 && doublings < 40; doublings++) root = realRoot(root)
  const w = multiply(inv(add(root, one)), subtract(root, one))
  let [term, total] = [w, w]
  for (let k = 3; k < 42; k += 2) {
    term = multiply(term, multiply(w, w))
    total = add(total, divide(term, k))
  }
  return multiply(2 ** (doublings + 1), total)
}

const turning = (X) => expm(kron([[0, -1], [1, 0]], X)).valueOf()

const cosm = (X) => turning(X).slice(0, X.length).map((row) => row.slice(0, X.length))

const sinm = (X) => turning(X).slice(X.length).map((row) => row.slice(0, X.length))

const frechet = (f, X, E) => {
  const n = X.length
  const above = X.map((row, i) => [...row, ...E[i]])
  const below = X.map((row) => [...row.map(() => 0), ...row])
  return f([...above, ...below]).slice(0, n).map((row) => row.slice(n))
}

const powerFrechet = (X, k, E) => frechet((A) => pow(A, k), X, E)

const powerJacobian = (X, k) => operatorMatrix((A) => pow(A, k), X)

const operatorMatrix = (f, X) => {
  const n = X.length
  const unit = (k) => X.map((row, i) => row.map((_, j) => (i + j * n === k ? 1 : 0)))
  const column = (k) => flatten(transpose(frechet(f, X, unit(k))))
  return transpose(Array.from({ length: n * n }, (_, k) => column(k)))
}

const solveSylvester = (A, B, C) => {
  const [m, n] = [A.length, B.length]
  const system = add(kron(identity([n, n]), A), kron(transpose(B), identity([m, m])))
  const columns = flatten(lusolve(system, flatten(transpose(C))))
  return transpose(reshape(columns, [n, m]))
}
`
