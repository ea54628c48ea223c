/**
 * Problems of the benchmark of JavaScript code, each with what an expert writes by hand in loops over Float64Array:
 * value and gradient, nothing computed twice, no temporary that can be done without, memory gone through in order.
 */

let state = 1
const draw = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32 - 0.5
}
export const vector = (n, scale = 1) => Float64Array.from({ length: n }, () => scale * draw())
export const matrix = (rows, cols, scale = 1) => ({ rows, cols, data: vector(rows * cols, scale) })

const sigmoid = (x) => 1 / (1 + Math.exp(-x))

/** With four sums that do not wait for each other. */
const dot = (a, i, b, n) => {
  let s = 0
  let t = 0
  let u = 0
  let v = 0
  let k = 0
  for (; k + 3 < n; k += 4) {
    s += a[i + k] * b[k]
    t += a[i + k + 1] * b[k + 1]
    u += a[i + k + 2] * b[k + 2]
    v += a[i + k + 3] * b[k + 3]
  }
  for (; k < n; k++) s += a[i + k] * b[k]
  return s + t + u + v
}

/** A row += x, y, z, w times four rows of b. */
const addRows = (into, out, x, y, z, w, b, first, n) => {
  const second = first + n
  const third = second + n
  const fourth = third + n
  for (let j = 0; j < n; j++)
    into[out + j] += x * b[first + j] + y * b[second + j] + z * b[third + j] + w * b[fourth + j]
}

/** into (m x n) += a (m x p) * b (p x n), four rows of b at a time. */
const addProduct = (into, a, b, m, p, n) => {
  for (let i = 0; i < m; i++) {
    const out = i * n
    let k = 0
    for (; k + 3 < p; k += 4) {
      const at = i * p + k
      addRows(into, out, a[at], a[at + 1], a[at + 2], a[at + 3], b, k * n, n)
    }
    for (; k < p; k++) for (let j = 0; j < n; j++) into[out + j] += a[i * p + k] * b[k * n + j]
  }
  return into
}

/** into (m x n) += a' * b for a (p x m), four rows of each at a time. */
const addTransposedProduct = (into, a, b, m, p, n) => {
  let k = 0
  for (; k + 3 < p; k += 4)
    for (let i = 0; i < m; i++) {
      const at = k * m + i
      addRows(into, i * n, a[at], a[at + m], a[at + 2 * m], a[at + 3 * m], b, k * n, n)
    }
  for (; k < p; k++)
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) into[i * n + j] += a[k * m + i] * b[k * n + j]
  return into
}

const neuron = ({ rows, cols, data }, x, b) => {
  const gradient = new Float64Array(rows * cols)
  let value = 0
  for (let i = 0; i < rows; i++) {
    const row = i * cols
    const t = sigmoid(dot(data, row, x, cols))
    value += b[i] * t
    const slope = b[i] * t * (1 - t)
    for (let j = 0; j < cols; j++) gradient[row + j] = slope * x[j]
  }
  return [value, { rows, cols, data: gradient }]
}

const logistic = (y, { rows, cols, data }, w) => {
  const gradient = new Float64Array(cols)
  let value = 0
  for (let i = 0; i < rows; i++) {
    const row = i * cols
    const z = -y[i] * dot(data, row, w, cols)
    const e = Math.exp(-Math.abs(z))
    value += Math.max(z, 0) + Math.log1p(e)
    const factor = (-y[i] * (z > 0 ? 1 : e)) / (1 + e)
    for (let j = 0; j < cols; j++) gradient[j] += factor * data[row + j]
  }
  return [value, gradient]
}

const ridge = ({ rows, cols, data }, w, y, l) => {
  const gradient = Float64Array.from(w, (entry) => 2 * l * entry)
  let value = l * dot(w, 0, w, cols)
  for (let i = 0; i < rows; i++) {
    const row = i * cols
    const r = dot(data, row, w, cols) - y[i]
    value += r * r
    for (let j = 0; j < cols; j++) gradient[j] += 2 * r * data[row + j]
  }
  return [value, gradient]
}

/** The residual is never in memory; four of its entries at a time. */
const factorisation = (A, U, V) => {
  const [m, n, k] = [A.rows, A.cols, U.cols]
  const gradient = new Float64Array(m * k)
  const u = new Float64Array(k)
  const g = new Float64Array(k)
  let value = 0
  for (let i = 0; i < m; i++) {
    u.set(U.data.subarray(i * k, i * k + k))
    g.fill(0)
    let j = 0
    for (; j + 3 < n; j += 4) {
      const at = i * n + j
      const [p, q, s, t] = [j * k, j * k + k, j * k + 2 * k, j * k + 3 * k]
      let [a, b, c, d] = [-A.data[at], -A.data[at + 1], -A.data[at + 2], -A.data[at + 3]]
      for (let l = 0; l < k; l++) {
        a += u[l] * V.data[p + l]
        b += u[l] * V.data[q + l]
        c += u[l] * V.data[s + l]
        d += u[l] * V.data[t + l]
      }
      value += a * a + b * b + c * c + d * d
      for (let l = 0; l < k; l++)
        g[l] += a * V.data[p + l] + b * V.data[q + l] + c * V.data[s + l] + d * V.data[t + l]
    }
    for (; j < n; j++) {
      const r = dot(V.data, j * k, u, k) - A.data[i * n + j]
      value += r * r
      for (let l = 0; l < k; l++) g[l] += r * V.data[j * k + l]
    }
    for (let l = 0; l < k; l++) gradient[i * k + l] = 2 * g[l]
  }
  return [value, { rows: m, cols: k, data: gradient }]
}

const network = (X, V, W, Y) => {
  const [n, d, h, o] = [X.rows, X.cols, V.cols, W.cols]
  const hidden = addProduct(new Float64Array(n * h), X.data, V.data, n, d, h)
  for (let i = 0; i < n * h; i++) hidden[i] = sigmoid(hidden[i])
  const delta = addProduct(new Float64Array(n * o), hidden, W.data, n, h, o)
  let value = 0
  for (let i = 0; i < n * o; i++) {
    const p = sigmoid(delta[i])
    const r = p - Y.data[i]
    value += r * r
    delta[i] = 2 * r * p * (1 - p)
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < h; j++) {
      let back = 0
      for (let k = 0; k < o; k++) back += delta[i * o + k] * W.data[j * o + k]
      hidden[i * h + j] *= back * (1 - hidden[i * h + j])
    }
  const gradient = addTransposedProduct(new Float64Array(d * h), X.data, hidden, d, n, h)
  return [value, { rows: d, cols: h, data: gradient }]
}

const times = ({ rows, cols, data }, x) => {
  const y = new Float64Array(rows)
  for (let i = 0; i < rows; i++) y[i] = dot(data, i * cols, x, cols)
  return y
}

const transposedTimes = ({ rows, cols, data }, x) => {
  const y = new Float64Array(cols)
  for (let i = 0; i < rows; i++) {
    const factor = x[i]
    for (let j = 0; j < cols; j++) y[j] += factor * data[i * cols + j]
  }
  return y
}

/** Eight products of a matrix and a vector. */
const chain = (x, A, B, C, D) => {
  const forward = times(A, times(B, times(C, times(D, x))))
  const back = transposedTimes(D, transposedTimes(C, transposedTimes(B, transposedTimes(A, x))))
  for (let i = 0; i < x.length; i++) back[i] += forward[i]
  return [dot(x, 0, forward, x.length), back]
}

/** The last argument is the input, the one before it the innermost layer, by which the gradient is. */
const deep = (...args) => {
  const x = args.at(-1)
  const layers = args.slice(0, -1)
  const n = x.length
  const values = [x]
  for (const W of layers.toReversed()) {
    const z = times(W, values.at(-1))
    for (let i = 0; i < n; i++) z[i] = Math.tanh(z[i])
    values.push(z)
  }
  let delta = new Float64Array(n).fill(1)
  layers.forEach((W, at) => {
    const y = values[layers.length - at]
    for (let i = 0; i < n; i++) delta[i] *= 1 - y[i] * y[i]
    if (at < layers.length - 1) delta = transposedTimes(W, delta)
  })
  const gradient = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) gradient[i * n + j] = delta[i] * x[j]
  return [values.at(-1).reduce((total, entry) => total + entry, 0), { rows: n, cols: n, data: gradient }]
}

const DEPTH = 50
const WIDTH = 64
const layers = Array.from({ length: DEPTH }, (_, i) => `W${DEPTH - i}`)
const scalar = () => 0.1
const gaussian = (n) => vector(n, 0.2)

/** Name, problem, expert and arguments. */
export const PROBLEMS = [
  {
    name: 'running example, 10',
    expr: "sigma(W*x)'*b",
    wrt: 'W',
    expert: neuron,
    args: () => [matrix(10, 10), vector(10), vector(10)],
  },
  {
    name: 'running example, 1000',
    expr: "sigma(W*x)'*b",
    wrt: 'W',
    expert: neuron,
    args: () => [matrix(1000, 1000), vector(1000), vector(1000)],
  },
  {
    name: 'logistic regression 1000 x 200',
    expr: 'sum(log(1 + exp(-y .* (X*w))))',
    wrt: 'w',
    expert: logistic,
    args: () => [vector(1000).map(Math.sign), matrix(1000, 200), gaussian(200)],
  },
  {
    name: 'ridge regression 1000 x 200',
    expr: "norm2(X*w - y)^2 + l*w'*w",
    wrt: 'w',
    expert: ridge,
    args: () => [matrix(1000, 200), vector(200), vector(1000), scalar()],
  },
  {
    name: 'factorisation 500 x 500, 10',
    expr: "normF(A - U*V')^2",
    wrt: 'U',
    expert: factorisation,
    args: () => [matrix(500, 500), matrix(500, 10), matrix(500, 10)],
  },
  {
    name: 'network 784-64-10, 128',
    expr: 'normF(sigma(sigma(X*V)*W) - Y)^2',
    wrt: 'V',
    expert: network,
    args: () => [matrix(128, 784), matrix(784, 64, 0.1), matrix(64, 10), matrix(128, 10)],
  },
  {
    name: "x'*A*B*C*D*x, 400",
    expr: "x'*A*B*C*D*x",
    wrt: 'x',
    expert: chain,
    args: () => [vector(400), ...Array.from({ length: 4 }, () => matrix(400, 400, 0.1))],
  },
  {
    name: `tanh network, ${DEPTH} layers of ${WIDTH}`,
    expr: `sum(${layers.map((W) => `tanh(${W}*`).join('')}x${')'.repeat(DEPTH)})`,
    wrt: 'W1',
    vars: Object.fromEntries([...layers.map((W) => [W, { shape: ['n', 'n'] }]), ['x', { shape: ['n'] }]]),
    expert: deep,
    args: () => [...layers.map(() => matrix(WIDTH, WIDTH, 0.4)), vector(WIDTH)],
  },
]
