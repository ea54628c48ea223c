/**
 * NumPy: a scalar is a float, a vector a 1-D array, a row and a matrix a 2-D array.
 */

import { named } from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { HELPERS } from './numpy-helpers.ts'
import { coreOf, expectShape, functionsOf, moduleWith, PYTHON, quoted, WORDS } from './python.ts'

const FUNCTIONS: Language['functions'] = {
  ...functionsOf('np'),
  ...named('expm cosm sinm', (name) => name),
  logm: 'real_log',
  sqrtm: 'real_root',
  expm_frechet: 'expm_frechet($1, $2, compute_expm=False)',
  cosm_frechet: 'frechet(cosm, $1, $2)',
  sinm_frechet: 'frechet(sinm, $1, $2)',
  cosm_jacobian: 'operator_matrix(lambda X, E: frechet(cosm, X, E), $1)',
  sinm_jacobian: 'operator_matrix(lambda X, E: frechet(sinm, X, E), $1)',
  expm_jacobian: 'operator_matrix(lambda X, E: expm_frechet(X, E, compute_expm=False), $1)',
  logm_frechet: 'log_frechet',
  logm_jacobian: 'operator_matrix(log_frechet, $1)',
}

export const numpy = targetOf({
  ...PYTHON,
  name: 'numpy',
  summary: 'Python with NumPy; SciPy for erf, gelu and functions of matrices',
  conventions:
    'A scalar is a float, a vector a 1-D array, a row or a matrix a 2-D array; a generic function takes and returns arrays.',
  reserved: `${WORDS} np`,
  core: coreOf('np'),
  functions: FUNCTIONS,
  imports: {
    'scipy.special': 'erf ndtr',
    contextlib: 'redirect_stdout',
    io: 'StringIO',
    'scipy.linalg': 'cosm expm expm_frechet logm sinm solve_sylvester sqrtm',
  },
  helpers: HELPERS,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${shape.length === 0 ? 'as_number' : 'as_array'}(${quoted(label)}, ${identifier}${['', ', 1', ', 2'][shape.length]})`,
    expect: expectShape,
  },
  module: moduleWith(['import numpy as np']),
})
