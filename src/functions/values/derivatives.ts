/**
 * Values of the derivatives of matrix functions along a direction, and the linear maps that are their Jacobians.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import { frechet } from '../../linalg/matrix-functions.ts'
import { power } from '../../linalg/power.ts'
import type { Watch } from '../../linalg/watch.ts'
import { jacobianName, MATRIX as ROWS } from '../matrix.ts'
import { MATRIX } from './matrix.ts'
import type { Operator, Values } from './value.ts'

type Along = (x: Matrix, e: Matrix) => Matrix

const powerAlong = (k: Matrix, watch: Watch): Along => frechet((a) => power(a, k, watch))

/** The functions whose rows say so, with the names of derivative and Jacobian. */
const DERIVED = ROWS.flatMap(({ name, derivative }) => {
  const evaluate = MATRIX[name]
  if (!derivative || !evaluate) return []
  const along = (watch: Watch): Along => frechet((a) => evaluate([a], watch, () => [a.rows, a.cols]))
  return [{ name: derivative.name, along }]
})

export const DERIVATIVES: Values = {
  ...Object.fromEntries(
    DERIVED.map(({ name, along }) => [
      name,
      ([x, e]: readonly Matrix[], watch: Watch) => along(watch)(x!, e!),
    ]),
  ),
  power_frechet: ([x, k, e], watch) => powerAlong(k!, watch)(x!, e!),
}

export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...DERIVED.map(({ name, along }): [string, Operator] => [
    jacobianName(name),
    ([x], watch) =>
      (e) =>
        along(watch)(x!, e),
  ]),
  [
    'power_jacobian',
    ([x, k], watch) =>
      (e) =>
        powerAlong(k!, watch)(x!, e),
  ],
])
