/**
 * What definitions mean, of a name and of a function of the user's, as trees.
 */
import { primeDefined } from '../errors/functions.ts'
import type { Definition, Expr, UserFunction } from '../syntax/tree.ts'
import { spanOf } from './brackets.ts'
import { cover, exprOf, type Parsed, type Self } from './parsed.ts'
import { nameOf, textOf } from './tokens.ts'

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
  definition_whole(this: Self, defined: Parsed, _equals: Parsed, value: Parsed): Definition {
    const { tokens } = this.args
    const at = defined.source.startIdx
    return { name: nameOf(tokens, at), nameSpan: spanOf(tokens, at), value: exprOf(value, tokens) }
  },
  equation(
    this: Self,
    defined: Parsed,
    _solves: Parsed,
    leftSide: Parsed,
    _equals: Parsed,
    rightSide: Parsed,
  ): Definition {
    const { tokens } = this.args
    const at = defined.source.startIdx
    const [left, right] = [exprOf(leftSide, tokens), exprOf(rightSide, tokens)]
    const span = { from: left.span.from, to: right.span.to }
    return {
      name: nameOf(tokens, at),
      nameSpan: spanOf(tokens, at),
      value: difference(left, right),
      equation: { left, right, span },
    }
  },
  function(
    this: Self,
    callee: Parsed,
    _open: Parsed,
    first: Parsed,
    _commas: Parsed,
    rest: Parsed,
    _close: Parsed,
    _equals: Parsed,
    value: Parsed,
  ): UserFunction {
    const { tokens } = this.args
    const at = callee.source.startIdx
    if (/['′’]$/.test(textOf(tokens, at))) throw primeDefined(spanOf(tokens, at), nameOf(tokens, at))
    const parameters = [first, ...rest.children].map(({ source: { startIdx } }) => ({
      name: nameOf(tokens, startIdx),
      span: spanOf(tokens, startIdx),
    }))
    return {
      name: nameOf(tokens, at),
      nameSpan: spanOf(tokens, at),
      parameters,
      value: exprOf(value, tokens),
      span: cover(tokens, this.source),
      source: tokens.source,
    }
  },
}
