/**
 * The operands of an expression as typed, in order.
 */
import { assertNever } from '../error.ts'
import type { Expr } from '../syntax/tree.ts'

export const childrenOf = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case 'number':
    case 'name':
      return []
    case 'call':
      return expr.args
    case 'index':
      return [expr.body, ...expr.indices]
    case 'transpose':
    case 'negate':
      return [expr.body]
    case 'power':
      return [expr.base, expr.exponent]
    case 'product':
      return [expr.first, ...expr.rest.map(({ operand }) => operand)]
    case 'colon':
      return [expr.left, expr.right]
    case 'sum':
      return expr.terms.map(({ operand }) => operand)
    default:
      return assertNever(expr)
  }
}
