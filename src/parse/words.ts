/**
 * Words of other languages in a tree, put as what they mean here: `trace(A)` as `tr(A)`, `dot(x,y)` as `x'*y`. Which
 * words there are is `functions/words/`; those that are not read are refused where functions are looked up.
 */

import { isInfinity, type Meaning, meaningOf } from '../functions/words/index.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, Spelling } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import { read } from './grammar.ts'
import { tokenise } from './tokens.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** The number that an argument is, which some words depend on. */
export const literalOf = (expr: Expr): number | undefined =>
  expr.kind === 'number' && expr.value.den === 1n
    ? Number(expr.value.num)
    : expr.kind === 'name' && isInfinity(expr.name)
      ? Number.POSITIVE_INFINITY
      : undefined

/** The tree with words put as what they mean, but for those that the user declares; what was met goes to `spellings`. */
export const withMeanings = (expr: Expr, generic: ReadonlySet<string>, spellings: Spelling[]): Expr => {
  const children = childrenOf(expr)
  const inside = children.map((child) => withMeanings(child, generic, spellings))
  const rebuilt = inside.every((child, i) => child === children[i]) ? expr : withChildren(expr, inside)
  return rebuilt.kind === 'call' ? meaningIn(rebuilt, generic, spellings) : rebuilt
}

/** The same for one call, whose arguments are in our words. */
export const meaningIn = (call: Call, generic: ReadonlySet<string>, spellings: Spelling[]): Expr => {
  if (call.primes > 0 || generic.has(call.name)) return call
  const meaning = meaningOf(call.name, call.args.map(literalOf))
  return meaning ? meant(call, meaning, spellings) : call
}

const meant = (call: Call, { parameters, means, facts, name }: Meaning, spellings: Spelling[]): Expr => {
  if (facts) spellings.push({ typed: name, args: call.args, span: call.span })
  const given = new Map(parameters.map((parameter, i) => [parameter, call.args[i]!]))
  return filled(templateOf(means), given, call)
}

const templates = new Map<string, Expr>()

const templateOf = (means: string): Expr => {
  const known = templates.get(means)
  if (known) return known
  const result = read(tokenise(means), 'expression')
  if ('failedAt' in result) throw new Error(`internal: the meaning ${means} cannot be read`)
  templates.set(means, result.tree as Expr)
  return result.tree as Expr
}

/** The template with arguments for its names; all else stands where the call stands. */
const filled = (template: Expr, given: ReadonlyMap<string, Expr>, { span, nameSpan }: Call): Expr => {
  const fill = (expr: Expr): Expr => {
    if (expr.kind === 'name') return given.get(expr.name) ?? { ...expr, span }
    const moved = { ...withChildren(expr, childrenOf(expr).map(fill)), span }
    return moved.kind === 'call' ? { ...moved, nameSpan } : moved
  }
  return fill(template)
}
