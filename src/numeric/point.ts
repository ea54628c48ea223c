/**
 * A point: what every name of a problem stands for in one evaluation.
 */

import { internal } from '../errors/defects.ts'
import type { Matrix } from '../linalg/matrix.ts'
import { type Dim, evaluateDim } from '../shape/dim.ts'
import type { GenericFunction } from './generic.ts'

export interface Point {
  readonly dims: ReadonlyMap<string, number>
  readonly values: ReadonlyMap<string, Matrix>
  readonly functions: ReadonlyMap<string, GenericFunction>
  /**
   * What equations determine where they were first solved, by the name of the unknown: at points close by, which share it,
   * the iteration begins there, so that all are on one branch of the roots.
   */
  readonly near?: Map<string, Matrix>
}

/** The value of a dimension at a point. */
export const dimAt = (dim: Dim, dims: ReadonlyMap<string, number>): number => {
  const value = evaluateDim(dim, (name) => dims.get(name))
  if (value === undefined) throw internal(`no value for the dimension ${dim}`)
  return value
}
