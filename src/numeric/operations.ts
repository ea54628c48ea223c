/**
 * The operators of the language on matrices, beside the plain ones of `matrix.ts`: what they refuse, they notice.
 */
import { assertNever, internal } from '../errors/defects.ts'
import { watchedInverse } from '../linalg/inverse.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Watch } from '../linalg/watch.ts'
import type { ProductOperator } from '../syntax/tree.ts'

/** K with `K*vec(A) = vec(A')` for A rows x cols: entry (i, j) of A moves from i + j*rows to j + i*cols. */
export const commutation = (rows: number, cols: number): Matrix => {
  const result = m.zeros(rows * cols, rows * cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) result.data[j + i * cols + (i + j * rows) * rows * cols] = 1
  return result
}

/** One operator of a chain of products. */
export const product = (left: Matrix, operator: ProductOperator, right: Matrix): Matrix => {
  switch (operator) {
    case '*':
      return m.multiply(left, right)
    case '/':
      if (!m.isScalarMatrix(right)) throw internal(`a division by ${m.sizeText(right)}`)
      return m.map(left, (x) => x / right.data[0]!)
    case '.*':
      return m.zip(left, right, (x, y) => x * y)
    case './':
      return m.zip(left, right, (x, y) => x / y)
    case '⊗':
      return m.kronecker(left, right)
    default:
      return assertNever(operator)
  }
}

/** The next term of a sum; without a `left` the first one. */
export const plus = (left: Matrix | undefined, sign: 1 | -1, right: Matrix): Matrix => {
  if (!left) return sign === 1 ? right : m.scale(right, -1)
  if (m.sameSize(left, right)) return m.addScaled(left, right, sign)
  return m.zip(left, right, (x, y) => x + sign * y)
}

/** `base .^ exponent`. */
export const entryPower = (base: Matrix, exponent: Matrix, watch: Watch): Matrix =>
  m.zip(base, exponent, (x, p) => {
    if (x < 0 ? !Number.isInteger(p) : x === 0 && !(Number.isInteger(p) && p >= 0)) watch.violations++
    return x ** p
  })

/** `base ^ exponent`. */
export const power = (base: Matrix, exponent: Matrix, watch: Watch): Matrix => {
  if (m.isScalarMatrix(base)) return entryPower(base, exponent, watch)
  const n = exponent.data[0]!
  if (!Number.isInteger(n)) watch.violations++
  if (!Number.isInteger(n) || !m.isScalarMatrix(exponent)) return m.map(base, () => Number.NaN)
  return repeated(n < 0 ? watchedInverse(base, watch) : base, Math.abs(n))
}

/** By squaring, so that the cost is the number of binary digits of the exponent. */
const repeated = (base: Matrix, exponent: number): Matrix => {
  let result = m.identity(base.rows)
  let square = base
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = m.multiply(result, square)
    if (n > 1) square = m.multiply(square, square)
  }
  return result
}
