/**
 * What a value of a function is, and what the files beside have: values by the names of their functions, whose rows are
 * in the file of the same name above. What evaluates loads them; the rows alone are enough to differentiate.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Evaluate } from '../row.ts'

export type Values = Readonly<Record<string, Evaluate>>

/** The linear map on n x n matrices whose matrix, columns stacked, is the value: n^2 x n^2, and seldom needed itself. */
export type Operator = (args: readonly Matrix[], watch: Watch) => (e: Matrix) => Matrix

/** A dimension or an index among the arguments. */
export const integerOf = (argument: Matrix | undefined): number => Math.round(argument?.data[0] ?? 1)
