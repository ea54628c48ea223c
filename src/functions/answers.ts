/**
 * Functions that answers are written in.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** In the order of the language page. */
export const ANSWERS: readonly FunctionRow[] = rowsOf('answer', [
  {
    name: 'reshape',
    signatures: ['m*n, dim m, dim n -> m x n'],
    summary: 'the m x n matrix with the given vec, column by column',
  },
  {
    name: 'entry',
    signatures: [
      'm x n, dim i <= m, dim j <= n -> scalar',
      'n, dim i <= n -> scalar',
      '1 x n, dim i <= n -> scalar',
    ],
    summary: 'X[i,j] or x[i], counted from 1',
  },
  {
    name: 'sylvester',
    signatures: ['m x m, n x n, m x n -> m x n'],
    summary: 'the X with A*X + X*B = C',
  },
  {
    name: 'expm_frechet',
    signatures: ['n x n, n x n -> n x n'],
    summary: 'the derivative of expm at X along E',
    keepsSymmetry: true,
  },
  {
    name: 'logm_frechet',
    signatures: ['n x n, n x n -> n x n'],
    summary: 'the derivative of logm at X along E',
    keepsSymmetry: true,
  },
  {
    name: 'power_frechet',
    signatures: ['n x n, scalar, n x n -> n x n'],
    summary: 'the derivative of X^k at X along E',
    keepsSymmetry: true,
  },
  {
    name: 'power_jacobian',
    signatures: ['n x n, scalar -> n*n x n*n'],
    summary: 'the J with J*vec(E) = vec(power_frechet(X,k,E))',
  },
  {
    name: 'expm_jacobian',
    signatures: ['n x n -> n*n x n*n'],
    summary: 'the J with J*vec(E) = vec(expm_frechet(X,E))',
  },
  {
    name: 'logm_jacobian',
    signatures: ['n x n -> n*n x n*n'],
    summary: 'the J with J*vec(E) = vec(logm_frechet(X,E))',
  },
  {
    name: 'spectral_left',
    signatures: ['m x n -> m'],
    summary: 'the left singular vector u of spectral(X)',
    latex: '\\mathbf{u}_{1}',
  },
  {
    name: 'spectral_right',
    signatures: ['m x n -> n'],
    summary: "the right singular vector v, with u'*X*v = spectral(X)",
    latex: '\\mathbf{v}_{1}',
  },
])
