/**
 * A value along a line through a point, and the derivatives that differences along such lines make up.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { baseOf, type Difference, differentiate, type Line } from './difference.ts'
import type { Point } from './point.ts'
import type { Probe } from './probes.ts'
import type { Evaluator, Site } from './site.ts'
import { basis, type Structure } from './subspace.ts'

/** The value along a direction; one map of values serves the whole line. */
export const lineAlong = (value: Evaluator, point: Point, parts: Probe['parts']): Line => {
  const values = new Map(point.values)
  const moved: Point = { ...point, values }
  return (t, watch) => {
    for (const [name, direction] of parts)
      values.set(name, m.addScaled(point.values.get(name)!, direction, t))
    return value(moved, watch)
  }
}

/** The derivative of a line at 0; `undefined` where differences do not settle. */
export const slope = (line: Line): Difference | undefined => {
  const base = baseOf(line)
  return base && differentiate(line, base)
}

/** A matrix of partial derivatives, and a bound on the error of its entries. */
export interface Partials {
  readonly matrix: Matrix
  readonly error: number
}

/** The derivatives of the value by the coordinates in a basis of the structure, a column each. */
export const partialsOf = (
  { point, base, rounding }: Site,
  value: Evaluator,
  name: string,
  structure: Structure = [],
): Partials | undefined => {
  const { rows, cols } = point.values.get(name)!
  const columns: Difference[] = []
  for (const direction of basis(rows, cols, structure)) {
    const found = differentiate(lineAlong(value, point, [[name, direction]]), base, undefined, rounding)
    if (!found) return undefined
    columns.push(found)
  }
  return {
    matrix: m.generate(base.value.data.length, columns.length, (i, j) => columns[j]!.derivative.data[i]!),
    error: columns.reduce((most, { error }) => Math.max(most, error), 0),
  }
}
