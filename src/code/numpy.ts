/**
 * NumPy: a scalar is a float, a vector a 1-D array, a row and a matrix a 2-D array.
 */
import {
  atom,
  call,
  type Fragment,
  infix,
  LEVEL,
  negation,
  powerOf,
  type Spelling,
  suffix,
  template,
  within,
} from './fragment.ts'
import { HELPERS } from './numpy-helpers.ts'
import { isNumber, type Op } from './op.ts'
import type { Module, Target } from './target.ts'

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
  isWholeNumber(op.args[1]!)
    ? call('np.linalg.matrix_power')(args)
    : call('matrix_power', 'matrix_power')(args)

const order = (dims: readonly Fragment[]): string => call('commuted')(dims).text

const CORE: Target['core'] = {
  pi: () => atom('np.pi'),
  add: infix('+', LEVEL.sum, 'add'),
  subtract: infix('-', LEVEL.sum, 'add'),
  negate: negation,
  times: infix('*', LEVEL.product, 'mul'),
  divide: infix('/', LEVEL.product, 'mul'),
  power,
  dot: infix('@', LEVEL.product, 'matmul'),
  outer: call('np.outer'),
  inner: (args) => atom(`np.sum(${infix('*', LEVEL.product, 'mul')(args).text})`),
  matvec: infix('@', LEVEL.product, 'matmul'),
  matmul: infix('@', LEVEL.product, 'matmul'),
  solve: call('np.linalg.solve'),
  'matrix-power': matrixPower,
  transpose: suffix('.T'),
  full,
  eye: (_args, _op, dims) => atom(`np.eye(${dims[0]!.text})`),
  commutation: (_args, _op, [m, n]) =>
    atom(`np.eye(${infix('*', LEVEL.product, 'mul')([m!, n!]).text})[${order([m!, n!])}]`, 'commuted'),
  'scale-rows': ([vector, matrix]) => ({
    text: `${within(vector!, LEVEL.atom)}[:, None] * ${within(matrix!, LEVEL.product)}`,
    level: LEVEL.product,
    family: 'mul',
  }),
  'scale-columns': infix('*', LEVEL.product, 'mul'),
  'permute-rows': ([array], _op, dims) => atom(`${within(array!, LEVEL.atom)}[${order(dims)}]`, 'commuted'),
  'permute-columns': ([array], _op, [m, n]) =>
    atom(`${within(array!, LEVEL.atom)}[:, ${order([n!, m!])}]`, 'commuted'),
  entry: ([array], _op, dims) =>
    atom(`${within(array!, LEVEL.atom)}[${dims.map(({ text }) => text).join(', ')}]`),
  unit: (_args, _op, [n, i]) => atom(`np.eye(${n!.text})[${i!.text}]`),
  sum: call('np.sum'),
  'sum-columns': template('np.sum($1, axis=0)'),
  'sum-rows': template('np.sum($1, axis=1)'),
  mean: call('np.mean'),
  'mean-columns': template('np.mean($1, axis=0)'),
  'mean-rows': template('np.mean($1, axis=1)'),
  'diagonal-matrix': call('np.diag'),
  diagonal: call('np.diag'),
  vec: suffix(".reshape(-1, order='F')"),
  reshape: ([array], _op, dims) => atom(`${within(array!, LEVEL.atom)}.reshape(${tuple(dims)}, order='F')`),
  kron: call('np.kron'),
  'as-row': suffix('[None, :]'),
  'as-column': suffix('[:, None]'),
  'from-row': suffix('[0]'),
  'as-float': ([number]) => float(number!),
}

const FUNCTIONS: Target['functions'] = new Map<string, Spelling>([
  ['exp', call('np.exp')],
  ['log', call('np.log')],
  ['sqrt', call('np.sqrt')],
  ['abs', call('np.abs')],
  ['sign', call('np.sign')],
  ['sin', call('np.sin')],
  ['cos', call('np.cos')],
  ['tan', call('np.tan')],
  ['asin', call('np.arcsin')],
  ['acos', call('np.arccos')],
  ['atan', call('np.arctan')],
  ['sinh', call('np.sinh')],
  ['cosh', call('np.cosh')],
  ['tanh', call('np.tanh')],
  ['asinh', call('np.arcsinh')],
  ['acosh', call('np.arccosh')],
  ['atanh', call('np.arctanh')],
  ['sigmoid', call('sigmoid', 'sigmoid')],
  ['softplus', template('np.logaddexp(0, $1)')],
  ['relu', template('np.maximum($1, 0)')],
  ['erf', call('erf', 'erf')],
  ['gelu', call('gelu', 'gelu')],
  ['silu', call('silu', 'silu')],
  ['step', template('np.heaviside($1, 0)')],
  ['log1p', call('np.log1p')],
  ['expm1', call('np.expm1')],
  ['square', call('np.square')],
  ['tr', call('np.trace')],
  ['det', call('np.linalg.det')],
  ['logdet', template('np.linalg.slogdet($1)[1]')],
  ['inv', call('np.linalg.inv')],
  ['max', call('np.maximum')],
  ['min', call('np.minimum')],
  ['pinv', call('np.linalg.pinv')],
  ['pinv-symmetric', template('np.linalg.pinv($1, rcond=1e-7)')],
  ['adj', call('adjugate', 'adjugate')],
  ['expm', call('expm', 'expm')],
  ['logm', call('real_log', 'real_log')],
  ['sqrtm', call('real_root', 'real_root')],
  ['sqrtm-semidefinite', call('sqrtm_semidefinite', 'sqrtm_semidefinite')],
  ['chol', call('np.linalg.cholesky')],
  ['tril', call('np.tril')],
  ['triu', call('np.triu')],
  ['nuclear', template("np.linalg.norm($1, 'nuc')")],
  ['spectral', template('np.linalg.norm($1, 2)')],
  ['spectral_left', template('np.linalg.svd($1)[0][:, 0]')],
  ['spectral_right', template('np.linalg.svd($1)[2][0]')],
  ['expm_frechet', template('expm_frechet($1, $2, compute_expm=False)', 'expm_frechet')],
  ['logm_frechet', call('logm_frechet', 'logm_frechet')],
  ['expm_jacobian', call('expm_jacobian', 'expm_jacobian')],
  ['power_frechet', call('power_frechet', 'power_frechet')],
  ['power_jacobian', call('power_jacobian', 'power_jacobian')],
  ['logm_jacobian', call('logm_jacobian', 'logm_jacobian')],
  ['sylvester', call('sylvester', 'sylvester')],
  ['norm1', template('np.sum(np.abs($1))')],
  ['norm2', call('np.linalg.norm')],
  ['logsumexp', call('np.logaddexp.reduce')],
  ['logsumexp-columns', template('np.logaddexp.reduce($1, axis=0)')],
  ['logsumexp-rows', template('np.logaddexp.reduce($1, axis=1)')],
  ['softmax', call('softmax', 'softmax')],
  ['softmax-columns', template('softmax($1, axis=0)', 'softmax')],
  ['softmax-rows', template('softmax($1, axis=1)', 'softmax')],
  ['logsoftmax', call('logsoftmax', 'logsoftmax')],
  ['logsoftmax-columns', template('logsoftmax($1, axis=0)', 'logsoftmax')],
  ['logsoftmax-rows', template('logsoftmax($1, axis=1)', 'logsoftmax')],
])

const RESERVED: ReadonlySet<string> = new Set(
  [
    'False None True and as assert async await break class continue def del elif else except finally',
    'for from global if import in is lambda nonlocal not or pass raise return try while with yield np',
    'float int',
  ].flatMap((line) => line.split(' ')),
)

const module = ({
  name,
  parameters,
  summary,
  imports,
  helpers,
  statements,
  value,
  derivatives,
}: Module): string => {
  const derivative = derivatives.length === 1 ? derivatives[0]! : `(${derivatives.join(', ')})`
  const body = [`"""${summary}"""`, ...statements, `return ${value}, ${derivative}`]
  const definition = [
    `def ${name}(${parameters.join(', ')}):`,
    ...body.map((line) => `    ${line}`),
    '',
  ].join('\n')
  const froms = [...imports].map(([from, names]) => `from ${from} import ${names.join(', ')}\n`)
  return [`import numpy as np\n${froms.join('')}`, ...helpers, definition].join('\n\n')
}

export const numpy: Target = {
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
  free: new Set(['transpose', 'from-row', 'as-row', 'as-column', 'pi']),
  imports: new Map([
    ['erf', 'scipy.special'],
    ['ndtr', 'scipy.special'],
    ['redirect_stdout', 'contextlib'],
    ['StringIO', 'io'],
    ...['expm', 'expm_frechet', 'logm', 'solve_sylvester', 'sqrtm'].map(
      (name) => [name, 'scipy.linalg'] as const,
    ),
  ]),
  helpers: HELPERS,
  extent: (variable, axis) => atom(`${variable}.shape[${axis}]`),
  quotient: infix('//', LEVEL.product, 'quotient'),
  assign: (name, value) => `${name} = ${value}`,
  module,
}
