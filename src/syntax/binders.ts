/**
 * Calls in a tree that bind an index, which runs from 1; where its size is unknown its range is that of the entries that
 * carry it.
 */
import type { Span } from '../errors/error.ts'
import { BINDERS } from '../shape/binders.ts'
import { UNKNOWN_SIZE } from '../shape/dim.ts'
import type { Expr } from './tree.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Name = Extract<Expr, { kind: 'name' }>

/** A call that binds an index. */
export interface Binder {
  readonly body: Expr
  readonly index: Name
  /** The size of its range, which may be unknown. */
  readonly size: Expr
}

/** What a call binds, if it binds anything. */
export const binderOf = (expr: Expr): Binder | undefined => {
  if (expr.kind !== 'call' || !BINDERS.has(expr.name)) return undefined
  const [body, index, size] = expr.args
  return body && index?.kind === 'name' && size ? { body, index, size } : undefined
}

/** The same call with other parts. */
export const rebound = (expr: Expr, { body, index, size }: Binder): Expr => ({
  ...(expr as Call),
  args: [body, index, size],
})

/** A size that was not typed. */
export const unknownSize = (span: Span): Expr => ({ kind: 'name', name: UNKNOWN_SIZE, span })

/** Whether a size is that of the entries that carry the index, or what a condition leaves of it. */
export const isUnknownSize = (size: Expr): boolean => {
  if (size.kind === 'sum') return isUnknownSize(size.terms[0]!.operand)
  return size.kind === 'name' && size.name === UNKNOWN_SIZE
}
