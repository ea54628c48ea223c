/**
 * Values of what is defined by an equation: one step of Newton's method from X, which the solution is after any number
 * of them.
 */
import { watchedInverse } from '../../linalg/inverse.ts'
import * as m from '../../linalg/matrix.ts'
import { sylvester } from '../../linalg/matrix-functions.ts'
import { EQUATIONS } from './equations.ts'
import type { Values } from './value.ts'

const less = (x: m.Matrix, step: m.Matrix): m.Matrix => m.addScaled(x, step, -1)

export const SOLUTIONS: Values = {
  solution: ([x, j, r], watch) => less(x!, m.multiply(watchedInverse(j!, watch), r!)),
  solution_right: ([x, j, r], watch) => less(x!, m.multiply(r!, watchedInverse(j!, watch))),
  solution_sylvester: ([x, a, b, r], watch) => less(x!, sylvester(a!, b!, r!, watch)),
  solution_lyapunov: ([x, a, r], watch, size) =>
    m.addScaled(x!, EQUATIONS['lyap']!([a!, r!], watch, size), 1),
  solution_discrete: ([x, a, r], watch, size) =>
    m.addScaled(x!, EQUATIONS['dlyap']!([a!, r!], watch, size), 1),
}
