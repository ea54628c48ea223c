/**
 * Functions that generated TensorFlow.js code brings along when it uses them.
 */
export const HELPERS = `
const asTensor = (name, value, rank) => {
  const tensor = value instanceof tf.Tensor ? value : tf.tensor(value)
  if (!['float32', 'int32', 'bool'].includes(tensor.dtype)) throw new TypeError(name + ': expected real numbers')
  if (tensor.rank !== rank)
    throw new RangeError(name + ': expected ' + rank + ' dimension(s), found shape [' + tensor.shape + ']')
  return tf.cast(tensor, 'float32')
}

const hasShape = (name, tensor, called, shape) => {
  if (tensor.shape.join() !== shape.join())
    throw new RangeError(name + ': expected ' + called + ' = ' + shape.join(' x ') + ', found ' + tensor.shape.join(' x '))
}

const silu = (x) => tf.mul(x, tf.sigmoid(x))

const gelu = (x) => tf.mul(x, tf.add(0.5, tf.mul(0.5, tf.erf(tf.mul(x, Math.SQRT1_2)))))

const softmax = (x, axis) => tf.exp(logsoftmax(x, axis))

const logsoftmax = (x, axis) => tf.sub(x, tf.logSumExp(x, axis, true))

const diagonal = (X) => tf.sum(tf.mul(X, tf.eye(X.shape[0])), 1)

const kron = (A, B) => {
  const [[m, n], [p, q]] = [A.shape, B.shape]
  return tf.reshape(tf.mul(tf.reshape(A, [m, 1, n, 1]), tf.reshape(B, [1, p, 1, q])), [m * p, n * q])
}

const commuted = (m, n) => Array.from({ length: m * n }, (_, k) => Math.floor(k / n) + (k % n) * m)

const matrixPower = (X, exponent) => {
  const power = typeof exponent === 'number' ? exponent : exponent.arraySync()
  if (!(Number.isInteger(power) && power >= 0))
    throw new RangeError('the exponent of a matrix must be an integer that is not negative')
  let [result, square] = [tf.eye(X.shape[0]), X]
  for (let k = power; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = tf.matMul(result, square)
    if (k > 1) square = tf.matMul(square, square)
  }
  return result
}

const skew = (w) => {
  const [x, y, z] = tf.unstack(w)
  const o = tf.zerosLike(x)
  return tf.stack([tf.stack([o, tf.neg(z), y]), tf.stack([z, o, tf.neg(x)]), tf.stack([tf.neg(y), x, o])])
}

const unskew = (A) => {
  const [x, y, z] = tf.unstack(tf.sub(A, tf.transpose(A))).map((row) => tf.unstack(row))
  return tf.stack([z[1], x[2], y[0]])
}
`
