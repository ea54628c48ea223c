/**
 * Walking over trees as typed, without recursion.
 */
import { assertNever } from '../errors/defects.ts'
import type { Expr, Problem } from './tree.ts'

/** The parts of an expression, in the order typed. */
export const childrenOf = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case 'number':
    case 'name':
      return []
    case 'call':
      return expr.args
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

/** What is differentiated, where an expression of a law is `d(…)`. */
export const differentiated = (expr: Expr): Expr | undefined =>
  expr.kind === 'call' && expr.name === 'd' ? expr.args[0] : undefined

/** Every part of an expression and itself, each before its parts, in the order typed. */
export function* partsOf(expr: Expr): Generator<Expr> {
  const pending = [expr]
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next
    const children = childrenOf(next)
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i]!)
  }
}

/** The names in an expression, as often as they stand there. */
export const namesIn = (expr: Expr): string[] =>
  [...partsOf(expr)].flatMap((part) => (part.kind === 'name' ? [part.name] : []))

/** Every part of the definitions of a problem and of its objective, in the order typed. */
export function* partsOfProblem({
  definitions,
  objective,
}: Pick<Problem, 'definitions' | 'objective'>): Generator<Expr> {
  for (const { value } of definitions) yield* partsOf(value)
  yield* partsOf(objective)
}

/** The first part found to be more than `limit` levels below the root, or `undefined`. */
export const deeperThan = (root: Expr, limit: number): Expr | undefined => {
  let level: readonly Expr[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return level[0]
    level = level.flatMap(childrenOf)
  }
  return undefined
}
