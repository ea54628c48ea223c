/**
 * The same operation on other operands, and other expressions in the place of names.
 */
import { assertNever } from '../errors/defects.ts'
import type { Expr } from './tree.ts'
import { childrenOf } from './walk.ts'

/** A copy of the expression with these as its `childrenOf`. */
export const withChildren = (expr: Expr, children: readonly Expr[]): Expr => {
  const [first, second] = children
  switch (expr.kind) {
    case 'number':
    case 'name':
      return expr
    case 'call':
      return { ...expr, args: children }
    case 'transpose':
    case 'negate':
      return { ...expr, body: first! }
    case 'power':
      return { ...expr, base: first!, exponent: second! }
    case 'product':
      return {
        ...expr,
        first: first!,
        rest: expr.rest.map((factor, i) => ({ ...factor, operand: children[i + 1]! })),
      }
    case 'colon':
      return { ...expr, left: first!, right: second! }
    case 'sum':
      return { ...expr, terms: expr.terms.map((term, i) => ({ ...term, operand: children[i]! })) }
    default:
      return assertNever(expr)
  }
}

/** The expression with others in the place of names; nothing is renamed. Depth is bounded by the parser. */
export const substituted = (expr: Expr, values: ReadonlyMap<string, Expr>): Expr =>
  expr.kind === 'name'
    ? (values.get(expr.name) ?? expr)
    : withChildren(
        expr,
        childrenOf(expr).map((child) => substituted(child, values)),
      )
