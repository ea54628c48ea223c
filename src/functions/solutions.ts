/**
 * What is defined by an equation, as derivations see it: a value X, what stands before its differential in that of the
 * equation, and R, what the equation says to be zero, in which X is held. Nobody types them.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** By the form of the differential of the equation: J*dX, dX*J, A*dX + dX*B, A*dX + dX*A', A*dX*A' - dX. */
export const SOLUTIONS: readonly FunctionRow[] = rowsOf('solution', [
  {
    name: 'solution',
    signatures: ['n x k, n x n, n x k -> n x k'],
    summary: 'what a system of equations determines',
  },
  {
    name: 'solution_right',
    signatures: ['n x k, k x k, n x k -> n x k'],
    summary: 'what a linear equation for the rows of a matrix determines',
  },
  {
    name: 'solution_sylvester',
    signatures: ['m x n, m x m, n x n, m x n -> m x n'],
    summary: 'what an equation determines whose differential is that of a Sylvester equation',
  },
  {
    name: 'solution_lyapunov',
    signatures: ['n x n, n x n, n x n -> n x n'],
    summary: 'what an equation determines whose differential is that of a Lyapunov equation',
  },
  {
    name: 'solution_discrete',
    signatures: ['n x n, n x n, n x n -> n x n'],
    summary: 'what an equation determines whose differential is that of a discrete Lyapunov equation',
  },
])

const NAMES: ReadonlySet<string> = new Set(SOLUTIONS.map(({ name }) => name))

/** Whether a call of this function is what an equation determines. */
export const isSolution = (name: string): boolean => NAMES.has(name)
