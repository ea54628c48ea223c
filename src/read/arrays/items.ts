/**
 * Values and sizes as what names and parts of programs stand for.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { sizeValue } from './names.ts'
import type { Item, Names, Room } from './room.ts'
import { combined, type Size } from './sizes.ts'
import type { Node } from './tree.ts'
import type { Value } from './value.ts'

/** A whole number that is written out. */
export const integerOf = (node: Node): number | undefined => {
  if (node.kind === 'prefix' && node.operator === '-') {
    const body = integerOf(node.body)
    return body === undefined ? undefined : -body
  }
  return node.kind === 'number' && /^\d+$/.test(node.text) ? Number(node.text) : undefined
}

/** A size: a number, a name of one, or made of such. */
export const sizeOf = (node: Node, names: Names, room: Room): Size => {
  const number = integerOf(node)
  if (number !== undefined) return number
  if (node.kind === 'infix' && ['+', '-', '*'].includes(node.operator)) {
    const operator = node.operator as '+' | '-' | '*'
    return combined(room.sizes, operator, sizeOf(node.left, names, room), sizeOf(node.right, names, room))
  }
  const item = room.evaluate(node, names, room)
  if (item.kind === 'value' && item.value.size !== undefined) return item.value.size
  throw unreadableSource(
    node.span,
    'this is no size of an array',
    'Write a number, a name, len(x) or X.shape[0].',
  )
}

export const itemOf = (value: Value): Item => ({ kind: 'value', value })

export const sizeItem = (size: Size, span: Span): Item => itemOf(sizeValue(size, span))
