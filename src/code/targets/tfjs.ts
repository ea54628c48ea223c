/**
 * TensorFlow.js: a scalar is a tensor of rank 0 (a constant a number), a vector of rank 1, a row and a matrix of rank 2.
 * It has no factorisation but that of Gram and Schmidt: inverses, determinants and what needs them are refused.
 */

import { codeNotAvailable } from '../../errors/languages.ts'
import { isNegative } from '../../rational.ts'
import { isNumber, type Op } from '../array/op.ts'
import { atom, call, type Fragment, minus, named, over, type Spelling, spelled } from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { TENSORS } from './gamma-helpers.ts'
import { TFJS } from './mapped-helpers.ts'
import { TENSORS as OVER_INDEX } from './over-index-helpers.ts'
import { RESERVED, scriptModule } from './script.ts'
import { TENSORS as SUMS } from './sums-helpers.ts'
import { HELPERS } from './tfjs-helpers.ts'
import { CAMEL, TFJS as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

const NAME = 'tfjs'

const sizes = (dims: readonly Fragment[]): string => `[${dims.map(({ text }) => text).join(', ')}]`

const tf = (name: string) => call(`tf.${name}`)

const refused =
  (what: string): Spelling =>
  () => {
    throw codeNotAvailable(what, NAME)
  }

/** A number of the language, not a tensor. */
const isPlain = ({ kind }: Op): boolean => kind === 'number' || kind === 'dimension'

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 0)) return atom(`tf.zeros(${sizes(dims)})`)
  if (isNumber(value!, 1)) return atom(`tf.ones(${sizes(dims)})`)
  if (isPlain(value!)) return atom(`tf.fill(${sizes(dims)}, ${entry!.text})`)
  return atom(`tf.mul(${entry!.text}, tf.ones(${sizes(dims)}))`)
}

const TRANSPOSED = /^tf\.transpose\((\w+)\)$/

/** A factor, and whether it is to be transposed. */
const factor = ({ text }: Fragment): readonly [string, boolean] => {
  const [, inner] = TRANSPOSED.exec(text) ?? []
  return inner === undefined ? [text, false] : [inner, true]
}

const matmul: Spelling = ([left, right]) => {
  const [[a, flipA], [b, flipB]] = [factor(left!), factor(right!)]
  return atom(`tf.matMul(${a}, ${b}${flipA || flipB ? `, ${flipA}, ${flipB}` : ''})`)
}

/** A transposed matrix times a vector is the vector times the matrix. */
const matvec: Spelling = ([matrix, vector]) => {
  const [a, flip] = factor(matrix!)
  return atom(flip ? `tf.dot(${vector!.text}, ${a})` : `tf.dot(${a}, ${vector!.text})`)
}

const matrixPower: Spelling = (args, op, dims) => {
  const exponent = op.args[1]!
  return exponent.kind === 'number' && isNegative(exponent.value)
    ? refused('inv')(args, op, dims)
    : call('matrixPower')(args)
}

const isVector = (op: Op): boolean => op.args[0]!.rank === 1

const byVector =
  (vectors: string, matrices: string): Spelling =>
  (args, op, dims) =>
    spelled(isVector(op) ? vectors : matrices)(args, op, dims)

const CORE: Language['core'] = {
  pi: () => atom('Math.PI'),
  add: tf('add'),
  subtract: tf('sub'),
  negate: tf('neg'),
  times: tf('mul'),
  divide: tf('div'),
  power: tf('pow'),
  dot: tf('dot'),
  outer: tf('outerProduct'),
  inner: 'tf.sum(tf.mul($1, $2))',
  matvec,
  matmul,
  solve: refused('inv'),
  'matrix-power': matrixPower,
  transpose: 'tf.transpose',
  full,
  eye: 'tf.eye(#1)',
  ...trianglesBy(CAMEL),
  commutation: 'tf.gather(tf.eye(#1 * #2), commuted(#1, #2))',
  'scale-rows': 'tf.mul(tf.expandDims($1, 1), $2)',
  'scale-columns': tf('mul'),
  'permute-rows': 'tf.gather($1, commuted(#1, #2))',
  'permute-columns': 'tf.gather($1, commuted(#2, #1), 1)',
  entry: byVector(
    'tf.reshape(tf.slice($1, [#1], [1]), [])',
    'tf.reshape(tf.slice($1, [#1, #2], [1, 1]), [])',
  ),
  unit: 'tf.reshape(tf.slice(tf.eye(#1), [#2, 0], [1, #1]), [#1])',
  part: (args, op, [to, from]) => spelled(`tf.slice($1, [#1], [#2])`)(args, op, [from!, minus([to!, from!])]),
  'part-rows': (args, op, [to, from]) =>
    spelled('tf.slice($1, [#1, 0], [#2, -1])')(args, op, [from!, minus([to!, from!])]),
  'part-columns': (args, op, [to, from]) =>
    spelled('tf.slice($1, [0, #1], [-1, #2])')(args, op, [from!, minus([to!, from!])]),
  row: 'tf.reshape(tf.slice($1, [#1, 0], [1, -1]), [-1])',
  column: 'tf.reshape(tf.slice($1, [0, #1], [-1, 1]), [-1])',
  join: (args, op) =>
    atom(
      `tf.concat([${args.map(({ text }, i) => (op.args[i]!.rank === 0 ? `tf.reshape(${text}, [1])` : text)).join(', ')}])`,
    ),
  'sum-over': 'sumOver((#1) => $1, #2)',
  'stack-over': 'stackOver((#1) => $1, #2)',
  'on-top': (args) => atom(`tf.concat([${args.map(({ text }) => text).join(', ')}])`),
  'side-by-side': (args) => atom(`tf.concat([${args.map(({ text }) => text).join(', ')}], 1)`),
  sum: 'tf.sum',
  'sum-columns': 'tf.sum($1, 0)',
  'sum-rows': 'tf.sum($1, 1)',
  'diagonal-matrix': 'tf.diag',
  diagonal: 'diagonal',
  vec: 'tf.reshape(tf.transpose($1), [-1])',
  reshape: byVector(
    'tf.transpose(tf.reshape($1, [#2, #1]))',
    'tf.transpose(tf.reshape(tf.transpose($1), [#2, #1]))',
  ),
  kron: byVector('tf.reshape(tf.outerProduct($1, $2), [-1])', 'kron($1, $2)'),
  'as-row': 'tf.expandDims($1, 0)',
  'as-column': 'tf.expandDims($1, 1)',
  'from-row': 'tf.reshape($1, [-1])',
  'as-float': ([number], { args: [of] }) => (isPlain(of!) ? tf('scalar')([number!]) : number!),
  copy: 'tf.clone',
  'add-to-columns': 'tf.add($1, tf.expandDims($2, 1))',
  'add-to-rows': tf('add'),
  max: 'tf.max',
  'max-rows': 'tf.max($1, 1)',
  'max-columns': 'tf.max($1, 0)',
  'inner-rows': 'tf.sum(tf.mul($1, $2), 1)',
}

const ENTRYWISE = `exp log sqrt abs sign sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh log1p expm1 square
  sigmoid softplus relu erf step atan2`

const FUNCTIONS: Language['functions'] = {
  ...named(ENTRYWISE.split(/\s+/).join(' '), tf),
  ...named('silu gelu lgamma digamma polygamma', (name) => name),
  prod: 'tf.prod',
  'max-entry': 'tf.max',
  'min-entry': 'tf.min',
  cumsum: 'tf.cumsum',
  revcumsum: 'tf.cumsum($1, 0, false, true)',
  hardmax: 'hardmax',
  max: 'tf.maximum',
  min: 'tf.minimum',
  tr: 'tf.sum(diagonal($1))',
  tril: 'tf.linalg.bandPart($1, -1, 0)',
  triu: 'tf.linalg.bandPart($1, 0, -1)',
  ...named('skew unskew', (name) => name),
  norm1: 'tf.sum(tf.abs($1))',
  norm2: 'tf.sqrt(tf.sum(tf.square($1)))',
  logsumexp: 'tf.logSumExp',
  'logsumexp-columns': 'tf.logSumExp($1, 0)',
  'logsumexp-rows': 'tf.logSumExp($1, 1)',
  ...Object.fromEntries(
    ['softmax', 'logsoftmax'].flatMap((name) => [
      [name, name],
      [`${name}-columns`, `${name}($1, 0)`],
      [`${name}-rows`, `${name}($1, 1)`],
    ]),
  ),
}

export const tfjs = targetOf({
  name: NAME,
  language: 'JavaScript',
  extension: 'js',
  summary: 'JavaScript module with TensorFlow.js, in its 32-bit floating point',
  conventions:
    'A scalar is a tensor of rank 0, a vector of rank 1, a row or a matrix of rank 2, or plain arrays of numbers; a generic function takes and returns tensors.',
  reserved: `${RESERVED} tf Number RangeError TypeError`,
  core: CORE,
  functions: FUNCTIONS,
  mapped: {
    number: "asTensor('$1', $1($2), 0)",
    vector: "asTensor('$1', $1($2), 1)",
    matrix: "asTensor('$1', $1($2), 2)",
    weighted: 'tf.sum(tf.mul(tf.reshape($3, [-1, 1, 1]), allOf($1($2))), 0)',
    stacked: 'tf.sum(tf.mul(allOf($1($2)), tf.reshape($3, [1, 1, -1])), 2)',
    'by-rows': 'tf.sum(tf.mul(tf.expandDims($3, 1), allOf($1($2))), [0, 2])',
  },
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: ['transpose', 'from-row', 'as-row', 'as-column', 'pi'],
  imports: {},
  helpers: HELPERS + TENSORS + TFJS + SUMS + OVER_INDEX + TRIANGLES,
  extent: (variable, axis) => atom(`${variable}.shape[${axis}]`),
  quotient: over,
  least: call('Math.min'),
  assign: (name, value) => `const ${name} = ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = asTensor('${label}', ${identifier}, ${shape.length})`,
    expect: ({ label, identifier }, dims, called) =>
      `hasShape('${label}', ${identifier}, '${called.join(' x ')}', ${sizes(dims)})`,
  },
  module: (parts) =>
    `import * as tf from '@tensorflow/tfjs'\n\n${scriptModule(parts, ['return tf.tidy(() => {', '})'])}`,
})
