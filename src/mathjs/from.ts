/**
 * From nodes of mathjs to trees: a node is read as the formula that it prints as, names as variables, and functions as
 * those that mean the same here. What means something else in the two is refused by name.
 */
import { wrongArgument } from '../errors/calls.ts'
import { notFromMathjs } from '../errors/languages.ts'
import { parseRational } from '../rational.ts'
import { isObject } from '../solve/request.ts'
import type { Expr, ProductOperator } from '../syntax/tree.ts'
import { callExpr, NOWHERE, nameExpr, negateExpr, powerExpr, transposeExpr } from './exprs.ts'
import { CONSTANTS } from './names.ts'

/** A node of any instance of mathjs. */
export type Json = Readonly<Record<string, unknown>>

/** What else a node is read with. */
export interface Reader {
  /** Names that are variables although mathjs has constants of them. */
  readonly names: ReadonlySet<string>
  readonly call: (name: string, args: readonly Json[], read: (node: Json) => Expr) => Expr
}

const isNode = (value: unknown): value is Json => isObject(value) && typeof value['type'] === 'string'

export const nodesOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) && value.every(isNode) ? value : []

const childOf = (node: Json, field: string): Json => {
  const child = node[field]
  if (!isNode(child)) throw wrongArgument('the node', 'a node of mathjs', node)
  return child
}

/** Levels of nodes inside one another that are followed. */
const DEEPEST = 2_000

/** The tree of a node. Throws: `not-from-mathjs`, naming what it cannot say. */
export const exprOf = (root: unknown, reader: Reader): Expr => {
  if (!isNode(root)) throw wrongArgument('the node', 'a node of mathjs', root)
  let depth = 0
  const read = (node: Json): Expr => {
    if (++depth > DEEPEST) throw notFromMathjs(`nodes more than ${DEEPEST} levels deep`)
    const expr = readNode(node, reader, read)
    depth--
    return expr
  }
  return read(root)
}

type Read = (node: Json) => Expr

const readNode = (node: Json, reader: Reader, read: Read): Expr => {
  switch (node['type']) {
    case 'ConstantNode':
      return number(node['value'])
    case 'SymbolNode':
      return nameOf(String(node['name']), reader)
    case 'ParenthesisNode':
      return read(childOf(node, 'content'))
    case 'OperatorNode':
      return operation(String(node['fn']), nodesOf(node['args']), node, read)
    case 'FunctionNode':
      return functionOf(node, reader, read)
    case 'AccessorNode':
      return entryOf(node, read)
    case 'ArrayNode':
      return rowOf(nodesOf(node['items']), read)
    default:
      throw notFromMathjs(`a ${node['type']} of mathjs`)
  }
}

const number = (value: unknown): Expr => {
  if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isFinite(value)))
    throw notFromMathjs(`the constant ${String(value)}`)
  const absolute: Expr = { kind: 'number', value: parseRational(String(value).replace(/^-/, '')), ...NOWHERE }
  return value < 0 ? negateExpr(absolute) : absolute
}

const nameOf = (name: string, { names }: Reader): Expr => {
  if (CONSTANTS.has(name) && !names.has(name))
    throw notFromMathjs(
      `${name}, which is a constant of mathjs`,
      `If it is a variable say so: { names: ['${name}'] }.`,
    )
  return nameExpr(name)
}

const PRODUCTS: ReadonlyMap<string, ProductOperator> = new Map([
  ['multiply', '*'],
  ['divide', '/'],
  ['dotMultiply', '.*'],
  ['dotDivide', './'],
])

/** An operation by the name of its function, which may have been called as one. */
export const operation = (fn: string, args: readonly Json[], node: Json, read: Read): Expr => {
  const [first, second] = args
  if (first && second && args.length === 2) {
    const sign = PRODUCTS.get(fn)
    if (sign) return product(first, sign, read(second), read)
    if (fn === 'add' || fn === 'subtract') return sum(first, fn === 'add' ? 1 : -1, read(second), read)
    if (fn === 'pow' || fn === 'dotPow')
      return powerExpr(fn === 'pow' ? '^' : '.^', read(first), read(second))
  }
  if (first && args.length === 1) {
    if (fn === 'unaryMinus') return negateExpr(read(first))
    if (fn === 'unaryPlus') return read(first)
    if (fn === 'transpose' || fn === 'ctranspose') return turned(first, read)
  }
  throw notFromMathjs(`${String(node['op'] ?? fn)} of mathjs`)
}

/** The chain that an operand on the left goes on with, unless it stands in parentheses. */
const spine = (node: Json): boolean => {
  const [body] = nodesOf(node['args'])
  if (isTransposed(node) && body && isList(body)) return spine(nodesOf(body['items'])[0]!)
  return node['type'] === 'OperatorNode' || isSqueezed(node)
}

/** A value as it is, without the brackets round it. */
const isSqueezed = (node: Json): boolean =>
  node['type'] === 'FunctionNode' && isObject(node['fn']) && node['fn']['name'] === 'squeeze'

const product = (left: Json, operator: ProductOperator, operand: Expr, read: Read): Expr => {
  const first = read(left)
  return first.kind === 'product' && spine(left)
    ? { ...first, rest: [...first.rest, { operator, operand }] }
    : { kind: 'product', first, rest: [{ operator, operand }], ...NOWHERE }
}

const sum = (left: Json, sign: 1 | -1, operand: Expr, read: Read): Expr => {
  const first = read(left)
  return first.kind === 'sum' && spine(left)
    ? { ...first, terms: [...first.terms, { sign, operand }] }
    : {
        kind: 'sum',
        terms: [
          { sign: 1, operand: first },
          { sign, operand },
        ],
        ...NOWHERE,
      }
}

const isList = (node: Json): boolean => node['type'] === 'ArrayNode' && nodesOf(node['items']).length === 1

/** `[x]'` is x as a column. */
const turned = (body: Json, read: Read): Expr =>
  isList(body) && !isList(nodesOf(body['items'])[0]!)
    ? columnOf(nodesOf(body['items'])[0]!, read)
    : transposeExpr(read(body))

const columnOf = (item: Json, read: Read): Expr =>
  isColumnSums(item) ? transposeExpr(read(item)) : read(item)

/** A list of mathjs that is a row here. */
const isColumnSums = (node: Json): boolean => {
  if (node['type'] !== 'FunctionNode' || !isObject(node['fn'])) return false
  const [, dimension] = nodesOf(node['args'])
  return ['sum', 'mean'].includes(String(node['fn']['name'])) && dimension?.['value'] === 1
}

/** `[x]` is x as a row; `[[s]]` a number. */
const rowOf = (items: readonly Json[], read: Read): Expr => {
  const [item] = items
  if (!item || items.length > 1) throw notFromMathjs('a list of several entries')
  if (isList(item)) return read(nodesOf(item['items'])[0]!)
  if (isColumnSums(item) || isTransposed(item)) return read(item)
  return transposeExpr(read(item))
}

const isTransposed = (node: Json): boolean =>
  node['type'] === 'OperatorNode' && ['transpose', 'ctranspose'].includes(String(node['fn']))

const functionOf = (node: Json, reader: Reader, read: Read): Expr => {
  const fn = childOf(node, 'fn')
  if (fn['type'] !== 'SymbolNode') throw notFromMathjs('a call of anything but a name')
  return reader.call(String(fn['name']), nodesOf(node['args']), read)
}

const entryOf = (node: Json, read: Read): Expr => {
  const index = childOf(node, 'index')
  const dimensions = nodesOf(index['dimensions'])
  if (index['dotNotation'] === true || dimensions.some(({ type }) => type === 'RangeNode'))
    throw notFromMathjs('a slice or a property of mathjs')
  return callExpr('entry', [read(childOf(node, 'object')), ...dimensions.map(read)])
}
