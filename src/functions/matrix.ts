/**
 * Functions of whole matrices.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** In the order of the language page. */
export const MATRIX: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'tr',
    signatures: ['n x n -> scalar'],
    summary: 'trace',
  },
  {
    name: 'det',
    signatures: ['n x n -> scalar'],
    summary: 'determinant',
    latex: '\\det',
  },
  {
    name: 'logdet',
    signatures: ['n x n -> scalar'],
    summary: 'log of the absolute value of the determinant',
    latex: '\\log\\det',
  },
  {
    name: 'inv',
    signatures: ['n x n -> n x n'],
    summary: 'inverse',
    keepsSymmetry: true,
  },
  {
    name: 'pinv',
    signatures: ['m x n -> n x m'],
    summary: 'Moore-Penrose inverse',
    keepsSymmetry: true,
  },
  {
    name: 'adj',
    signatures: ['n x n -> n x n'],
    summary: 'adjugate: the transposed matrix of cofactors',
    keepsSymmetry: true,
  },
  {
    name: 'expm',
    signatures: ['n x n -> n x n'],
    summary: 'matrix exponential',
    keepsSymmetry: true,
    latex: '\\exp',
  },
  {
    name: 'logm',
    signatures: ['n x n -> n x n'],
    summary: 'principal matrix logarithm',
    keepsSymmetry: true,
    latex: '\\log',
  },
  {
    name: 'sqrtm',
    signatures: ['n x n -> n x n'],
    summary: 'principal matrix square root',
    keepsSymmetry: true,
  },
  {
    name: 'chol',
    signatures: ['n x n -> n x n'],
    summary: "lower triangular L with L*L' = X; reads the lower triangle of X",
  },
  {
    name: 'tril',
    signatures: ['n x n -> n x n'],
    summary: 'the lower triangle, zeros above it',
  },
  {
    name: 'triu',
    signatures: ['n x n -> n x n'],
    summary: 'the upper triangle, zeros below it',
  },
  {
    name: 'diag',
    signatures: ['n -> n x n', '1 x n -> n x n', 'n x n -> n'],
    summary: 'diagonal matrix of a vector; diagonal of a matrix as a vector',
  },
  {
    name: 'vec',
    signatures: ['m x n -> m*n'],
    summary: 'the columns stacked',
  },
  {
    name: 'kron',
    signatures: ['m x n, p x q -> m*p x n*q'],
    summary: 'Kronecker product',
    keepsSymmetry: true,
    latex: '\\otimes',
  },
])
