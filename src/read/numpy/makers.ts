/**
 * Functions that make arrays: constants, blocks, arrays of the same entries with other axes; slogdet, whose value is two.
 */
import { unreadArgument, unreadableSource } from '../../errors/sources.ts'
import { blocked, stacked } from '../arrays/blocks.ts'
import { integerOf, itemOf, sizeItem, sizeOf } from '../arrays/items.ts'
import { arrayOf } from '../arrays/run.ts'
import { combined, isOne, type Size } from '../arrays/sizes.ts'
import type { Node } from '../arrays/tree.ts'
import { as, called, matrix, sizeDraft, turned, type Value, vector } from '../arrays/value.ts'
import { type Call, isNone, type Reader, valueAt } from './arguments.ts'
import { signAndLog } from './functions.ts'

const partsOf = (node: Node): readonly Node[] =>
  node.kind === 'tuple' || node.kind === 'list' ? node.items : [node]

const sizesAt = (call: Call, name: string): readonly Size[] =>
  partsOf(call.given.get(name)!).map((node) => sizeOf(node, call.names, call.room))

const filled = (name: 'ones' | 'zeros'): Reader => ({
  parameters: ['shape'],
  needed: 1,
  apply: (call) => {
    const sizes = sizesAt(call, 'shape')
    if (sizes.length < 1 || sizes.length > 2) throw unreadArgument(call.span, call.typed, 'these axes')
    const kind = sizes.length === 1 ? vector(sizes[0]!) : matrix(sizes[0]!, sizes[1]!)
    return itemOf(called(name, kind, call.span, ...sizes.map((size) => sizeDraft(size, call.span))))
  },
})

const filledLike = (name: 'ones' | 'zeros'): Reader => ({
  parameters: ['a'],
  needed: 1,
  apply: (call) => {
    const { rank, rows, cols } = valueAt(call, 'a')
    if (rank === 0) throw unreadArgument(call.span, call.typed, 'one number')
    const kind = rank === 1 ? vector(rows) : matrix(rows, cols)
    const sizes = (rank === 1 ? [rows] : [rows, cols]).map((size) => sizeDraft(size, call.span))
    return itemOf(called(name, kind, call.span, ...sizes))
  },
})

const eye: Reader = {
  parameters: ['N'],
  needed: 1,
  apply: (call) => {
    const [size] = sizesAt(call, 'N')
    return itemOf(called('eye', matrix(size!, size!), call.span, sizeDraft(size!, call.span)))
  },
}

const listAt = (call: Call, name: string): readonly Value[] =>
  partsOf(call.given.get(name)!).map((node) =>
    arrayOf(call.room.evaluate(node, call.names, call.room), node.span),
  )

/** Arrays one after the other along an axis that they have. */
const concatenated = (call: Call, axis: 0 | 1): Value => {
  const values = listAt(call, 'arrays')
  if (values.every(({ rank }) => rank === 1) && axis === 0) return stacked(call.room, values, call.span)
  if (values.some(({ rank }) => rank !== 2))
    throw unreadableSource(call.span, 'these arrays have not the same axes')
  return blocked(call.room, axis === 0 ? values.map((value) => [value]) : [values], call.span)
}

const concatenate: Reader = {
  parameters: ['arrays', 'axis'],
  needed: 1,
  apply: (call) => {
    const axis = call.given.has('axis') ? integerOf(call.given.get('axis')!) : 0
    if (axis !== 0 && axis !== 1) throw unreadArgument(call.span, call.typed, 'this axis')
    return itemOf(concatenated(call, axis))
  },
}

const rowOf = (value: Value): Value => (value.rank === 1 ? turned(value) : value)

const beside = (join: (call: Call) => Value): Reader => ({
  parameters: ['arrays'],
  needed: 1,
  apply: (call) => itemOf(join(call)),
})

const horizontal = (call: Call): Value =>
  concatenated(call, listAt(call, 'arrays').every(({ rank }) => rank === 1) ? 0 : 1)

const columns = (call: Call): Value =>
  blocked(
    call.room,
    [listAt(call, 'arrays').map((value) => (value.rank === 1 ? as(matrix(value.rows, 1), value) : value))],
    call.span,
  )

/** Numbers in brackets: a vector, or a matrix by rows; of matrices for `block`. */
const entered = (call: Call, ofBlocks: boolean): Value => {
  const node = call.given.get('object')!
  if (node.kind !== 'list' && node.kind !== 'tuple') return valueAt(call, 'object')
  const lines = node.items.map((line) =>
    partsOf(line).map((part) => arrayOf(call.room.evaluate(part, call.names, call.room), part.span)),
  )
  const isNested = node.items.every(({ kind }) => kind === 'list' || kind === 'tuple')
  const rank = ofBlocks ? 2 : 0
  const odd = lines.flat().find((value) => value.rank !== rank)
  if (odd)
    throw unreadableSource(odd.span, ofBlocks ? 'a block is to be a matrix' : 'an entry is to be a number')
  if (isNested) return blocked(call.room, lines, call.span)
  return ofBlocks
    ? blocked(call.room, [lines.flat()], call.span)
    : stacked(call.room, lines.flat(), call.span)
}

const arrays = (ofBlocks: boolean): Reader => ({
  parameters: ['object'],
  needed: 1,
  apply: (call) => itemOf(entered(call, ofBlocks)),
})

/** All entries row by row, or column by column. */
const raveled: Reader = {
  parameters: ['a', 'order'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    const order = call.given.get('order')
    if (value.rank === 1) return itemOf(value)
    if (value.rank === 0) throw unreadArgument(call.span, call.typed, 'one number')
    const byColumns = order?.kind === 'text' && order.text.slice(1, -1) === 'F'
    const size = combined(call.room.sizes, '*', value.rows, value.cols)
    return itemOf(called('vec', vector(size), call.span, (byColumns ? value : turned(value)).draft))
  },
}

/** An array of one axis as a column or a row, or the entries of a matrix row by row. */
const reshaped: Reader = {
  parameters: ['a', 'shape', 'cols'],
  needed: 2,
  apply: (call) => {
    const value = valueAt(call, 'a')
    const typed = [
      ...partsOf(call.given.get('shape')!),
      ...[call.given.get('cols')].filter((one) => one !== undefined),
    ]
    const [first, second] = typed.map(integerOf)
    if (typed.length === 1 && first === -1)
      return raveled.apply({ ...call, given: new Map([['a', call.given.get('a')!]]) })
    if (value.rank === 1 && typed.length === 2) {
      if (first === -1 && second === 1) return itemOf(as(matrix(value.rows, 1), value))
      if (first === 1 && second === -1) return itemOf(turned(value))
    }
    throw unreadArgument(call.span, call.typed, 'these axes', 'Of vectors, (-1, 1) and (1, -1) are read.')
  },
}

/** Axes of size 1 left out. */
const squeezed: Reader = {
  parameters: ['a'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    const { sizes } = call.room
    if (value.rank < 2) return itemOf(value)
    if (isOne(sizes, value.cols)) return itemOf(as(vector(value.rows), value))
    if (isOne(sizes, value.rows)) return itemOf(as(vector(value.cols), turned(value)))
    throw unreadableSource(
      call.span,
      'whether this array has an axis of size 1 is not known',
      'Declare its shape.',
    )
  },
}

const slogdet: Reader = {
  parameters: ['a'],
  needed: 1,
  apply: (call) => ({ kind: 'tuple', items: signAndLog(call).map(itemOf) }),
}

const length: Reader = {
  parameters: ['a'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    if (value.rank === 0) throw unreadArgument(call.span, call.typed, 'one number')
    return sizeItem(value.rows, call.span)
  },
}

const number: Reader = {
  parameters: ['a'],
  needed: 1,
  apply: (call) => {
    const value = valueAt(call, 'a')
    if (value.rank === 0 || (isOne(call.room.sizes, value.rows) && isOne(call.room.sizes, value.cols)))
      return itemOf(as({ rank: 0, rows: 1, cols: 1 }, value))
    throw unreadableSource(call.span, 'this array has more than one entry')
  },
}

export const isNewAxis = (node: Node): boolean =>
  isNone(node) || (node.kind === 'member' && node.name === 'newaxis')

export const MAKERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['numpy.eye', eye],
  ['numpy.identity', eye],
  ['numpy.ones', filled('ones')],
  ['numpy.zeros', filled('zeros')],
  ['numpy.ones_like', filledLike('ones')],
  ['numpy.zeros_like', filledLike('zeros')],
  ['numpy.concatenate', concatenate],
  ['numpy.hstack', beside(horizontal)],
  [
    'numpy.vstack',
    beside((call) =>
      blocked(
        call.room,
        listAt(call, 'arrays').map((value) => [rowOf(value)]),
        call.span,
      ),
    ),
  ],
  ['numpy.column_stack', beside(columns)],
  ['numpy.array', arrays(false)],
  ['numpy.asarray', arrays(false)],
  ['numpy.block', arrays(true)],
  ['numpy.ravel', raveled],
  ['numpy.reshape', reshaped],
  ['numpy.squeeze', squeezed],
  ['numpy.linalg.slogdet', slogdet],
  ['builtin.len', length],
  ['builtin.float', number],
])
