/**
 * Entries and slices, counted from 0 and half open, from the end where they are negative.
 */
import { unreadableSource } from '../../errors/sources.ts'
import { integerOf, itemOf, sizeOf } from '../arrays/items.ts'
import type { Item, Names, Room } from '../arrays/room.ts'
import { arrayOf } from '../arrays/run.ts'
import { combined, type Size } from '../arrays/sizes.ts'
import { type Pick, picked, pickedOfTwo } from '../arrays/slices.ts'
import type { Node } from '../arrays/tree.ts'
import { as, matrix, turned, type Value } from '../arrays/value.ts'
import { isNewAxis } from './makers.ts'

type Index = Extract<Node, { kind: 'index' }>

const ALL: Pick = { kind: 'all' }

/** How many entries stand before a place. */
const before = (node: Node, size: Size, names: Names, room: Room): Size => {
  if (node.kind === 'prefix' && node.operator === '-')
    return combined(room.sizes, '-', size, sizeOf(node.body, names, room))
  return sizeOf(node, names, room)
}

const pickOf = (node: Node, size: Size, names: Names, room: Room): Pick => {
  const after = (place: Node): Size => combined(room.sizes, '+', before(place, size, names, room), 1)
  if (node.kind !== 'slice') return { kind: 'one', at: after(node) }
  const { from, to } = node
  if (!from && !to) return ALL
  return {
    kind: 'part',
    from: from ? after(from) : 1,
    to: to ? before(to, size, names, room) : size,
  }
}

/** `x[:, None]` and `x[None, :]`. */
const withAxis = (value: Value, at: readonly Node[]): Value | undefined => {
  const [first, second] = at
  if (at.length !== 2 || value.rank !== 1 || !at.some(isNewAxis)) return undefined
  const isWhole = (node: Node): boolean => node.kind === 'slice' && !node.from && !node.to
  if (isWhole(first!)) return as(matrix(value.rows, 1), value)
  return isWhole(second!) ? turned(value) : undefined
}

const ofTuple = (items: readonly Item[], { at, span }: Index): Item => {
  const place = at.length === 1 ? integerOf(at[0]!) : undefined
  const item = place === undefined ? undefined : items.at(place)
  if (!item) throw unreadableSource(span, `there are ${items.length} values, and this names none of them`)
  return item
}

export const indexed = (node: Index, names: Names, room: Room): Item => {
  const of = room.evaluate(node.of, names, room)
  if (of.kind === 'tuple') return ofTuple(of.items, node)
  const value = arrayOf(of, node.of.span)
  const { at, span } = node
  const turnedValue = withAxis(value, at)
  if (turnedValue) return itemOf(turnedValue)
  if (at.length === 1 && isNewAxis(at[0]!) && value.rank === 1) return itemOf(turned(value))
  if (at.some(isNewAxis) || at.length > value.rank)
    throw unreadableSource(span, `this is an array of ${value.rank} axes, which has no such entries`)
  if (value.rank === 1) return itemOf(picked(room, value, pickOf(at[0]!, value.rows, names, room), span))
  const row = pickOf(at[0]!, value.rows, names, room)
  const col = at[1] ? pickOf(at[1], value.cols, names, room) : ALL
  return itemOf(pickedOfTwo(room, value, row, col, span))
}
