/**
 * NumPy: a scalar is a float, a vector a 1-D array, a row and a matrix a 2-D array.
 */

import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  call,
  type Fragment,
  infix,
  LEVEL,
  minus,
  named,
  negation,
  over,
  plus,
  powerOf,
  type Spelling,
  spelled,
  times,
  within,
} from '../emit/fragment.ts'
import { type Language, type Module, targetOf } from '../target.ts'
import { HELPERS } from './numpy-helpers.ts'

const tuple = (items: readonly Fragment[]): string =>
  items.length === 1 ? items[0]!.text : `(${items.map(({ text }) => text).join(', ')})`

const float = (fragment: Fragment): Fragment =>
  /^-?\d+$/.test(fragment.text)
    ? { ...fragment, text: `${fragment.text}.0` }
    : atom(`float(${fragment.text})`)

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 1)) return atom(`np.ones(${tuple(dims)})`)
  if (isNumber(value!, 0)) return atom(`np.zeros(${tuple(dims)})`)
  const text = value!.kind === 'number' ? float(entry!).text : entry!.text
  return atom(`np.full(${tuple(dims)}, ${text})`)
}

const isWholeNumber = (op: Op): boolean => op.kind === 'number' && op.value.den === 1n

const isPositiveNumber = (op: Op): boolean => op.kind === 'number' && op.value.num > 0n

/** `**` would make a negative float to a fraction complex. */
const power: Spelling = (args, { args: [base, exponent] }) =>
  base!.rank > 0 || isPositiveNumber(base!) || isWholeNumber(exponent!)
    ? powerOf('**')(args)
    : call('np.power')(args)

const matrixPower: Spelling = (args, op) =>
  isWholeNumber(op.args[1]!) ? call('np.linalg.matrix_power')(args) : call('matrix_power')(args)

const matmul = infix('@', LEVEL.product, 'matmul')

const CORE: Language['core'] = {
  pi: () => atom('np.pi'),
  add: plus,
  subtract: minus,
  negate: negation,
  times,
  divide: over,
  power,
  dot: matmul,
  outer: 'np.outer',
  inner: (args) => atom(`np.sum(${times(args).text})`),
  matvec: matmul,
  matmul,
  solve: 'np.linalg.solve',
  'matrix-power': matrixPower,
  transpose: '$1.T',
  full,
  eye: 'np.eye(#1)',
  commutation: (args, op, dims) => spelled(`np.eye(${times(dims).text})[commuted(#1, #2)]`)(args, op, dims),
  'scale-rows': ([vector, matrix]) => ({
    text: `${within(vector!, LEVEL.atom)}[:, None] * ${within(matrix!, LEVEL.product)}`,
    level: LEVEL.product,
    family: 'mul',
  }),
  'scale-columns': times,
  'permute-rows': '$1[commuted(#1, #2)]',
  'permute-columns': '$1[:, commuted(#2, #1)]',
  entry: ([array], _op, dims) =>
    atom(`${within(array!, LEVEL.atom)}[${dims.map(({ text }) => text).join(', ')}]`),
  unit: 'np.eye(#1)[#2]',
  sum: 'np.sum',
  'sum-columns': 'np.sum($1, axis=0)',
  'sum-rows': 'np.sum($1, axis=1)',
  mean: 'np.mean',
  'mean-columns': 'np.mean($1, axis=0)',
  'mean-rows': 'np.mean($1, axis=1)',
  'diagonal-matrix': 'np.diag',
  diagonal: 'np.diag',
  vec: "$1.reshape(-1, order='F')",
  reshape: "$1.reshape((#1, #2), order='F')",
  kron: 'np.kron',
  'as-row': '$1[None, :]',
  'as-column': '$1[:, None]',
  'from-row': '$1[0]',
  'as-float': ([number]) => float(number!),
  copy: 'np.array',
}

const FUNCTIONS: Language['functions'] = {
  ...named('exp log sqrt abs sign sin cos tan sinh cosh tanh log1p expm1 square', (name) => `np.${name}`),
  ...named('asin acos atan asinh acosh atanh', (name) => `np.arc${name.slice(1)}`),
  ...named('sigmoid erf gelu silu', (name) => name),
  softplus: 'np.logaddexp(0, $1)',
  relu: 'np.maximum($1, 0)',
  step: 'np.heaviside($1, 0)',
  max: 'np.maximum',
  min: 'np.minimum',
  tr: 'np.trace',
  det: 'np.linalg.det',
  logdet: 'np.linalg.slogdet($1)[1]',
  inv: 'np.linalg.inv',
  pinv: 'np.linalg.pinv',
  'pinv-symmetric': 'np.linalg.pinv($1, rcond=1e-7)',
  adj: 'adjugate',
  ...named('expm cosm sinm', (name) => name),
  logm: 'real_log',
  sqrtm: 'real_root',
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  chol: 'np.linalg.cholesky',
  tril: 'np.tril',
  triu: 'np.triu',
  norm1: 'np.sum(np.abs($1))',
  norm2: 'np.linalg.norm',
  nuclear: "np.linalg.norm($1, 'nuc')",
  spectral: 'np.linalg.norm($1, 2)',
  spectral_left: 'np.linalg.svd($1)[0][:, 0]',
  spectral_right: 'np.linalg.svd($1)[2][0]',
  logsumexp: 'np.logaddexp.reduce',
  'logsumexp-columns': 'np.logaddexp.reduce($1, axis=0)',
  'logsumexp-rows': 'np.logaddexp.reduce($1, axis=1)',
  softmax: 'softmax',
  'softmax-columns': 'softmax($1, axis=0)',
  'softmax-rows': 'softmax($1, axis=1)',
  logsoftmax: 'logsoftmax',
  'logsoftmax-columns': 'logsoftmax($1, axis=0)',
  'logsoftmax-rows': 'logsoftmax($1, axis=1)',
  expm_frechet: 'expm_frechet($1, $2, compute_expm=False)',
  cosm_frechet: 'frechet(cosm, $1, $2)',
  sinm_frechet: 'frechet(sinm, $1, $2)',
  cosm_jacobian: 'operator_matrix(lambda X, E: frechet(cosm, X, E), $1)',
  sinm_jacobian: 'operator_matrix(lambda X, E: frechet(sinm, X, E), $1)',
  expm_jacobian: 'operator_matrix(lambda X, E: expm_frechet(X, E, compute_expm=False), $1)',
  logm_frechet: 'log_frechet',
  logm_jacobian: 'operator_matrix(log_frechet, $1)',
  ...named('power_frechet power_jacobian sylvester', (name) => name),
}

const RESERVED = `
  False None True and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield np
  float int`

const docstring = ([first, ...rest]: readonly string[]): string[] =>
  rest.length === 0 ? [`"""${first}"""`] : [`"""${first}`, '', ...rest, '"""']

const quoted = (name: string): string => `'${name}'`

const module = ({
  name,
  parameters,
  about,
  imports,
  helpers,
  statements,
  value,
  derivatives,
}: Module): string => {
  const texts = derivatives.map(({ text }) => text)
  const derivative = texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`
  const body = [...docstring(about), ...statements, `return ${value.text}, ${derivative}`]
  const definition = [
    `def ${name}(${parameters.map(({ identifier }) => identifier).join(', ')}):`,
    ...body.map((line) => (line === '' ? '' : `    ${line}`)),
    '',
  ].join('\n')
  const froms = [...imports].map(([from, names]) => `from ${from} import ${names.join(', ')}\n`)
  return [`import numpy as np\n${froms.join('')}`, ...helpers, definition].join('\n\n')
}

export const numpy = targetOf({
  name: 'numpy',
  language: 'Python',
  extension: 'py',
  summary: 'Python with NumPy; SciPy for erf, gelu and functions of matrices',
  conventions:
    'A scalar is a float, a vector a 1-D array, a row or a matrix a 2-D array; a generic function takes and returns arrays.',
  reserved: RESERVED,
  core: CORE,
  functions: FUNCTIONS,
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: ['transpose', 'from-row', 'as-row', 'as-column', 'pi'],
  imports: {
    'scipy.special': 'erf ndtr',
    contextlib: 'redirect_stdout',
    io: 'StringIO',
    'scipy.linalg': 'cosm expm expm_frechet logm sinm solve_sylvester sqrtm',
  },
  helpers: HELPERS,
  extent: (variable, axis) => atom(`${variable}.shape[${axis}]`),
  quotient: infix('//', LEVEL.product, 'quotient'),
  assign: (name, value) => `${name} = ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${shape.length === 0 ? 'as_number' : 'as_array'}(${quoted(label)}, ${identifier}${['', ', 1', ', 2'][shape.length]})`,
    expect: ({ label, identifier }, sizes, called) =>
      `has_shape(${quoted(label)}, ${identifier}, ${quoted(called.join(' x '))}, (${sizes.map(({ text }) => `${text},`).join(' ')}))`,
  },
  module,
})
