/**
 * The operators of chains of products and sums, on matrices.
 */
import { assertNever, internal } from '../errors/defects.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { ProductOperator } from '../syntax/tree.ts'

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
