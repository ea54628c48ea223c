/**
 * What expressions of NumPy are in our language.
 */
import { unknownSourceFunction, unreadableSource } from '../../errors/sources.ts'
import { nearest } from '../../infer/nearest.ts'
import { nameIn } from '../../parse/index.ts'
import { itemOf, sizeItem } from '../arrays/items.ts'
import { free } from '../arrays/names.ts'
import { matmul } from '../arrays/products.ts'
import type { Item, Names, Room } from '../arrays/room.ts'
import { applied, arrayOf } from '../arrays/run.ts'
import { combined } from '../arrays/sizes.ts'
import { type Entrywise, entrywise } from '../arrays/spread.ts'
import type { Node } from '../arrays/tree.ts'
import { ATOM, called, kindOf, made, negated, SCALAR, type Value } from '../arrays/value.ts'
import { given, type Reader } from './arguments.ts'
import { FUNCTIONS, transposed } from './functions.ts'
import { indexed } from './indexed.ts'
import { MAKERS } from './makers.ts'
import { REDUCTIONS } from './reductions.ts'
import { compared, WHERE } from './where.ts'

const READERS: ReadonlyMap<string, Reader> = new Map([
  ...FUNCTIONS,
  ...REDUCTIONS,
  ...MAKERS,
  ['numpy.where', WHERE],
])

/** Names that modules have where nothing is imported. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['np', 'numpy'],
  ['numpy', 'numpy'],
  ['jnp', 'numpy'],
  ['anp', 'numpy'],
  ['scipy', 'scipy'],
  ['sp', 'scipy'],
  ['LA', 'numpy.linalg'],
  ['linalg', 'numpy.linalg'],
  ['special', 'scipy.special'],
  ['math', 'math'],
  ['jax', 'jax'],
])

/** Modules that have what another has. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:jax|autograd)\.numpy\b/, 'numpy'],
  [/^(?:jax|autograd)\.scipy\b/, 'scipy'],
]

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['numpy.pi', 'pi'],
  ['math.pi', 'pi'],
  ['numpy.e', 'exp(1)'],
  ['math.e', 'exp(1)'],
])

const METHODS =
  'dot sum mean prod max min var std trace diagonal cumsum ravel flatten=ravel reshape transpose copy squeeze'.split(
    ' ',
  )
const METHOD_PATHS: ReadonlyMap<string, string> = new Map(
  METHODS.map((pair) => {
    const [name, of = name] = pair.split('=')
    return [name!, `numpy.${of}`]
  }),
)

const pathOf = (path: string): string => SAME.reduce((at, [from, to]) => at.replace(from, to), path)

export const evaluate = (node: Node, names: Names, room: Room): Item => {
  switch (node.kind) {
    case 'number':
      return itemOf(made(SCALAR, ATOM, node.span, numberText(node.text)))
    case 'name':
      return named(node, names, room)
    case 'member':
      return member(node, names, room)
    case 'call':
      return call(node, names, room)
    case 'index':
      return indexed(node, names, room)
    case 'prefix': {
      const value = arrayOf(evaluate(node.body, names, room), node.body.span)
      return itemOf(node.operator === '-' ? negated(value, node.span) : value)
    }
    case 'infix':
      return itemOf(infix(node, names, room))
    case 'tuple':
      return { kind: 'tuple', items: node.items.map((item) => evaluate(item, names, room)) }
    case 'function':
      return { kind: 'function', made: node.made }
    default:
      throw unreadableSource(node.span, 'this is no array', 'Write np.array([…]) for an array of numbers.')
  }
}

/** `1.` and `1_000` without what our numbers have not. */
export const numberText = (typed: string): string =>
  typed
    .replaceAll('_', '')
    .replace(/^\./, '0.')
    .replace(/\.(?=e|E|$)/, '')

const named = ({ name, span }: Extract<Node, { kind: 'name' }>, names: Names, room: Room): Item => {
  const item = names.get(name)
  if (item?.kind === 'path' && CONSTANTS.has(pathOf(item.path))) return constant(item.path, span)
  if (item) return item.kind === 'value' ? itemOf({ ...item.value, span }) : item
  if (['None', 'True', 'False'].includes(name)) throw unreadableSource(span, `${name} is no array`)
  if (MODULES.has(name) && !room.declared.has(name)) return { kind: 'path', path: MODULES.get(name)! }
  return itemOf(free(room, nameIn(name) ?? name, span))
}

const constant = (path: string, span: Node['span']): Item =>
  itemOf(made(SCALAR, ATOM, span, CONSTANTS.get(pathOf(path))!))

const member = (node: Extract<Node, { kind: 'member' }>, names: Names, room: Room): Item => {
  const of = evaluate(node.of, names, room)
  if (of.kind === 'path') {
    const path = pathOf(`${of.path}.${node.name}`)
    return CONSTANTS.has(path) ? constant(path, node.span) : { kind: 'path', path }
  }
  const value = arrayOf(of, node.of.span)
  const { rank, rows, cols } = value
  if (node.name === 'T') return itemOf({ ...transposed(value), span: node.span })
  if (node.name === 'shape' && rank > 0)
    return { kind: 'tuple', items: [rows, cols].slice(0, rank).map((size) => sizeItem(size, node.span)) }
  if (node.name === 'size' && rank > 0)
    return sizeItem(rank === 1 ? rows : combined(room.sizes, '*', rows, cols), node.span)
  throw unknownSourceFunction(node.span, `.${node.name}`, nearest(node.name, METHOD_PATHS.keys()))
}

const BUILTINS = new Set(['abs', 'sum', 'max', 'min', 'pow', 'len', 'float'])

type CallNode = Extract<Node, { kind: 'call' }>

const call = (node: CallNode, names: Names, room: Room): Item => {
  const { of, span } = node
  if (of.kind === 'member') {
    const receiver = evaluate(of.of, names, room)
    if (receiver.kind !== 'path') return method(node, of, names, room)
  }
  if (of.kind === 'name' && !names.has(of.name)) {
    if (BUILTINS.has(of.name)) return read(`builtin.${of.name}`, node, of.name, names, room)
    if (!MODULES.has(of.name)) return generic(node, of.name, names, room)
  }
  const item = evaluate(of, names, room)
  if (item.kind === 'function')
    return applied(
      room,
      item.made,
      plain(node).map((arg) => evaluate(arg, names, room)),
      names,
      span,
    )
  if (item.kind !== 'path') throw unreadableSource(of.span, 'this is no function')
  return read(pathOf(item.path), node, typedName(of), names, room)
}

const plain = ({ args, named: others, span }: CallNode): readonly Node[] => {
  if (others.length > 0)
    throw unreadableSource(span, 'arguments by name are not read of functions of your own')
  return args
}

const typedName = (node: Node): string => {
  if (node.kind === 'name') return node.name
  return node.kind === 'member' ? `${typedName(node.of)}.${node.name}` : 'this'
}

const method = (node: CallNode, of: Extract<Node, { kind: 'member' }>, names: Names, room: Room): Item => {
  const path = METHOD_PATHS.get(of.name)
  if (path === undefined)
    throw unknownSourceFunction(of.span, `.${of.name}`, nearest(of.name, METHOD_PATHS.keys()))
  return read(path, { ...node, args: [of.of, ...node.args] }, `.${of.name}`, names, room)
}

const read = (path: string, node: CallNode, typed: string, names: Names, room: Room): Item => {
  const reader = READERS.get(path)
  if (!reader) throw unknownSourceFunction(node.of.span, typed, offered(path, typed))
  return reader.apply({ room, names, typed, span: node.span, given: given(reader, node, typed) })
}

/** The nearest name, with the module as it was typed. */
const offered = (path: string, typed = path): string | undefined => {
  const last = (name: string): string => name.split('.').at(-1)!
  const near = nearest(last(path), [...READERS.keys()].map(last))
  const found = [...READERS.keys()].find((name) => last(name) === near)
  const [[module = ''], [alias = '', ...rest]] = [path.split('.'), typed.split('.')]
  return rest.length > 0 && found?.startsWith(`${module}.`) ? alias + found.slice(module.length) : found
}

/** A function that is declared to act on every entry. */
const generic = (node: CallNode, name: string, names: Names, room: Room): Item => {
  if (!room.entrywise.has(name)) throw unknownSourceFunction(node.of.span, name, offered(`numpy.${name}`))
  const [arg, more] = plain(node)
  if (!arg || more) throw unreadableSource(node.span, `${name} takes one argument`)
  const value = arrayOf(evaluate(arg, names, room), arg.span)
  return itemOf(called(name, kindOf(value), node.span, value.draft))
}

const OPERATORS: ReadonlyMap<string, Entrywise> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['**', '^'],
])

const infix = (node: Extract<Node, { kind: 'infix' }>, names: Names, room: Room): Value => {
  const { operator, left, right, span } = node
  if (/[<>=!]/.test(operator)) return compared(node, names, room)
  const [a, b] = [left, right].map((side) => arrayOf(evaluate(side, names, room), side.span))
  if (operator === '@') return matmul(room, a!, b!, span)
  const operation = OPERATORS.get(operator)
  if (!operation) throw unreadableSource(span, `the operator ${operator} is not read`)
  return entrywise(room, operation, a!, b!, span)
}
