/**
 * Functions whose value is the matrix of a linear operator on n x n matrices, columns stacked: n^2 x n^2, so that a
 * product with it is had without it.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { expm, frechet, logm, operatorMatrix } from '../linalg/matrix-functions.ts'
import type { Watch } from '../linalg/watch.ts'
import { power } from './operations.ts'

type Operator = (args: readonly Matrix[], watch: Watch) => (e: Matrix) => Matrix

const along =
  (apply: (x: Matrix, e: Matrix) => Matrix): Operator =>
  ([x]) =>
  (e) =>
    apply(x!, e)

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['expm_jacobian', along(frechet(expm))],
  ['logm_jacobian', along(frechet(logm))],
  ['power_jacobian', ([x, k], watch) => along(frechet((a) => power(a, k!, watch)))([x!], watch)],
])

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()]

export const isOperator = (name: string): boolean => OPERATORS.has(name)

/** The matrix of the operator. */
export const operatorValue = (name: string, args: readonly Matrix[], watch: Watch): Matrix =>
  operatorMatrix(args[0]!.rows, OPERATORS.get(name)!(args, watch))

/** That matrix times another, column by column. */
export const operatorTimes = (name: string, args: readonly Matrix[], right: Matrix, watch: Watch): Matrix => {
  const apply = OPERATORS.get(name)!(args, watch)
  const n = args[0]!.rows
  const result = m.zeros(right.rows, right.cols)
  for (let j = 0; j < right.cols; j++) {
    const data = right.data.subarray(j * n * n, (j + 1) * n * n)
    result.data.set(apply({ rows: n, cols: n, data }).data, j * n * n)
  }
  return result
}
