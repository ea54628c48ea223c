/**
 * Fortran: a scalar is a real(dp), a vector an array of rank 1, a row and a matrix arrays of rank 2.
 */
import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  call,
  type Fragment,
  forMatrix,
  isName,
  type Join,
  minus,
  named,
  negation,
  over,
  plus,
  powerOf,
  type Spelling,
  times,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { BLOCKS } from './fortran-blocks.ts'
import { FACTORS } from './fortran-factors.ts'
import { MATRIX_FUNCTIONS } from './fortran-functions.ts'
import { ARRAYS } from './fortran-helpers.ts'
import { module, RESERVED } from './fortran-module.ts'
import { FORTRAN as GAMMA } from './gamma-helpers.ts'
import { exponentOf, floating } from './literals.ts'
import { FORTRAN } from './mapped-helpers.ts'
import { FORTRAN as SUMS } from './sums-helpers.ts'
import { SNAKE, FORTRAN as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

/** Two operators never stand side by side. */
const signed =
  (join: Join): Join =>
  ([left, right]) =>
    join([left!, right!.text.startsWith('-') ? atom(`(${right!.text})`) : right!])

const power: Spelling = ([base, exponent], { args }) =>
  powerOf('**')([base!, exponentOf(args[1]!, exponent!)])

const full: Spelling = ([entry], { args: [value] }, dims) => {
  const number = isNumber(value!, 0) ? '0.0_dp' : entry!.text
  return atom(dims.reduce((text, dim, axis) => `spread(${text}, ${axis + 1}, ${dim.text})`, number))
}

/** Only names have entries. */
const entry: Spelling = ([array], { args: [of] }, dims) => {
  const places = dims.map(({ text }) => text)
  if (isName(array!)) return atom(`${array!.text}(${places.join(', ')})`)
  return atom(`entry_of_${of!.rank === 2 ? 'matrix' : 'vector'}(${[array!.text, ...places].join(', ')})`)
}

const range = (from: Fragment, to: Fragment): string => `${from.text}:${to.text}`

const PICKS: ReadonlyMap<string, string> = new Map([
  ['part', 'part_of_vector'],
  ['part-rows', 'part_of_rows'],
  ['part-columns', 'part_of_columns'],
  ['row', 'row_of_matrix'],
  ['column', 'column_of_matrix'],
])

/** Of names as the language writes it, of anything else by a function of its own. */
const picked: (args: readonly Fragment[], op: Op, places: readonly string[]) => Fragment = (
  [array],
  op,
  places,
) => {
  if (isName(array!)) return atom(`${array!.text}(${places.join(', ')})`)
  const ends = places.filter((place) => place !== ':').map((place) => place.replace(':', ', '))
  const name = op.kind === 'core' ? (PICKS.get(op.op) ?? op.op) : ''
  return call(name)([array!, atom(ends.join(', '))])
}

const nested =
  (name: string): Spelling =>
  (args) =>
    args.slice(0, -1).reduceRight((rest, part) => call(name)([part, rest]), args.at(-1)!)

const kron: Spelling = ([a, b], op) =>
  op.rank === 2 ? call('kron')([a!, b!]) : atom(`pack(outer(${b!.text}, ${a!.text}), .true.)`)

const CORE: Language['core'] = {
  pi: () => atom('acos(-1.0_dp)'),
  add: signed(plus),
  subtract: signed(minus),
  negate: negation,
  times,
  divide: over,
  power,
  dot: 'dot_product',
  outer: 'outer',
  inner: (args) => atom(`sum(${times(args).text})`),
  matvec: 'matmul',
  matmul: 'matmul',
  solve: (args, op) => call(op.rank === 2 ? 'solve_columns' : 'solve')(args),
  'matrix-power': 'matrix_power',
  transpose: 'transpose',
  full,
  eye: 'identity(#1)',
  ...trianglesBy(SNAKE),
  commutation: (_args, _op, dims) => call('permute_rows')([atom(`identity(${times(dims).text})`), ...dims]),
  'scale-rows': 'scale_rows',
  'scale-columns': 'scale_columns',
  'permute-rows': forMatrix('permute_rows($1, #1, #2)', 'permute($1, #1, #2)'),
  'permute-columns': 'permute_columns($1, #1, #2)',
  entry,
  unit: 'unit_vector(#1, #2)',
  part: (args, op, [to, from]) => picked(args, op, [range(from!, to!)]),
  'part-rows': (args, op, [to, from]) => picked(args, op, [range(from!, to!), ':']),
  'part-columns': (args, op, [to, from]) => picked(args, op, [':', range(from!, to!)]),
  row: (args, op, [at]) => picked(args, op, [at!.text, ':']),
  column: (args, op, [at]) => picked(args, op, [':', at!.text]),
  join: (args) => atom(`[${args.map(({ text }) => text).join(', ')}]`),
  'on-top': nested('on_top'),
  'side-by-side': nested('side_by_side'),
  sum: 'sum',
  'sum-columns': 'sum($1, dim=1)',
  'sum-rows': 'sum($1, dim=2)',
  'diagonal-matrix': 'diagonal_matrix',
  diagonal: 'diagonal',
  vec: 'pack($1, .true.)',
  reshape: 'reshape($1, [#1, #2])',
  kron,
  'as-row': 'spread($1, 1, 1)',
  'as-column': 'spread($1, 2, 1)',
  'from-row': ([row]) => atom(isName(row!) ? `${row!.text}(1, :)` : `pack(${row!.text}, .true.)`),
  'as-float': ([number]) => number!,
  copy: ([array]) => array!,
  hypot: 'hypot',
  'less-mean': 'less_mean',
  cholesky: 'cholesky',
  'cholesky-solve': (args, op) => call(op.rank === 2 ? 'cholesky_solve_columns' : 'cholesky_solve')(args),
  'cholesky-inverse': 'cholesky_inverse',
  'cholesky-logdet': (args) => times([atom('2.0_dp'), atom(`sum(log(diagonal(${args[0]!.text})))`)]),
}

const FUNCTIONS: Language['functions'] = {
  ...named(
    'exp log sqrt abs sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc atan2',
    (name) => name,
  ),
  ...named('log1p expm1 sigmoid softplus relu gelu silu step digamma polygamma', (name) => name),
  lgamma: 'log_gamma',
  sign: 'signum',
  square: ([base]) => powerOf('**')([base!, atom('2')]),
  prod: 'product',
  'max-entry': 'maxval',
  'min-entry': 'minval',
  ...named('cumsum revcumsum', (name) => name),
  hardmax: forMatrix('hardmax_matrix', 'hardmax'),
  max: 'greater',
  min: 'lesser',
  tr: 'sum(diagonal($1))',
  det: 'determinant',
  inv: 'inverse',
  pinv: 'pseudoinverse($1, 1e-15_dp)',
  'pinv-symmetric': 'pseudoinverse($1, 1e-7_dp)',
  adj: 'adjugate',
  chol: 'cholesky',
  tril: 'lower_triangle',
  triu: 'transpose(lower_triangle(transpose($1)))',
  norm1: 'sum(abs($1))',
  norm2: forMatrix('norm(pack($1, .true.))', 'norm'),
  nuclear: 'sum(singular_values($1))',
  spectral: 'maxval(singular_values($1))',
  skew: 'skew_matrix',
  unskew: 'skew_axis',
  svdvals: 'norms(singular_images($1))',
  svd_left: 'left_singular_vectors',
  svd_right: 'right_singular_vectors',
  eigvals: 'eigenvalues',
  eigvecs: 'eigenvectors',
  eigmax: 'maxval(eigenvalues($1))',
  eigmin: 'minval(eigenvalues($1))',
  eigmax_vector: 'last_eigenvector',
  eigmin_vector: 'first_eigenvector',
  spectral_left: 'left_singular_vector',
  spectral_right: 'right_singular_vector',
  ...named('logdet expm cosm sinm logm sqrtm sylvester logsumexp softmax logsoftmax', (name) => name),
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  'logsumexp-columns': 'logsumexp_columns',
  'logsumexp-rows': 'logsumexp_columns(transpose($1))',
  ...Object.fromEntries(
    ['softmax', 'logsoftmax'].flatMap((name) => [
      [`${name}-columns`, `${name}_columns`],
      [`${name}-rows`, `transpose(${name}_columns(transpose($1)))`],
    ]),
  ),
  ...Object.fromEntries(
    ['expm', 'cosm', 'sinm', 'logm'].flatMap((name) => [
      [`${name}_frechet`, `corner(${name}(doubled($1, $2)))`],
      [`${name}_jacobian`, `operator_matrix(${name}, $1)`],
    ]),
  ),
  power_frechet: 'corner(matrix_power(doubled($1, $3), $2))',
  power_jacobian: 'power_jacobian',
}

const generic: Spelling = ([name, operand], { rank }) =>
  rank === 0
    ? atom(`${name!.text}(${operand!.text})`)
    : call(rank === 1 ? 'map_vector' : 'map_matrix')([name!, operand!])

export const fortran = targetOf({
  name: 'fortran',
  language: 'Fortran',
  extension: 'f90',
  summary: 'Fortran 2018 module, which needs no library',
  conventions:
    'A scalar is a real(dp), a vector an array of rank 1, a row or a matrix one of rank 2; a generic function takes and returns a number.',
  reserved: RESERVED,
  core: CORE,
  functions: FUNCTIONS,
  mapped: {
    number: '$1($2)',
    vector: '$1($2)',
    matrix: '$1($2)',
    weighted: 'weighted_sum($1($2), $3)',
    stacked: 'stacked_products($1($2), $3)',
    'by-rows': 'products_by_rows($1($2), $3)',
  },
  generic,
  free: ['from-row'],
  imports: {},
  helpers: `${ARRAYS}${BLOCKS}${GAMMA}${FACTORS}${MATRIX_FUNCTIONS}${FORTRAN}${SUMS}${TRIANGLES}`,
  helperName: /(\w+)\(/,
  origin: 1,
  number: floating('_dp'),
  count: ([dimension]) => atom(`real(${dimension!.text}, dp)`),
  extent: (variable, axis) => atom(`size(${variable}, ${axis + 1})`),
  quotient: over,
  assign: (name, value) => `${name} = ${value}`,
  checks: {
    expect: ({ label, identifier }, sizes, called) =>
      `call has_shape('${label}', shape(${identifier}), '${called.join(' x ')}', [${sizes.map(({ text }) => text).join(', ')}])`,
  },
  caseless: true,
  longest: 59,
  module,
})
