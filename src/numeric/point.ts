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
}

/** The value of a dimension at a point. */
export const dimAt = (dim: Dim, dims: ReadonlyMap<string, number>): number => {
  const value = evaluateDim(dim, (name) => dims.get(name))
  if (value === undefined) throw internal(`no value for the dimension ${dim}`)
  return value
}
