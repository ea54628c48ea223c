/**
 * Cross products of vectors of three entries, and the skew matrices that they are products with.
 */
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'

/** In the order of the language page. */
export const ROTATIONS: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'skew',
    signatures: ['3 x 1 -> 3 x 3'],
    summary: 'the matrix with skew(w)*v = cross(w,v)',
    gives: ['skew'],
    inLaws: { 'skew-matrix': 'the matrix of a cross product' },
    linear: [0],
  },
  {
    name: 'cross',
    signatures: ['3 x 1, 3 x 1 -> 3 x 1'],
    summary: 'cross product of vectors of three entries',
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
    inLaws: { axis: 'the axis of a skew part' },
    linear: [0],
  },
]
