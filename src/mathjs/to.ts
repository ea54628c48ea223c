/**
 * From trees to nodes of mathjs. In mathjs a vector is a list without a direction, so that a row is told from a vector
 * by its list of lists: `[x]` is x', and `[x]'` the column. Within a product that ends in a scalar, x' is written as it is.
 */

import { assertNever } from '../errors/defects.ts'
import { notInMathjs } from '../errors/languages.ts'
import type { Analysis } from '../infer/analysis.ts'
import { toNumber } from '../rational.ts'
import { isScalar, SCALAR, type Shape } from '../shape/shape.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr, ProductOperator } from '../syntax/tree.ts'
import { emitCall } from './calls.ts'
import { COLON, isFree } from './names.ts'
import { call, constant, list, type MathNode, operator, parentheses, symbol } from './nodes.ts'
import { kindOf, type Piece, type Room } from './piece.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** The node of the objective of an analysed problem without definitions. Throws: `not-in-mathjs`. */
export const nodeOf = ({ problem, shapes, genericFunctions }: Analysis): MathNode => {
  const shapeOf = (expr: Expr): Shape => shapes.get(expr) ?? SCALAR
  const room: Room = {
    shapeOf,
    generics: new Set(genericFunctions),
    emit: (expr) => emit(expr, room),
    size: sizeNode,
  }
  return emit(problem.objective, room).node
}

/** A dimension as an expression in numbers and names. */
const sizeNode = (expr: Expr): MathNode => {
  switch (expr.kind) {
    case 'number':
      return constant(toNumber(expr.value))
    case 'name':
      return nameNode(expr.name)
    case 'product':
      return expr.rest.reduce(
        (left, { operand }) => operator('multiply', left, grouped(operand, 'product', sizeNode(operand))),
        sizeNode(expr.first),
      )
    case 'sum':
      return expr.terms.reduce<MathNode | undefined>(
        (left, { sign, operand }) => addend(left, sign, grouped(operand, 'sum', sizeNode(operand))),
        undefined,
      )!
    default:
      throw notInMathjs(expr.span, `the size ${exprText(expr)}`)
  }
}

const nameNode = (name: string): MathNode => {
  if (!isFree(name))
    throw notInMathjs(undefined, `the name ${name}`, 'Put another in its place with substitute.')
  return symbol(name)
}

/** Parentheses where a chain would otherwise be taken for part of the one around it. */
const grouped = (expr: Expr, around: Expr['kind'], node: MathNode): MathNode =>
  expr.kind === around ? parentheses(node) : node

const addend = (left: MathNode | undefined, sign: 1 | -1, node: MathNode): MathNode => {
  if (left === undefined) return sign === 1 ? node : operator('unaryMinus', node)
  return operator(sign === 1 ? 'add' : 'subtract', left, node)
}

const emit = (expr: Expr, room: Room): Piece => {
  switch (expr.kind) {
    case 'number':
      return { node: constant(toNumber(expr.value)) }
    case 'name':
      return { node: expr.name === 'eye' ? identity(expr, room) : nameNode(expr.name) }
    case 'call':
      return { node: emitCall(expr, room) }
    case 'transpose':
      return transposed(expr, room)
    case 'power':
      return { node: power(expr, room) }
    case 'negate':
      return onBoth(room.emit(expr.body), (node) => operator('unaryMinus', node))
    case 'product':
      return product(expr, room)
    case 'colon':
      return { node: colon(expr, room) }
    case 'sum':
      return { node: sum(expr, room) }
    default:
      return assertNever(expr)
  }
}

const onBoth = ({ node, flat }: Piece, f: (node: MathNode) => MathNode): Piece => ({
  node: f(node),
  ...(flat ? { flat: f(flat) } : {}),
})

/** The identity matrix of the size that the context asks for. */
const identity = (expr: Of<'name'>, { shapeOf }: Room): MathNode => {
  const { rows } = shapeOf(expr)
  if (rows === 1) return constant(1)
  return call('identity', typeof rows === 'number' ? constant(rows) : symbolOfSize(expr, rows))
}

const symbolOfSize = (expr: Expr, size: string): MathNode => {
  if (!/^\w+$/.test(size)) throw notInMathjs(expr.span, `a matrix of the size ${size}`)
  return nameNode(size)
}

const transposed = ({ body }: Of<'transpose'>, room: Room): Piece => {
  const { node, flat } = room.emit(body)
  switch (kindOf(room.shapeOf(body))) {
    case 'scalar':
    case 'matrix':
      return { node: operator('ctranspose', node) }
    case 'vector':
      return { node: list(node), flat: operator('ctranspose', node) }
    case 'row':
      return { node: flat ? operator('ctranspose', flat) : call('squeeze', operator('ctranspose', node)) }
  }
}

const power = ({ operator: sign, base, exponent }: Of<'power'>, room: Room): MathNode =>
  operator(sign === '^' ? 'pow' : 'dotPow', room.emit(base).node, room.emit(exponent).node)

const colon = ({ left, right }: Of<'colon'>, room: Room): MathNode => {
  const isVector = kindOf(room.shapeOf(left)) === 'vector' && kindOf(room.shapeOf(right)) === 'vector'
  return call(isVector ? 'dot' : COLON, room.emit(left).node, room.emit(right).node)
}

const sum = ({ terms }: Of<'sum'>, room: Room): MathNode =>
  terms.reduce<MathNode | undefined>(
    (left, { sign, operand }) => addend(left, sign, grouped(operand, 'sum', room.emit(operand).node)),
    undefined,
  )!

interface Left extends Piece {
  readonly shape: Shape
}

const product = ({ first, rest }: Of<'product'>, room: Room): Piece => {
  const operand = (expr: Expr): Left => ({
    ...onBoth(room.emit(expr), (node) => grouped(expr, 'product', node)),
    shape: room.shapeOf(expr),
  })
  return rest.reduce<Left>(
    (left, { operator: sign, operand: right }) => times(left, sign, operand(right)),
    operand(first),
  )
}

/** The shape of one product of a chain, which inference knows as a whole only. */
const shapeOfProduct = (sign: ProductOperator, left: Shape, right: Shape): Shape => {
  if (sign !== '*' && sign !== '⊗') return isScalar(left) ? right : left
  if (isScalar(left)) return right
  return isScalar(right) ? left : { rows: left.rows, cols: right.cols }
}

const FN = { '/': 'divide', '.*': 'dotMultiply', './': 'dotDivide' } as const

const times = (left: Left, sign: ProductOperator, right: Left): Left => {
  const shape = shapeOfProduct(sign, left.shape, right.shape)
  if (sign === '⊗') throw notInMathjs(undefined, 'the sign ⊗', 'Write kron(A,B).')
  if (sign !== '*') return { node: operator(FN[sign], left.node, right.node), shape }
  return { ...matrixProduct(left, right), shape }
}

const multiplied = (left: MathNode, right: MathNode): MathNode => operator('multiply', left, right)

const matrixProduct = (left: Left, right: Left): Piece => {
  const kinds = [kindOf(left.shape), kindOf(right.shape)] as const
  if (kinds[0] === 'vector' && kinds[1] === 'row')
    return { node: multiplied(operator('ctranspose', list(left.node)), right.node) }
  if (kinds[0] === 'row' && kinds[1] === 'vector')
    return {
      node: left.flat
        ? multiplied(left.flat, right.node)
        : call('squeeze', multiplied(left.node, right.node)),
    }
  const flat =
    left.flat && kinds[1] !== 'row'
      ? multiplied(left.flat, right.node)
      : right.flat && kinds[0] === 'scalar'
        ? multiplied(left.node, right.flat)
        : undefined
  return { node: multiplied(left.node, right.node), ...(flat ? { flat } : {}) }
}
