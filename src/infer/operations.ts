/**
 * The shape of each operation from those of its operands, and the error where they do not fit.
 */

import type { GradusError, Span } from '../errors/error.ts'
import {
  divisorNotScalar,
  exponentNotInteger,
  exponentNotScalar,
  powerNotSquare,
  shapesDiffer,
} from '../errors/shapes.ts'
import { isInteger } from '../rational.ts'
import { multiplyDims } from '../shape/dim.ts'
import { isScalar, SCALAR, type Shape, shape } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import { constantOf } from './constant.ts'
import type { Operand, Pass } from './pass.ts'

const LONGEST_TEXT = 40

/** An operand as a message shows it. */
export const textOf = ({ expr, span = expr.span }: Operand, { source }: Pass): string => {
  const text = source.slice(span.from, span.to).replaceAll(/\s+/g, ' ') || 'an operand'
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`
}

const between = (a: Operand, b: Operand): Span => ({
  from: (a.span ?? a.expr.span).from,
  to: (b.span ?? b.expr.span).to,
})

/** Makes two shapes one; `false` where they cannot be. */
export const unifyShapes = (a: Shape, b: Shape, { unifier }: Pass): boolean =>
  unifier.unify(a.rows, b.rows) && unifier.unify(a.cols, b.cols)

const differ = (what: string, a: Operand, b: Operand, pass: Pass): GradusError => {
  const is = (operand: Operand): string => `${textOf(operand, pass)} is ${pass.show(operand.shape)}`
  return shapesDiffer(between(a, b), `${what}, but ${is(a)} and ${is(b)}.`)
}

/** The shape all operands have but for scalars, which are broadcast. */
const entrywise = (
  operands: readonly Operand[],
  what: string,
  pass: Pass,
  broadcasts = !pass.isRule,
): Shape => {
  const full = operands.filter((operand) => !isScalar(operand.shape))
  const [first] = full
  if (!first) return SCALAR
  const odd = broadcasts
    ? undefined
    : operands.find(({ expr, shape }) => isScalar(shape) && constantOf(expr) === undefined)
  if (odd) throw differ(what, first, odd, pass)
  for (const other of full)
    if (!unifyShapes(first.shape, other.shape, pass)) throw differ(what, first, other, pass)
  return first.shape
}

export const sumShape = (_expr: Expr, operands: readonly Operand[], pass: Pass): Shape =>
  entrywise(operands, 'the sum needs equal shapes', pass)

export const colonShape = (
  expr: Extract<Expr, { kind: 'colon' }>,
  left: Operand,
  right: Operand,
  pass: Pass,
): Shape => {
  const flexible = pass.isRule && (expr.left.kind === 'number' || expr.right.kind === 'number')
  const fits = isScalar(left.shape) === isScalar(right.shape) && unifyShapes(left.shape, right.shape, pass)
  if (!fits && !flexible) throw differ('the colon product needs equal shapes', left, right, pass)
  return SCALAR
}

/** Groups to the left: a factor that is a scalar scales, any other must fit. */
export const productShape = (
  expr: Extract<Expr, { kind: 'product' }>,
  first: Operand,
  rest: readonly Operand[],
  pass: Pass,
): Shape => {
  let left = first
  rest.forEach((right, i) => {
    const found = stepShape(expr.rest[i]!.operator, left, right, pass)
    left = { expr: right.expr, shape: found, span: between(first, right) }
  })
  return left.shape
}

const stepShape = (operator: string, left: Operand, right: Operand, pass: Pass): Shape => {
  switch (operator) {
    case '*':
      return matrixProduct(left, right, pass)
    case '/':
      if (isScalar(right.shape)) return left.shape
      throw divisorNotScalar(
        between(left, right),
        textOf(right, pass),
        pass.show(right.shape),
        `${textOf(left, pass)} ./ ${textOf(right, pass)}`,
      )
    case '⊗':
      return shape(
        multiplyDims(left.shape.rows, right.shape.rows),
        multiplyDims(left.shape.cols, right.shape.cols),
      )
    default: {
      const what =
        operator === '.*' ? 'the Hadamard product needs equal shapes' : 'the division ./ needs equal shapes'
      return entrywise([left, right], what, pass)
    }
  }
}

const matrixProduct = (left: Operand, right: Operand, pass: Pass): Shape => {
  if (isScalar(left.shape)) return right.shape
  if (isScalar(right.shape)) return left.shape
  if (pass.unifier.unify(left.shape.cols, right.shape.rows)) return shape(left.shape.rows, right.shape.cols)
  throw differ('the product needs as many columns on its left as rows on its right', left, right, pass)
}

export const powerShape = (
  expr: Extract<Expr, { kind: 'power' }>,
  base: Operand,
  exponent: Operand,
  pass: Pass,
): Shape => {
  if (expr.operator === '.^')
    return entrywise([base, exponent], 'the power .^ needs equal shapes', pass, true)
  const entrywisePower = `${textOf(base, pass)}.^${textOf(exponent, pass)}`
  if (!isScalar(exponent.shape))
    throw exponentNotScalar(expr.span, textOf(exponent, pass), pass.show(exponent.shape), entrywisePower)
  if (isScalar(base.shape)) return SCALAR
  if (!pass.unifier.unify(base.shape.rows, base.shape.cols))
    throw powerNotSquare(expr.span, textOf(base, pass), pass.show(base.shape), entrywisePower)
  if (!mayBeInteger(expr.exponent))
    throw exponentNotInteger(
      expr.exponent.span,
      textOf(exponent, pass),
      rootOf(expr.exponent, textOf(base, pass)),
    )
  return base.shape
}

/** A power with a half, as it is written with functions of matrices. */
const rootOf = (exponent: Expr, base: string): string | undefined => {
  const value = constantOf(exponent)
  if (value?.den !== 2n) return undefined
  const root = `sqrtm(${base.replace(/^\((.*)\)$/s, '$1')})`
  const power = value.num < 0n ? -value.num : value.num
  const raised = power === 1n ? root : `${root}^${power}`
  return value.num < 0n ? `inv(${raised})` : raised
}

/** Whether an exponent can stand for an integer: a whole number, or something with a variable in it. */
export const mayBeInteger = (expr: Expr): boolean => {
  const value = constantOf(expr)
  if (value) return isInteger(value)
  return !isNumber(expr)
}

/** Whether an expression has no name in it but pi. */
const isNumber = (expr: Expr): boolean =>
  expr.kind === 'number' || (expr.kind === 'name' && expr.name === 'pi') || noNames(childrenOf(expr))

const noNames = (children: readonly Expr[]): boolean => children.length > 0 && children.every(isNumber)
