/**
 * Which variables of a problem stand for integers because a power of a matrix is made of them.
 */
import type { Analysis } from '../infer/analysis.ts'
import { isScalar } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'

/** The names in exponents of matrices, through definitions. */
export const exponentVariables = ({ problem, shapes }: Analysis): ReadonlySet<string> => {
  const definitions = new Map(problem.definitions.map(({ name, value }) => [name, value]))
  const exponents: Expr[] = []
  each([problem.objective, ...definitions.values()], (expr) => {
    if (expr.kind !== 'power' || expr.operator !== '^') return
    const base = shapes.get(expr.base)
    if (base && !isScalar(base)) exponents.push(expr.exponent)
  })
  const found = new Set<string>()
  each(exponents, (expr, pending) => {
    if (expr.kind !== 'name' || found.has(expr.name)) return
    found.add(expr.name)
    const value = definitions.get(expr.name)
    if (value) pending.push(value)
  })
  return found
}

/** Visits every expression below these, and those that a visit adds. */
const each = (roots: readonly Expr[], visit: (expr: Expr, pending: Expr[]) => void): void => {
  const pending = [...roots]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    visit(expr, pending)
    for (const child of childrenOf(expr)) pending.push(child)
  }
}
