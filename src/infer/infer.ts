/**
 * One pass over expressions from the operands up: the shape of every node, given those of the names. Where operands
 * do not fit it throws; which reading of the names to try is `readings.ts`'s.
 */
import { assertNever } from '../errors/defects.ts'
import { SCALAR, type Shape, transposed } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { callShape } from './call-shape.ts'
import { colonShape, powerShape, productShape, sumShape } from './operations.ts'
import type { Operand, Pass } from './pass.ts'

/** The shape of an expression. Throws where operands do not fit. */
export const shapeOf = (expr: Expr, pass: Pass): Shape => {
  const found = compute(expr, pass)
  pass.shapes.set(expr, found)
  return found
}

const operand = (expr: Expr, pass: Pass): Operand => ({ expr, shape: shapeOf(expr, pass) })

const compute = (expr: Expr, pass: Pass): Shape => {
  switch (expr.kind) {
    case 'number':
      return SCALAR
    case 'name':
      return pass.nameShape(expr)
    case 'call':
      return callShape(expr, pass, (arg) => operand(arg, pass))
    case 'transpose':
      return transposed(shapeOf(expr.body, pass))
    case 'power':
      return powerShape(expr, operand(expr.base, pass), operand(expr.exponent, pass), pass)
    case 'negate':
      return shapeOf(expr.body, pass)
    case 'product':
      return productShape(
        expr,
        operand(expr.first, pass),
        expr.rest.map((factor) => operand(factor.operand, pass)),
        pass,
      )
    case 'colon':
      return colonShape(expr, operand(expr.left, pass), operand(expr.right, pass), pass)
    case 'sum':
      return sumShape(
        expr,
        expr.terms.map((term) => operand(term.operand, pass)),
        pass,
      )
    default:
      return assertNever(expr)
  }
}
