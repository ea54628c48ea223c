/**
 * Problems in what an equation defines that only an iteration solves.
 */
import { problemAt } from './problems.ts'

/** What is typed, by which variable. */
const TYPED = [
  ["x solves x = tanh(W*x + u)/4; c'*x where W: n x n", 'u'],
  ["x solves x = tanh(W*x + u)/4; c'*x where W: n x n", 'W'],
  ['x solves x = cos(x)*a/4; x^2 where x: scalar, a: scalar', 'a'],
  [
    'x solves x = cos(x)*newton/4; y solves y = sin(x + y)/3; x*y where x: scalar, y: scalar, newton: scalar',
    'newton',
  ],
  // At zero no step can be made.
  ['x solves x^2 = a; x where x: scalar, a is positive', 'a'],
  ['x solves x.^3 = u; sum(x) where x: n, u is positive', 'u'],
  ['x solves log(x) + x = a; x^2 where x: scalar, a: scalar', 'a'],
  ['X solves X*X = A; tr(X*B) where A is symmetric positive-definite', 'A'],
] as const

export const EQUATION_PROBLEMS = TYPED.map(([expr, wrt]) => problemAt(`${expr} by ${wrt}`, { expr, wrt }))
