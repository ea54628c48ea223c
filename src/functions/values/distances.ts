/**
 * Squared distances between the rows of two matrices.
 */
import * as m from '../../linalg/matrix.ts'
import type { Values } from './value.ts'

export const DISTANCES: Values = {
  sqdist: ([x, y]) => {
    const squared = (i: number, j: number): number => {
      let sum = 0
      for (let k = 0; k < x!.cols; k++) sum += (m.at(x!, i, k) - m.at(y!, j, k)) ** 2
      return sum
    }
    return m.fromRows(
      Array.from({ length: x!.rows }, (_, i) => Array.from({ length: y!.rows }, (__, j) => squared(i, j))),
    )
  },
}
