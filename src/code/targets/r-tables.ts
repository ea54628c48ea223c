/**
 * How R writes every operation and function.
 */
import type { Op } from '../array/op.ts'
import { isNumber } from '../array/op.ts'
import {
  addedAlong,
  atom,
  type Fragment,
  forMatrix,
  infix,
  type Join,
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
import type { Language } from '../target.ts'
import { SNAKE, trianglesBy } from './triangle-helpers.ts'

const texts = (fragments: readonly Fragment[]): string => fragments.map(({ text }) => text).join(', ')

const power = powerOf('^')

const multiplied = infix('%*%', LEVEL.product, 'matmul')

/** The operand of a transpose that is written in place. */
const untransposed = (op: Op, { text }: Fragment): Fragment | undefined => {
  const inner = op.kind === 'core' && op.op === 'transpose' ? /^t\((.*)\)$/s.exec(text)?.[1] : undefined
  return inner === undefined ? undefined : atom(inner)
}

/** `crossprod(A, B)` for t(A) %*% B, `tcrossprod(A, B)` for A %*% t(B), A alone where B is A. */
const matmul: Spelling = ([a, b], { args }) => {
  const [left, right] = [untransposed(args[0]!, a!), untransposed(args[1]!, b!)]
  const both = (name: string, one: Fragment, other: Fragment): Fragment =>
    atom(`${name}(${one.text === other.text ? one.text : texts([one, other])})`)
  if (left && !right) return both('crossprod', left, b!)
  if (right && !left) return both('tcrossprod', a!, right)
  return multiplied([a!, b!])
}

/** A product with a vector is a matrix of one column, and becomes a vector again. */
const matvec: Spelling = (args, op, dims) => atom(`drop(${matmul(args, op, dims).text})`)

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (dims.length === 2) return atom(`matrix(${texts([entry!, ...dims])})`)
  return atom(isNumber(value!, 0) ? `numeric(${texts(dims)})` : `rep(${texts([entry!, ...dims])})`)
}

/** The value has the dimensions of what stands first. */
const largestFirst =
  (name: string): Spelling =>
  (args, op) => {
    const [a, b] = op.args[0]!.rank < op.args[1]!.rank ? [args[1]!, args[0]!] : [args[0]!, args[1]!]
    return atom(`${name}(${a.text}, ${b.text})`)
  }

const squared: Join = ([base]) => power([base!, atom('2')])

const same: Spelling = ([array]) => array!

/** A colon binds tighter than a sum. */
const range = (from: Fragment, to: Fragment): string =>
  `${within(from, LEVEL.atom)}:${within(to, LEVEL.atom)}`

export const CORE: Language['core'] = {
  pi: () => atom('pi'),
  add: plus,
  subtract: minus,
  negate: negation,
  times,
  divide: over,
  power,
  dot: (args) => atom(`sum(${times(args).text})`),
  outer: 'outer',
  inner: (args) => atom(`sum(${times(args).text})`),
  matvec,
  matmul,
  solve: 'solve',
  'matrix-power': 'matrix_power',
  transpose: 't',
  full,
  eye: 'diag(#1)',
  ...trianglesBy(SNAKE),
  commutation: 'diag(#1 * #2)[commuted(#1, #2), , drop = FALSE]',
  'scale-rows': times,
  'scale-columns': 'sweep($1, 2, $2, "*")',
  'permute-rows': forMatrix('$1[commuted(#1, #2), , drop = FALSE]', '$1[commuted(#1, #2)]'),
  'permute-columns': '$1[, commuted(#2, #1), drop = FALSE]',
  entry: ([array], _op, dims) => atom(`${within(array!, LEVEL.atom)}[[${texts(dims)}]]`),
  unit: 'diag(#1)[, #2]',
  part: (args, _op, [to, from]) => atom(`${within(args[0]!, LEVEL.atom)}[${range(from!, to!)}]`),
  'part-rows': (args, _op, [to, from]) =>
    atom(`${within(args[0]!, LEVEL.atom)}[${range(from!, to!)}, , drop = FALSE]`),
  'part-columns': (args, _op, [to, from]) =>
    atom(`${within(args[0]!, LEVEL.atom)}[, ${range(from!, to!)}, drop = FALSE]`),
  row: '$1[#1, ]',
  column: '$1[, #1]',
  join: 'c',
  'sum-over': 'Reduce(`+`, lapply(seq_len(#2), function(#1) $1))',
  'stack-over': (args, op, dims) =>
    spelled(
      op.args[0]!.rank === 0
        ? 'vapply(seq_len(#2), function(#1) $1, 0)'
        : "do.call('rbind', lapply(seq_len(#2), function(#1) $1))",
    )(args, op, dims),
  'on-top': 'rbind',
  'side-by-side': 'cbind',
  sum: 'sum',
  'sum-columns': 'colSums',
  'sum-rows': 'rowSums',
  'diagonal-matrix': 'diagonal_matrix',
  diagonal: 'diag',
  vec: 'as.vector',
  reshape: 'matrix($1, #1, #2)',
  kron: forMatrix('kronecker($1, $2)', 'as.vector(kronecker($1, $2))'),
  'as-row': 'matrix($1, 1)',
  'as-column': 'matrix($1)',
  'from-row': 'drop',
  'as-float': 'as.double',
  copy: same,
  hypot: 'hypot',
  'less-mean': 'less_mean',
  'add-to-columns': addedAlong((vector) => vector),
  'add-to-rows': 'sweep($1, 2, $2, "+")',
  'inner-rows': (args) => atom(`rowSums(${times(args).text})`),
  cholesky: 'cholesky',
  'cholesky-solve': 'cholesky_solve',
  'cholesky-inverse': 'chol2inv(t($1))',
  'cholesky-logdet': '2 * sum(log(diag($1)))',
}

const first = (name: string): string => name.split(/[-_]/)[0]!

export const FUNCTIONS: Language['functions'] = {
  ...named('exp log sqrt abs sign sin cos tan asin acos atan atan2 lgamma digamma trigamma', (name) => name),
  polygamma: 'psigamma($2, $1)',
  ...named('sinh cosh tanh asinh acosh atanh log1p expm1', (name) => name),
  ...named('softplus erf erfc gelu silu logsumexp softmax logsoftmax', (name) => name),
  square: squared,
  sigmoid: 'plogis',
  normcdf: 'pnorm',
  relu: 'pmax($1, 0)',
  step: 'heaviside',
  prod: 'prod',
  'max-entry': 'max',
  'min-entry': 'min',
  cumsum: 'cumsum',
  revcumsum: 'rev(cumsum(rev($1)))',
  hardmax: 'hardmax',
  max: largestFirst('pmax'),
  min: largestFirst('pmin'),
  'logsumexp-columns': 'apply($1, 2, logsumexp)',
  'logsumexp-rows': 'apply($1, 1, logsumexp)',
  ...named('softmax-columns logsoftmax-columns', (name) => `${first(name)}($1, 2)`),
  ...named('softmax-rows logsoftmax-rows', (name) => `${first(name)}($1, 1)`),
  tr: 'sum(diag($1))',
  det: 'det',
  logdet: 'c(determinant($1)$modulus)',
  inv: 'solve',
  ...named('pinv expm cosm sinm logm sqrtm tril triu sylvester', (name) => name),
  'pinv-symmetric': 'pinv($1, 1e-7)',
  adj: 'adjugate',
  'sqrtm-semidefinite': 'sqrtm_semidefinite',
  chol: 'cholesky',
  norm1: 'sum(abs($1))',
  norm2: forMatrix('norm($1, "F")', 'norm($1, "2")'),
  nuclear: 'sum(svd($1)$d)',
  spectral: 'norm($1, "2")',
  ...named('skew unskew', (name) => name),
  svdvals: 'svd($1)$d',
  svd_left: 'svd($1)$u',
  svd_right: 'svd($1)$v',
  eigvals: 'rev(eigen($1, symmetric = TRUE)$values)',
  eigvecs: 'eigenvectors',
  eigmax: 'max(eigen($1, symmetric = TRUE)$values)',
  eigmin: 'min(eigen($1, symmetric = TRUE)$values)',
  eigmax_vector: 'eigen($1, symmetric = TRUE)$vectors[, 1]',
  eigmin_vector: 'eigenvectors($1)[, 1]',
  spectral_left: 'svd($1)$u[, 1]',
  spectral_right: 'svd($1)$v[, 1]',
  ...named('expm_frechet cosm_frechet sinm_frechet', (name) => `frechet(${first(name)}, $1, $2)`),
  ...named(
    'expm_jacobian cosm_jacobian sinm_jacobian',
    (name) => `operator_matrix(function(Y, E) frechet(${first(name)}, Y, E), $1)`,
  ),
  logm_frechet: 'log_frechet',
  logm_jacobian: 'operator_matrix(log_frechet, $1)',
  ...named('power_frechet power_jacobian', (name) => name),
}
