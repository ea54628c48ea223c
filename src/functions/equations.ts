/**
 * Solutions of linear equations for matrices.
 */
import { watchedInverse } from '../linalg/inverse.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { sylvester } from '../linalg/matrix-functions.ts'
import type { Watch } from '../linalg/watch.ts'
import { type FunctionRow, rowsOf } from './row.ts'

/** The P with A*P*A' - P + Q = 0, by the linear system of its columns. */
const discrete = (a: Matrix, q: Matrix, watch: Watch): Matrix => {
  const system = m.addScaled(m.identity(q.data.length), m.kronecker(a, a), -1)
  return m.reshape(m.multiply(watchedInverse(system, watch), m.vec(q)), q.rows, q.cols)
}

/** In the order of the language page. */
export const EQUATIONS: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'lyap',
    signatures: ['n x n, n x n -> n x n'],
    summary: "the P with A*P + P*A' + Q = 0",
    evaluate: ([a, q], watch) => sylvester(a!, m.transpose(a!), m.scale(q!, -1), watch),
    inLaws: { lyapunov: 'the solution of a Lyapunov equation' },
    linear: [1],
    ofScalars: '-t/(2*s)',
  },
  {
    name: 'dlyap',
    signatures: ['n x n, n x n -> n x n'],
    summary: "the P with A*P*A' - P + Q = 0",
    evaluate: ([a, q], watch) => discrete(a!, q!, watch),
    inLaws: { 'discrete-lyapunov': 'the solution of a discrete Lyapunov equation' },
    linear: [1],
    ofScalars: 't/(1 - s^2)',
  },
])
