/**
 * Functions that generated NumPy code brings along when it uses them.
 */
import type { Helper } from './target.ts'

export const HELPERS: ReadonlyMap<string, Helper> = new Map([
  ['sigmoid', { source: 'def sigmoid(x):\n    return np.exp(-np.logaddexp(0, -x))\n' }],
  ['gelu', { source: 'def gelu(x):\n    return x * ndtr(x)\n', needs: ['ndtr'] }],
  ['silu', { source: 'def silu(x):\n    return x * np.exp(-np.logaddexp(0, -x))\n' }],
  [
    'softmax',
    {
      source: [
        'def softmax(x, axis=None):',
        '    e = np.exp(x - np.max(x, axis=axis, keepdims=True))',
        '    return e / np.sum(e, axis=axis, keepdims=True)',
        '',
      ].join('\n'),
    },
  ],
  [
    'logsoftmax',
    {
      source: [
        'def logsoftmax(x, axis=None):',
        '    return x - np.logaddexp.reduce(x, axis=axis, keepdims=True)',
        '',
      ].join('\n'),
    },
  ],
  [
    'adjugate',
    {
      source: [
        'def adjugate(X):',
        '    minors = [[np.delete(np.delete(X, i, 0), j, 1) for i in range(len(X))] for j in range(len(X))]',
        '    signs = (-1.0) ** np.add.outer(np.arange(len(X)), np.arange(len(X)))',
        '    return signs * np.linalg.det(np.array(minors))',
        '',
      ].join('\n'),
    },
  ],
  [
    'sqrtm_semidefinite',
    {
      source: [
        'def sqrtm_semidefinite(X):',
        '    values, vectors = np.linalg.eigh((X + X.T) / 2)',
        '    return (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T',
        '',
      ].join('\n'),
    },
  ],
  [
    'logm_frechet',
    {
      source: [
        'def logm_frechet(X, E):',
        '    n = len(X)',
        '    return np.real(logm(np.block([[X, E], [np.zeros((n, n)), X]])))[:n, n:]',
        '',
      ].join('\n'),
      needs: ['logm'],
    },
  ],
  [
    'expm_jacobian',
    {
      source: [
        'def expm_jacobian(X):',
        '    n = len(X)',
        "    units = [e.reshape((n, n), order='F') for e in np.eye(n * n)]",
        "    return np.array([expm_frechet(X, E, compute_expm=False).reshape(-1, order='F') for E in units]).T",
        '',
      ].join('\n'),
      needs: ['expm_frechet'],
    },
  ],
  [
    'power_frechet',
    {
      source: [
        'def power_frechet(X, k, E):',
        '    n = len(X)',
        '    return matrix_power(np.block([[X, E], [np.zeros((n, n)), X]]), k)[:n, n:]',
        '',
      ].join('\n'),
      needs: ['matrix_power'],
    },
  ],
  [
    'power_jacobian',
    {
      source: [
        'def power_jacobian(X, k):',
        '    n = len(X)',
        "    units = [e.reshape((n, n), order='F') for e in np.eye(n * n)]",
        "    return np.array([power_frechet(X, k, E).reshape(-1, order='F') for E in units]).T",
        '',
      ].join('\n'),
      needs: ['power_frechet'],
    },
  ],
  [
    'logm_jacobian',
    {
      source: [
        'def logm_jacobian(X):',
        '    n = len(X)',
        "    units = [e.reshape((n, n), order='F') for e in np.eye(n * n)]",
        "    return np.array([logm_frechet(X, E).reshape(-1, order='F') for E in units]).T",
        '',
      ].join('\n'),
      needs: ['logm_frechet'],
    },
  ],
  [
    'matrix_power',
    {
      source: [
        'def matrix_power(X, k):',
        '    if k != int(k):',
        "        raise ValueError('the exponent of a matrix must be an integer')",
        '    return np.linalg.matrix_power(X, int(k))',
        '',
      ].join('\n'),
    },
  ],
  [
    'commuted',
    {
      source: [
        'def commuted(m, n):',
        "    return np.arange(m * n).reshape((m, n), order='F').ravel()",
        '',
      ].join('\n'),
    },
  ],
])
