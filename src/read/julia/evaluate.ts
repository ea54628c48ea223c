/**
 * What expressions of Julia are in our language.
 */
import type { Span } from '../../errors/error.ts'
import { unfitting, unknownSourceFunction, unreadableSource } from '../../errors/sources.ts'
import { nearest } from '../../infer/nearest.ts'
import { nameIn } from '../../parse/index.ts'
import { blocked, stacked } from '../arrays/blocks.ts'
import { integerOf, itemOf, sizeItem, sizeOf } from '../arrays/items.ts'
import { free } from '../arrays/names.ts'
import { OPERATIONS } from '../arrays/operations.ts'
import { square } from '../arrays/products.ts'
import type { Item, Names, Room } from '../arrays/room.ts'
import { applied, arrayOf } from '../arrays/run.ts'
import { newSize, type Size } from '../arrays/sizes.ts'
import { type Pick, picked, pickedOfTwo } from '../arrays/slices.ts'
import { entrywise, reciprocal } from '../arrays/spread.ts'
import { type Lambda, type Node, nodesOf } from '../arrays/tree.ts'
import {
  ATOM,
  as,
  called,
  kindOf,
  made,
  matrix,
  negated,
  SCALAR,
  sizeDraft,
  type Value,
} from '../arrays/value.ts'
import { type CallNode, ENTRIES, FUNCTIONS, OF_MATRICES, PAIRS, undotted } from './functions.ts'
import { adjoint, OPERATORS } from './operators.ts'
import { dotted, parametersOf } from './syntax.ts'

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['pi', 'pi'],
  ['π', 'pi'],
  ['ℯ', 'exp(1)'],
])

export const evaluate = (node: Node, names: Names, room: Room): Item => {
  switch (node.kind) {
    case 'number':
      return itemOf(made(SCALAR, ATOM, node.span, numberText(node.text)))
    case 'name':
      return named(node.name, node.span, names, room)
    case 'member':
      return member(node, names, room)
    case 'call':
      return call(node, names, room)
    case 'index':
      return indexed(node, names, room)
    case 'adjoint':
      return itemOf({ ...adjoint(room, valueIn(node.body, names, room)), span: node.span })
    case 'prefix':
      return itemOf(prefixed(node, names, room))
    case 'infix':
      return infix(node, names, room)
    case 'list':
      return itemOf(
        stacked(
          room,
          node.items.map((item) => valueIn(item, names, room)),
          node.span,
        ),
      )
    case 'blocks':
      return itemOf(blocksOf(node, names, room))
    case 'tuple':
      return { kind: 'tuple', items: node.items.map((item) => evaluate(item, names, room)) }
    default:
      throw unreadableSource(node.span, 'this is no array')
  }
}

const numberText = (typed: string): string =>
  typed
    .replaceAll('_', '')
    .replace('f', 'e')
    .replace(/^\./, '0.')
    .replace(/\.(?=e|E|$)/, '')

const valueIn = (node: Node, names: Names, room: Room): Value =>
  arrayOf(evaluate(node, names, room), node.span)

const named = (typed: string, span: Span, names: Names, room: Room): Item => {
  const item = names.get(typed)
  if (item) return item.kind === 'value' ? itemOf({ ...item.value, span }) : item
  const name = nameIn(typed) ?? typed
  if (room.declared.has(name)) return itemOf(free(room, name, span))
  if (CONSTANTS.has(typed)) return itemOf(made(SCALAR, ATOM, span, CONSTANTS.get(typed)!))
  if (typed === 'I') {
    const size = newSize(room.sizes)
    return itemOf(called('eye', matrix(size, size), span, sizeDraft(size, span)))
  }
  if (typed === 'end') throw unreadableSource(span, 'end stands in no brackets')
  return itemOf(free(room, name, span))
}

/** The factors of a Cholesky factorisation; functions of modules. */
const member = (node: Extract<Node, { kind: 'member' }>, names: Names, room: Room): Item => {
  const { of, name, span } = node
  if (
    of.kind === 'call' &&
    of.of.kind === 'name' &&
    of.of.name === 'cholesky' &&
    (name === 'L' || name === 'U')
  ) {
    if (of.args.length !== 1) throw unreadableSource(of.span, 'cholesky is read of one matrix')
    const value = square(room, valueIn(of.args[0]!, names, room), 'cholesky')
    const factor = called('chol', kindOf(value), span, value.draft)
    return itemOf(name === 'L' ? factor : adjoint(room, factor))
  }
  throw unreadableSource(span, `.${name} is not read of this`)
}

const prefixed = (
  { operator, body, span }: Extract<Node, { kind: 'prefix' }>,
  names: Names,
  room: Room,
): Value => {
  const value = valueIn(body, names, room)
  if (operator === '+') return value
  if (operator === '-') return negated(value, span)
  if (value.rank > 0) throw undotted('√', value)
  return called('sqrt', SCALAR, span, value.draft)
}

const infix = (node: Extract<Node, { kind: 'infix' }>, names: Names, room: Room): Item => {
  const { operator, left, right, span } = node
  if (operator === '->')
    return {
      kind: 'function',
      made: { parameters: parametersOf(left), body: [{ kind: 'result', value: right, span: right.span }] },
    }
  const read = OPERATORS.get(operator)
  if (!read) throw unreadableSource(span, `the operator ${operator} is not read`)
  return itemOf(read(room, valueIn(left, names, room), valueIn(right, names, room), span))
}

const blocksOf = ({ rows, span }: Extract<Node, { kind: 'blocks' }>, names: Names, room: Room): Value => {
  const lines = rows.map((line) => line.map((one) => valueIn(one, names, room)))
  if (lines.every((line) => line.length === 1 && line[0]!.rank < 2)) return stacked(room, lines.flat(), span)
  const laid = lines.map((line) => line.map((value) => as(matrix(value.rows, value.cols), value)))
  return blocked(room, laid, span)
}

const indexed = (node: Extract<Node, { kind: 'index' }>, names: Names, room: Room): Item => {
  const of = evaluate(node.of, names, room)
  if (of.kind === 'tuple') {
    const item = of.items[(integerOf(node.at[0]!) ?? 0) - 1]
    if (!item)
      throw unreadableSource(node.span, `there are ${of.items.length} values, and this names none of them`)
    return item
  }
  const value = arrayOf(of, node.of.span)
  if (node.at.length !== value.rank)
    throw unreadableSource(node.span, `this is an array of ${value.rank} axes, which has no such entries`)
  const [row, col] = node.at.map((at, i) => pickOf(at, i === 0 ? value.rows : value.cols, names, room))
  return itemOf(col ? pickedOfTwo(room, value, row!, col, node.span) : picked(room, value, row!, node.span))
}

const pickOf = (node: Node, size: Size, names: Names, room: Room): Pick => {
  const inside: Names = new Map(names).set('end', sizeItem(size, node.span))
  const place = (at: Node): Size => sizeOf(at, inside, room)
  if (node.kind !== 'slice') return { kind: 'one', at: place(node) }
  const { from, to } = node
  if (!from && !to) return { kind: 'all' }
  if (!from || !to) throw unreadableSource(node.span, 'a slice has two ends here')
  return { kind: 'part', from: place(from), to: place(to) }
}

const call = (node: CallNode, names: Names, room: Room): Item => {
  const { of } = node
  const name = of.kind === 'name' ? of.name : of.kind === 'member' ? of.name : undefined
  const own = of.kind === 'name' ? names.get(name!) : undefined
  if (own?.kind === 'function') return ownCall(node, own.made, names, room)
  if (name === undefined || own) throw unreadableSource(of.span, 'this is no function')
  const read = FUNCTIONS.get(name)
  const mapped = (one: Node, value: Value): Value => everyEntry(one, value, names, room)
  if (read && !node.dotted) return read({ room, names, node, typed: name, mapped })
  return itemOf(ofNumbers(node, name, names, room))
}

const ownCall = (node: CallNode, made_: Lambda, names: Names, room: Room): Item => {
  if (node.named.length > 0)
    throw unreadableSource(node.span, 'arguments by name are not read of functions of your own')
  const args = node.args.map((arg) => evaluate(arg, names, room))
  if (!node.dotted) return applied(room, made_, args, names, node.span)
  return applied(room, entryByEntry(made_, names, room), args, names, node.span)
}

/** A function with all that it does dotted; beside its parameters it may have numbers only. */
const entryByEntry = (of: Lambda, names: Names, room: Room): Lambda => {
  const own = new Set(of.parameters.map(({ name }) => name))
  const body = of.body.map((statement) => {
    if (statement.kind !== 'result')
      throw unreadableSource(statement.span, 'a function of several lines is not read with a dot')
    for (const node of nodesOf(statement.value)) {
      if (node.kind === 'adjoint' || node.kind === 'index')
        throw unreadableSource(node.span, 'this is not read with a dot')
      if (node.kind !== 'name' || own.has(node.name) || isFunction(node.name, names)) continue
      if (valueIn(node, names, room).rank > 0)
        throw unreadableSource(node.span, 'an array inside a function that is dotted')
    }
    return { ...statement, value: dotted(statement.value) }
  })
  return { parameters: of.parameters, body }
}

const isFunction = (name: string, names: Names): boolean =>
  names.get(name)?.kind === 'function' ||
  (!names.has(name) && (ENTRIES.has(name) || PAIRS.has(name) || name === 'inv'))

/** `f` of every entry, where `f` is a name or an arrow. */
const everyEntry = (of: Node, value: Value, names: Names, room: Room): Value => {
  const given: Names = new Map(names).set(' ', itemOf(value))
  const arg: Node = { kind: 'name', name: ' ', span: of.span }
  if (of.kind === 'name') {
    const node: CallNode = { kind: 'call', of, args: [arg], named: [], dotted: true, span: of.span }
    return arrayOf(call(node, given, room), of.span)
  }
  const item = evaluate(of, names, room)
  if (item.kind !== 'function') throw unreadableSource(of.span, 'this is no function')
  return arrayOf(
    applied(room, entryByEntry(item.made, names, room), [itemOf(value)], names, of.span),
    of.span,
  )
}

/** A function of numbers, with a dot of every entry. */
const ofNumbers = (node: CallNode, name: string, names: Names, room: Room): Value => {
  const { args, span } = node
  const pair = args.length === 2 ? PAIRS.get(name) : undefined
  const ours = ENTRIES.get(name) ?? (room.entrywise.has(name) ? name : undefined)
  if (!pair && !ours && name !== 'inv')
    throw unknownSourceFunction(node.of.span, name, nearest(name, [...FUNCTIONS.keys(), ...ENTRIES.keys()]))
  const values = args.map((arg) => valueIn(arg, names, room))
  const [value] = values
  if (!value || node.named.length > 0 || values.length !== (pair ? 2 : 1))
    throw unreadableSource(span, `${name} is not read with these arguments`)
  const array = node.dotted ? undefined : values.find(({ rank }) => rank > 0)
  if (array) return ofWhole(room, name, array, span)
  if (pair) return entrywise(room, pair, value, values[1]!, span)
  return name === 'inv' ? reciprocal(room, value, span) : called(ours!, kindOf(value), span, value.draft)
}

/** A function of numbers without a dot, of a matrix: what Julia has of square matrices. */
const ofWhole = (room: Room, name: string, value: Value, span: Span): Value => {
  const whole = value.rank === 2 ? OF_MATRICES.get(name) : undefined
  if (whole === undefined) throw undotted(name, value)
  if (!OPERATIONS.has(whole)) throw unfitting(span, `${name} of a matrix is not read`)
  return OPERATIONS.get(whole)!(room, [value], span, name)
}
