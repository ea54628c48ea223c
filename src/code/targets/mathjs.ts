/**
 * mathjs: a scalar is a number, a vector an array of numbers, a row and a matrix an array of arrays. Numbers among
 * themselves are plain JavaScript.
 */

import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  byRank,
  call,
  type Fragment,
  LEVEL,
  minus,
  named,
  over,
  plus,
  powerOf,
  type Spelling,
  times,
  variadic,
  within,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { SCRIPT } from './gamma-helpers.ts'
import { MATHJS } from './mapped-helpers.ts'
import { HELPERS } from './mathjs-helpers.ts'
import { NESTED as OVER_INDEX } from './over-index-helpers.ts'
import { negated, RESERVED, scriptModule } from './script.ts'
import { scriptExample } from './script-example.ts'
import { NESTED as SUMS } from './sums-helpers.ts'
import { CAMEL, MATHJS as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

const sizes = (dims: readonly Fragment[]): string => `[${dims.map(({ text }) => text).join(', ')}]`

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 0)) return atom(`zeros(${sizes(dims)})`)
  const ones = `ones(${sizes(dims)})`
  return atom(isNumber(value!, 1) ? ones : `multiply(${entry!.text}, ${ones})`)
}

const isNumeric = (op: Op | undefined): boolean => op?.rank === 0

const timesArrays: Spelling = (args, op) =>
  (op.args.some(isNumeric) ? call('multiply') : call('dotMultiply'))(args)

const divideArrays: Spelling = (args, op) =>
  (isNumeric(op.args[1]) ? call('divide') : call('dotDivide'))(args)

/** `dotPow` would make a negative number to a fraction complex. */
const power: Spelling = (args, op) => {
  const exponent = op.args[1]!
  const whole = exponent.kind === 'number' && exponent.value.den === 1n
  return call(whole ? 'dotPow' : 'power')(args)
}

/** A function of one number, over the entries of an array where it is given one. */
const each = (name: string): Spelling => byRank(name, `map($1, ${name})`)

const spread = (fragment: Fragment): string => `...${within(fragment, LEVEL.atom)}`

const CORE: Language['core'] = {
  pi: () => atom('Math.PI'),
  add: byRank(plus, variadic('add')),
  subtract: byRank(minus, 'subtract'),
  negate: byRank(negated, 'unaryMinus'),
  times: byRank(times, timesArrays),
  divide: byRank(over, divideArrays),
  power: byRank(powerOf(' ** '), power),
  dot: 'dot',
  outer: 'outer',
  inner: 'sum(dotMultiply($1, $2))',
  matvec: 'multiply',
  matmul: 'multiply',
  solve: 'multiply(inv($1), $2)',
  'matrix-power': 'pow',
  transpose: 'transpose',
  full,
  eye: 'identity([#1, #1])',
  ...trianglesBy(CAMEL),
  commutation: (_args, _op, dims) => {
    const size = times(dims)
    return atom(`permuteRows(${sizes(dims)}, identity(${sizes([size, size])}))`)
  },
  'scale-rows': 'scaleRows',
  'scale-columns': 'scaleColumns',
  'permute-rows': 'permuteRows([#1, #2], $1)',
  'permute-columns': '$1.map((row) => permuteRows([#2, #1], row))',
  entry: ([array], _op, dims) =>
    atom(`${within(array!, LEVEL.atom)}${dims.map(({ text }) => `[${text}]`).join('')}`),
  unit: 'identity([#1, #1])[#2]',
  part: '$1.slice(#2, #1)',
  'part-rows': '$1.slice(#2, #1)',
  'part-columns': '$1.map((row) => row.slice(#2, #1))',
  row: '$1[#1]',
  column: '$1.map((row) => row[#1])',
  join: (args, op) =>
    atom(`[${args.map((arg, i) => (op.args[i]!.rank === 0 ? arg.text : spread(arg))).join(', ')}]`),
  'sum-over': 'sumOver((#1) => $1, #2)',
  'stack-over': 'stackOver((#1) => $1, #2)',
  'on-top': (args) => atom(`[${args.map(spread).join(', ')}]`),
  'side-by-side': 'sideBySide',
  sum: 'sum',
  'sum-columns': 'sum($1, 0)',
  'sum-rows': 'sum($1, 1)',
  'diagonal-matrix': 'diag',
  diagonal: 'diag',
  vec: 'flatten(transpose($1))',
  reshape: 'transpose(reshape($1, [#2, #1]))',
  kron: 'kron',
  'as-row': '[$1]',
  'as-column': 'transpose([$1])',
  'from-row': '$1[0]',
  'as-float': ([number]) => number!,
  copy: 'clone',
  hypot: byRank('Math.hypot', 'entrywise(Math.hypot, $1, $2)'),
  'less-mean': 'lessMean',
  cholesky: 'cholesky',
  'cholesky-solve': 'multiply(choleskyInverse($1), $2)',
  'cholesky-inverse': 'choleskyInverse',
  'cholesky-logdet': '2 * sum(map(diag($1), Math.log))',
}

const FUNCTIONS: Language['functions'] = {
  ...named('exp log sqrt abs sign sin cos tan asin acos atan', (name) => each(`Math.${name}`)),
  ...named('sinh cosh tanh asinh acosh atanh log1p expm1', (name) => each(`Math.${name}`)),
  ...named('sigmoid softplus relu erf erfc gelu silu step square lgamma digamma', each),
  polygamma: byRank('polygamma', 'map($2, (entry) => polygamma($1, entry))'),
  atan2: 'entrywise(Math.atan2, $1, $2)',
  'max-entry': 'max',
  'min-entry': 'min',
  ...named('prod cumsum revcumsum hardmax', (name) => name),
  max: 'entrywise(Math.max, $1, $2)',
  min: 'entrywise(Math.min, $1, $2)',
  tr: 'trace',
  ...named('det logdet inv pinv logm cosm sinm chol', (name) => name),
  'pinv-symmetric': 'spectrally($1, (x) => 1 / x)',
  adj: 'adjugate',
  expm: 'expm($1).valueOf()',
  sqrtm: 'realRoot',
  'sqrtm-semidefinite': 'spectrally($1, realSquareRoot)',
  tril: '$1.map((row, i) => row.map((x, j) => (j <= i ? x : 0)))',
  triu: '$1.map((row, i) => row.map((x, j) => (j >= i ? x : 0)))',
  norm1: 'sum(map($1, Math.abs))',
  norm2: 'norm2',
  nuclear: 'trace(spectrally(gram($1), Math.sqrt))',
  spectral: 'Math.sqrt(leading(gram($1)).value)',
  spectral_left: 'spectralLeft',
  spectral_right: 'leading(gram($1)).vector',
  ...named('skew unskew', (name) => name),
  svdvals: 'svd($1).values',
  svd_left: 'transpose(svd($1).left)',
  svd_right: 'transpose(svd($1).right)',
  eigvals: 'spectrum($1).map(({ value }) => value)',
  eigvecs: 'transpose(spectrum($1).map(({ vector }) => vector))',
  eigmax: 'spectrum($1).at(-1).value',
  eigmin: 'spectrum($1)[0].value',
  eigmax_vector: 'spectrum($1).at(-1).vector',
  eigmin_vector: 'spectrum($1)[0].vector',
  ...named('logsumexp softmax logsoftmax', (name) => name),
  'logsumexp-columns': 'transpose($1).map(logsumexp)',
  'logsumexp-rows': '$1.map(logsumexp)',
  'softmax-columns': 'transpose(transpose($1).map(softmax))',
  'softmax-rows': '$1.map(softmax)',
  'logsoftmax-columns': 'transpose(transpose($1).map(logsoftmax))',
  'logsoftmax-rows': '$1.map(logsoftmax)',
  cosm_frechet: 'frechet(cosm, $1, $2)',
  sinm_frechet: 'frechet(sinm, $1, $2)',
  cosm_jacobian: 'operatorMatrix(cosm, $1)',
  sinm_jacobian: 'operatorMatrix(sinm, $1)',
  expm_frechet: 'frechet((A) => expm(A).valueOf(), $1, $2)',
  expm_jacobian: 'operatorMatrix((A) => expm(A).valueOf(), $1)',
  logm_frechet: 'frechet(logm, $1, $2)',
  logm_jacobian: 'operatorMatrix(logm, $1)',
  power_frechet: 'powerFrechet',
  power_jacobian: 'powerJacobian',
  sylvester: 'solveSylvester',
}

const CONVERSIONS = ['asNumber', 'asVector', 'asMatrix']

const IMPORTS = `add clone det diag divide dot dotDivide dotMultiply dotPow eigs erf expm flatten identity inv kron lup lusolve
  map max min multiply norm ones pinv pow reshape sqrtm subtract sum trace transpose unaryMinus zeros`

export const mathjs = targetOf({
  name: 'mathjs',
  language: 'JavaScript',
  extension: 'js',
  summary: 'JavaScript module with mathjs',
  conventions:
    'A scalar is a number, a vector an array of numbers, a row or a matrix an array of arrays; a generic function takes and returns a number.',
  reserved: `${RESERVED} entry`,
  core: CORE,
  functions: FUNCTIONS,
  mapped: {
    number: "asNumber('$1', $1($2))",
    vector: "asVector('$1', $1($2))",
    matrix: "asMatrix('$1', $1($2))",
    weighted: 'weightedSum($1($2), $3)',
    stacked: 'stackedProducts($1($2), $3)',
    'by-rows': 'productsByRows($1($2), $3)',
  },
  generic: ([name, operand], op) =>
    op.rank === 0
      ? atom(`${name!.text}(${operand!.text})`)
      : atom(`map(${operand!.text}, (entry) => ${name!.text}(entry))`),
  free: ['from-row', 'pi'],
  imports: { mathjs: IMPORTS },
  helpers: HELPERS + SCRIPT + MATHJS + SUMS + OVER_INDEX + TRIANGLES,
  extent: (variable, axis) => atom(axis === 0 ? `${variable}.length` : `${variable}[0].length`),
  quotient: over,
  least: call('Math.min'),
  assign: (name, value) => `const ${name} = ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${CONVERSIONS[shape.length]}('${label}', ${identifier})`,
    expect: ({ label, identifier }, sizes_, called) =>
      `hasShape('${label}', ${identifier}, '${called.join(' x ')}', ${sizes(sizes_)})`,
  },
  example: scriptExample,
  module: (parts) => scriptModule(parts),
})
