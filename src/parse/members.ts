/**
 * A text for each member of a family, `2*(x[i] - u)`: the matrix that has these as its rows.
 */
import { binderOf, unknownSize } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import type { RawProblem } from './actions.ts'

type Name = Extract<Expr, { kind: 'name' }>

/** The problem with its objective for every value of the one index that nothing binds and that is no known name. */
export const forMembers = (raw: RawProblem, known: ReadonlySet<string>): RawProblem => {
  const names = new Set([...known, ...raw.definitions.map(({ name }) => name)])
  const free = freeIndices(raw.objective, names)
  const [index] = free
  if (!index || free.some(({ name }) => name !== index.name)) return raw
  const { span } = raw.objective
  const row: Expr = { kind: 'transpose', body: raw.objective, span }
  const args = [row, index, unknownSize(index.span)]
  return {
    ...raw,
    objective: { kind: 'call', name: 'stack_over', primes: 0, args, nameSpan: span, span },
  }
}

const freeIndices = (expr: Expr, bound: ReadonlySet<string>): readonly Name[] => {
  const binder = binderOf(expr)
  if (binder) return freeIndices(binder.body, new Set([...bound, binder.index.name]))
  const isEntry = expr.kind === 'call' && expr.name === 'entry'
  const own = isEntry ? expr.args.slice(1).filter((at) => at.kind === 'name' && !bound.has(at.name)) : []
  return [...(own as Name[]), ...childrenOf(expr).flatMap((child) => freeIndices(child, bound))]
}
