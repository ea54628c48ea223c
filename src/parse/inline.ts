/**
 * Parts of a problem that is written out, put back where they are used, or made definitions where they are large and
 * used more than once: so what is written out is no longer than a fixed multiple of its distinct parts.
 */
import { tooDeep } from '../errors/text.ts'
import { functionNamed } from '../functions/index.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import { DEEPEST, isPart, type Part } from './expand.ts'

/** Nodes of a tree that may be repeated. */
const LARGE = 8

/** Names that mean something to readers. */
const TAKEN = /^(?:T|e|I|I_[a-z])$/

/** What became of the parts. */
export interface Inlined {
  /** The tree with its parts in their places. */
  readonly inlined: (expr: Expr) => Expr
  /** The parts that have names now and that are needed by what was asked for last, each after those that it uses. */
  readonly named: ReadonlyMap<string, Part>
  readonly nameOf: (part: string) => string
  /** What each part has become where it was last put back. */
  readonly places: ReadonlyMap<string, Expr>
  /** What each node of a tree with parts has become, there. */
  readonly copies: ReadonlyMap<Expr, Expr>
  /** The values of calls, in their places. */
  readonly calls: ReadonlyMap<Expr, { readonly name: string; readonly args: readonly Expr[] }>
}

/** Puts parts back into trees; `roots` are all of these, and `isFree` says what a definition may be called. */
export const inliner = (
  parts: ReadonlyMap<string, Part>,
  roots: readonly Expr[],
  isFree: (name: string) => boolean,
): Inlined => {
  const named = namedParts(parts, roots)
  const names = namesFor(named, isFree)
  const places = new Map<string, Expr>()
  const copies = new Map<Expr, Expr>()
  const calls = new Map<Expr, { readonly name: string; readonly args: readonly Expr[] }>()
  const inlined = (expr: Expr, depth = 0): Expr => {
    if (depth > DEEPEST) throw tooDeep(expr.span, DEEPEST)
    const made = isPart(expr)
      ? partAt(expr, depth)
      : withChildren(
          expr,
          childrenOf(expr).map((child) => inlined(child, depth + 1)),
        )
    const copy = made === expr ? { ...expr } : made
    copies.set(expr, copy)
    return copy
  }
  const partAt = (expr: Extract<Expr, { kind: 'name' }>, depth: number): Expr => {
    const name = names.get(expr.name)
    const { value, call } = parts.get(expr.name)!
    const made = name === undefined ? inlined(value, depth + 1) : ({ ...expr, name } as const)
    places.set(expr.name, made)
    if (call)
      calls.set(made, {
        name: call.name,
        args: call.args.map((arg) => (isPart(arg) ? (places.get(arg.name) ?? arg) : arg)),
      })
    return made
  }
  return { inlined, named, nameOf: (part) => names.get(part)!, places, copies, calls }
}

/** Those that are large and used more than once, and arguments that are only there. */
const namedParts = (parts: ReadonlyMap<string, Part>, roots: readonly Expr[]): Map<string, Part> => {
  const counts = usesIn(parts, roots)
  const sizes = new Map<string, number>()
  const named = new Map<string, Part>()
  for (const [name, part] of parts) {
    let size = 0
    for (const one of partsOf(part.value)) size += isPart(one) ? sizes.get(one.name)! : 1
    const isNamed = part.unused || ((counts.get(name) ?? 0) > 1 && size > LARGE)
    sizes.set(name, isNamed ? 1 : size)
    if (isNamed) named.set(name, part)
  }
  return named
}

/** How often each part is used; what is in no use, nothing is used by. */
const usesIn = (parts: ReadonlyMap<string, Part>, roots: readonly Expr[]): Map<string, number> => {
  const counts = new Map<string, number>()
  const pending = [...roots, ...[...parts.values()].flatMap(({ value, unused }) => (unused ? [value] : []))]
  for (let root = pending.pop(); root; root = pending.pop())
    for (const one of partsOf(root)) {
      if (!isPart(one)) continue
      const count = counts.get(one.name) ?? 0
      counts.set(one.name, count + 1)
      if (count === 0) pending.push(parts.get(one.name)!.value)
    }
  return counts
}

/** The name of the parameter where nothing else is called so, else one with a number. */
const namesFor = (
  named: ReadonlyMap<string, Part>,
  isFree: (name: string) => boolean,
): ReadonlyMap<string, string> => {
  const taken = new Set<string>()
  const may = (name: string): boolean =>
    isFree(name) && !taken.has(name) && !functionNamed(name) && !TAKEN.test(name)
  const found = new Map<string, string>()
  let next = 1
  for (const [part, { wish }] of named) {
    let name = wish !== undefined && may(wish) ? wish : undefined
    for (; name === undefined; next++) if (may(`t${next}`)) name = `t${next}`
    taken.add(name)
    found.set(part, name)
  }
  return found
}
