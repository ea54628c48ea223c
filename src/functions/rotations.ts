/**
 * Cross products of vectors of three entries, and the skew matrices that they are products with.
 */
import * as m from '../linalg/matrix.ts'
import { type Evaluate, type FunctionRow, type RowFacts, rowsOf } from './row.ts'

const skew: Evaluate = ([w]) => {
  const [x, y, z] = w!.data as unknown as readonly [number, number, number]
  return m.fromRows([
    [0, -z, y],
    [z, 0, -x],
    [-y, x, 0],
  ])
}

/** In the order of the language page. */
export const ROTATIONS: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'skew',
    signatures: ['3 x 1 -> 3 x 3'],
    summary: 'the matrix with skew(w)*v = cross(w,v)',
    evaluate: skew,
    gives: ['skew'],
    inLaws: { 'skew-matrix': 'the matrix of a cross product' },
    linear: [0],
  },
  {
    name: 'cross',
    signatures: ['3 x 1, 3 x 1 -> 3 x 1'],
    summary: 'cross product of vectors of three entries',
    evaluate: ([v, w], watch, size) => m.multiply(skew([v!], watch, size), w!),
    latex: '\\times',
    layout: { kind: 'infix' },
    inLaws: { 'cross-product': 'the cross product' },
    linear: [0, 1],
  },
])

/** The adjoint, in which answers are written. */
export const AXES: readonly RowFacts[] = [
  {
    name: 'unskew',
    signatures: ['3 x 3 -> 3 x 1'],
    summary: "the w with w'*v = (A : skew(v)) for every v",
    evaluate: ([a]) => {
      const part = (i: number, j: number): number => m.at(a!, i, j) - m.at(a!, j, i)
      return m.fromRows([[part(2, 1)], [part(0, 2)], [part(1, 0)]])
    },
    inLaws: { axis: 'the axis of a skew part' },
    linear: [0],
  },
]
