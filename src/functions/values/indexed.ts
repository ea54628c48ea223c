/**
 * Values of what holds under a condition. Sums over an index have none without the index: the rooms that evaluate go
 * through its values.
 */
import * as m from '../../linalg/matrix.ts'
import type { Evaluate, FunctionRow } from '../row.ts'
import { integerOf } from './value.ts'

/** The first argument where the relation of a row holds of the two others, else zero. */
export const relationValue = ({ holds }: FunctionRow): Evaluate | undefined =>
  holds && (([a, i, j]) => (holds(integerOf(i), integerOf(j)) ? a! : m.zeros(a!.rows, a!.cols)))
