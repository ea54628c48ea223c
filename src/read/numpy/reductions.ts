/**
 * Functions along axes: sums and the like, norms, softmax.
 */
import { unreadArgument, unreadableSource } from '../../errors/sources.ts'
import { itemOf } from '../arrays/items.ts'
import { along, OPERATIONS, refuseGuessed, unrowed } from '../arrays/operations.ts'
import {
  ATOM,
  as,
  called,
  kindOf,
  made,
  matrix,
  SCALAR,
  SCRIPT,
  type Value,
  vector,
  within,
} from '../arrays/value.ts'
import { axisAt, type Call, flagAt, isNone, type Reader, valueAt } from './arguments.ts'

/** Those that our language has of every column and of every row. */
const BY_LINES: ReadonlySet<string> = new Set(['sum', 'mean', 'var', 'std', 'logsumexp'])

/** A reduced matrix as an array of one axis, or of two where they are kept. */
const shaped = (line: Value, axis: 0 | 1, isKept: boolean): Value => {
  if (isKept) return line
  return axis === 0 ? unrowed(line) : as(vector(line.rows), line)
}

const byLines = (call: Call, name: string, value: Value, axis: 0 | 1): Value => {
  if (!BY_LINES.has(name)) throw unreadArgument(call.span, call.typed, 'an axis of a matrix')
  return shaped(along(name, axis === 0 ? 1 : 2, value, call.span), axis, flagAt(call, 'keepdims'))
}

const reduced =
  (name: string) =>
  (call: Call): Value => {
    const value = valueAt(call, 'a')
    const axis = axisAt(call, value)
    if (value.rank === 2 && axis !== undefined) return byLines(call, name, value, axis)
    if (value.rank === 0 && (name === 'var' || name === 'std'))
      throw unreadableSource(call.span, `${call.typed} of one number is 0`)
    const all = OPERATIONS.get(name)!(call.room, [value], call.span, call.typed)
    if (!flagAt(call, 'keepdims')) return all
    return as(value.rank === 2 ? matrix(1, 1) : value.rank === 1 ? vector(1) : SCALAR, all)
  }

const reduction = (name: string): Reader => ({
  parameters: ['a', 'axis', '*keepdims'],
  needed: 1,
  apply: (call) => itemOf(reduced(name)(call)),
})

/** Python's own takes the first axis. */
const builtin = (name: string): Reader => ({
  parameters: ['a'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    if (value.rank === 2 && name === 'sum') return itemOf(shaped(along('sum', 1, value, call.span), 0, false))
    if (value.rank !== 1)
      throw unreadableSource(call.span, `${name} of Python is read of vectors only`, `Write np.${name}.`)
    return itemOf(OPERATIONS.get(name)!(call.room, [value], call.span, call.typed))
  },
})

const smooth = (name: string, byDefault?: 0 | 1): Reader => ({
  parameters: ['a', 'axis'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    const axis = axisAt(call, value) ?? byDefault
    if (value.rank < 2) return itemOf(OPERATIONS.get(name)!(call.room, [value], call.span, call.typed))
    if (axis === undefined)
      throw unreadArgument(call.span, call.typed, 'a matrix and no axis', 'Write axis=0 or axis=1.')
    return itemOf(called(name, kindOf(value), call.span, value.draft, String(axis + 1)))
  },
})

/** The norm by the argument `ord`, of arrays of one and of two axes. */
const NORMS: Readonly<Record<1 | 2, ReadonlyMap<string, string>>> = {
  1: new Map([
    ['', 'norm2'],
    ['2', 'norm2'],
    ['1', 'norm1'],
  ]),
  2: new Map([
    ['', 'normF'],
    ['fro', 'normF'],
    ['nuc', 'nuclear'],
    ['2', 'spectral'],
  ]),
}

const orderOf = (call: Call): string => {
  const node = call.given.get('ord')
  if (isNone(node)) return ''
  if (node!.kind === 'text') return node!.text.slice(1, -1)
  if (node!.kind === 'number') return node!.text
  return node!.kind === 'member' && node!.name === 'inf' ? 'inf' : '?'
}

const norm = (call: Call): Value => {
  const value = valueAt(call, 'a')
  refuseGuessed(call.room, value, call.span, call.typed)
  const order = orderOf(call)
  const axis = axisAt(call, value)
  if (value.rank === 2 && axis !== undefined) {
    if (order !== '' && order !== '2') throw unreadArgument(call.span, call.typed, 'this order along an axis')
    const squares = made(value, SCRIPT, call.span, within(value, ATOM), '.^2')
    const line = byLines(call, 'sum', squares, axis)
    return called('sqrt', kindOf(line), call.span, line.draft)
  }
  if (value.rank === 0) return called('abs', SCALAR, call.span, value.draft)
  const name = NORMS[value.rank as 1 | 2].get(order)
  if (name !== undefined) return called(name, SCALAR, call.span, value.draft)
  if (value.rank === 1 && (order === 'inf' || /^[\d.]*[1-9][\d.]*$/.test(order)))
    return called('norm', SCALAR, call.span, value.draft, order)
  throw unreadArgument(call.given.get('ord')!.span, call.typed, 'this order of such an array')
}

const NAMES = 'sum mean prod max min amax=max amin=min var std'.split(' ')

export const REDUCTIONS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...NAMES.map((pair): [string, Reader] => {
    const [name, ours = name] = pair.split('=')
    return [`numpy.${name}`, reduction(ours!)]
  }),
  ...['sum', 'max', 'min'].map((name): [string, Reader] => [`builtin.${name}`, builtin(name)]),
  ['scipy.special.logsumexp', reduction('logsumexp')],
  ['jax.nn.logsumexp', reduction('logsumexp')],
  ['scipy.special.softmax', smooth('softmax')],
  ['scipy.special.log_softmax', smooth('logsoftmax')],
  ['jax.nn.softmax', smooth('softmax', 1)],
  ['jax.nn.log_softmax', smooth('logsoftmax', 1)],
  ...['numpy.linalg.norm', 'scipy.linalg.norm'].map((name): [string, Reader] => [
    name,
    { parameters: ['a', 'ord', 'axis', 'keepdims'], needed: 1, apply: (call) => itemOf(norm(call)) },
  ]),
])
