/**
 * The two forms of Eigen's expressions: matrices, and arrays, which are what goes entry by entry. A fragment that is an
 * array expression says so by its form.
 */
import type { Op } from '../array/op.ts'
import {
  atom,
  byRank,
  call,
  type Fragment,
  type Join,
  LEVEL,
  over,
  type Spelling,
  spelled,
  times,
  type Written,
  within,
} from '../emit/fragment.ts'
import { exponentOf } from './literals.ts'

const ARRAY = 'array'

const isArray = ({ form }: Fragment): boolean => form === ARRAY

/** A fragment as an array or a matrix expression. */
export const as = (form: typeof ARRAY | 'matrix', fragment: Fragment): Fragment => {
  if (isArray(fragment) === (form === ARRAY)) return fragment
  const converted = atom(`${within(fragment, LEVEL.atom)}.${form}()`)
  return form === ARRAY ? { ...converted, form } : converted
}

/** A spelling in which operands are matrix expressions, as is what it makes. */
const matrix =
  (written: Written): Spelling =>
  (args, op, dims) =>
    spelled(written)(
      args.map((arg) => as('matrix', arg)),
      op,
      dims,
    )

export const matrices = <K extends string>(rows: Readonly<Record<K, Written>>): Record<K, Spelling> =>
  Object.fromEntries(
    Object.entries<Written>(rows).map(([name, written]) => [name, matrix(written)]),
  ) as Record<K, Spelling>

const isArrayOp = (op: Op): boolean => op.rank > 0

/** Numbers as they are, all else as arrays. */
const entrywise =
  (written: Written): Spelling =>
  (args, op, dims) => ({
    ...spelled(written)(
      args.map((arg, i) => (isArrayOp(op.args[i]!) ? as(ARRAY, arg) : arg)),
      op,
      dims,
    ),
    form: ARRAY,
  })

/** One way for numbers, array expressions for all else. */
export const numbersOr = (numbers: Written, arrays: Written): Spelling => byRank(numbers, entrywise(arrays))

/** Of numbers; of arrays as matrices if both are, else as arrays. */
export const sum =
  (join: Join): Spelling =>
  (args, op, dims) =>
    op.args.every((arg, i) => arg.rank > 0 && !isArray(args[i]!))
      ? join(args)
      : numbersOr(join, join)(args, op, dims)

/** To be spread over what has the form of an operand. */
export const formOf = (fragment: Fragment): { form?: string } => (isArray(fragment) ? { form: ARRAY } : {})

/** A number times an array, in whichever form the array is; arrays entry by entry. */
export const product: Spelling = (args, op, dims) => {
  const [left, right] = op.args
  if (left!.rank > 0 && right!.rank > 0) return entrywise(times)(args, op, dims)
  return { ...times(args), ...formOf(args[left!.rank > 0 ? 0 : 1]!) }
}

export const quotient: Spelling = (args, op, dims) =>
  op.args[1]!.rank > 0 ? entrywise(over)(args, op, dims) : { ...over(args), ...formOf(args[0]!) }

/** Powers for which arrays have a method. */
const METHODS: ReadonlyMap<bigint, string> = new Map([
  [2n, 'square'],
  [3n, 'cube'],
])

const powerOfArrays: Spelling = ([base, power], { args: [array, exponent] }) => {
  if (array!.rank === 0) return call('Eigen::pow')([base!, power!])
  const method = exponent!.kind === 'number' && exponent!.value.den === 1n && METHODS.get(exponent!.value.num)
  const head = within(base!, LEVEL.atom)
  return atom(method ? `${head}.${method}()` : `${head}.pow(${exponentOf(exponent!, power!).text})`)
}

export const power: Spelling = numbersOr(
  ([base, exponent], { args }) => call('std::pow')([base!, exponentOf(args[1]!, exponent!)]),
  powerOfArrays,
)

export const matrixPower: Spelling = ([base, exponent], { args }) =>
  call('matrix_power')([base!, exponentOf(args[1]!, exponent!)])
