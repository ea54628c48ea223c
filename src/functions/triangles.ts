/**
 * The lower triangle of a matrix as a vector, and matrices that put such vectors and the stacked columns in the place of
 * each other. Source: Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., 3.8.
 */
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'

/** In the order of the language page. */
export const TRIANGLES: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'vech',
    signatures: ['n x n -> n*(n + 1)/2'],
    grows: 'up',
    summary: 'the lower triangle with the diagonal, column by column',
    inLaws: { 'half-vec': 'the stacked lower triangle' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'vecs',
    signatures: ['n x n -> n*(n - 1)/2'],
    summary: 'the lower triangle without the diagonal, column by column',
    inLaws: { 'skew-vec': 'the stacked strict lower triangle' },
    linear: [0],
  },
])

/** Constants, which only dimensions make up. */
export const TRIANGULAR: readonly RowFacts[] = [
  {
    name: 'duplication',
    signatures: ['dim n -> n*n x n*(n + 1)/2'],
    summary: 'the D with D*vech(S) = vec(S) for symmetric S',
    latex: '\\mathbf{D}_{$1}',
  },
  {
    name: 'elimination',
    signatures: ['dim n -> n*(n + 1)/2 x n*n'],
    summary: 'the L with vech(X) = L*vec(X)',
    latex: '\\mathbf{L}_{$1}',
  },
]

/** What answers are written in. */
export const FROM_TRIANGLES: readonly RowFacts[] = [
  {
    name: 'unvech',
    signatures: ['n*(n + 1)/2, dim n -> n x n'],
    summary: 'the lower triangular n x n matrix with the given vech',
    gives: ['lower-triangular'],
    inLaws: { triangle: 'the triangle of a vector' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'unvecs',
    signatures: ['n*(n - 1)/2, dim n -> n x n'],
    summary: 'the strictly lower triangular n x n matrix with the given vecs',
    gives: ['lower-triangular', 'hollow'],
    inLaws: { 'strict-triangle': 'the strict triangle of a vector' },
    linear: [0],
  },
  {
    name: 'strict_elimination',
    signatures: ['dim n -> n*(n - 1)/2 x n*n'],
    summary: 'the L with vecs(X) = L*vec(X)',
    latex: '\\mathbf{L}_{\\mathrm{strict},$1}',
  },
]
