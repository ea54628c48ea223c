/**
 * Functions of Julia, of its standard libraries and of those that everyone uses, by name.
 */
import { unfitting, unreadArgument, unreadableSource } from '../../errors/sources.ts'
import { blocked, stacked } from '../arrays/blocks.ts'
import { integerOf, itemOf, sizeItem, sizeOf } from '../arrays/items.ts'
import { along, counted, OPERATIONS, refuseGuessed } from '../arrays/operations.ts'
import { DECLARE, rankText, square } from '../arrays/products.ts'
import type { Item, Names, Room } from '../arrays/room.ts'
import { arrayOf } from '../arrays/run.ts'
import { combined } from '../arrays/sizes.ts'
import type { Node } from '../arrays/tree.ts'
import {
  as,
  called,
  kindOf,
  matrix,
  negated,
  SCALAR,
  sizeDraft,
  type Value,
  vector,
} from '../arrays/value.ts'
import { adjoint, inner, OPERATORS } from './operators.ts'

export type CallNode = Extract<Node, { kind: 'call' }>

/** A call of a function that is read. */
export interface Call {
  readonly room: Room
  readonly names: Names
  readonly node: CallNode
  readonly typed: string
  /** A function applied to every entry of an array. */
  readonly mapped: (of: Node, value: Value) => Value
}

type Read = (call: Call) => Item

export const valueAt = ({ room, names, node, typed }: Call, i: number): Value => {
  const arg = node.args[i]
  if (!arg) throw unreadArgument(node.span, typed, `${node.args.length} arguments`)
  return arrayOf(room.evaluate(arg, names, room), arg.span)
}

const valuesOf = (call: Call): readonly Value[] => call.node.args.map((_, i) => valueAt(call, i))

const refuseNamed = ({ node, typed }: Call, ...known: readonly string[]): void => {
  const other = node.named.find(({ name }) => !known.includes(name))
  if (other) throw unreadArgument(other.span, typed, `the argument ${other.name}`)
}

/** As the function of this name in our language. */
const same =
  (name: string): Read =>
  (call) => {
    refuseNamed(call)
    return itemOf(OPERATIONS.get(name)!(call.room, valuesOf(call), call.node.span, call.typed))
  }

const of =
  (count: number, make: (call: Call, values: readonly Value[]) => Value): Read =>
  (call) => {
    refuseNamed(call)
    counted(call.node.args, count, count, call.node.span, call.typed)
    return itemOf(make(call, valuesOf(call)))
  }

/** Over all entries, or along `dims`, which stay; before the array may stand what is done to every entry. */
const reduction =
  (name: string, byDims: boolean, known: readonly string[] = ['dims']): Read =>
  (call) => {
    refuseNamed(call, ...known)
    const { node, room, typed } = call
    counted(node.args, 1, 2, node.span, typed)
    const last = valueAt(call, node.args.length - 1)
    const value = node.args.length === 2 ? call.mapped(node.args[0]!, last) : last
    const dims = node.named.find((one) => one.name === 'dims')
    if (!dims) return itemOf(OPERATIONS.get(name)!(room, [value], node.span, typed))
    const axis = integerOf(dims.value)
    if (value.rank !== 2 || !byDims || (axis !== 1 && axis !== 2))
      throw unreadArgument(dims.span, typed, 'this dims of such an array')
    return itemOf(along(name, axis, value, node.span))
  }

/** Divided by n - 1 unless asked. */
const spreadOf =
  (name: string): Read =>
  (call) => {
    const corrected = call.node.named.find((one) => one.name === 'corrected')
    if (corrected?.value.kind !== 'name' || corrected.value.name !== 'false')
      throw unreadableSource(
        call.node.span,
        `${call.typed} divides by one less than there are entries`,
        `Write ${call.typed}(x; corrected=false).`,
      )
    return reduction(name, true, ['dims', 'corrected'])(call)
  }

const norm: Read = (call) => {
  const { node, typed } = call
  refuseNamed(call)
  counted(node.args, 1, 2, node.span, typed)
  const value = valueAt(call, 0)
  refuseGuessed(call.room, value, node.span, typed)
  const order = node.args[1]
  const text =
    order?.kind === 'number' || order?.kind === 'name'
      ? 'text' in order
        ? order.text
        : order.name
      : order && '?'
  if (value.rank === 0) return itemOf(called('abs', SCALAR, node.span, value.draft))
  if (text === undefined || text === '2')
    return itemOf(called(value.rank === 1 ? 'norm2' : 'normF', SCALAR, node.span, value.draft))
  if (text === '1') return itemOf(called('norm1', SCALAR, node.span, value.draft))
  if (value.rank === 1 && (text === 'Inf' || /^[\d.]*[1-9][\d.]*$/.test(text)))
    return itemOf(called('norm', SCALAR, node.span, value.draft, text.toLowerCase()))
  throw unreadArgument(order!.span, typed, 'this order of such an array')
}

/** `dot(x,y)`, `dot(x,A,y)`. */
const dotted: Read = (call) => {
  const { room, node } = call
  refuseNamed(call)
  counted(node.args, 2, 3, node.span, call.typed)
  const [x, a, y] = valuesOf(call)
  return itemOf(inner(room, x!, y ? OPERATORS.get('*')!(room, a!, y, node.span) : a!, node.span))
}

const diagonal = of(1, ({ node, room }, [x]) => {
  if (x!.rank !== 1) throw unfitting(x!.span, 'a diagonal is to be a vector', DECLARE)
  return OPERATIONS.get('diag')!(room, [x!], node.span, 'diagm')
})

const diagonalOf = of(1, ({ node, room, typed }, [a]) =>
  OPERATIONS.get('diag')!(room, [square(room, a!, typed)], node.span, typed),
)

const filled =
  (name: 'ones' | 'zeros'): Read =>
  ({ node, names, room, typed }) => {
    counted(node.args, 1, 2, node.span, typed)
    const [rows, cols] = node.args.map((arg) => sizeOf(arg, names, room))
    const kind = cols === undefined ? vector(rows!) : matrix(rows!, cols)
    const sizes = (cols === undefined ? [rows!] : [rows!, cols]).map((size) => sizeDraft(size, node.span))
    return itemOf(called(name, kind, node.span, ...sizes))
  }

const identity: Read = ({ node, names, room, typed }) => {
  counted(node.args, 1, 1, node.span, typed)
  const size = sizeOf(node.args[0]!, names, room)
  return itemOf(called('eye', matrix(size, size), node.span, sizeDraft(size, node.span)))
}

const size: Read = (call) => {
  const { node } = call
  const { rank, rows, cols } = valueAt(call, 0)
  const sizes = [rows, cols].slice(0, rank)
  if (node.args.length < 2) return { kind: 'tuple', items: sizes.map((one) => sizeItem(one, node.span)) }
  const found = sizes[(integerOf(node.args[1]!) ?? 0) - 1]
  if (found === undefined) throw unreadArgument(node.args[1]!.span, call.typed, 'this axis of such an array')
  return sizeItem(found, node.span)
}

const length: Read = (call) => {
  const { rows, cols } = valueAt(call, 0)
  return sizeItem(combined(call.room.sizes, '*', rows, cols), call.node.span)
}

const soft =
  (name: string): Read =>
  (call) => {
    const { node, room, typed } = call
    refuseNamed(call, 'dims')
    const value = valueAt(call, 0)
    const dims = node.named.find((one) => one.name === 'dims')
    const axis = dims ? integerOf(dims.value) : 1
    if (value.rank < 2 && axis === 1) return itemOf(OPERATIONS.get(name)!(room, [value], node.span, typed))
    if (value.rank < 2 || (axis !== 1 && axis !== 2))
      throw unreadArgument(node.span, typed, 'this dims of such an array')
    return itemOf(called(name, kindOf(value), node.span, value.draft, String(axis)))
  }

const logAbsDet: Read = (call) => {
  counted(call.node.args, 1, 1, call.node.span, call.typed)
  const value = square(call.room, valueAt(call, 0), call.typed)
  const det = called('det', SCALAR, call.node.span, value.draft)
  const items = [
    called('logdet', SCALAR, call.node.span, value.draft),
    called('sign', SCALAR, call.node.span, det.draft),
  ]
  return { kind: 'tuple', items: items.map(itemOf) }
}

const joined =
  (isAbove: boolean): Read =>
  (call) => {
    const values = valuesOf(call)
    const { room, node } = call
    if (isAbove && values.every(({ rank }) => rank < 2)) return itemOf(stacked(room, values, node.span))
    const columns = values.map((value) =>
      value.rank === 2 ? value : as(matrix(value.rows, value.cols), value),
    )
    return itemOf(blocked(room, isAbove ? columns.map((one) => [one]) : [columns], node.span))
  }

const sylvester = of(3, ({ room, node, typed }, [a, b, c]) =>
  OPERATIONS.get('sylvester')!(room, [a!, b!, negated(c!, node.span)], node.span, typed),
)

const SAME =
  'tr det logdet inv pinv tril triu LowerTriangular=tril UpperTriangular=triu kron eigvals eigmax eigmin lyap cross vec cumsum opnorm=spectral'

/** Functions of arrays as wholes. */
export const FUNCTIONS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...SAME.split(' ').map((pair): [string, Read] => {
    const [name, ours = name] = pair.split('=')
    return [name!, same(ours!)]
  }),
  ['sum', reduction('sum', true)],
  ['mean', reduction('mean', true)],
  ['prod', reduction('prod', false)],
  ['maximum', reduction('max', false)],
  ['minimum', reduction('min', false)],
  ['var', spreadOf('var')],
  ['std', spreadOf('std')],
  ['norm', norm],
  ['dot', dotted],
  ['Diagonal', diagonal],
  ['diagm', diagonal],
  ['diag', diagonalOf],
  ['transpose', of(1, ({ room }, [a]) => adjoint(room, a!))],
  ['adjoint', of(1, ({ room }, [a]) => adjoint(room, a!))],
  ['ones', filled('ones')],
  ['zeros', filled('zeros')],
  ['I', identity],
  ['size', size],
  ['length', length],
  ['softmax', soft('softmax')],
  ['logsoftmax', soft('logsoftmax')],
  ['logsumexp', same('logsumexp')],
  ['logabsdet', logAbsDet],
  ['vcat', joined(true)],
  ['hcat', joined(false)],
  ['sylvester', sylvester],
])

/** Functions of a number, of every entry with a dot. */
export const ENTRIES: ReadonlyMap<string, string> = new Map(
  'exp expm1 exp2 log log1p log2 log10 sqrt cbrt abs abs2=square sign sin cos tan sec csc cot asin acos atan sinh cosh tanh asinh acosh atanh sinc sigmoid σ=sigmoid logistic=sigmoid sigma=sigmoid logit softplus relu elu gelu silu swish=silu mish softsign erf erfc normcdf normpdf loggamma=lgamma lgamma digamma trigamma'
    .split(' ')
    .map((pair): [string, string] => {
      const [name, ours = name] = pair.split('=')
      return [name!, ours!]
    }),
)

/** What some of them are of a square matrix. */
export const OF_MATRICES: ReadonlyMap<string, string> = new Map([
  ['exp', 'expm'],
  ['log', 'logm'],
  ['sqrt', 'sqrtm'],
  ['cos', 'cosm'],
  ['sin', 'sinm'],
])

/** Functions of two numbers. */
export const PAIRS: ReadonlyMap<string, 'max' | 'min' | 'hypot' | 'atan2'> = new Map([
  ['max', 'max'],
  ['min', 'min'],
  ['hypot', 'hypot'],
  ['atan', 'atan2'],
])

/** What is wrong with a function of numbers that is given an array. */
export const undotted = (name: string, value: Value): Error =>
  unfitting(value.span, `${name} is not defined of ${rankText(value)}`, `Write ${name}.(…) for every entry.`)
