/**
 * mathjs: a scalar is a number, a vector an array of numbers, a row and a matrix an array of arrays. Numbers among
 * themselves are plain JavaScript.
 */
import {
  atom,
  byRank,
  call,
  type Fragment,
  infix,
  type Join,
  LEVEL,
  negation,
  powerOf,
  type Spelling,
  suffix,
  template,
  variadic,
  within,
} from './fragment.ts'
import { HELPERS } from './mathjs-helpers.ts'
import { isNumber, type Op } from './op.ts'
import type { Module, Target } from './target.ts'

/** A function of mathjs under its own name. */
const imported = (name: string): Join => call(name, name)

const sizes = (dims: readonly Fragment[]): string => `[${dims.map(({ text }) => text).join(', ')}]`

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 0)) return atom(`zeros(${sizes(dims)})`, 'zeros')
  const ones = atom(`ones(${sizes(dims)})`, 'ones')
  return isNumber(value!, 1) ? ones : atom(`multiply(${entry!.text}, ${ones.text})`, 'multiply', 'ones')
}

const isNumeric = (op: Op | undefined): boolean => op?.rank === 0

const times: Spelling = (args, op) =>
  (op.args.some(isNumeric) ? imported('multiply') : imported('dotMultiply'))(args)

const divide: Spelling = (args, op) =>
  (isNumeric(op.args[1]) ? imported('divide') : imported('dotDivide'))(args)

/** `dotPow` would make a negative number to a fraction complex. */
const power: Spelling = (args, op) => {
  const exponent = op.args[1]!
  const whole = exponent.kind === 'number' && exponent.value.den === 1n
  return whole ? imported('dotPow')(args) : call('power', 'power')(args)
}

/** JavaScript has no `-a ** b`, which other languages read differently. */
const negated: Join = ([operand]) => {
  const { text, level } = operand!
  return negation([level < LEVEL.atom && text.includes(' ** ') ? { text, level: LEVEL.sum } : operand!])
}

/** A function of one number, over the entries of an array where it is given one. */
const each = (name: string, ...needs: string[]): Spelling =>
  byRank(call(name, ...needs), template(`map($1, ${name})`, 'map', ...needs))

const CORE: Target['core'] = {
  pi: () => atom('Math.PI'),
  add: byRank(infix('+', LEVEL.sum, 'add'), variadic('add', 'add')),
  subtract: byRank(infix('-', LEVEL.sum, 'add'), imported('subtract')),
  negate: byRank(negated, imported('unaryMinus')),
  times: byRank(infix('*', LEVEL.product, 'mul'), times),
  divide: byRank(infix('/', LEVEL.product, 'mul'), divide),
  power: byRank(powerOf(' ** '), power),
  dot: imported('dot'),
  outer: call('outer', 'outer'),
  inner: template('sum(dotMultiply($1, $2))', 'sum', 'dotMultiply'),
  matvec: imported('multiply'),
  matmul: imported('multiply'),
  solve: template('multiply(inv($1), $2)', 'multiply', 'inv'),
  'matrix-power': imported('pow'),
  transpose: imported('transpose'),
  full,
  eye: (_args, _op, [n]) => atom(`identity(${sizes([n!, n!])})`, 'identity'),
  commutation: (_args, _op, [m, n]) => {
    const size = infix('*', LEVEL.product, 'mul')([m!, n!])
    return atom(
      `permuteRows(${sizes([m!, n!])}, identity(${sizes([size, size])}))`,
      'permuteRows',
      'identity',
    )
  },
  'scale-rows': call('scaleRows', 'scaleRows'),
  'scale-columns': ([matrix, vector]) =>
    atom(`scaleColumns(${matrix!.text}, ${vector!.text})`, 'scaleColumns'),
  'permute-rows': ([array], _op, dims) => atom(`permuteRows(${sizes(dims)}, ${array!.text})`, 'permuteRows'),
  'permute-columns': ([array], _op, [m, n]) =>
    atom(`${within(array!, LEVEL.atom)}.map((row) => permuteRows(${sizes([n!, m!])}, row))`, 'permuteRows'),
  entry: ([array], _op, dims) =>
    atom(`${within(array!, LEVEL.atom)}${dims.map(({ text }) => `[${text}]`).join('')}`),
  unit: (_args, _op, [n, i]) => atom(`identity(${sizes([n!, n!])})[${i!.text}]`, 'identity'),
  sum: imported('sum'),
  'sum-columns': template('sum($1, 0)', 'sum'),
  'sum-rows': template('sum($1, 1)', 'sum'),
  mean: imported('mean'),
  'mean-columns': template('mean($1, 0)', 'mean'),
  'mean-rows': template('mean($1, 1)', 'mean'),
  'diagonal-matrix': imported('diag'),
  diagonal: imported('diag'),
  vec: template('flatten(transpose($1))', 'flatten', 'transpose'),
  reshape: ([array], _op, [m, n]) =>
    atom(`transpose(reshape(${array!.text}, ${sizes([n!, m!])}))`, 'transpose', 'reshape'),
  kron: imported('kron'),
  'as-row': template('[$1]'),
  'as-column': template('transpose([$1])', 'transpose'),
  'from-row': suffix('[0]'),
  'as-float': ([number]) => number!,
}

const FUNCTIONS: Target['functions'] = new Map<string, Spelling>([
  ['exp', each('Math.exp')],
  ['log', each('Math.log')],
  ['sqrt', each('Math.sqrt')],
  ['abs', each('Math.abs')],
  ['sign', each('Math.sign')],
  ['sin', each('Math.sin')],
  ['cos', each('Math.cos')],
  ['tan', each('Math.tan')],
  ['asin', each('Math.asin')],
  ['acos', each('Math.acos')],
  ['atan', each('Math.atan')],
  ['sinh', each('Math.sinh')],
  ['cosh', each('Math.cosh')],
  ['tanh', each('Math.tanh')],
  ['asinh', each('Math.asinh')],
  ['acosh', each('Math.acosh')],
  ['atanh', each('Math.atanh')],
  ['sigmoid', each('sigmoid', 'sigmoid')],
  ['softplus', each('softplus', 'softplus')],
  ['relu', each('relu', 'relu')],
  ['erf', each('erf', 'erf')],
  ['gelu', each('gelu', 'gelu')],
  ['silu', each('silu', 'silu')],
  ['step', each('step', 'step')],
  ['log1p', each('Math.log1p')],
  ['expm1', each('Math.expm1')],
  ['square', each('square', 'square')],
  ['tr', imported('trace')],
  ['det', imported('det')],
  ['logdet', call('logdet', 'logdet')],
  ['inv', imported('inv')],
  ['max', template('entrywise(Math.max, $1, $2)', 'entrywise')],
  ['min', template('entrywise(Math.min, $1, $2)', 'entrywise')],
  ['pinv', imported('pinv')],
  ['pinv-symmetric', template('spectrally($1, (x) => 1 / x)', 'spectrally')],
  ['adj', call('adjugate', 'adjugate')],
  ['expm', template('expm($1).valueOf()', 'expm')],
  ['logm', call('logm', 'logm')],
  ['sqrtm', call('realRoot', 'realRoot')],
  ['sqrtm-semidefinite', template('spectrally($1, realSquareRoot)', 'spectrally', 'realSquareRoot')],
  ['chol', call('chol', 'chol')],
  ['tril', template('$1.map((row, i) => row.map((x, j) => (j <= i ? x : 0)))')],
  ['triu', template('$1.map((row, i) => row.map((x, j) => (j >= i ? x : 0)))')],
  ['nuclear', template('trace(spectrally(gram($1), Math.sqrt))', 'trace', 'spectrally', 'gram')],
  ['spectral', template('Math.sqrt(leading(gram($1)).value)', 'leading', 'gram')],
  ['spectral_left', call('spectralLeft', 'spectralLeft')],
  ['spectral_right', template('leading(gram($1)).vector', 'leading', 'gram')],
  ['expm_frechet', template('frechet((A) => expm(A).valueOf(), $1, $2)', 'frechet', 'expm')],
  ['logm_frechet', template('frechet(logm, $1, $2)', 'frechet', 'logm')],
  ['expm_jacobian', template('operatorMatrix((A) => expm(A).valueOf(), $1)', 'operatorMatrix', 'expm')],
  ['logm_jacobian', template('operatorMatrix(logm, $1)', 'operatorMatrix', 'logm')],
  ['power_frechet', template('frechet((A) => pow(A, $2), $1, $3)', 'frechet', 'pow')],
  ['power_jacobian', template('operatorMatrix((A) => pow(A, $2), $1)', 'operatorMatrix', 'pow')],
  ['sylvester', call('solveSylvester', 'solveSylvester')],
  ['norm1', template('sum(map($1, Math.abs))', 'sum', 'map')],
  [
    'norm2',
    (args, op) => (op.args[0]!.rank === 2 ? template("norm($1, 'fro')", 'norm') : imported('norm'))(args),
  ],
  ['logsumexp', call('logsumexp', 'logsumexp')],
  ['logsumexp-columns', template('transpose($1).map(logsumexp)', 'transpose', 'logsumexp')],
  ['logsumexp-rows', template('$1.map(logsumexp)', 'logsumexp')],
  ['softmax-columns', template('transpose(transpose($1).map(softmax))', 'transpose', 'softmax')],
  ['softmax-rows', template('$1.map(softmax)', 'softmax')],
  ['logsoftmax-columns', template('transpose(transpose($1).map(logsoftmax))', 'transpose', 'logsoftmax')],
  ['logsoftmax-rows', template('$1.map(logsoftmax)', 'logsoftmax')],
  ['softmax', call('softmax', 'softmax')],
  ['logsoftmax', call('logsoftmax', 'logsoftmax')],
])

const IMPORTS = [
  'add det diag divide dot dotDivide dotMultiply dotPow eigs erf expm flatten identity inv kron lup lusolve',
  'map mean multiply norm ones pinv pow reshape sqrtm subtract sum trace transpose unaryMinus zeros',
].flatMap((line) => line.split(' '))

const RESERVED: ReadonlySet<string> = new Set(
  [
    'arguments await break case catch class const continue debugger default delete do else enum eval',
    'export extends false finally for function if implements import in instanceof interface let new',
    'null package private protected public return static super switch this throw true try typeof',
    'undefined var void while with yield Math Array NaN Infinity entry',
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
  const derivative = derivatives.length === 1 ? derivatives[0]! : `[${derivatives.join(', ')}]`
  const body = [...statements, `return [${value}, ${derivative}]`].map((line) => `  ${line}`)
  const definition = [
    `/** ${summary} Arrays are plain ones, not matrices of mathjs. */`,
    `export function ${name}(${parameters.join(', ')}) {`,
    ...body,
    '}',
    '',
  ]
  const froms = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from '${from}'\n`)
  return [...froms, ...helpers, definition.join('\n')].join('\n')
}

export const mathjs: Target = {
  name: 'mathjs',
  language: 'JavaScript',
  extension: 'js',
  summary: 'JavaScript module with mathjs',
  conventions:
    'A scalar is a number, a vector an array of numbers, a row or a matrix an array of arrays; a generic function takes and returns a number.',
  reserved: RESERVED,
  core: CORE,
  functions: FUNCTIONS,
  generic: ([name, operand], op) =>
    op.rank === 0
      ? atom(`${name!.text}(${operand!.text})`)
      : atom(`map(${operand!.text}, (entry) => ${name!.text}(entry))`, 'map'),
  free: new Set(['from-row', 'pi']),
  imports: new Map(IMPORTS.map((name) => [name, 'mathjs'])),
  helpers: HELPERS,
  extent: (variable, axis) => atom(axis === 0 ? `${variable}.length` : `${variable}[0].length`),
  quotient: infix('/', LEVEL.product, 'mul'),
  assign: (name, value) => `const ${name} = ${value}`,
  module,
}
