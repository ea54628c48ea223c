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

const SYMMETRIC = { keepsSymmetry: true }

/** The rows, in the order of the language page. */
export const MATRIX: readonly FunctionRow[] = [
  row('matrix', 'tr', ['n x n -> scalar'], 'trace'),
  row('matrix', 'det', ['n x n -> scalar'], 'determinant', { latex: '\\det' }),
  row('matrix', 'logdet', ['n x n -> scalar'], 'log of the absolute value of the determinant', {
    latex: '\\log\\det',
  }),
  row('matrix', 'inv', ['n x n -> n x n'], 'inverse', SYMMETRIC),
  row('matrix', 'pinv', ['m x n -> n x m'], 'Moore-Penrose inverse', SYMMETRIC),
  row('matrix', 'adj', ['n x n -> n x n'], 'adjugate: the transposed matrix of cofactors', SYMMETRIC),
  row('matrix', 'expm', ['n x n -> n x n'], 'matrix exponential', { ...SYMMETRIC, latex: '\\exp' }),
  row('matrix', 'logm', ['n x n -> n x n'], 'principal matrix logarithm', { ...SYMMETRIC, latex: '\\log' }),
  row('matrix', 'sqrtm', ['n x n -> n x n'], 'principal matrix square root', SYMMETRIC),
  row(
    'matrix',
    'chol',
    ['n x n -> n x n'],
    "lower triangular L with L*L' = X; reads the lower triangle of X",
  ),
  row('matrix', 'tril', ['n x n -> n x n'], 'the lower triangle, zeros above it'),
  row('matrix', 'triu', ['n x n -> n x n'], 'the upper triangle, zeros below it'),
  row(
    'matrix',
    'diag',
    ['n -> n x n', '1 x n -> n x n', 'n x n -> n'],
    'diagonal matrix of a vector; diagonal of a matrix as a vector',
  ),
  row('matrix', 'vec', ['m x n -> m*n'], 'the columns stacked'),
  row('matrix', 'kron', ['m x n, p x q -> m*p x n*q'], 'Kronecker product', {
    ...SYMMETRIC,
    latex: '\\otimes',
  }),
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
  row('norm', 'nuclear', ['m x n -> scalar'], 'sum of the singular values', { nonnegative: true }),
  row('norm', 'spectral', ['m x n -> scalar'], 'the largest singular value', {
    kink: 'repeated',
    nonnegative: true,
  }),
  row(
    'log-sum-exp',
    'logsumexp',
    ['n -> scalar', '1 x n -> scalar', 'm x n, 1 -> 1 x n', 'm x n, 2 -> m'],
    'log(sum(exp(x))); with 1 of every column, with 2 of every row',
  ),
  row(
    'log-sum-exp',
    'softmax',
    ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    'exp(x)/sum(exp(x)); with 1 of every column, with 2 of every row',
    { nonnegative: true },
  ),
  row(
    'log-sum-exp',
    'logsoftmax',
    ['n -> n', '1 x n -> 1 x n', 'm x n, 1 -> m x n', 'm x n, 2 -> m x n'],
    'log(softmax(x)), along a dimension as that',
  ),
  row('constant', 'eye', ['dim n -> n x n', '-> n x n'], 'identity matrix', { latex: '\\mathbf{I}' }),
  row('constant', 'ones', ['dim n -> n', 'dim m, dim n -> m x n'], 'all ones', { latex: '\\mathbf{1}' }),
  row('constant', 'zeros', ['dim n -> n', 'dim m, dim n -> m x n'], 'all zeros', { latex: '\\mathbf{0}' }),
  row('constant', 'commutation', ['dim m, dim n -> m*n x m*n'], "the K with K*vec(A) = vec(A') for A m x n", {
    latex: '\\mathbf{K}',
  }),
  row('constant', 'unit', ['dim n, dim i <= n -> n'], 'the i-th column of eye(n)', { latex: '\\mathbf{e}' }),
  row('constant', 'vector', ['scalar -> n'], 'a vector of equal entries, its length from the context'),
  row('constant', 'matrix', ['scalar -> m x n'], 'a matrix of equal entries, its shape from the context'),
  row(
    'answer',
    'reshape',
    ['m*n, dim m, dim n -> m x n'],
    'the m x n matrix with the given vec, column by column',
  ),
  row(
    'answer',
    'entry',
    ['m x n, dim i <= m, dim j <= n -> scalar', 'n, dim i <= n -> scalar', '1 x n, dim i <= n -> scalar'],
    'X[i,j] or x[i], counted from 1',
  ),
  row('answer', 'sylvester', ['m x m, n x n, m x n -> m x n'], 'the X with A*X + X*B = C'),
  row('answer', 'expm_frechet', ['n x n, n x n -> n x n'], 'the derivative of expm at X along E', SYMMETRIC),
  row('answer', 'logm_frechet', ['n x n, n x n -> n x n'], 'the derivative of logm at X along E', SYMMETRIC),
  row(
    'answer',
    'power_frechet',
    ['n x n, scalar, n x n -> n x n'],
    'the derivative of X^k at X along E',
    SYMMETRIC,
  ),
  row(
    'answer',
    'power_jacobian',
    ['n x n, scalar -> n*n x n*n'],
    'the J with J*vec(E) = vec(power_frechet(X,k,E))',
  ),
  row('answer', 'expm_jacobian', ['n x n -> n*n x n*n'], 'the J with J*vec(E) = vec(expm_frechet(X,E))'),
  row('answer', 'logm_jacobian', ['n x n -> n*n x n*n'], 'the J with J*vec(E) = vec(logm_frechet(X,E))'),
  row('answer', 'spectral_left', ['m x n -> m'], 'the left singular vector u of spectral(X)', {
    latex: '\\mathbf{u}_{1}',
  }),
  row('answer', 'spectral_right', ['m x n -> n'], "the right singular vector v, with u'*X*v = spectral(X)", {
    latex: '\\mathbf{v}_{1}',
  }),
]

/** Functions applied entry by entry to two operands of one shape. */
export const ELEMENTWISE_TWO: readonly FunctionRow[] = [
  row('elementwise-two', 'max', ['m x n, m x n -> m x n'], 'the larger of two entries', {
    kink: 'tie',
    latex: '\\max',
  }),
  row('elementwise-two', 'min', ['m x n, m x n -> m x n'], 'the smaller of two entries', {
    kink: 'tie',
    latex: '\\min',
  }),
]
