/**
 * Functions of NumPy and SciPy that are in our language as such or nearly so, by their full names.
 */

import { unreadableSource } from '../../errors/sources.ts'
import { integerOf, itemOf } from '../arrays/items.ts'
import { OPERATIONS, solved } from '../arrays/operations.ts'
import { colon, dot, matmul, outer, square } from '../arrays/products.ts'
import { type Entrywise, entrywise, reciprocal } from '../arrays/spread.ts'
import {
  ATOM,
  called,
  kindOf,
  made,
  negated,
  SCALAR,
  SCRIPT,
  turned,
  type Value,
  within,
} from '../arrays/value.ts'
import { type Call, flagAt, type Reader, valueAt } from './arguments.ts'

const reader = (parameters: string, needed: number, apply: (call: Call) => Value): Reader => ({
  parameters: parameters.split(' '),
  needed,
  apply: (call) => itemOf(apply(call)),
})

/** A function of one array that our language has. */
const same = (name: string, parameter = 'x'): Reader =>
  reader(parameter, 1, (call) => {
    const operation = OPERATIONS.get(name)!
    return operation(call.room, [valueAt(call, parameter)], call.span, call.typed)
  })

const two = (operation: Entrywise): Reader =>
  reader('x1 x2', 2, (call) =>
    entrywise(call.room, operation, valueAt(call, 'x1'), valueAt(call, 'x2'), call.span),
  )

/** Several arguments in the order of our function. */
const ordered = (name: string, parameters: string): Reader => {
  const names = parameters.split(' ')
  return reader(parameters, names.length, (call) =>
    OPERATIONS.get(name)!(
      call.room,
      names.map((one) => valueAt(call, one)),
      call.span,
      call.typed,
    ),
  )
}

const product = (join: (call: Call, a: Value, b: Value) => Value): Reader =>
  reader('a b', 2, (call) => join(call, valueAt(call, 'a'), valueAt(call, 'b')))

const hasScalar = (a: Value, b: Value): boolean => a.rank === 0 || b.rank === 0

const inner = ({ room, span }: Call, a: Value, b: Value): Value => {
  if (hasScalar(a, b)) return entrywise(room, '*', a, b, span)
  if (a.rank === 1 && b.rank === 2) return matmul(room, b, a, span)
  return matmul(room, a, b.rank === 2 ? turned(b) : b, span)
}

const flatDot = ({ room, span }: Call, a: Value, b: Value): Value => {
  if (a.rank !== b.rank) throw unreadableSource(span, 'these arrays have not the same axes')
  if (a.rank === 0) return entrywise(room, '*', a, b, span)
  return a.rank === 1 ? dot(room, a, b, span) : colon(room, a, b, span)
}

const outerOf = ({ span }: Call, a: Value, b: Value): Value => {
  if (a.rank === 1 && b.rank === 1) return outer(a, b, span)
  throw unreadableSource(span, 'np.outer is read of two vectors only', 'Declare their shapes.')
}

const power = reader('a n', 2, (call) => {
  const [base, exponent] = [valueAt(call, 'a'), integerOf(call.given.get('n')!)]
  square(call.room, base, call.typed)
  const text = exponent !== undefined && exponent < 0 ? String(exponent) : undefined
  return made(
    kindOf(base),
    SCRIPT,
    call.span,
    within(base, ATOM),
    '^',
    text ?? within(valueAt(call, 'n'), ATOM),
  )
})

/** The lower factor; SciPy gives the upper one unless asked. */
const cholesky = (isUpper: boolean): Reader =>
  reader(isUpper ? 'a lower' : 'a', 1, (call) => {
    const turns = isUpper && !flagAt(call, 'lower')
    // Each reads the triangle that its factor has.
    const value = square(call.room, valueAt(call, 'a'), call.typed)
    const factor = OPERATIONS.get('chol')!(call.room, [turns ? turned(value) : value], call.span, call.typed)
    return turns ? turned(factor) : factor
  })

const logAddExp = reader('x1 x2', 2, (call) => {
  const exps = ['x1', 'x2'].map((name) => {
    const value = valueAt(call, name)
    return called('exp', kindOf(value), call.span, value.draft)
  })
  const sum = entrywise(call.room, '+', exps[0]!, exps[1]!, call.span)
  return called('log', kindOf(sum), call.span, sum.draft)
})

/** X with A*X + X*A' = Q, and A*X*A' - X + Q = 0. */
const lyapunov = reader('a q', 2, (call) => {
  const [a, q] = [valueAt(call, 'a'), valueAt(call, 'q')]
  return OPERATIONS.get('lyap')!(call.room, [a, negated(q, call.span)], call.span, call.typed)
})

const solve = reader('a b', 2, (call) =>
  solved(call.room, valueAt(call, 'a'), valueAt(call, 'b'), call.span, call.typed),
)

const mapped = (module: string, pairs: string): [string, Reader][] =>
  pairs.split(' ').map((pair) => {
    const [name, ours = name] = pair.split('=')
    return [`${module}.${name}`, same(ours!)]
  })

/** Python's own are not read of arrays. */
const ofNumbers = (pairs: string): [string, Reader][] =>
  mapped('math', pairs).map(([name, { apply, ...read }]) => [
    name,
    {
      ...read,
      apply: (call) => {
        const item = apply(call)
        if (item.kind !== 'value' || item.value.rank === 0) return item
        throw unreadableSource(
          call.span,
          `${call.typed} is a function of one number`,
          `Write ${call.typed.replace('math', 'np')}.`,
        )
      },
    },
  ])

const linear = (module: string): [string, Reader][] => [
  ...mapped(module, 'inv det pinv expm logm sqrtm cosm sinm eigvalsh=eigvals'),
  [`${module}.solve`, solve],
  [`${module}.matrix_power`, power],
  [`${module}.cholesky`, cholesky(module.startsWith('scipy'))],
]

export const FUNCTIONS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...mapped(
    'numpy',
    'exp expm1 exp2 log log1p log2 log10 sqrt cbrt square abs absolute=abs fabs=abs sign sin cos tan arcsin=asin arccos=acos arctan=atan asin acos atan sinh cosh tanh arcsinh=asinh arccosh=acosh arctanh=atanh asinh acosh atanh sinc trace=tr tril triu diag diagonal=diag cumsum',
  ),
  ...linear('numpy.linalg').filter(([name]) => !/expm|logm|sqrtm|cosm|sinm/.test(name)),
  ...linear('scipy.linalg'),
  ...mapped(
    'scipy.special',
    'expit=sigmoid logit erf erfc gammaln=lgamma digamma psi=digamma ndtr=normcdf exp2 expm1 log1p cbrt',
  ),
  ...mapped('jax.nn', 'sigmoid softplus relu silu swish=silu soft_sign=softsign'),
  ...ofNumbers(
    'exp expm1 exp2 log log1p log2 log10 sqrt cbrt fabs=abs sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc lgamma',
  ),
  ...mapped('builtin', 'abs'),
  ['numpy.add', two('+')],
  ['numpy.subtract', two('-')],
  ['numpy.multiply', two('*')],
  ['numpy.divide', two('/')],
  ['numpy.true_divide', two('/')],
  ['numpy.power', two('^')],
  ['numpy.float_power', two('^')],
  ['builtin.pow', two('^')],
  ['math.pow', two('^')],
  ['numpy.maximum', two('max')],
  ['numpy.fmax', two('max')],
  ['numpy.minimum', two('min')],
  ['numpy.fmin', two('min')],
  ['numpy.arctan2', two('atan2')],
  ['numpy.hypot', two('hypot')],
  ['numpy.logaddexp', logAddExp],
  ['numpy.negative', reader('x', 1, (call) => negated(valueAt(call, 'x'), call.span))],
  ['numpy.reciprocal', reader('x', 1, (call) => reciprocal(call.room, valueAt(call, 'x'), call.span))],
  [
    'numpy.dot',
    product((call, a, b) =>
      hasScalar(a, b) ? entrywise(call.room, '*', a, b, call.span) : matmul(call.room, a, b, call.span),
    ),
  ],
  ['numpy.matmul', product(({ room, span }, a, b) => matmul(room, a, b, span))],
  ['numpy.inner', product(inner)],
  ['numpy.vdot', product(flatDot)],
  ['numpy.outer', product(outerOf)],
  [
    'numpy.kron',
    product(({ room, span, typed }, a, b) => OPERATIONS.get('kron')!(room, [a, b], span, typed)),
  ],
  ['numpy.cross', ordered('cross', 'a b')],
  ['numpy.transpose', reader('a', 1, (call) => transposed(valueAt(call, 'a')))],
  ['numpy.copy', reader('a', 1, (call) => valueAt(call, 'a'))],
  ['scipy.linalg.block_diag', ordered('blkdiag', 'a b')],
  ['scipy.linalg.solve_sylvester', ordered('sylvester', 'a b q')],
  ['scipy.linalg.solve_continuous_lyapunov', lyapunov],
  ['scipy.linalg.solve_discrete_lyapunov', ordered('dlyap', 'a q')],
])

/** The axes in the other order; one axis has no other. */
export const transposed = (value: Value): Value => (value.rank === 2 ? turned(value) : value)

/** log(abs(det)), with its sign before it. */
export const signAndLog = (call: Call): readonly Value[] => {
  const value = square(call.room, valueAt(call, 'a'), call.typed)
  const det = called('det', SCALAR, call.span, value.draft)
  return [called('sign', SCALAR, call.span, det.draft), called('logdet', SCALAR, call.span, value.draft)]
}
