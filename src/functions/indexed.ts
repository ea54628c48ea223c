/**
 * Sums over an index and what is defined entry by entry: functions that bind their second argument in the first, which
 * has another value for each value of the index. The rooms that evaluate go through the values of the index; here is
 * what else is known of them.
 */
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'

const RELATIONS: readonly (readonly [
  name: string,
  sign: string,
  holds: (i: number, j: number) => boolean,
])[] = [
  ['where_unequal', '!=', (i, j) => i !== j],
  ['where_less', '<', (i, j) => i < j],
  ['where_at_most', '<=', (i, j) => i <= j],
]

/** They are written as sums and by entries, not called, and no list of functions has them. */
export const INDEXED: readonly FunctionRow[] = rowsOf('answer', [
  {
    name: 'sum_over',
    signatures: ['m x n, dim i, dim k -> m x n'],
    summary: 'sum(E for i in 1:n), the sum of the values of E',
    binds: true,
    keeps: [
      'symmetric',
      'skew',
      'diagonal',
      'lower-triangular',
      'upper-triangular',
      'positive-definite',
      'positive-semidefinite',
    ],
    layout: { kind: 'over' },
  },
  {
    name: 'mean_over',
    signatures: ['m x n, dim i, dim k -> m x n'],
    summary: 'mean(E for i in 1:n), the mean of the values of E',
    binds: true,
    layout: { kind: 'over' },
  },
  {
    name: 'prod_over',
    signatures: ['scalar, dim i, dim k -> scalar'],
    summary: 'prod(E for i in 1:n), the product of the values of E',
    binds: true,
    layout: { kind: 'over' },
  },
  {
    name: 'stack_over',
    signatures: ['m x n, dim i, dim k -> k*m x n'],
    summary: 'the values of E below each other, as a definition by entries has them',
    binds: true,
    layout: { kind: 'stack' },
  },
  ...RELATIONS.map(
    ([name, sign, holds]): RowFacts => ({
      name,
      signatures: ['m x n, dim i, dim j -> m x n'],
      summary: `E where i ${sign} j, else 0`,
      holds,
    }),
  ),
])
