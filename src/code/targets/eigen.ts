/**
 * Eigen: a scalar is a double, a vector a VectorXd, a row a RowVectorXd, a matrix a MatrixXd. Every value that is named has
 * one of these types, never `auto`, which would keep an expression to be computed when it is read.
 */
import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  byRank,
  call,
  type Fragment,
  infix,
  isName,
  LEVEL,
  minus,
  named,
  negation,
  plus,
  type Spelling,
  spelled,
  times,
  type Written,
  within,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { as, formOf, matrices, matrixPower, numbersOr, power, product, quotient, sum } from './eigen-forms.ts'
import { HELPERS } from './eigen-helpers.ts'
import { module, RESERVED, typeOf } from './eigen-module.ts'
import { CPP } from './gamma-helpers.ts'
import { floating } from './literals.ts'
import { EIGEN } from './mapped-helpers.ts'
import { CPP as OVER_INDEX } from './over-index-helpers.ts'
import { CPP as SUMS } from './sums-helpers.ts'
import { SNAKE, EIGEN as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

const sized = (name: string, dims: readonly Fragment[], more: readonly string[] = []): Fragment =>
  atom(
    `Eigen::${dims.length === 1 ? 'VectorXd' : 'MatrixXd'}::${name}(${[...dims.map(({ text }) => text), ...more].join(', ')})`,
  )

const full: Spelling = ([entry], { args: [value] }, dims) => {
  if (isNumber(value!, 1)) return sized('Ones', dims)
  return isNumber(value!, 0) ? sized('Zero', dims) : sized('Constant', dims, [entry!.text])
}

const matmul = infix('*', LEVEL.product, 'matmul')

/** A product of matrices; Eigen 3.4 does not compile a number times one of equal entries that are not stored. */
const stored: Spelling = (args, op) =>
  matmul(
    args.map((arg, i) => {
      const operand = op.args[i]!
      const equal = operand.kind === 'core' && operand.op === 'full' && !isName(arg)
      return equal ? atom(`${arg.text}.eval()`) : arg
    }),
  )

/** What an index changes, as a function of it. */
const termOf = ([body]: readonly Fragment[], { args: [of] }: Op, { text: index }: Fragment): string =>
  `[&](Eigen::Index ${index}) -> ${typeOf(of!.shape)} { return ${as('matrix', body!).text}; }`

const stackOver: Spelling = (args, op, [i, n]) => {
  const given = `${termOf(args, op, i!)}, ${n!.text}`
  return atom(op.rank === 1 ? `stack_over(${given})` : `rows_over(${given})`)
}

/** A function of a number, over the entries of an array where it is given one. */
const each = (name: string, pointer = `&${name}`): Spelling =>
  byRank(name, (args, op, dims) => ({
    ...spelled(`$1.unaryExpr(${pointer})`)(args, op, dims),
    ...formOf(args[0]!),
  }))

/** A function of two numbers, over the entries of arrays of one shape, or of an array with one number for all. */
const between = (name: string, numbers = name): Spelling =>
  byRank(numbers, (args, op) => {
    const [first, second] = args.map((arg, i) => (op.args[i]!.rank > 0 ? as('matrix', arg) : arg))
    const over = (array: Fragment, applied: string): Fragment =>
      atom(`${within(array, LEVEL.atom)}.${applied}`)
    if (op.args[0]!.rank === 0)
      return over(second!, `unaryExpr(std::bind(&${name}, ${first!.text}, std::placeholders::_1))`)
    return op.args[1]!.rank === 0
      ? over(first!, `unaryExpr(std::bind(&${name}, std::placeholders::_1, ${second!.text}))`)
      : over(first!, `binaryExpr(${second!.text}, &${name})`)
  })

/** std:: of a number, a method of an array. */
const standard = (names: string): Readonly<Record<string, Written>> =>
  named(names, (name) => numbersOr(`std::${name}`, `$1.${name}()`))

/** Blocks in the order in which they are read, line by line. */
const initialised =
  (type: string): Spelling =>
  (args, _op, dims) => {
    const [sizes, parts] = [dims, args].map((list) => list.map(({ text }) => text).join(', '))
    return atom(`(${type}(${sizes}) << ${parts}).finished()`)
  }

const CORE: Language['core'] = {
  pi: () => atom('EIGEN_PI'),
  add: sum(plus),
  subtract: sum(minus),
  negate: ([operand]) => ({ ...negation([operand!]), ...formOf(operand!) }),
  times: product,
  divide: quotient,
  power,
  entry: ([array], _op, dims) => {
    const named = isName(array!) ? array!.text : `${within(array!, LEVEL.atom)}.eval()`
    return atom(`${named}(${dims.map(({ text }) => text).join(', ')})`)
  },
  full,
  sum: '$1.sum()',
  'as-float': ([number]) => number!,
  hypot: between('hypotenuse', 'std::hypot'),
  ...matrices({
    dot: '$1.dot($2)',
    outer: ([a, b]) => matmul([a!, atom(`${within(b!, LEVEL.atom)}.transpose()`)]),
    inner: '$1.cwiseProduct($2).sum()',
    matvec: stored,
    matmul: stored,
    solve: 'invertible($1).solve($2)',
    'matrix-power': matrixPower,
    transpose: '$1.transpose()',
    eye: 'Eigen::MatrixXd::Identity(#1, #1)',
    'sum-over': (args, op, [i, n]) => atom(`sum_over(${termOf(args, op, i!)}, ${n!.text})`),
    'stack-over': stackOver,
    ...trianglesBy(SNAKE),
    commutation: (_args, _op, dims) => {
      const size = times(dims).text
      return atom(
        `Eigen::MatrixXd(commutation(${dims.map(({ text }) => text).join(', ')}) * Eigen::MatrixXd::Identity(${size}, ${size}))`,
      )
    },
    'scale-rows': ([vector, array]) => matmul([atom(`${within(vector!, LEVEL.atom)}.asDiagonal()`), array!]),
    'scale-columns': ([array, vector]) =>
      matmul([array!, atom(`${within(vector!, LEVEL.atom)}.asDiagonal()`)]),
    'permute-rows': ([array], _op, [m, n]) => matmul([atom(`commutation(${m!.text}, ${n!.text})`), array!]),
    'permute-columns': ([array], _op, [m, n]) =>
      matmul([array!, atom(`commutation(${m!.text}, ${n!.text})`)]),
    unit: 'Eigen::VectorXd::Unit(#1, #2)',
    part: (args, op, [to, from]) => spelled('$1.segment(#1, #2)')(args, op, [from!, minus([to!, from!])]),
    'part-rows': (args, op, [to, from]) =>
      spelled('$1.middleRows(#1, #2)')(args, op, [from!, minus([to!, from!])]),
    'part-columns': (args, op, [to, from]) =>
      spelled('$1.middleCols(#1, #2)')(args, op, [from!, minus([to!, from!])]),
    row: '$1.row(#1).transpose()',
    column: '$1.col(#1)',
    join: initialised('Eigen::VectorXd'),
    'on-top': initialised('Eigen::MatrixXd'),
    'side-by-side': initialised('Eigen::MatrixXd'),
    'sum-columns': '$1.colwise().sum().transpose()',
    'sum-rows': '$1.rowwise().sum()',
    'diagonal-matrix': 'Eigen::MatrixXd($1.asDiagonal())',
    diagonal: '$1.diagonal()',
    vec: '$1.reshaped()',
    reshape: '$1.reshaped(#1, #2)',
    kron: ([a, b], op, dims) =>
      op.rank === 2
        ? call('kron')([a!, b!])
        : spelled('($1 * $2.transpose()).reshaped()')([b!, a!], op, dims),
    'as-row': '$1.transpose()',
    'as-column': ([vector]) => vector!,
    'from-row': '$1.transpose()',
    copy: ([array]) => array!,
    'less-mean': 'less_mean',
    cholesky: 'cholesky',
    'cholesky-solve': 'cholesky_solve',
    'cholesky-inverse': 'cholesky_inverse',
    'cholesky-logdet': ([factor]) =>
      times([atom('2.0'), atom(`${within(factor!, LEVEL.atom)}.diagonal().array().log().sum()`)]),
    'add-to-columns': ([array, vector]) => plus([atom(`${within(array!, LEVEL.atom)}.colwise()`), vector!]),
    'add-to-rows': ([array, vector]) =>
      plus([
        atom(`${within(array!, LEVEL.atom)}.rowwise()`),
        atom(`${within(vector!, LEVEL.atom)}.transpose()`),
      ]),
  }),
}

const FUNCTIONS: Language['functions'] = {
  ...standard('exp log sqrt abs sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh log1p expm1'),
  ...named('sigmoid softplus relu gelu silu step', (name) => each(name)),
  erfc: each('std::erfc', '[](double x) { return std::erfc(x); }'),
  erf: each('std::erf', '[](double x) { return std::erf(x); }'),
  lgamma: each('std::lgamma', '[](double x) { return std::lgamma(x); }'),
  digamma: each('digamma'),
  polygamma: between('polygamma'),
  atan2: between('angle', 'std::atan2'),
  sign: numbersOr('sign', '$1.sign()'),
  square: numbersOr('square', '$1.square()'),
  max: between('greater'),
  min: between('lesser'),
  ...matrices({
    prod: '$1.prod()',
    'max-entry': '$1.maxCoeff()',
    'min-entry': '$1.minCoeff()',
    ...named('cumsum revcumsum hardmax', (name) => name),
    tr: '$1.trace()',
    det: '$1.determinant()',
    inv: 'invertible($1).inverse()',
    pinv: '$1.completeOrthogonalDecomposition().pseudoInverse()',
    adj: 'adjugate',
    tril: 'Eigen::MatrixXd($1.triangularView<Eigen::Lower>())',
    triu: 'Eigen::MatrixXd($1.triangularView<Eigen::Upper>())',
    norm1: '$1.lpNorm<1>()',
    norm2: '$1.stableNorm()',
    nuclear: '$1.bdcSvd().singularValues().sum()',
    spectral: '$1.bdcSvd().singularValues()(0)',
    ...named('skew unskew eigvals eigvecs', (name) => name),
    svdvals: '$1.bdcSvd().singularValues()',
    svd_left: '$1.bdcSvd(Eigen::ComputeThinU | Eigen::ComputeThinV).matrixU()',
    svd_right: '$1.bdcSvd(Eigen::ComputeThinU | Eigen::ComputeThinV).matrixV()',
    eigmax: 'eigvals($1).maxCoeff()',
    eigmin: 'eigvals($1).minCoeff()',
    eigmax_vector: 'eigvecs($1).rightCols<1>()',
    eigmin_vector: 'eigvecs($1).leftCols<1>()',
    spectral_left: '$1.bdcSvd(Eigen::ComputeThinU | Eigen::ComputeThinV).matrixU().col(0)',
    spectral_right: '$1.bdcSvd(Eigen::ComputeThinU | Eigen::ComputeThinV).matrixV().col(0)',
    'pinv-symmetric': 'pinv_symmetric',
    'sqrtm-semidefinite': 'sqrtm_semidefinite',
    chol: 'cholesky',
    ...named('logdet logsumexp softmax logsoftmax', (name) => name),
    'logsumexp-columns': 'logsumexp_columns',
    'logsumexp-rows': 'logsumexp_columns($1.transpose())',
    ...Object.fromEntries(
      ['softmax', 'logsoftmax'].flatMap((name) => [
        [`${name}-columns`, `each_column(&${name}, $1)`],
        [`${name}-rows`, `each_column(&${name}, $1.transpose()).transpose()`],
      ]),
    ),
    logm_frechet: 'log_frechet',
    logm_jacobian: 'log_jacobian',
    ...named('expm cosm sinm logm sqrtm sylvester power_frechet power_jacobian', (name) => name),
    ...Object.fromEntries(
      ['expm', 'cosm', 'sinm'].flatMap((name) => [
        [`${name}_frechet`, `frechet(&${name}, $1, $2)`],
        [`${name}_jacobian`, `operator_matrix(&${name}, $1)`],
      ]),
    ),
  }),
}

export const eigen = targetOf({
  name: 'eigen',
  language: 'C++',
  extension: 'hpp',
  summary: 'C++17 header with Eigen 3.4',
  conventions:
    'A scalar is a double, a vector an Eigen::VectorXd, a row a RowVectorXd, a matrix a MatrixXd; a generic function takes and returns a double.',
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
  generic: ([name, operand], op) =>
    op.rank === 0
      ? atom(`${name!.text}(${operand!.text})`)
      : atom(`${within(as('matrix', operand!), LEVEL.atom)}.unaryExpr(${name!.text})`),
  free: ['transpose', 'from-row', 'as-row', 'as-column', 'pi'],
  imports: {},
  helpers: HELPERS + CPP + EIGEN + SUMS + OVER_INDEX + TRIANGLES,
  helperName: /(\w+)\(/,
  number: floating(),
  count: ([dimension]) => atom(`double(${dimension!.text})`),
  extent: (variable, axis) => atom(`${variable}.${axis === 0 ? 'rows' : 'cols'}()`),
  quotient: infix('/', LEVEL.product, 'quotient'),
  least: call('std::min<Eigen::Index>'),
  assign: (name, value, { shape, whole }) =>
    `const ${whole ? 'Eigen::Index' : typeOf(shape)} ${name} = ${value};`,
  checks: {
    expect: ({ label, identifier }, sizes, called) => {
      const [rows, cols = '1'] = sizes.map(({ text }) => text)
      return `has_shape("${label}", ${identifier}, "${called.join(' x ')}", ${rows}, ${cols});`
    },
  },
  module,
})
