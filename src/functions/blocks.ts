/**
 * Rows and columns of a matrix, and matrices put together of blocks: what `X[a:b,c:d]` and `[A, B; C, D]` stand for.
 */
import type { RowFacts } from './row.ts'

/** In the order in which they are listed. */
export const BLOCKS: readonly RowFacts[] = [
  {
    name: 'rows',
    signatures: ['m x n, dim a <= b, dim b <= m -> b - a + 1 x n'],
    grows: 'up',
    summary: 'X[a:b,:], the rows a to b, counted from 1',
    layout: { kind: 'slice', axis: 0 },
    inLaws: { 'row-slice': 'a slice of rows' },
    linear: [0],
    turned: 'cols',
    ofScalars: 's',
  },
  {
    name: 'cols',
    signatures: ['m x n, dim a <= b, dim b <= n -> m x b - a + 1'],
    grows: 'up',
    summary: 'X[:,a:b], the columns a to b, counted from 1',
    layout: { kind: 'slice', axis: 1 },
    inLaws: { 'column-slice': 'a slice of columns' },
    linear: [0],
    turned: 'rows',
    ofScalars: 's',
  },
  {
    name: 'part',
    signatures: ['n, dim a <= b, dim b <= n -> b - a + 1', '1 x n, dim a <= b, dim b <= n -> 1 x b - a + 1'],
    summary: 'x[a:b], the entries a to b of a vector or a row, counted from 1',
  },
  {
    name: 'atop',
    signatures: ['m x n, p x n -> m + p x n'],
    summary: '[A; B], one block on top of the other',
    layout: { kind: 'blocks', axis: 0 },
    turned: 'beside',
  },
  {
    name: 'beside',
    signatures: ['m x n, m x p -> m x n + p'],
    summary: '[A, B], one block beside the other',
    layout: { kind: 'blocks', axis: 1 },
    turned: 'atop',
  },
]
