/**
 * Singular values, and the singular vectors that their derivatives are written in.
 */
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'

/** In the order of the language page. */
export const SINGULAR: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'svdvals',
    signatures: ['m x n -> min(m,n)'],
    summary: 'singular values, the largest first',
    kink: 'repeated',
    repeats: 'a singular value',
    homogeneous: true,
    even: true,
    gives: ['nonnegative'],
    inLaws: { 'singular-values': 'the singular values' },
    ofScalars: 'abs(s)',
  },
])

/** What answers are written in. */
export const SINGULAR_VECTORS: readonly RowFacts[] = [
  {
    name: 'svd_left',
    signatures: ['m x n -> m x min(m,n)'],
    summary: "the U with orthonormal columns and U*diag(svdvals(X))*svd_right(X)' = X",
    latex: '\\mathbf{U}',
    inLaws: { 'left-singular-vectors': 'the left singular vectors' },
  },
  {
    name: 'svd_right',
    signatures: ['m x n -> n x min(m,n)'],
    summary: "the V with orthonormal columns and svd_left(X)*diag(svdvals(X))*V' = X",
    latex: '\\mathbf{V}',
    inLaws: { 'right-singular-vectors': 'the right singular vectors' },
  },
]
