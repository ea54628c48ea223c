/**
 * Solutions of linear equations for matrices.
 */
import { watchedInverse } from '../../linalg/inverse.ts'
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { sylvester } from '../../linalg/matrix-functions.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Values } from './value.ts'

/** The P with A*P*A' - P + Q = 0, by the linear system of its columns. */
const discrete = (a: Matrix, q: Matrix, watch: Watch): Matrix => {
  const system = m.addScaled(m.identity(q.data.length), m.kronecker(a, a), -1)
  return m.reshape(m.multiply(watchedInverse(system, watch), m.vec(q)), q.rows, q.cols)
}

export const EQUATIONS: Values = {
  lyap: ([a, q], watch) => sylvester(a!, m.transpose(a!), m.scale(q!, -1), watch),
  dlyap: ([a, q], watch) => discrete(a!, q!, watch),
}
