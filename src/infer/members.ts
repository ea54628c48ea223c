/**
 * Entries of vectors that stand where only members of families have a meaning of their own: `norm2(x[i])`, `x[i]'`.
 */
import { memberUndeclared } from '../errors/sums.ts'
import { functionNamed, isIndexing } from '../functions/index.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'

const OF_VECTORS: ReadonlySet<string> = new Set(['norm', 'log-sum-exp', 'reduction'])

/** Refuses `x[i]` of an undeclared x where it is taken for a vector. Throws: `bad-family`. */
export const refuseMembers = ({ declarations, definitions, objective }: Problem): void => {
  const known = new Set([
    ...declarations.flatMap((one) => ('name' in one ? [one.name] : [])),
    ...definitions.map(({ name }) => name),
  ])
  const visit = (expr: Expr, indices: ReadonlySet<string>): void => {
    const binder = binderOf(expr)
    const inside = binder ? new Set([...indices, binder.index.name]) : indices
    for (const part of vectorsIn(expr)) {
      const taken = takenBy(part, inside)
      if (taken !== undefined && !known.has(taken.name))
        throw memberUndeclared(part.span, taken.name, taken.index)
    }
    for (const child of childrenOf(expr)) visit(child, inside)
  }
  for (const { value } of definitions) visit(value, new Set())
  visit(objective, new Set())
}

/** The parts of which nothing but vectors and matrices makes sense in their place. */
const vectorsIn = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'transpose') return [expr.body]
  if (expr.kind !== 'call' || binderOf(expr) || isIndexing(expr.name)) return []
  const group = functionNamed(expr.name)?.group
  return group !== undefined && OF_VECTORS.has(group) ? expr.args.flatMap(entrywiseParts) : []
}

/** What has the shape of the whole: terms of sums, arguments of elementwise functions. */
const entrywiseParts = (expr: Expr): readonly Expr[] => {
  const isWhole =
    expr.kind === 'sum' ||
    expr.kind === 'negate' ||
    (expr.kind === 'call' && functionNamed(expr.name)?.group === 'elementwise')
  return isWhole ? childrenOf(expr).flatMap(entrywiseParts) : [expr]
}

/** The name and the index of `x[i]`. */
const takenBy = (expr: Expr, indices: ReadonlySet<string>): { name: string; index: string } | undefined => {
  if (expr.kind !== 'call' || !isIndexing(expr.name)) return undefined
  const [whole, at, more] = expr.args
  if (more || whole?.kind !== 'name' || at?.kind !== 'name' || !indices.has(at.name)) return undefined
  return { name: whole.name, index: at.name }
}
