/**
 * The arguments of a call, by the names of the parameters.
 */
import type { Span } from '../../errors/error.ts'
import { unreadArgument, unreadableSource } from '../../errors/sources.ts'
import { integerOf } from '../arrays/items.ts'
import type { Item, Names, Room } from '../arrays/room.ts'
import { arrayOf } from '../arrays/run.ts'
import type { Node } from '../arrays/tree.ts'
import type { Value } from '../arrays/value.ts'

export interface Call {
  readonly room: Room
  readonly names: Names
  readonly typed: string
  readonly span: Span
  /** What was given, by parameter. */
  readonly given: ReadonlyMap<string, Node>
}

/** A function that is read: its parameters, the ones it needs first, and what it gives. */
export interface Reader {
  readonly parameters: readonly string[]
  readonly needed: number
  readonly apply: (call: Call) => Item
}

/** The arguments of a call by parameter. Throws where one is not read. */
export const given = (
  { parameters, needed }: Reader,
  { args, named, span }: Extract<Node, { kind: 'call' }>,
  typed: string,
): ReadonlyMap<string, Node> => {
  const found = new Map<string, Node>()
  const places = parameters.filter((name) => !name.startsWith('*'))
  args.forEach((arg, i) => {
    const name = places[i]
    if (name === undefined) throw unreadArgument(arg.span, typed, `so many arguments`)
    found.set(name, arg)
  })
  for (const { name, value, span: place } of named) {
    const known = parameters.find((one) => one.replace('*', '') === name)
    if (known === undefined || found.has(name)) throw unreadArgument(place, typed, `the argument ${name}`)
    found.set(name, value)
  }
  const missing = places.slice(0, needed).find((name) => !found.has(name))
  if (missing !== undefined) throw unreadArgument(span, typed, `its argument ${missing} left out`)
  return found
}

export const itemAt = ({ room, names, given: all }: Call, name: string): Item =>
  room.evaluate(all.get(name)!, names, room)

export const valueAt = (call: Call, name: string): Value =>
  arrayOf(itemAt(call, name), call.given.get(name)!.span)

export const isNone = (node: Node | undefined): boolean =>
  node === undefined || (node.kind === 'name' && node.name === 'None')

/** An argument that says yes or no. */
export const flagAt = (call: Call, name: string): boolean => {
  const node = call.given.get(name)
  if (node === undefined) return false
  if (node.kind === 'name' && (node.name === 'True' || node.name === 'False')) return node.name === 'True'
  throw unreadableSource(node.span, `${name} is to be True or False`)
}

/** The axis that an argument names, 0 or 1; none where it is left out. */
export const axisAt = (call: Call, value: Value): 0 | 1 | undefined => {
  const node = call.given.get('axis')
  if (isNone(node)) return undefined
  const typed = integerOf(node!)
  const axis = typed !== undefined && typed < 0 ? typed + value.rank : typed
  if ((axis === 0 || axis === 1) && axis < value.rank) return axis
  throw unreadableSource(node!.span, `an array of ${value.rank} axes has no such axis`)
}
