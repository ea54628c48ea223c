/**
 * JAX: functions that `jax.jit`, `vmap` and `grad` take. Shapes are known while they trace a function, entries are not;
 * so other shapes raise, and a matrix outside a domain makes the result nan. No precision is asked for: the ones and
 * identities of the code are weakly typed and take that of the arguments.
 */

import {
  atom,
  call,
  type Fragment,
  named,
  powerOf,
  type Spelling,
  spelled,
  times,
  type Written,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { comprehensions } from './comprehensions.ts'
import { arraysIn, isConstant } from './constants.ts'
import { JAX as ITERATIONS, iterating } from './iterations.ts'
import { HELPERS } from './jax-helpers.ts'
import { mappedIn } from './mapped.ts'
import {
  ADDITIONS,
  coreOf,
  expectShape,
  float,
  functionsOf,
  moduleWith,
  PYTHON,
  quoted,
  tuple,
  WORDS,
} from './python.ts'
import { jaxExample } from './python-example.ts'
import { JAX } from './sums-helpers.ts'
import { JAX as TRIANGLES } from './triangle-helpers.ts'

/** What an integer of JAX may be; a larger one is refused beside an array. */
const MOST = 2n ** 31n - 1n

/** A dimension among other numbers is floating point already. */
const floating = (number: Fragment): Fragment => (/^-?\d+$/.test(number.text) ? float(number) : number)

const isNatural = (exponent: Fragment): boolean => /^\d+$/.test(exponent.text)

const CORE: Language['core'] = {
  ...coreOf('jnp'),
  ...ADDITIONS,
  ...comprehensions('jnp.stack', (list) => `jnp.array(${list})`),
  choose: 'jnp.where($1 >= 0, $2, $3)',
  hypot: 'jnp.hypot',
  'less-mean': 'less_mean',
  power: (args, op) => (isConstant(op) ? call('jnp.power')(args.map(floating)) : powerOf('**')(args)),
  solve: 'solve',
  'matrix-power': (args) => call(isNatural(args[1]!) ? 'jnp.linalg.matrix_power' : 'matrix_power')(args),
  full: ([entry], _op, dims) => atom(`jnp.full(${tuple(dims)}, ${floating(entry!).text})`),
  eye: 'eye(#1)',
  commutation: (args, op, dims) => spelled(`eye(${times(dims).text})[commuted(#1, #2)]`)(args, op, dims),
  entry: ([array], _op, dims) => call('entry')([array!, ...dims]),
  unit: 'entry(eye(#1), #2)',
  'as-float': ([number]) => floating(number!),
  max: 'jnp.max',
  'max-rows': 'jnp.max($1, axis=1)',
  'max-columns': 'jnp.max($1, axis=0)',
  cholesky: 'cholesky',
  'cholesky-solve': 'cho_solve(($1, True), $2)',
  'cholesky-inverse': 'cholesky_inverse',
  'cholesky-logdet': '2 * jnp.sum(jnp.log(jnp.diag($1)))',
  'kron-commuted': 'kron_commuted',
  'eye-kron-times': 'eye_kron_times(#1, $1, $2)',
  'times-eye-kron': 'times_eye_kron($1, #1, $2)',
  'block-inner': 'block_inner($1, $2, (#1, #2))',
}

const FUNCTIONS: Readonly<Record<string, Written>> = {
  ...functionsOf('jnp'),
  ...named('inv norm2 expm cosm sinm', (name) => name),
  chol: 'cholesky',
  'pinv-symmetric': 'pinv_symmetric',
  spectral_left: 'jnp.linalg.svd($1, full_matrices=False)[0][:, 0]',
  spectral_right: 'jnp.linalg.svd($1, full_matrices=False)[2][0]',
  sqrtm: 'real_root',
  blkdiag: 'block_diag',
  logsumexp: 'logsumexp',
  'logsumexp-columns': 'logsumexp($1, axis=0)',
  'logsumexp-rows': 'logsumexp($1, axis=1)',
  softmax: 'softmax($1, axis=None)',
  logsoftmax: 'log_softmax($1, axis=None)',
  'logsoftmax-columns': 'log_softmax($1, axis=0)',
  'logsoftmax-rows': 'log_softmax($1, axis=1)',
  expm_frechet: 'expm_frechet($1, $2, compute_expm=False)',
  ...named('cosm_frechet sinm_frechet', (name) => `frechet(${name.slice(0, 4)}, $1, $2)`),
  ...named('cosm_jacobian sinm_jacobian', (name) => `jacobian(${name.slice(0, 4)}, $1)`),
  expm_jacobian: 'jacobian(expm, $1)',
}

/** Whole numbers among operands are made floating point, or their functions are whole numbers of 32 bits. */
const ofFloats =
  (written: Written): Spelling =>
  (args, op, dims) =>
    spelled(written)(args.map(floating), op, dims)

export const jax = targetOf({
  ...PYTHON,
  name: 'jax',
  summary: 'Python with JAX, for jax.jit; where NumPy code raises for the entries of a matrix, nan',
  conventions:
    'A scalar is a number or an array without dimensions, a vector a 1-D array, a row or a matrix a 2-D array; a generic function takes and returns arrays. A matrix outside a domain makes the results nan; dimensions that are arguments are static.',
  reserved: `${WORDS} jnp jax`,
  core: CORE,
  mapped: mappedIn('jnp'),
  functions: Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, written]) => [name, ofFloats(written)]),
  ),
  generic: ([name, ...operands], op) =>
    PYTHON.generic([name!, ...arraysIn(operands.map(floating), op, (text) => `jnp.asarray(${text})`)]),
  number: (text, { num }) => (num > MOST || num < -MOST ? floating(text) : text),
  count: ([dimension]) => atom(`float(${dimension!.text})`),
  imports: {
    jax: 'vmap',
    'jax.lax': 'while_loop',
    'jax.nn': 'log_softmax sigmoid silu softmax',
    'jax.scipy.linalg': 'block_diag cho_solve expm expm_frechet solve_sylvester sqrtm',
    'jax.scipy.special': 'digamma erf erfc gammaln logsumexp ndtr zeta',
  },
  helpers: HELPERS + JAX + ITERATIONS + TRIANGLES,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = as_array(${quoted(label)}, ${identifier}, ${shape.length})`,
    expect: expectShape,
  },
  example: jaxExample,
  optimizes: true,
  iterate: iterating((start) => `jnp.asarray(${start}, dtype=float)`),
  module: moduleWith(['import jax.numpy as jnp']),
})
