/**
 * What definitions mean, of a name and of a function of the user's, as trees.
 */
import { primeDefined } from '../errors/functions.ts'
import type { Definition, Expr, UserFunction } from '../syntax/tree.ts'
import { cover, spanOf } from './brackets.ts'
import { nameOf, primesOf, type Tokens } from './tokens.ts'

const isZero = (expr: Expr): boolean => expr.kind === 'number' && expr.value.num === 0n

/** What an equation says to be zero. */
const difference = (left: Expr, right: Expr): Expr => {
  if (isZero(right)) return left
  if (isZero(left)) return right
  const terms = [
    { sign: 1, operand: left },
    { sign: -1, operand: right },
  ] as const
  return { kind: 'sum', terms, span: { from: left.span.from, to: right.span.to } }
}

/** The meaning of both rules of `grammar/problem.ohm`. */
export const definitionActions = {
  definition_whole(tokens: Tokens, from: number, _to: number, _name: number, value: Expr): Definition {
    return { name: nameOf(tokens, from), nameSpan: spanOf(tokens, from), value }
  },
  equation(tokens: Tokens, from: number, _to: number, _name: number, left: Expr, right: Expr): Definition {
    return {
      name: nameOf(tokens, from),
      nameSpan: spanOf(tokens, from),
      value: difference(left, right),
      equation: { left, right, span: { from: left.span.from, to: right.span.to } },
    }
  },
  function(
    tokens: Tokens,
    from: number,
    to: number,
    callee: number,
    first: number,
    rest: readonly number[],
    value: Expr,
  ): UserFunction {
    if (primesOf(tokens, callee) > 0) throw primeDefined(spanOf(tokens, callee), nameOf(tokens, callee))
    return {
      name: nameOf(tokens, callee),
      nameSpan: spanOf(tokens, callee),
      parameters: [first, ...rest].map((at) => ({ name: nameOf(tokens, at), span: spanOf(tokens, at) })),
      value,
      span: cover(tokens, from, to),
      source: tokens.source,
    }
  },
}
