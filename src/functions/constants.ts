/**
 * Matrices that dimensions or one scalar make up.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Evaluate, type FunctionRow, integerOf, rowsOf } from './row.ts'
import { TRIANGULAR } from './triangles.ts'

/** Entry (i, j) of A rows x cols moves from i + j*rows to j + i*cols. */
const commutation = (rows: number, cols: number): Matrix => {
  const result = m.zeros(rows * cols, rows * cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) result.data[j + i * cols + (i + j * rows) * rows * cols] = 1
  return result
}

const unit: Evaluate = ([n, i], watch) => {
  const [size, at] = [integerOf(n), integerOf(i)]
  if (at < 1 || at > size) watch.violations++
  return m.generate(size, 1, (k) => (k === at - 1 ? 1 : 0))
}

const repeated: Evaluate = ([value], _watch, size) => m.filled(...size(), value!.data[0]!)

/** In the order of the language page. */
export const CONSTANTS: readonly FunctionRow[] = rowsOf('constant', [
  {
    name: 'eye',
    signatures: ['dim n -> n x n', '-> n x n'],
    summary: 'identity matrix',
    evaluate: (_args, _watch, size) => m.generate(...size(), (i, j) => (i === j ? 1 : 0)),
    latex: '\\mathbf{I}',
    turned: 'eye',
  },
  {
    name: 'ones',
    signatures: ['dim n -> n', 'dim m, dim n -> m x n'],
    summary: 'all ones',
    evaluate: (_args, _watch, size) => m.filled(...size(), 1),
    latex: '\\mathbf{1}',
    turned: 'ones',
  },
  {
    name: 'zeros',
    signatures: ['dim n -> n', 'dim m, dim n -> m x n'],
    summary: 'all zeros',
    evaluate: (_args, _watch, size) => m.zeros(...size()),
    latex: '\\mathbf{0}',
    turned: 'zeros',
  },
  {
    name: 'commutation',
    signatures: ['dim m, dim n -> m*n x m*n'],
    summary: "the K with K*vec(A) = vec(A') for A m x n",
    evaluate: ([rows, cols]) => commutation(integerOf(rows), integerOf(cols)),
    latex: '\\mathbf{K}_{$1, $2}',
    turned: 'commutation',
  },
  ...TRIANGULAR,
  {
    name: 'unit',
    signatures: ['dim n, dim i <= n -> n'],
    summary: 'the i-th column of eye(n)',
    evaluate: unit,
    latex: '\\mathbf{e}_{$2}^{($1)}',
    gives: ['one-hot'],
  },
  {
    name: 'vector',
    signatures: ['scalar -> n'],
    summary: 'a vector of equal entries, its length from the context',
    evaluate: repeated,
  },
  {
    name: 'matrix',
    signatures: ['scalar -> m x n'],
    summary: 'a matrix of equal entries, its shape from the context',
    evaluate: repeated,
  },
])
