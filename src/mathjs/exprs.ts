/**
 * Parts of trees that programs make; they have no place in a text until they are printed and read.
 */
import type { Expr } from '../syntax/tree.ts'

/** Its text is printed and read anew, which gives every part its place. */
export const NOWHERE = { span: { from: 0, to: 0 } } as const

export const nameExpr = (name: string): Expr => ({ kind: 'name', name, ...NOWHERE })
export const callExpr = (name: string, args: readonly Expr[], primes = 0): Expr => ({
  kind: 'call',
  name,
  primes,
  args,
  nameSpan: NOWHERE.span,
  ...NOWHERE,
})
export const transposeExpr = (body: Expr): Expr => ({ kind: 'transpose', body, ...NOWHERE })
export const powerExpr = (operator: '^' | '.^', base: Expr, exponent: Expr): Expr => ({
  kind: 'power',
  operator,
  base,
  exponent,
  ...NOWHERE,
})
export const colonExpr = (left: Expr, right: Expr): Expr => ({ kind: 'colon', left, right, ...NOWHERE })
export const negateExpr = (body: Expr): Expr => ({ kind: 'negate', body, ...NOWHERE })
