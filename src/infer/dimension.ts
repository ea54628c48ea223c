/**
 * Expressions that stand for a dimension: integers, names, sums and products.
 */
import { badDimension } from '../errors/shapes.ts'
import { addDims, type Dim, multiplyDims } from '../shape/dim.ts'
import type { Expr } from '../syntax/tree.ts'

const LARGEST = 1_000_000_000n

/** The dimension that an expression spells. Throws: `bad-dimension`. */
export const dimensionOf = (expr: Expr): Dim => {
  const dim = valueIn(expr)
  if (typeof dim === 'number' && dim < 1) throw badDimension(expr.span)
  return dim
}

const valueIn = (expr: Expr): Dim => {
  switch (expr.kind) {
    case 'number':
      if (expr.value.den !== 1n || expr.value.num > LARGEST) throw badDimension(expr.span)
      return Number(expr.value.num)
    case 'name':
      if (expr.name === 'pi' || expr.name === 'eye') throw badDimension(expr.span)
      return expr.name
    case 'product':
      return expr.rest.reduce((dim, { operator, operand }) => {
        if (operator !== '*') throw badDimension(expr.span)
        return multiplyDims(dim, valueIn(operand))
      }, valueIn(expr.first))
    case 'sum':
      return expr.terms.reduce<Dim>(
        (dim, { sign, operand }) => addDims(dim, multiplyDims(sign, valueIn(operand))),
        0,
      )
    default:
      throw badDimension(expr.span)
  }
}
