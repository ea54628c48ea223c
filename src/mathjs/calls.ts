/**
 * From calls to nodes of mathjs: under the name of mathjs where it means the same, else under ours.
 */

import { notInMathjs } from '../errors/languages.ts'
import { type FunctionRow, functionNamed } from '../functions/index.ts'
import { takesDimension } from '../functions/signature.ts'
import type { Dim } from '../shape/dim.ts'
import { spelledName } from '../shape/mapping.ts'
import type { Expr } from '../syntax/tree.ts'
import { derivativeName, LARGER, mappedName, mathjsName, ownName, SMALLER } from './names.ts'
import { call, constant, entry, list, type MathNode, operator, symbol } from './nodes.ts'
import { kindOf, type Room } from './piece.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Emit = (expr: Call, room: Room) => MathNode

export const emitCall: Emit = (expr, room) => {
  const { name, primes, args } = expr
  const row = functionNamed(name)
  if (room.generics.has(name) || !row)
    return entrywise(derivativeName(name, primes), derivativeName(name, primes), args[0]!, room)
  if (primes > 0) throw notInMathjs(expr.span, `${name}${"'".repeat(primes)}`)
  if (row.group === 'mapping') throw notInMathjs(expr.span, spelledName(name))
  if (row.value) return entrywise(mathjsName(name), mappedName(name), args[0]!, room)
  return (SPECIAL.get(name) ?? plainCall)(expr, room)
}

/** Applied to a number, or by `map` to every entry. */
const entrywise = (alone: string, mapped: string, arg: Expr, { emit, shapeOf }: Room): MathNode => {
  const { node } = emit(arg)
  return kindOf(shapeOf(arg)) === 'scalar' ? call(alone, node) : call('map', node, symbol(mapped))
}

const argument = (row: FunctionRow | undefined, { args }: Call, i: number, { emit, size }: Room): MathNode =>
  takesDimension(row, args.length, i) ? size(args[i]!) : emit(args[i]!).node

/** A function with the arguments as they are. */
const named =
  (spelled: (name: string) => string): Emit =>
  (expr, room) => {
    const row = functionNamed(expr.name)
    return call(spelled(expr.name), ...expr.args.map((_, i) => argument(row, expr, i, room)))
  }

const plainCall = named(mathjsName)
const ownCall = named(ownName)

/** The value as a number or a list where the function makes a list of lists of it. */
const settled = (expr: Call, { shapeOf }: Room, node: MathNode): MathNode => {
  const kind = kindOf(shapeOf(expr))
  return kind === 'scalar' || kind === 'vector' ? call('squeeze', node) : node
}

/** Functions of mathjs that take nothing but lists of lists. */
const lifted: Emit = (expr, room) => {
  const args = expr.args.map((arg) => {
    const { node } = room.emit(arg)
    switch (kindOf(room.shapeOf(arg))) {
      case 'scalar':
        return list(list(node))
      case 'vector':
        return operator('ctranspose', list(node))
      default:
        return node
    }
  })
  return settled(expr, room, call(mathjsName(expr.name), ...args))
}

const diag: Emit = (expr, room) => {
  const [arg] = expr.args
  const kind = kindOf(room.shapeOf(arg!))
  if (kind === 'row') return call('diag', call('squeeze', room.emit(arg!).node))
  return kind === 'scalar' ? lifted(expr, room) : plainCall(expr, room)
}

/** Along a dimension mathjs knows matrices only, and gives a list where a row is meant. */
const reduction: Emit = (expr, room) => {
  if (expr.args.length === 1) return plainCall(expr, room)
  if (kindOf(room.shapeOf(expr.args[0]!)) !== 'matrix') return ownCall(expr, room)
  const node = plainCall(expr, room)
  return kindOf(room.shapeOf(expr)) === 'row' ? list(node) : node
}

/** The norm of mathjs is another of a matrix, and none of a row. */
const norm2: Emit = (expr, room) =>
  kindOf(room.shapeOf(expr.args[0]!)) === 'vector'
    ? call('norm', room.emit(expr.args[0]!).node)
    : ownCall(expr, room)

const extreme =
  (own: string): Emit =>
  (expr, room) => {
    const isNumber =
      expr.args.length === 2 && expr.args.every((arg) => kindOf(room.shapeOf(arg)) === 'scalar')
    if (isNumber) return call(expr.name, ...expr.args.map((arg) => room.emit(arg).node))
    if (expr.args.length !== 2) return ownCall(expr, room)
    return call(own, ...expr.args.map((arg) => room.emit(arg).node))
  }

const filled: Emit = (expr, room) =>
  kindOf(room.shapeOf(expr)) === 'matrix' || expr.args.length === 1
    ? sizedOne(expr, room, plainCall(expr, room))
    : settled(expr, room, plainCall(expr, room))

/** `ones(1)` and `eye(1)` are numbers here. */
const sizedOne = (expr: Call, { shapeOf }: Room, node: MathNode): MathNode =>
  kindOf(shapeOf(expr)) === 'scalar' ? call('squeeze', node) : node

/** A vector or a matrix of equal entries, its size from the context. */
const repeated: Emit = (expr, room) => {
  const { rows, cols } = room.shapeOf(expr)
  const size = (dim: Dim): MathNode => {
    if (typeof dim === 'number') return constant(dim)
    if (!/^\w+$/.test(dim)) throw notInMathjs(expr.span, `a matrix of the size ${dim}`)
    return symbol(dim)
  }
  const sizes = cols === 1 ? [size(rows)] : [size(rows), size(cols)]
  return operator('multiply', room.emit(expr.args[0]!).node, call('ones', ...sizes))
}

/** `X[i,j]`, counted from 1 in both; a row is a matrix there. */
const entryOf: Emit = (expr, { emit, shapeOf, size }) => {
  const [body, ...indices] = expr.args
  const kind = kindOf(shapeOf(body!))
  if (kind === 'scalar') throw notInMathjs(expr.span, 'an entry of a number')
  const all = indices.map(size)
  return entry(emit(body!).node, kind === 'row' && all.length === 1 ? [constant(1), ...all] : all)
}

const SPECIAL: ReadonlyMap<string, Emit> = new Map([
  ['pinv', lifted],
  ['expm', lifted],
  ['sqrtm', lifted],
  ['kron', lifted],
  ['diag', diag],
  ['sum', reduction],
  ['mean', reduction],
  ['norm2', norm2],
  ['max', extreme(LARGER)],
  ['min', extreme(SMALLER)],
  ['eye', filled],
  ['ones', filled],
  ['zeros', filled],
  ['vector', repeated],
  ['matrix', repeated],
  ['entry', entryOf],
])
