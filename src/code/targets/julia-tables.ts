/**
 * How Julia writes every operation and function.
 */
import { isNumber, type Op } from '../array/op.ts'
import {
  addedAlong,
  atom,
  byRank,
  call,
  type Fragment,
  forMatrix,
  infix,
  type Join,
  LEVEL,
  named,
  negation,
  powerOf,
  type Spelling,
  spelled,
  within,
} from '../emit/fragment.ts'
import type { Language } from '../target.ts'
import {
  divide,
  isWholeNumber,
  matmul,
  outer,
  scaleColumns,
  scaleRows,
  solve,
  times,
  transposed,
} from './matrix-algebra.ts'
import { float } from './python.ts'
import { SNAKE, trianglesBy } from './triangle-helpers.ts'

const texts = (fragments: readonly Fragment[]): string => fragments.map(({ text }) => text).join(', ')

/** A number and an array are added with a dot. */
const added =
  (operator: string): Spelling =>
  (args, { args: [a, b] }) =>
    infix(a!.rank === b!.rank ? operator : `.${operator}`, LEVEL.sum, 'add')(args)

const power = byRank(powerOf('^'), powerOf(' .^ '))

const squared: Spelling = ([base], op) => (op.rank === 0 ? powerOf('^') : powerOf(' .^ '))([base!, atom('2')])

const matrixPower: Spelling = (args, op) =>
  (isWholeNumber(op.args[1]!) ? powerOf('^') : (call('matrix_power') as Join))(args)

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 0)) return atom(`zeros(${texts(dims)})`)
  if (isNumber(value!, 1)) return atom(`ones(${texts(dims)})`)
  return atom(`fill(${texts([value!.kind === 'number' ? float(entry!) : entry!, ...dims])})`)
}

/** A function of numbers, with a dot for arrays. */
const each = (name: string): Spelling => {
  const dotted: Spelling = (args, op) => {
    const isArray = op.args.some((arg: Op) => arg.rank > 0)
    return call(isArray ? `${name}.` : name)(args)
  }
  return dotted
}

export const CORE: Language['core'] = {
  pi: () => atom('pi'),
  add: added('+'),
  subtract: added('-'),
  negate: negation,
  times,
  divide,
  power,
  dot: 'dot',
  outer,
  inner: 'dot',
  matvec: matmul,
  matmul,
  solve,
  'matrix-power': matrixPower,
  transpose: transposed,
  full,
  eye: 'identity_matrix(#1)',
  ...trianglesBy(SNAKE),
  commutation: 'identity_matrix(#1 * #2)[commuted(#1, #2), :]',
  'scale-rows': scaleRows,
  'scale-columns': scaleColumns,
  'permute-rows': forMatrix('$1[commuted(#1, #2), :]', '$1[commuted(#1, #2)]'),
  'permute-columns': '$1[:, commuted(#2, #1)]',
  entry: ([array], _op, dims) => atom(`${within(array!, LEVEL.atom)}[${texts(dims)}]`),
  unit: 'identity_matrix(#1)[:, #2]',
  part: 'view($1, #2:#1)',
  'part-rows': 'view($1, #2:#1, :)',
  'part-columns': 'view($1, :, #2:#1)',
  row: 'view($1, #1, :)',
  column: 'view($1, :, #1)',
  join: 'vcat',
  'on-top': 'vcat',
  'side-by-side': 'hcat',
  'sum-over': 'sum($1 for #1 in 1:#2)',
  'stack-over': (args, op, dims) =>
    spelled(
      op.args[0]!.rank === 0 ? '[$1 for #1 in 1:#2]' : 'reduce(vcat, [permutedims($1) for #1 in 1:#2])',
    )(args, op, dims),
  sum: 'sum',
  'sum-columns': 'vec(sum($1; dims = 1))',
  'sum-rows': 'vec(sum($1; dims = 2))',
  'diagonal-matrix': 'diagm',
  diagonal: 'diag',
  vec: 'vec',
  reshape: 'reshape($1, #1, #2)',
  kron: 'kron',
  'as-row': 'permutedims',
  'as-column': 'reshape($1, :, 1)',
  'from-row': 'vec',
  'as-float': 'float',
  copy: 'copy',
  'add-to-columns': addedAlong(
    (vector) => vector,
    infix('.+', LEVEL.sum, 'add'),
    infix('.-', LEVEL.sum, 'add'),
  ),
  'add-to-rows': addedAlong(
    (vector) => transposed([vector]),
    infix('.+', LEVEL.sum, 'add'),
    infix('.-', LEVEL.sum, 'add'),
  ),
  'inner-rows': (args) => atom(`vec(sum(${scaleRows(args).text}; dims = 2))`),
  cholesky: 'lower_cholesky',
  'cholesky-solve': 'cholesky_solve',
  'cholesky-inverse': 'cholesky_inverse',
  'cholesky-logdet': '2 * sum(log.(diag($1)))',
}

export const FUNCTIONS: Language['functions'] = {
  ...named('exp log sqrt abs sign sin cos tan asin acos atan', each),
  ...named('sinh cosh tanh asinh acosh atanh log1p expm1 max min hypot sinc', each),
  ...named('sigmoid softplus relu erf gelu silu digamma trigamma polygamma', each),
  lgamma: each('loggamma'),
  atan2: each('atan'),
  square: squared,
  step: each('heaviside'),
  ...named('logsumexp softmax logsoftmax', (name) => name),
  ...named('logsumexp-columns', () => 'vec(logsumexp($1; dims = 1))'),
  ...named('logsumexp-rows', () => 'vec(logsumexp($1; dims = 2))'),
  ...named('softmax-columns logsoftmax-columns', (name) => `${name.split('-')[0]}($1; dims = 1)`),
  ...named('softmax-rows logsoftmax-rows', (name) => `${name.split('-')[0]}($1; dims = 2)`),
  ...named('prod cumsum hardmax', (name) => name),
  'max-entry': 'maximum',
  'min-entry': 'minimum',
  revcumsum: 'reverse(cumsum(reverse($1)))',
  ...named('tr det inv pinv tril triu', (name) => name),
  logdet: 'first(logabsdet($1))',
  'pinv-symmetric': 'pinv($1; rtol = 1e-7)',
  adj: 'adjugate',
  ...named('expm cosm sinm', (name) => name.slice(0, 3)),
  logm: 'real_log',
  sqrtm: 'real_root',
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  chol: 'lower_cholesky',
  norm1: 'norm($1, 1)',
  norm2: 'norm',
  nuclear: 'sum(svdvals($1))',
  spectral: 'opnorm',
  ...named('eigvals eigvecs eigmax eigmin', (name) => `${name}(Symmetric($1))`),
  eigmax_vector: 'eigvecs(Symmetric($1))[:, end]',
  eigmin_vector: 'eigvecs(Symmetric($1))[:, 1]',
  svdvals: 'svdvals',
  svd_left: 'svd($1).U',
  svd_right: 'svd($1).V',
  lyap: 'lyap',
  ...named('skew unskew cross', (name) => name),
  spectral_left: 'svd($1).U[:, 1]',
  spectral_right: 'svd($1).V[:, 1]',
  ...named('expm_frechet cosm_frechet sinm_frechet', (name) => `frechet(${name.slice(0, 3)}, $1, $2)`),
  ...named(
    'expm_jacobian cosm_jacobian sinm_jacobian',
    (name) => `operator_matrix((Y, E) -> frechet(${name.slice(0, 3)}, Y, E), $1)`,
  ),
  logm_frechet: 'log_frechet',
  logm_jacobian: 'operator_matrix(log_frechet, $1)',
  ...named('power_frechet power_jacobian', (name) => name),
  sylvester: 'solve_sylvester',
}
