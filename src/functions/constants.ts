/**
 * Matrices that dimensions or one scalar make up.
 */
import { type FunctionRow, rowsOf } from './row.ts'
import { TRIANGULAR } from './triangles.ts'

/** In the order of the language page. */
export const CONSTANTS: readonly FunctionRow[] = rowsOf('constant', [
  {
    name: 'eye',
    signatures: ['dim n -> n x n', '-> n x n'],
    summary: 'identity matrix',
    latex: '\\mathbf{I}',
    turned: 'eye',
  },
  {
    name: 'ones',
    signatures: ['dim n -> n', 'dim m, dim n -> m x n'],
    summary: 'all ones',
    latex: '\\mathbf{1}',
    turned: 'ones',
  },
  {
    name: 'zeros',
    signatures: ['dim n -> n', 'dim m, dim n -> m x n'],
    summary: 'all zeros',
    latex: '\\mathbf{0}',
    turned: 'zeros',
  },
  {
    name: 'commutation',
    signatures: ['dim m, dim n -> m*n x m*n'],
    summary: "the K with K*vec(A) = vec(A') for A m x n",
    latex: '\\mathbf{K}_{$1, $2}',
    turned: 'commutation',
  },
  ...TRIANGULAR,
  {
    name: 'unit',
    signatures: ['dim n, dim i <= n -> n'],
    summary: 'the i-th column of eye(n)',
    latex: '\\mathbf{e}_{$2}^{($1)}',
    gives: ['one-hot'],
  },
  {
    name: 'vector',
    signatures: ['scalar -> n'],
    summary: 'a vector of equal entries, its length from the context',
  },
  {
    name: 'matrix',
    signatures: ['scalar -> m x n'],
    summary: 'a matrix of equal entries, its shape from the context',
  },
])
