/**
 * What the languages of the Python family share: words, the frame of a module, and how libraries that are written like
 * NumPy say an operation.
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
  type Written,
  within,
} from '../emit/fragment.ts'
import type { Checks, Language, Module } from '../target.ts'
import { SNAKE, trianglesBy } from './triangle-helpers.ts'

/** Keywords, the builtins that generated code uses, and what a step of an iteration is called. */
export const WORDS = `
  False None True and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield
  float int min print range sum newton`

/** Sizes as the shape of an array. */
export const tuple = (items: readonly Fragment[]): string =>
  items.length === 1 ? items[0]!.text : `(${items.map(({ text }) => text).join(', ')})`

/** A number as one that is no integer. */
export const float = (fragment: Fragment): Fragment =>
  /^-?\d+$/.test(fragment.text)
    ? { ...fragment, text: `${fragment.text}.0` }
    : atom(`float(${fragment.text})`)

export const isWholeNumber = (op: Op): boolean => op.kind === 'number' && op.value.den === 1n

const isPositiveNumber = (op: Op): boolean => op.kind === 'number' && op.value.num > 0n

export const matmul = infix('@', LEVEL.product, 'matmul')

/** A string. */
export const quoted = (name: string): string => `'${name}'`

/** `v[:, None] * A`. */
export const scaleRows: Spelling = ([vector, matrix]) => ({
  text: `${within(vector!, LEVEL.atom)}[:, None] * ${within(matrix!, LEVEL.product)}`,
  level: LEVEL.product,
  family: 'mul',
})

/** Operations as NumPy writes them whatever their operands are. */
const CORE = {
  add: plus,
  subtract: minus,
  negate: negation,
  times,
  divide: over,
  dot: matmul,
  outer: 'np.outer',
  matvec: matmul,
  matmul,
  solve: 'np.linalg.solve',
  transpose: '$1.T',
  eye: 'np.eye(#1)',
  'scale-rows': scaleRows,
  'scale-columns': times,
  'permute-rows': '$1[commuted(#1, #2)]',
  'permute-columns': '$1[:, commuted(#2, #1)]',
  entry: ([array], _op, dims) =>
    atom(`${within(array!, LEVEL.atom)}[${dims.map(({ text }) => text).join(', ')}]`),
  unit: 'np.eye(#1)[#2]',
  part: '$1[#2:#1]',
  'part-rows': '$1[#2:#1]',
  'part-columns': '$1[:, #2:#1]',
  row: '$1[#1]',
  column: '$1[:, #1]',
  sum: 'np.sum',
  'sum-columns': 'np.sum($1, axis=0)',
  'sum-rows': 'np.sum($1, axis=1)',
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
} as const satisfies Partial<Language['core']>

/** The functions of NumPy, and those that its code brings along under the same names. */
const FUNCTIONS: Language['functions'] = {
  ...named(
    'exp log sqrt abs sign sin cos tan sinh cosh tanh log1p expm1 square sinc',
    (name) => `np.${name}`,
  ),
  ...named('asin acos atan asinh acosh atanh', (name) => `np.arc${name.slice(1)}`),
  ...named('sigmoid erf erfc gelu silu', (name) => name),
  normcdf: 'ndtr',
  lgamma: 'gammaln',
  ...named('digamma polygamma', (name) => name),
  atan2: 'np.arctan2',
  softplus: 'np.logaddexp(0, $1)',
  relu: 'np.maximum($1, 0)',
  step: 'np.heaviside($1, 0)',
  prod: 'np.prod',
  'max-entry': 'np.max',
  'min-entry': 'np.min',
  cumsum: 'np.cumsum',
  revcumsum: 'np.cumsum($1[::-1])[::-1]',
  hardmax: 'hardmax',
  max: 'np.maximum',
  min: 'np.minimum',
  tr: 'np.trace',
  det: 'np.linalg.det',
  logdet: 'np.linalg.slogdet($1)[1]',
  inv: 'np.linalg.inv',
  pinv: 'np.linalg.pinv',
  'pinv-symmetric': 'np.linalg.pinv($1, rcond=1e-7)',
  adj: 'adjugate',
  chol: 'np.linalg.cholesky',
  tril: 'np.tril',
  triu: 'np.triu',
  norm1: 'np.sum(np.abs($1))',
  norm2: 'np.linalg.norm',
  nuclear: "np.linalg.norm($1, 'nuc')",
  spectral: 'np.linalg.norm($1, 2)',
  spectral_left: 'np.linalg.svd($1)[0][:, 0]',
  spectral_right: 'np.linalg.svd($1)[2][0]',
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  ...named('skew unskew', (name) => name),
  cross: 'np.cross',
  svdvals: 'np.linalg.svd($1)[1]',
  svd_left: 'np.linalg.svd($1, full_matrices=False)[0]',
  svd_right: 'np.linalg.svd($1, full_matrices=False)[2].T',
  eigvals: 'np.linalg.eigvalsh',
  eigvecs: 'np.linalg.eigh($1)[1]',
  eigmax: 'np.linalg.eigvalsh($1)[-1]',
  eigmin: 'np.linalg.eigvalsh($1)[0]',
  eigmax_vector: 'np.linalg.eigh($1)[1][:, -1]',
  eigmin_vector: 'np.linalg.eigh($1)[1][:, 0]',
  logsumexp: 'np.logaddexp.reduce',
  'logsumexp-columns': 'np.logaddexp.reduce($1, axis=0)',
  'logsumexp-rows': 'np.logaddexp.reduce($1, axis=1)',
  softmax: 'softmax',
  'softmax-columns': 'softmax($1, axis=0)',
  'softmax-rows': 'softmax($1, axis=1)',
  logsoftmax: 'logsoftmax',
  'logsoftmax-columns': 'logsoftmax($1, axis=0)',
  'logsoftmax-rows': 'logsoftmax($1, axis=1)',
  ...named('power_frechet power_jacobian sylvester', (name) => name),
}

/** The same of a library written like NumPy, which code calls otherwise. */
const under = <K extends string>(np: string, table: Readonly<Record<K, Written>>): Record<K, Written> =>
  Object.fromEntries(
    Object.entries<Written>(table).map(([key, written]) => [
      key,
      typeof written === 'string' ? written.replaceAll('np.', `${np}.`) : written,
    ]),
  ) as Record<K, Written>

const fullOf =
  (np: string): Spelling =>
  ([entry], { args: [value] }, dims) => {
    if (isNumber(value!, 1)) return atom(`${np}.ones(${tuple(dims)})`)
    if (isNumber(value!, 0)) return atom(`${np}.zeros(${tuple(dims)})`)
    const text = value!.kind === 'number' ? float(entry!).text : entry!.text
    return atom(`${np}.full(${tuple(dims)}, ${text})`)
  }

const sequence = (args: readonly Fragment[]): string => args.map(({ text }) => text).join(', ')

/** Numbers among themselves are a list. */
const joinIn =
  (np: string): Spelling =>
  (args, op) =>
    op.args.every(({ rank }) => rank === 0)
      ? atom(`${np}.array([${sequence(args.map((arg, i) => (op.args[i]!.whole ? float(arg) : arg)))}])`)
      : atom(`${np}.hstack((${sequence(args)}))`)

const sideBySide =
  (np: string): Spelling =>
  (args) => ({
    ...atom(`${np}.hstack((${sequence(args)}))`),
    items: args.map(({ text }) => text),
    family: 'line',
  })

/** Lines of blocks that are all written in place are one call. */
const onTop =
  (np: string): Spelling =>
  (args) =>
    args.every(({ family, items }) => family === 'line' && items)
      ? atom(`${np}.block([${args.map(({ items }) => `[${items!.join(', ')}]`).join(', ')}])`)
      : atom(`${np}.vstack((${sequence(args)}))`)

/** `**` would make a negative float to a fraction complex. */
const powerIn =
  (np: string): Spelling =>
  (args, { args: [base, exponent] }) =>
    base!.rank > 0 || isPositiveNumber(base!) || isWholeNumber(exponent!)
      ? powerOf('**')(args)
      : call(`${np}.power`)(args)

/** The operations of a library written like NumPy, which code calls `np`. */
export const coreOf = (np: string): Language['core'] => ({
  ...under(np, CORE),
  pi: () => atom(`${np}.pi`),
  power: powerIn(np),
  inner: (args) => atom(`${np}.sum(${times(args).text})`),
  'matrix-power': (args, op) =>
    call(isWholeNumber(op.args[1]!) ? `${np}.linalg.matrix_power` : 'matrix_power')(args),
  full: fullOf(np),
  join: joinIn(np),
  'on-top': onTop(np),
  'side-by-side': sideBySide(np),
  ...trianglesBy(SNAKE),
  commutation: (args, op, dims) =>
    spelled(`${np}.eye(${times(dims).text})[commuted(#1, #2)]`)(args, op, dims),
})

/** Its functions. */
export const functionsOf = (np: string): Language['functions'] => under(np, FUNCTIONS)

/** A matrix and a vector along its columns or rows; `A + -v` is `A - v`. */
const addVector = ([matrix, vector]: readonly Fragment[], op: Op, index: string): Fragment => {
  const isMinus = op.args[1]!.kind === 'core' && op.args[1]!.op === 'negate' && vector!.text.startsWith('-')
  const opposite = vector!.text.slice(1)
  const level = /^\w+$/.test(opposite) ? LEVEL.atom : LEVEL.power
  const text = isMinus ? { ...vector!, text: opposite, level } : vector!
  const added = index === '' ? text : atom(`${within(text, LEVEL.atom)}${index}`)
  return (isMinus ? minus : plus)([matrix!, added])
}

/** Vectors added along columns and rows by broadcasting. */
export const ADDITIONS = {
  'add-to-columns': (args, op) => addVector(args, op, '[:, None]'),
  'add-to-rows': (args, op) => addVector(args, op, ''),
} as const satisfies Partial<Language['core']>

const docstring = ([first, ...rest]: readonly string[]): string[] =>
  rest.length === 0 ? [`"""${first}"""`] : [`"""${first}`, '', ...rest, '"""']

/** A module that imports libraries under the names that stand last in these lines, those that it uses. */
export const moduleWith =
  (libraries: readonly string[]) =>
  ({ name, parameters, starts, about, imports, helpers, statements, value, derivatives }: Module): string => {
    const texts = derivatives.map(({ text }) => text)
    const derivative = texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`
    const work = [...statements, `return ${value.text}, ${derivative}`]
    const definition = [
      `def ${name}(${[...parameters.map(({ identifier }) => identifier), ...starts.map((start) => `${start}=None`)].join(', ')}):`,
      ...[...docstring(about), ...work].map((line) => (line === '' ? '' : `    ${line}`)),
      '',
    ].join('\n')
    const uses = (library: string): boolean =>
      [...helpers, ...work].some((text) => new RegExp(`\\b${library.split(' ').at(-1)!}\\b`).test(text))
    const lines = [
      ...libraries.filter(uses).map((library) => `${library}\n`),
      ...[...imports].map(([from, names]) => `from ${from} import ${names.join(', ')}\n`),
    ]
    return [...(lines.length > 0 ? [lines.join('')] : []), ...helpers, definition].join('\n\n')
  }

/** Refuses an argument of other sizes. */
export const expectShape: Checks['expect'] = ({ label, identifier }, sizes, called) => {
  const shape = sizes.length === 1 ? `(${sizes[0]!.text},)` : tuple(sizes)
  return `has_shape(${quoted(label)}, ${identifier}, ${quoted(called.join(' x '))}, ${shape})`
}

/** What every target of the family says alike. */
export const PYTHON = {
  language: 'Python',
  extension: 'py',
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: ['transpose', 'from-row', 'as-row', 'as-column', 'pi'],
  extent: (variable, axis) => atom(`${variable}.shape[${axis}]`),
  quotient: infix('//', LEVEL.product, 'quotient'),
  assign: (name, value) => `${name} = ${value}`,
} as const satisfies Partial<Language>
