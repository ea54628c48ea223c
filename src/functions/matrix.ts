/**
 * Functions of whole matrices, reductions, norms, the log-sum-exp family and constants. Derivatives are rules.
 */
import type { FunctionRow } from './row.ts'

const operator = (name: string): string => `\\operatorname{${name}}`

const row = (
  group: FunctionRow['group'],
  name: string,
  signatures: readonly string[],
  summary: string,
  facts: Partial<FunctionRow> = {},
): FunctionRow => ({ group, name, signatures, summary, latex: operator(name), ...facts })

/** The rows, in the order of the language page. */
export const MATRIX: readonly FunctionRow[] = [
  row('matrix', 'tr', ['n x n -> scalar'], 'trace'),
  row('matrix', 'det', ['n x n -> scalar'], 'determinant', { latex: '\\det' }),
  row('matrix', 'logdet', ['n x n -> scalar'], 'log of the absolute value of the determinant', {
    latex: '\\log\\det',
  }),
  row('matrix', 'inv', ['n x n -> n x n'], 'inverse'),
  row(
    'matrix',
    'diag',
    ['n -> n x n', '1 x n -> n x n', 'n x n -> n'],
    'diagonal matrix of a vector; diagonal of a matrix as a vector',
  ),
  row('matrix', 'vec', ['m x n -> m*n'], 'the columns stacked'),
  row('matrix', 'kron', ['m x n, p x q -> m*p x n*q'], 'Kronecker product', { latex: '\\otimes' }),
  row(
    'reduction',
    'sum',
    ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    'sum of all entries; with 1 a row of column sums, with 2 a column of row sums',
  ),
  row(
    'reduction',
    'mean',
    ['m x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    'as sum, divided by the number of entries summed',
  ),
  row('norm', 'norm1', ['m x n -> scalar'], 'sum of absolute values', { kink: 'zero', nonnegative: true }),
  row('norm', 'norm2', ['m x n -> scalar'], 'Euclidean norm; of a matrix the Frobenius norm', {
    kink: 'zero',
    nonnegative: true,
  }),
  row('norm', 'normF', ['m x n -> scalar'], 'Frobenius norm', { kink: 'zero', nonnegative: true }),
  row('log-sum-exp', 'logsumexp', ['n -> scalar', '1 x n -> scalar'], 'log(sum(exp(x)))'),
  row('log-sum-exp', 'softmax', ['n -> n', '1 x n -> 1 x n'], 'exp(x)/sum(exp(x))', { nonnegative: true }),
  row('log-sum-exp', 'logsoftmax', ['n -> n', '1 x n -> 1 x n'], 'log(softmax(x))'),
  row('constant', 'eye', ['dim n -> n x n', '-> n x n'], 'identity matrix', { latex: '\\mathbf{I}' }),
  row('constant', 'ones', ['dim n -> n', 'dim m, dim n -> m x n'], 'all ones', { latex: '\\mathbf{1}' }),
  row('constant', 'zeros', ['dim n -> n', 'dim m, dim n -> m x n'], 'all zeros', { latex: '\\mathbf{0}' }),
  row('constant', 'commutation', ['dim m, dim n -> m*n x m*n'], "the K with K*vec(A) = vec(A') for A m x n", {
    latex: '\\mathbf{K}',
  }),
  row('constant', 'vector', ['scalar -> n'], 'a vector of equal entries, its length from the context'),
  row('constant', 'matrix', ['scalar -> m x n'], 'a matrix of equal entries, its shape from the context'),
  row(
    'answer',
    'reshape',
    ['m*n, dim m, dim n -> m x n'],
    'the m x n matrix with the given vec, column by column',
  ),
]
