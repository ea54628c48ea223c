/**
 * Values of the functions that answers are written in.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { sylvester } from '../../linalg/matrix-functions.ts'
import { columnOf } from '../../linalg/svd.ts'
import type { Evaluate } from '../row.ts'
import { leading } from './norms.ts'
import { extremeAt } from './pairs.ts'
import { runningSums } from './reductions.ts'
import { integerOf, type Values } from './value.ts'

const entry: Evaluate = ([a, i, j], watch) => {
  const value = j ? inside(a!, integerOf(i) - 1, integerOf(j) - 1) : a!.data[integerOf(i) - 1]
  if (value === undefined) watch.violations++
  return m.scalar(value ?? Number.NaN)
}

const inside = (a: Matrix, i: number, j: number): number | undefined =>
  i >= 0 && j >= 0 && i < a.rows && j < a.cols ? m.at(a, i, j) : undefined

export const ANSWERS: Values = {
  reshape: ([a, rows, cols]) => m.reshape(a!, integerOf(rows), integerOf(cols)),
  entry,
  hardmax: ([a], watch) => {
    const at = extremeAt(1, a!)
    watch.sides.push(at)
    return { ...a!, data: a!.data.map((_, i) => (i === at ? 1 : 0)) }
  },
  revcumsum: ([a]) => ({ ...a!, data: runningSums(a!.data.slice().reverse()).reverse() }),
  sylvester: ([a, b, c], watch) => sylvester(a!, b!, c!, watch),
  spectral_left: leading(({ u }) => columnOf(u, 0)),
  spectral_right: leading(({ v }) => columnOf(v, 0)),
}
