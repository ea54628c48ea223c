/**
 * What is defined by an equation, as derivations see it: a value X, what stands before its differential in that of the
 * equation, and R, what the equation says to be zero, in which X is held. Nobody types them. The value is one step of
 * Newton's method from X, which the solution is after any number of them.
 */
import { watchedInverse } from '../linalg/inverse.ts'
import * as m from '../linalg/matrix.ts'
import { sylvester } from '../linalg/matrix-functions.ts'
import { EQUATIONS } from './equations.ts'
import { type Evaluate, type FunctionRow, rowsOf } from './row.ts'

const named = (name: string): Evaluate => EQUATIONS.find((row) => row.name === name)!.evaluate!

const less = (x: m.Matrix, step: m.Matrix): m.Matrix => m.addScaled(x, step, -1)

/** By the form of the differential of the equation: J*dX, dX*J, A*dX + dX*B, A*dX + dX*A', A*dX*A' - dX. */
export const SOLUTIONS: readonly FunctionRow[] = rowsOf('solution', [
  {
    name: 'solution',
    signatures: ['n x k, n x n, n x k -> n x k'],
    summary: 'what a system of equations determines',
    evaluate: ([x, j, r], watch) => less(x!, m.multiply(watchedInverse(j!, watch), r!)),
  },
  {
    name: 'solution_right',
    signatures: ['n x k, k x k, n x k -> n x k'],
    summary: 'what a linear equation for the rows of a matrix determines',
    evaluate: ([x, j, r], watch) => less(x!, m.multiply(r!, watchedInverse(j!, watch))),
  },
  {
    name: 'solution_sylvester',
    signatures: ['m x n, m x m, n x n, m x n -> m x n'],
    summary: 'what an equation determines whose differential is that of a Sylvester equation',
    evaluate: ([x, a, b, r], watch) => less(x!, sylvester(a!, b!, r!, watch)),
  },
  {
    name: 'solution_lyapunov',
    signatures: ['n x n, n x n, n x n -> n x n'],
    summary: 'what an equation determines whose differential is that of a Lyapunov equation',
    evaluate: ([x, a, r], watch, size) => m.addScaled(x!, named('lyap')([a!, r!], watch, size), 1),
  },
  {
    name: 'solution_discrete',
    signatures: ['n x n, n x n, n x n -> n x n'],
    summary: 'what an equation determines whose differential is that of a discrete Lyapunov equation',
    evaluate: ([x, a, r], watch, size) => m.addScaled(x!, named('dlyap')([a!, r!], watch, size), 1),
  },
])

const NAMES: ReadonlySet<string> = new Set(SOLUTIONS.map(({ name }) => name))

/** Whether a call of this function is what an equation determines. */
export const isSolution = (name: string): boolean => NAMES.has(name)
