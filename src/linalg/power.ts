/**
 * Powers of entries and of matrices: what they refuse, they notice.
 */
import { watchedInverse } from './inverse.ts'
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'
import type { Watch } from './watch.ts'

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
