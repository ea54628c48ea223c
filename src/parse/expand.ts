/**
 * Calls of the user's functions, written out: what a function is for its arguments. Equal calls and equal arguments
 * are made once and stand as names of parts, so the work is that of the distinct ones; `inline.ts` puts most of them
 * back. Nothing is captured, since no expression binds names: arguments are complete before they come into a body.
 */

import type { Span } from '../errors/error.ts'
import { callsTooMany, ownArgumentCount, primeOfOwn } from '../errors/functions.ts'
import { usedBeforeDefinition } from '../errors/names.ts'
import { tooDeep } from '../errors/text.ts'
import { exprText } from '../syntax/print.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, Spelling, Use, UserFunction } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import { headOf, onOneLine } from './own-functions.ts'
import { meaningIn } from './words.ts'

/** A span that knows in which use it stands. */
export type Placed = Span & { readonly use?: Use }

/** An argument or the value of a call, in whose tree other parts are names. */
export interface Part {
  readonly value: Expr
  /** The name that it would have. */
  readonly wish: string | undefined
  /** The call that it is the value of. */
  readonly call?: { readonly name: string; readonly args: readonly Expr[] }
  /** An argument that its function has no use for: it is kept, since its names and shapes count. */
  readonly unused?: boolean
}

/** What is known while a problem is written out. */
export interface Expansion {
  readonly source: string
  readonly functions: ReadonlyMap<string, UserFunction>
  /** Functions declared elementwise, whatever they mean elsewhere. */
  readonly generic: ReadonlySet<string>
  readonly spellings: Spelling[]
  readonly parts: Map<string, Part>
  /** The part for a tree or a call, by its text. */
  readonly known: Map<string, Expr>
  count: number
}

/** A body in which arguments stand for parameters. */
interface Body {
  readonly use: Use
  readonly args: ReadonlyMap<string, Expr>
}

/** Parts of trees that are made; nodes inside one another. */
const MOST_PARTS = 100_000
export const DEEPEST = 400

type Call = Extract<Expr, { kind: 'call' }>

/** A name that no user can type. */
const PART = '#'
export const isPart = (expr: Expr): expr is Extract<Expr, { kind: 'name' }> =>
  expr.kind === 'name' && expr.name.startsWith(PART)

/** What may stand in several places as it is. */
const isAtom = (expr: Expr): boolean =>
  expr.kind === 'name' || expr.kind === 'number' || (expr.kind === 'negate' && expr.body.kind === 'number')

/** An expression of the problem with the calls in it written out; functions may be used from `before` on. */
export const expanded = (expansion: Expansion, expr: Expr, before: number): Expr => {
  refuseEarlier(expansion, expr, before)
  return written(expansion, expr, undefined, 0)
}

/** Throws where a definition uses a function that stands behind it. */
const refuseEarlier = ({ functions, source }: Expansion, root: Expr, before: number): void => {
  const pending = [root]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    const called = expr.kind === 'call' ? functions.get(expr.name) : undefined
    if (called && called.source === source && called.span.from > before)
      throw usedBeforeDefinition((expr as Call).nameSpan, called.name)
    pending.push(...childrenOf(expr))
  }
}

const written = (expansion: Expansion, expr: Expr, body: Body | undefined, depth: number): Expr => {
  const span = placed(expr.span, expansion, body)
  expansion.count++
  if (depth > DEEPEST) throw tooDeep(outermost(body) ?? expr.span, DEEPEST)
  if (expansion.count > MOST_PARTS && body)
    throw callsTooMany(outermost(body)!, outermostUse(body.use).typed, MOST_PARTS)
  if (expr.kind === 'name') {
    const given = body?.args.get(expr.name)
    return { ...(given ?? expr), span }
  }
  const children = childrenOf(expr).map((child) => written(expansion, child, body, depth + 1))
  const called = expr.kind === 'call' ? expansion.functions.get(expr.name) : undefined
  if (called) return valueFor(expansion, called, expr as Call, children, body, depth)
  const rebuilt = { ...withChildren(expr, children), span }
  if (rebuilt.kind !== 'call') return rebuilt
  const { generic, spellings } = expansion
  return meaningIn({ ...rebuilt, nameSpan: placed(rebuilt.nameSpan, expansion, body) }, generic, spellings)
}

/** Where a part stands; in a function of another problem, where that is called. */
const placed = (span: Span, { source }: Expansion, body: Body | undefined): Placed => {
  if (!body) return span
  const { use } = body
  const { from, to } = use.of.source === source ? span : use.span
  return { from, to, use }
}

const outermostUse = (use: Use): Use => {
  let outer = use
  while (outer.within) outer = outer.within
  return outer
}
const outermost = (body: Body | undefined): Span | undefined => body && outermostUse(body.use).span

const definitionOf = (one: UserFunction): Parameters<typeof ownArgumentCount>[1] => ({
  head: headOf(one),
  whole: onOneLine(one.source, one.span),
  takes: one.parameters.length,
})

/** The value of a call for these arguments. */
const valueFor = (
  expansion: Expansion,
  called: UserFunction,
  call: Call,
  args: readonly Expr[],
  body: Body | undefined,
  depth: number,
): Expr => {
  const { source, known } = expansion
  const { from, to } = placed(call.span, expansion, body)
  const typed = onOneLine(body?.use.of.source ?? source, call.span)
  if (call.primes > 0) throw primeOfOwn({ from, to }, called.name, headOf(called))
  const { parameters } = called
  if (args.length !== parameters.length)
    throw ownArgumentCount({ from, to }, definitionOf(called), args.length)
  const uses = usesOf(called)
  const bound = args.map((arg, i) => {
    const { name } = parameters[i]!
    return isAtom(arg) && uses.has(name)
      ? arg
      : partFor(expansion, { value: arg, wish: name, unused: !uses.has(name) })
  })
  const key = `${called.name}(${bound.map(exprText).join(',')})`
  const before = known.get(key)
  if (before) return { ...before, span: { from, to, ...(body && { use: body.use }) } as Placed }
  const use: Use = { of: called, typed, span: { from, to }, ...(body && { within: body.use }) }
  const given = new Map(parameters.map(({ name }, i) => [name, bound[i]!]))
  const value = written(expansion, called.value, { use, args: given }, depth + 1)
  const made = isAtom(value)
    ? value
    : partFor(expansion, { value, wish: undefined, call: { name: called.name, args: bound } })
  known.set(key, made)
  return made
}

const usesOf = ({ value }: UserFunction): ReadonlySet<string> => {
  const names = new Set<string>()
  const pending = [value]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    if (expr.kind === 'name') names.add(expr.name)
    pending.push(...childrenOf(expr))
  }
  return names
}

/** The name of the part that this is: equal arguments are one part. */
const partFor = ({ parts, known }: Expansion, part: Part): Expr => {
  const key = `${part.call ? '=' : part.unused ? '?' : ''}${exprText(part.value)}`
  const before = part.call ? undefined : known.get(key)
  if (before) return before
  const name = `${PART}${parts.size}`
  parts.set(name, part)
  const made: Expr = { kind: 'name', name, span: part.value.span }
  if (!part.call) known.set(key, made)
  return made
}
