/**
 * The array API standard: one function for every library of arrays. The library is found by `__array_namespace__`, or
 * else by the module of the type. Only what NumPy 1.24, its strict `numpy.array_api`, PyTorch and Dask all have under
 * one name is called by that name; linear algebra on Dask arrays is one task that gathers them.
 */

import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  call,
  type Fragment,
  type Join,
  LEVEL,
  named,
  powerOf,
  type Spelling,
  spelled,
  times,
  type Written,
  within,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { HELPERS } from './array-api-helpers.ts'
import { SPECTRA } from './array-api-spectra.ts'
import { comprehensions } from './comprehensions.ts'
import { arraysIn, isConstant, ofArrays, ofOrder } from './constants.ts'
import { MAPPED_IN_ARRAY_API } from './mapped.ts'
import { ADDITIONS, coreOf, expectShape, float, moduleWith, PYTHON, quoted, tuple, WORDS } from './python.ts'
import { pythonExample } from './python-example.ts'
import { ARRAY_API } from './sums-helpers.ts'
import { SNAKE, ARRAY_API as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

const asArray = (text: string): string => `xp.asarray(${text}, **options)`

const full: Spelling = ([entry], { args: [value] }, dims) => {
  const ones = `xp.ones(${tuple(dims)}, **options)`
  if (isNumber(value!, 1)) return atom(ones)
  if (isNumber(value!, 0)) return atom(`xp.zeros(${tuple(dims)}, **options)`)
  if (isConstant(value!))
    return atom(
      `xp.full((${dims.map(({ text }) => `${text},`).join(' ')}), ${float(entry!).text}, **options)`,
    )
  return times([entry!, atom(ones)])
}

/** The columns of a matrix are stacked by reading the rows of its transpose. */
const flat = (rank: number): string => (rank === 2 ? '$1.T' : '$1')

/** `u[:, None] * v`. */
const outer: Join = ([left, right]) => times([atom(`${within(left!, LEVEL.atom)}[:, None]`), right!])

/** Numbers and vectors as vectors. */
const asVectors = (args: readonly Fragment[], { args: ops }: Op): string =>
  args
    .map(({ text }, i) => (ops[i]!.rank === 0 ? `xp.reshape(xp.asarray(${text}, **options), (1,))` : text))
    .join(', ')

const CORE: Language['core'] = {
  ...coreOf('xp'),
  pi: () => atom('math.pi'),
  power: (args, op) => (isConstant(op) ? call('math.pow') : powerOf('**'))(args),
  outer,
  ...ADDITIONS,
  ...comprehensions('xp.stack', asArray),
  choose: (args, op) =>
    call('xp.where')([
      atom(`${within(args[0]!, LEVEL.product)} >= 0`),
      ...arraysIn(args, op, asArray).slice(1),
    ]),
  hypot: ofArrays('hypot', 'hypot', asArray),
  'less-mean': 'less_mean',
  'inner-rows': (args) => atom(`xp.sum(${times(args).text}, axis=1)`),
  solve: 'solve',
  'matrix-power': 'matrix_power',
  full,
  eye: 'xp.eye(#1, **options)',
  ...trianglesBy(SNAKE, ', xp, options'),
  commutation: (_args, _op, dims) => {
    const [m, n] = dims
    return atom(`permute_rows(xp.eye(${times(dims).text}, **options), ${m!.text}, ${n!.text})`)
  },
  'permute-rows': 'permute_rows($1, #1, #2)',
  'permute-columns': 'permute_rows($1.T, #2, #1).T',
  unit: 'xp.eye(#1, **options)[:, #2]',
  'diagonal-matrix': 'diagonal_matrix',
  diagonal: 'diagonal',
  vec: 'xp.reshape($1.T, (-1,))',
  reshape: (args, op, dims) => spelled(`xp.reshape(${flat(op.args[0]!.rank)}, (#2, #1)).T`)(args, op, dims),
  kron: (args, op) => (op.rank === 2 ? call('kron')(args) : atom(`xp.reshape(${outer(args).text}, (-1,))`)),
  'from-row': '$1[0, :]',
  copy: ([array]) => times([atom('1'), array!]),
  'part-rows': '$1[#2:#1, :]',
  row: '$1[#1, :]',
  join: (args, op) => atom(`joined(xp, (${asVectors(args, op)}))`),
  'on-top': (args) => atom(`joined(xp, (${args.map(({ text }) => text).join(', ')}))`),
  'side-by-side': (args) => atom(`joined(xp, (${args.map(({ text }) => text).join(', ')}), axis=1)`),
}

const PLAIN = 'exp log sqrt abs sign sin cos tan sinh cosh tanh log1p expm1 square tril triu'

const BROUGHT =
  'atan2 asin acos atan asinh acosh atanh sigmoid softplus relu erf erfc gelu silu step inv det logdet pinv norm2 nuclear spectral spectral_left spectral_right eigvals eigvecs skew unskew power_frechet power_jacobian sylvester'

const FUNCTIONS: Readonly<Record<string, Written>> = {
  ...named(PLAIN, (name) => `xp.${name}`),
  ...named(BROUGHT, (name) => name),
  lgamma: "special('gammaln', $1)",
  digamma: "special('digamma', $1)",
  prod: 'xp.prod',
  'max-entry': 'xp.max',
  'min-entry': 'xp.min',
  ...named('cumsum revcumsum hardmax', (name) => name),
  max: 'maximum',
  min: 'minimum',
  ...named('svdvals svd_left svd_right', (name) => name),
  eigmax: 'eigvals($1)[-1]',
  eigmin: 'eigvals($1)[0]',
  eigmax_vector: 'eigvecs($1)[:, -1]',
  eigmin_vector: 'eigvecs($1)[:, 0]',
  tr: 'trace',
  'pinv-symmetric': 'pinv_symmetric',
  adj: 'adjugate',
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  chol: 'cholesky',
  norm1: 'xp.sum(xp.abs($1))',
  ...named('logsumexp softmax logsoftmax', (name) => name),
  ...named(
    'logsumexp-columns softmax-columns logsoftmax-columns',
    (name) => `${name.split('-')[0]!}($1, axis=0)`,
  ),
  ...named('logsumexp-rows softmax-rows logsoftmax-rows', (name) => `${name.split('-')[0]!}($1, axis=1)`),
}

export const arrayApi = targetOf({
  ...PYTHON,
  name: 'array-api',
  summary: 'Python for arrays of any library: NumPy, PyTorch, Dask, CuPy, JAX',
  conventions:
    'A scalar is a number or an array without dimensions, a vector a 1-D array, a row or a matrix a 2-D array; a generic function takes and returns arrays.',
  reserved: `${WORDS} np xp math options`,
  core: CORE,
  mapped: MAPPED_IN_ARRAY_API,
  functions: {
    ...Object.fromEntries(
      Object.entries(FUNCTIONS).map(([name, written]) => [name, ofArrays(name, written, asArray)]),
    ),
    polygamma: ofOrder('polygamma', 'polygamma', asArray),
  },
  generic: ([name, ...operands], op) => PYTHON.generic([name!, ...arraysIn(operands, op, asArray)]),
  imports: { importlib: 'import_module' },
  helpers: HELPERS + ARRAY_API + TRIANGLES + SPECTRA,
  opening: (variables) => [
    `xp, options = namespace(${variables.map(({ identifier }) => identifier).join(', ')})`,
  ],
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = as_array(${quoted(label)}, ${identifier}, ${shape.length}, xp, options)`,
    expect: expectShape,
  },
  example: pythonExample,
  optimizes: true,
  module: moduleWith(['import math', 'import numpy as np']),
})
