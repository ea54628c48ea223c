/**
 * Norms of vectors and matrices.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** Every one is a scalar. */
export const NORMS: readonly FunctionRow[] = rowsOf('norm', [
  {
    name: 'norm1',
    signatures: ['m x n -> scalar'],
    summary: 'sum of absolute values',
    kink: 'zero',
    nonnegative: true,
  },
  {
    name: 'norm2',
    signatures: ['m x n -> scalar'],
    summary: 'Euclidean norm; of a matrix the Frobenius norm',
    kink: 'zero',
    nonnegative: true,
  },
  {
    name: 'normF',
    signatures: ['m x n -> scalar'],
    summary: 'Frobenius norm',
    kink: 'zero',
    nonnegative: true,
  },
  {
    name: 'nuclear',
    signatures: ['m x n -> scalar'],
    summary: 'sum of the singular values',
    nonnegative: true,
  },
  {
    name: 'spectral',
    signatures: ['m x n -> scalar'],
    summary: 'the largest singular value',
    kink: 'repeated',
    nonnegative: true,
  },
])
