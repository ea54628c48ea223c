/**
 * Comparisons: a mask is the step function, and a choice between two values is read where it is a function of its own.
 */
import { unreadableSource } from '../../errors/sources.ts'
import { itemOf } from '../arrays/items.ts'
import type { Names, Room } from '../arrays/room.ts'
import { arrayOf } from '../arrays/run.ts'
import { entrywise } from '../arrays/spread.ts'
import type { Node } from '../arrays/tree.ts'
import { called, kindOf, type Value } from '../arrays/value.ts'
import type { Call, Reader } from './arguments.ts'

type Infix = Extract<Node, { kind: 'infix' }>

const valueIn = (node: Node, names: Names, room: Room): Value =>
  arrayOf(room.evaluate(node, names, room), node.span)

/** `a > b` is 1 where it holds, else 0. */
export const compared = (node: Infix, names: Names, room: Room): Value => {
  if (node.operator !== '>' && node.operator !== '<')
    throw unreadableSource(node.span, `a comparison by ${node.operator} is not read`, 'Only > and < are.')
  const [left, right] = [valueIn(node.left, names, room), valueIn(node.right, names, room)]
  const [more, less] = node.operator === '>' ? [left, right] : [right, left]
  const difference = isZero(node.operator === '>' ? node.right : node.left)
    ? more
    : entrywise(room, '-', more, less, node.span)
  return called('step', kindOf(difference), node.span, difference.draft)
}

const isZero = (node: Node): boolean => node.kind === 'number' && Number(node.text) === 0

/** A tree without the places of its parts. */
const shapeOf = (node: Node): string =>
  JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value))

const isMinus = (node: Node, of: Node): boolean =>
  node.kind === 'prefix' && node.operator === '-' && shapeOf(node.body) === shapeOf(of)

/** What is compared with zero, what is taken where it is positive, and what elsewhere. */
const branches = (call: Call): readonly [Node, Node, Node] | undefined => {
  const [condition, yes, no] = ['condition', 'x', 'y'].map((name) => call.given.get(name)!)
  if (condition!.kind !== 'infix') return undefined
  const { operator, left, right } = condition as Infix
  const isMore = operator === '>' || operator === '>='
  if (!isMore && operator !== '<' && operator !== '<=') return undefined
  if (isZero(right)) return isMore ? [left, yes!, no!] : [left, no!, yes!]
  if (isZero(left)) return isMore ? [right, no!, yes!] : [right, yes!, no!]
  return undefined
}

const where = (call: Call): Value => {
  const found = branches(call)
  if (found) {
    const [of, positive, other] = found
    const isSame = shapeOf(positive) === shapeOf(of)
    const name = isSame && isZero(other) ? 'relu' : isSame && isMinus(other, of) ? 'abs' : undefined
    const value = valueIn(of, call.names, call.room)
    if (name) return called(name, kindOf(value), call.span, value.draft)
    if (isSame && other.kind === 'infix' && other.operator === '*' && shapeOf(other.right) === shapeOf(of)) {
      const slope = valueIn(other.left, call.names, call.room)
      if (slope.rank === 0) return called('leakyrelu', kindOf(value), call.span, value.draft, slope.draft)
    }
  }
  throw unreadableSource(
    call.span,
    'np.where is read only where it is relu, leakyrelu or abs',
    'Write np.where(z > 0, z, 0), np.where(z > 0, z, a*z), np.where(z > 0, z, -z), or np.maximum.',
  )
}

export const WHERE: Reader = {
  parameters: ['condition', 'x', 'y'],
  needed: 3,
  apply: (call) => itemOf(where(call)),
}
