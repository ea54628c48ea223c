/**
 * JavaScript without dependencies: a scalar is a number, a vector a Float64Array, a row and a matrix the array of its
 * entries, row after row, beside its sizes. What is written of an operation is what is computed of one entry.
 */

import { isNumber } from '../array/op.ts'
import {
  atom,
  call,
  type Fragment,
  LEVEL,
  minus,
  named,
  over,
  plus,
  powerOf,
  type Spelling,
  spelled,
  times,
  type Written,
  within,
} from '../emit/fragment.ts'
import { isTransposed } from '../loops/notation.ts'
import { writeLoops } from '../loops/write.ts'
import { type Language, targetOf } from '../target.ts'
import { declarations, LOOPS } from './javascript-frame.ts'
import { HELPERS } from './javascript-helpers.ts'
import { JAVASCRIPT } from './mapped-helpers.ts'
import { negated, RESERVED, scriptModule } from './script.ts'
import { scriptExample } from './script-example.ts'
import { CAMEL, JAVASCRIPT as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

/** An operand that may be written twice. */
const isShort = ({ text }: Fragment): boolean => /^\w+(\[\w+\])?$/.test(text)

const repeated =
  (count: number, name: string): Spelling =>
  ([base]) =>
    isShort(base!)
      ? Array.from({ length: count }, () => base!).reduce((a, b) => times([a, b]))
      : call(name)([base!])

const power: Spelling = (args, op, dims) => {
  const exponent = op.args[1]!
  if (isNumber(exponent, 2)) return repeated(2, 'square')(args, op, dims)
  return isNumber(exponent, 3) ? repeated(3, 'cube')(args, op, dims) : powerOf(' ** ')(args)
}

/** The product of matrices of which either may be transposed in memory: `#1` x `#2` times `#3` x `#4`. */
const matmul: Spelling = (args, op, dims) => {
  const [left, right] = op.args.map(isTransposed)
  const write = (text: string): Fragment => spelled(text)(args, op, dims)
  if (left && right) return write('transposed(matmul($2, $1, #4, #2, #1), #4, #1)')
  return write(`${left ? 'transposedTimes' : right ? 'timesTransposed' : 'matmul'}($1, $2, #1, #2, #4)`)
}

const kron: Spelling = (args, op, dims) => {
  const vectors = op.args.every(({ rank }) => rank === 1)
  return spelled(vectors ? 'kron($1, #1, 1, $2, #2, 1)' : 'kron($1, #1, #2, $2, #3, #4)')(args, op, dims)
}

const reshape: Spelling = (args, op, dims) => {
  const columns = op.args[0]!.rank === 1 ? '$1' : 'transposed($1, #3, #4)'
  return spelled(`transposed(${columns}, #2, #1)`)(args, op, dims)
}

const entry: Spelling = (args, op, dims) =>
  spelled(op.args[0]!.rank === 1 ? 'entryAt($1, #1)' : 'entryOf($1, #1, #2, #3, #4)')(args, op, dims)

/** Of a solution of equations with one right side or several. */
const solve: Spelling = (args, op, dims) =>
  spelled(op.rank === 1 ? 'solve($1, $2, #1, 1)' : 'solve($1, $2, #1, #4)')(args, op, dims)

const permuteRows: Spelling = (args, op, dims) =>
  spelled(`permuteRows($1, #1, #2, ${op.rank === 1 ? '1' : '#4'})`)(args, op, dims)

const itself: Spelling = ([value]) => value!
const product: Spelling = (args) => times(args)

const CORE: Language['core'] = {
  pi: () => atom('Math.PI'),
  add: plus,
  subtract: minus,
  negate: negated,
  times: product,
  divide: over,
  power,
  dot: product,
  outer: product,
  inner: product,
  matvec: product,
  matmul,
  solve,
  'matrix-power': 'matrixPower($1, #1, $2)',
  transpose: itself,
  full: itself,
  eye: '($1 === $2 ? 1 : 0)',
  ...trianglesBy(CAMEL),
  'lower-entries': 'lowerEntries($1, #1, #2)',
  commutation: 'permuteRows(eye(#1 * #2), #1, #2, #1 * #2)',
  'scale-rows': product,
  'scale-columns': product,
  'permute-rows': permuteRows,
  'permute-columns': 'transposed(permuteRows(transposed($1, #3, #4), #2, #1, #3), #4, #3)',
  entry,
  unit: '($1 === #2 ? 1 : 0)',
  part: '$1.subarray(#2, #1)',
  'part-rows': (args, _op, [to, from, , cols]) =>
    atom(
      `${within(args[0]!, LEVEL.atom)}.subarray(${times([from!, cols!]).text}, ${times([to!, cols!]).text})`,
    ),
  'part-columns': 'partColumns($1, #2, #1, #4)',
  row: (args, _op, [at, , cols]) => {
    const begin = times([at!, cols!])
    return atom(`${within(args[0]!, LEVEL.atom)}.subarray(${begin.text}, ${plus([begin, cols!]).text})`)
  },
  column: 'partColumns($1, #1, #1 + 1, #3)',
  join: (args, op) =>
    call('joined')(args.map((arg, i) => (op.args[i]!.rank === 0 ? atom(`[${arg.text}]`) : arg))),
  'on-top': 'joined',
  'side-by-side': (args, op, dims) => {
    const widths = args.map((_, i) => dims[op.shape.length + 2 * i + 1]!.text)
    return atom(`sideBySide([${args.map(({ text }) => text).join(', ')}], [${widths.join(', ')}])`)
  },
  sum: itself,
  'sum-columns': itself,
  'sum-rows': itself,
  'diagonal-matrix': '($2 === $3 ? $1 : 0)',
  diagonal: itself,
  vec: 'transposed($1, #1, #2)',
  reshape,
  kron,
  'as-row': itself,
  'as-column': itself,
  'from-row': itself,
  'as-float': itself,
  copy: '$1.slice()',
  choose: '($1 >= 0 ? $2 : $3)',
  'add-to-columns': plus,
  'add-to-rows': plus,
  'inner-rows': product,
  'add-diagonal': ([entry, added, i, j]) =>
    plus([entry!, atom(`(${i!.text} === ${j!.text} ? ${added!.text} : 0)`)]),
  hypot: 'Math.hypot',
  'less-mean': 'lessMean',
  max: 'greatest',
  'max-rows': 'overRows(greatest, $1, #1, #2)',
  'max-columns': 'overColumns(greatest, $1, #1, #2)',
  cholesky: 'cholesky($1, #1)',
  'cholesky-solve': (args, op, dims) =>
    spelled(op.rank === 1 ? 'choleskySolve($1, $2, #1, 1)' : 'choleskySolve($1, $2, #1, #4)')(args, op, dims),
  'cholesky-inverse': 'choleskySolve($1, eye(#1), #1, #1)',
  'cholesky-logdet': 'choleskyLogdet($1, #1)',
}

/** Functions of an array, or of the columns or rows of a matrix. */
const along = (name: string, each: string): Readonly<Record<string, Written>> => ({
  [name]: name,
  [`${name}-columns`]: `${each}Columns(${name}, $1, #1, #2)`,
  [`${name}-rows`]: `${each}Rows(${name}, $1, #1, #2)`,
})

const FUNCTIONS: Language['functions'] = {
  ...named('exp log sqrt abs sign sin cos tan asin acos atan', (name) => `Math.${name}`),
  ...named('sinh cosh tanh asinh acosh atanh log1p expm1 max min atan2', (name) => `Math.${name}`),
  ...named('sigmoid softplus relu erf erfc gelu silu step lgamma digamma polygamma', (name) => name),
  square: repeated(2, 'square'),
  tr: itself,
  ...named('det logdet inv sqrtm expm logm cosm sinm chol', (name) => `${name}($1, #1)`),
  ...named('pinv nuclear', (name) => `${name}($1, #1, #2)`),
  'pinv-symmetric': 'pinvSymmetric($1, #1)',
  'sqrtm-semidefinite': 'sqrtmSemidefinite($1, #1)',
  adj: 'adjugate($1, #1)',
  tril: '($2 >= $3 ? $1 : 0)',
  triu: '($2 <= $3 ? $1 : 0)',
  'max-entry': 'greatest($1)',
  'min-entry': 'least($1)',
  ...named('prod cumsum revcumsum hardmax', (name) => `${name}($1)`),
  norm1: 'Math.abs($1)',
  norm2: 'norm2($1)',
  spectral: 'svd($1, #1, #2).values[0]',
  spectral_left: 'svd($1, #1, #2).left[0]',
  spectral_right: 'svd($1, #1, #2).right[0]',
  ...named('skew unskew', (name) => name),
  svdvals: 'Float64Array.from(svd($1, #1, #2).values)',
  svd_left: 'columnsOf(svd($1, #1, #2).left)',
  svd_right: 'columnsOf(svd($1, #1, #2).right)',
  eigvals: 'spectrum($1, #1).values',
  eigvecs: 'eigvecs($1, #1)',
  eigmax: 'spectrum($1, #1).values.at(-1)',
  eigmin: 'spectrum($1, #1).values[0]',
  eigmax_vector: 'spectrum($1, #1).vectors.at(-1)',
  eigmin_vector: 'spectrum($1, #1).vectors[0]',
  ...along('logsumexp', 'over'),
  ...along('softmax', 'fill'),
  ...along('logsoftmax', 'fill'),
  ...Object.fromEntries(
    ['expm', 'logm', 'cosm', 'sinm'].flatMap((name) => [
      [`${name}_frechet`, `frechet(${name}, $1, $2, #1)`],
      [`${name}_jacobian`, `operatorMatrix(${name}, $1, #1)`],
    ]),
  ),
  power_frechet: 'frechet(powerBy($2), $1, $3, #1)',
  power_jacobian: 'operatorMatrix(powerBy($2), $1, #1)',
  sylvester: 'sylvester($1, $2, $3, #1, #3)',
}

/** A call with an array as those who call the code give them. */
const ofArray =
  (result: (call: string, name: string) => string): Spelling =>
  ([name, argument], { args: [of] }, dims) => {
    const [rows, cols] = dims
    const given =
      of!.rank === 2
        ? `{ rows: ${rows!.text}, cols: ${cols!.text}, data: ${argument!.text} }`
        : argument!.text
    return atom(result(`${name!.text}(${given})`, name!.text))
  }

const CONVERSIONS = ['asNumber', 'asVector', 'asMatrix']
const LENGTHS = ['', 'hasLength', 'hasSize']

export const javascript = targetOf({
  name: 'javascript',
  language: 'JavaScript',
  extension: 'js',
  summary: 'JavaScript module of loops over Float64Array, without dependencies',
  conventions:
    'A scalar is a number, a vector a Float64Array or a plain array, a row or a matrix { rows, cols, data } with its entries row after row, or an array of rows; a generic function takes and returns a number.',
  reserved: `${RESERVED} Float64Array Number Infinity RangeError TypeError Object`,
  core: CORE,
  functions: FUNCTIONS,
  mapped: {
    number: ofArray((call) => call),
    vector: ofArray((call, name) => `asVector('${name}', ${call})`),
    matrix: ofArray((call, name) => `asMatrix('${name}', ${call}).data`),
    weighted: 'weightedSum($1($2), $3)',
    stacked: 'stackedProducts($1($2), $3)',
    'by-rows': 'productsByRows($1($2), $3, #2, #3)',
  },
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: [],
  imports: {},
  helpers: `${HELPERS}\n${JAVASCRIPT}${TRIANGLES}`,
  extent: (variable, axis, { length }) =>
    atom(`${variable}.${length === 1 ? 'length' : axis === 0 ? 'rows' : 'cols'}`),
  quotient: over,
  least: call('Math.min'),
  assign: (name, value) => `const ${name} = ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${CONVERSIONS[shape.length]}('${label}', ${identifier})`,
    expect: ({ label, identifier, shape }, sizes, called) =>
      `${LENGTHS[shape.length]}('${label}', ${identifier}, '${called.join(' x ')}', ${sizes.map(({ text }) => text).join(', ')})`,
  },
  example: scriptExample,
  module: (parts) => scriptModule(parts),
  declarations,
  write: writeLoops(LOOPS),
})
