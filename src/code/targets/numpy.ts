/**
 * NumPy: a scalar is a float, a vector a 1-D array, a row and a matrix a 2-D array.
 */

import { byRank, call, named } from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { comprehensions } from './comprehensions.ts'
import { iterating } from './iterations.ts'
import { mappedIn } from './mapped.ts'
import { HELPERS } from './numpy-helpers.ts'
import { ADDITIONS, coreOf, expectShape, functionsOf, moduleWith, PYTHON, quoted, WORDS } from './python.ts'
import { pythonExample } from './python-example.ts'
import { NUMPY } from './sums-helpers.ts'
import { NUMPY as TRIANGLES } from './triangle-helpers.ts'

/** What not all languages have, and what NumPy does faster by another call. */
const CORE: Language['core'] = {
  ...coreOf('np'),
  inner: 'np.vdot',
  kron: (args, op) => call(op.rank === 2 ? 'kron' : 'np.kron')(args),
  'kron-commuted': 'kron_commuted',
  choose: 'np.where($1 >= 0, $2, $3)',
  hypot: 'np.hypot',
  'less-mean': 'less_mean',
  'add-diagonal': 'add_diagonal(np.array($1), $2)',
  'add-in-place': 'add_diagonal',
  ...ADDITIONS,
  ...comprehensions('np.array', (list) => `np.array(${list}, dtype=float)`),
  max: 'np.max',
  'max-rows': 'np.max($1, axis=1)',
  'max-columns': 'np.max($1, axis=0)',
  'inner-rows': "np.einsum('ij,ij->i', $1, $2)",
  cholesky: 'cholesky',
  'cholesky-solve': 'cho_solve(($1, True), $2, check_finite=False)',
  'cholesky-inverse': 'cholesky_inverse',
  'cholesky-logdet': '2 * np.sum(np.log(np.diag($1)))',
  'kron-eye': 'kron_eye($1, #1)',
  'eye-kron': 'eye_kron(#1, $1)',
  'eye-kron-times': 'eye_kron_times(#1, $1, $2)',
  'times-eye-kron': 'times_eye_kron($1, #1, $2)',
  'block-inner': 'block_inner($1, $2, (#1, #2))',
}

const FUNCTIONS: Language['functions'] = {
  ...functionsOf('np'),
  polygamma: byRank('float(polygamma($1, $2))', 'polygamma'),
  softplus: 'softplus',
  norm2: 'norm',
  logsumexp: 'logsumexp',
  'logsumexp-columns': 'logsumexp($1, axis=0)',
  'logsumexp-rows': 'logsumexp($1, axis=1)',
  ...named('expm cosm sinm', (name) => name),
  logm: 'real_log',
  sqrtm: 'real_root',
  expm_frechet: 'expm_frechet($1, $2, compute_expm=False)',
  cosm_frechet: 'frechet(cosm, $1, $2)',
  sinm_frechet: 'frechet(sinm, $1, $2)',
  cosm_jacobian: 'operator_matrix(lambda X, E: frechet(cosm, X, E), $1)',
  sinm_jacobian: 'operator_matrix(lambda X, E: frechet(sinm, X, E), $1)',
  expm_jacobian: 'operator_matrix(lambda X, E: expm_frechet(X, E, compute_expm=False), $1)',
  blkdiag: 'block_diag',
  lyap: 'lyapunov',
  dlyap: 'discrete_lyapunov',
  riccati: 'stabilising',
  'riccati-square': 'stabilising_by_square',
  'riccati-discrete': 'stabilising_discrete',
  logm_frechet: 'log_frechet',
  logm_jacobian: 'operator_matrix(log_frechet, $1)',
}

export const numpy = targetOf({
  ...PYTHON,
  name: 'numpy',
  summary: 'Python with NumPy; SciPy for erf and its kin and functions of matrices',
  conventions:
    'A scalar is a float, a vector a 1-D array, a row or a matrix a 2-D array; a generic function takes and returns arrays.',
  reserved: `${WORDS} np`,
  core: CORE,
  mapped: mappedIn('np'),
  functions: FUNCTIONS,
  imports: {
    'scipy.special': 'digamma erf erfc gammaln ndtr polygamma',
    contextlib: 'redirect_stdout',
    io: 'StringIO',
    'scipy.linalg':
      'block_diag cho_solve cosm expm expm_frechet get_lapack_funcs logm sinm solve_continuous_are solve_continuous_lyapunov solve_discrete_are solve_discrete_lyapunov solve_sylvester sqrtm',
  },
  helpers: HELPERS + NUMPY + TRIANGLES,
  example: pythonExample,
  optimizes: true,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${shape.length === 0 ? 'as_number' : 'as_array'}(${quoted(label)}, ${identifier}${['', ', 1', ', 2'][shape.length]})`,
    expect: expectShape,
  },
  iterate: iterating((start) => start),
  module: moduleWith(['import numpy as np']),
})
