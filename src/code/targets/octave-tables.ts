/**
 * How Octave and MATLAB write every operation and function.
 */
import type { CoreOp, ExtraOp } from '../array/core.ts'
import type { Op } from '../array/op.ts'
import {
  addedAlong,
  atom,
  call,
  type Fragment,
  forMatrix,
  isName,
  LEVEL,
  minus,
  named,
  negation,
  plus,
  type Spelling,
  spelled,
  type Written,
  within,
} from '../emit/fragment.ts'
import type { Language } from '../target.ts'
import {
  divide,
  dot,
  full,
  isRealPower,
  isWholeNumber,
  matmul,
  outer,
  plainPower,
  scaleColumns,
  scaleRows,
  solve,
  squared,
  times,
  transposed,
} from './matrix-algebra.ts'
import { SNAKE, trianglesBy } from './triangle-helpers.ts'

const texts = (fragments: readonly Fragment[]): string => fragments.map(({ text }) => text).join(', ')

const KEEP_DIAGONAL: ReadonlySet<CoreOp | ExtraOp> = new Set([
  ...(['negate', 'times', 'divide', 'add', 'subtract', 'matmul', 'transpose'] as const),
  ...(['eye', 'diagonal-matrix'] as const),
])

/** Whether Octave keeps only the diagonal of a matrix: then it neither warns of zeros there nor spreads a NaN. */
const isDiagonal = (op: Op): boolean =>
  op.kind === 'core' &&
  KEEP_DIAGONAL.has(op.op) &&
  op.args.every((arg) => arg.rank === 0 || arg.rank === 1 || isDiagonal(arg))

/** A function of matrices, which is given all entries. */
const ofMatrix =
  (written: Written): Spelling =>
  (args, op, dims) => {
    const dense = args.map((arg, i) => (isDiagonal(op.args[i]!) ? atom(`full(${arg.text})`) : arg))
    return spelled(written)(dense, op, dims)
  }

const ofMatrices = (functions: Readonly<Record<string, Written>>): Record<string, Written> =>
  Object.fromEntries(Object.entries(functions).map(([name, written]) => [name, ofMatrix(written)]))

/** A logarithm or power of a negative number is complex in Octave. */
const power: Spelling = (args, op, dims) =>
  isRealPower(op) ? plainPower(args, op, dims) : call('realpow')(args)

const matrixPower: Spelling = (args, op) =>
  isWholeNumber(op.args[1]!)
    ? { text: `${within(args[0]!, LEVEL.atom)}^${within(args[1]!, LEVEL.atom)}`, level: LEVEL.power }
    : call('matrix_power')(args)

/** Only names have entries in MATLAB. */
const picked = (array: Fragment, places: readonly string[]): Fragment =>
  isName(array)
    ? atom(`${array.text}(${places.join(', ')})`)
    : atom(`entry(${[array.text, ...places.map((place) => (place === ':' ? "':'" : place))].join(', ')})`)

const entry: Spelling = ([array], _op, dims) =>
  picked(
    array!,
    dims.map(({ text }) => text),
  )

const range = (from: Fragment, to: Fragment): string => `${from.text}:${to.text}`

const bracketed =
  (separator: string): Spelling =>
  (args) =>
    atom(`[${args.map(({ text }) => text).join(separator)}]`)

const same: Spelling = ([array]) => array!

export const CORE: Language['core'] = {
  pi: () => atom('pi'),
  add: plus,
  subtract: minus,
  negate: negation,
  times,
  divide,
  power,
  dot,
  outer,
  inner: (args) => atom(`sum(sum(${scaleRows(args).text}))`),
  matvec: matmul,
  matmul,
  solve: ofMatrix(solve),
  'matrix-power': ofMatrix(matrixPower),
  transpose: transposed,
  full: full((dims) => (dims.length === 1 ? `${texts(dims)}, 1` : texts(dims))),
  eye: 'eye(#1)',
  ...trianglesBy(SNAKE),
  commutation: 'commutation(#1, #2)',
  'scale-rows': scaleRows,
  'scale-columns': scaleColumns,
  'permute-rows': 'permute_rows($1, #1, #2)',
  'permute-columns': 'permute_columns($1, #1, #2)',
  entry,
  unit: 'unit(#1, #2)',
  part: (args, _op, [to, from]) => picked(args[0]!, [range(from!, to!)]),
  'part-rows': (args, _op, [to, from]) => picked(args[0]!, [range(from!, to!), ':']),
  'part-columns': (args, _op, [to, from]) => picked(args[0]!, [':', range(from!, to!)]),
  row: (args, _op, [at]) => transposed([picked(args[0]!, [at!.text, ':'])]),
  column: (args, _op, [at]) => picked(args[0]!, [':', at!.text]),
  join: bracketed('; '),
  'sum-over': 'sum_over(@(#1) $1, #2)',
  'stack-over': 'stack_over(@(#1) $1, #2)',
  'on-top': bracketed('; '),
  'side-by-side': bracketed(', '),
  sum: forMatrix('sum(sum($1))', 'sum($1)'),
  'sum-columns': "sum($1, 1)'",
  'sum-rows': 'sum($1, 2)',
  'diagonal-matrix': 'diag',
  diagonal: 'diag',
  vec: ([array]) => atom(isName(array!) ? `${array!.text}(:)` : `reshape(${array!.text}, [], 1)`),
  reshape: 'reshape($1, #1, #2)',
  kron: 'kron',
  'as-row': transposed,
  'as-column': same,
  'from-row': transposed,
  'as-float': same,
  copy: same,
  hypot: 'hypot',
  'less-mean': 'less_mean',
  'add-to-columns': addedAlong((vector) => vector),
  'add-to-rows': addedAlong((vector) => transposed([vector])),
  'inner-rows': (args) => atom(`sum(${scaleRows(args).text}, 2)`),
  cholesky: ofMatrix('cholesky'),
  'cholesky-solve': 'cholesky_solve',
  'cholesky-inverse': 'cholesky_inverse',
  'cholesky-logdet': '2 * sum(log(diag($1)))',
}

export const FUNCTIONS: Language['functions'] = {
  ...named('exp abs sign sin cos tan sinh cosh tanh atan asinh expm1 erf erfc sinc atan2', (name) => name),
  lgamma: 'gammaln',
  digamma: 'psi',
  polygamma: 'psi',
  ...named('log sqrt', (name) => `real${name}`),
  ...named('asin acos acosh atanh log1p', (name) => `real_value(${name}($1))`),
  ...named('sigmoid softplus gelu silu step logsumexp softmax logsoftmax', (name) => name),
  square: squared,
  relu: 'maximum($1, 0)',
  prod: forMatrix('prod(prod($1))', 'prod($1)'),
  'max-entry': forMatrix('max(max($1))', 'max($1)'),
  'min-entry': forMatrix('min(min($1))', 'min($1)'),
  ...named('cumsum revcumsum hardmax', (name) => name),
  max: 'maximum',
  min: 'minimum',
  'logsumexp-columns': "logsumexp($1, 1)'",
  ...named('softmax-columns logsoftmax-columns', (name) => `${name.split('-')[0]}($1, 1)`),
  ...named('logsumexp-rows softmax-rows logsoftmax-rows', (name) => `${name.split('-')[0]}($1, 2)`),
  tr: 'trace',
  ...named('tril triu', (name) => name),
  norm1: forMatrix('sum(sum(abs($1)))', 'sum(abs($1))'),
  norm2: forMatrix("norm($1, 'fro')", 'norm($1)'),
  ...ofMatrices({
    ...named('det logdet inv pinv expm cosm sinm', (name) => name),
    'pinv-symmetric': 'pinv_symmetric',
    adj: 'adjugate',
    logm: 'real_log',
    sqrtm: 'real_root',
    'sqrtm-semidefinite': 'sqrtm_semidefinite',
    chol: 'cholesky',
    nuclear: 'sum(svd($1))',
    spectral: 'norm($1)',
    ...named('skew unskew', (name) => name),
    ...named('cross blkdiag', (name) => name),
    svdvals: 'svd',
    svd_left: 'left_singular_vectors',
    svd_right: 'right_singular_vectors',
    eigvals: 'eigenvalues',
    eigvecs: 'eigenvectors',
    eigmax: 'max(eigenvalues($1))',
    eigmin: 'min(eigenvalues($1))',
    eigmax_vector: 'last_eigenvector',
    eigmin_vector: 'first_eigenvector',
    spectral_left: 'left_singular_vector',
    spectral_right: 'right_singular_vector',
    ...named('expm_frechet cosm_frechet sinm_frechet', (name) => `frechet(@${name.split('_')[0]}, $1, $2)`),
    ...named(
      'expm_jacobian cosm_jacobian sinm_jacobian',
      (name) => `operator_matrix(@(Y, E) frechet(@${name.split('_')[0]}, Y, E), $1)`,
    ),
    logm_frechet: 'log_frechet',
    logm_jacobian: 'operator_matrix(@log_frechet, $1)',
    ...named('power_frechet power_jacobian', (name) => name),
    sylvester: 'solve_sylvester',
  }),
}
