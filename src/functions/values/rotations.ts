/**
 * Cross products of vectors of three entries, and the skew matrices that they are products with.
 */
import * as m from '../../linalg/matrix.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

const skew: Evaluate = ([w]) => {
  const [x, y, z] = w!.data as unknown as readonly [number, number, number]
  return m.fromRows([
    [0, -z, y],
    [z, 0, -x],
    [-y, x, 0],
  ])
}

export const ROTATIONS: Values = {
  skew,
  cross: ([v, w], watch, size) => m.multiply(skew([v!], watch, size), w!),
  unskew: ([a]) => {
    const part = (i: number, j: number): number => m.at(a!, i, j) - m.at(a!, j, i)
    return m.fromRows([[part(2, 1)], [part(0, 2)], [part(1, 0)]])
  },
}
