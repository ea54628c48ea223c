/**
 * Solutions of linear equations for matrices.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** In the order of the language page. */
export const EQUATIONS: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'lyap',
    signatures: ['n x n, n x n -> n x n'],
    partial: 'otherwise',
    summary: "the P with A*P + P*A' + Q = 0",
    inLaws: { lyapunov: 'the solution of a Lyapunov equation' },
    solvable: { where: 'no two eigenvalues of {0} add up to 0', definite: true },
    linear: [1],
    ofScalars: '-t/(2*s)',
  },
  {
    name: 'dlyap',
    signatures: ['n x n, n x n -> n x n'],
    partial: 'otherwise',
    summary: "the P with A*P*A' - P + Q = 0",
    inLaws: { 'discrete-lyapunov': 'the solution of a discrete Lyapunov equation' },
    solvable: { where: 'no two eigenvalues of {0} have the product 1', definite: false },
    linear: [1],
    ofScalars: 't/(1 - s^2)',
  },
])
