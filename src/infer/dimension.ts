/**
 * Expressions that stand for a dimension: integers, names, sums, products, quotients by an integer, the smaller of two.
 */
import { badDimension, dimensionTooLarge, powerInDimension } from '../errors/shapes.ts'
import { addDims, type Dim, divideDim, divides, minDim, multiplyDims } from '../shape/dim.ts'
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
      if (expr.value.den !== 1n) throw badDimension(expr.span)
      if (expr.value.num > LARGEST) throw dimensionTooLarge(expr.span, Number(LARGEST))
      return Number(expr.value.num)
    case 'name':
      if (expr.name === 'pi' || expr.name === 'eye') throw badDimension(expr.span)
      return expr.name
    case 'product':
      return expr.rest.reduce((dim, { operator, operand }) => {
        const value = valueIn(operand)
        if (operator === '*') return multiplyDims(dim, value)
        if (operator !== '/' || typeof value !== 'number' || !divides(value)) throw badDimension(expr.span)
        return divideDim(dim, value)
      }, valueIn(expr.first))
    case 'call': {
      const [a, b, more] = expr.args
      if (expr.name !== 'min' || !a || !b || more) throw badDimension(expr.span)
      return minDim(valueIn(a), valueIn(b))
    }
    case 'sum':
      return expr.terms.reduce<Dim>(
        (dim, { sign, operand }) => addDims(dim, multiplyDims(sign, valueIn(operand))),
        0,
      )
    case 'power':
      throw powerInDimension(expr.span)
    default:
      throw badDimension(expr.span)
  }
}
