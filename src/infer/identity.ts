/**
 * `I` and `I_n` for the identity matrix, where nothing declares or defines them and nothing is differentiated by them.
 */

import { GradusError } from '../errors/error.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, Problem, Spelling } from '../syntax/tree.ts'
import { childrenOf, partsOfProblem } from '../syntax/walk.ts'

const IDENTITY = /^I(?:_([a-z]))?$/

/** What a reader is told of `I`, by how it was read. */
export const AS_IDENTITY = 'the identity matrix'
export const AS_VARIABLE = 'a variable'

/** What is made of the problem with the identity in place of the names for it, or as typed where that does not fit. */
export const withIdentities = <T>(
  given: Problem,
  taken: ReadonlySet<string>,
  make: (problem: Problem) => T,
): T => {
  const identity = withIdentity(given, taken)
  if (!identity) return make(given)
  try {
    return make(identity)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    try {
      return make(withoutIdentity(given, taken))
    } catch {
      throw error
    }
  }
}

/** The problem with the identity in place of the names for it; `undefined` where there are none. */
const withIdentity = (problem: Problem, taken: ReadonlySet<string>): Problem | undefined => {
  const free = freeNames(problem, taken)
  if (free.length === 0) return undefined
  const names = new Set(free.map(({ name }) => name))
  return {
    ...problem,
    definitions: problem.definitions.map((definition) => ({
      ...definition,
      value: replaced(definition.value, names),
    })),
    objective: replaced(problem.objective, names),
    spellings: [...(problem.spellings ?? []), ...free.map((name) => spelling(name, AS_IDENTITY))],
  }
}

/** The problem as typed, for which the identity did not fit. */
const withoutIdentity = (problem: Problem, taken: ReadonlySet<string>): Problem => ({
  ...problem,
  spellings: [
    ...(problem.spellings ?? []),
    ...freeNames(problem, taken).map((name) => spelling(name, AS_VARIABLE)),
  ],
})

type Name = Extract<Expr, { kind: 'name' }>

const spelling = ({ name, span }: Name, read: string): Spelling => ({ typed: name, args: [], span, read })

/** The first place of each name for the identity that has no other meaning. */
const freeNames = (problem: Problem, taken: ReadonlySet<string>): Name[] => {
  const named = new Set([
    ...taken,
    ...problem.definitions.map(({ name }) => name),
    ...problem.declarations.flatMap((declaration) =>
      declaration.kind === 'equation' ? [] : [declaration.name],
    ),
  ])
  const found = new Map<string, Name>()
  for (const part of partsOfProblem(problem))
    if (part.kind === 'name' && IDENTITY.test(part.name) && !named.has(part.name) && !found.has(part.name))
      found.set(part.name, part)
  return [...found.values()]
}

/** Each place has a node of its own, since each may have another size. */
const replaced = (expr: Expr, names: ReadonlySet<string>): Expr => {
  if (expr.kind === 'name') return names.has(expr.name) ? identityAt(expr) : expr
  const children = childrenOf(expr)
  const inside = children.map((child) => replaced(child, names))
  return inside.every((child, i) => child === children[i]) ? expr : withChildren(expr, inside)
}

const identityAt = ({ name, span }: Name): Expr => {
  const [, size] = IDENTITY.exec(name) ?? []
  if (size === undefined) return { kind: 'name', name: 'eye', span, matrix: true }
  return {
    kind: 'call',
    name: 'eye',
    primes: 0,
    args: [{ kind: 'name', name: size, span }],
    nameSpan: span,
    span,
  }
}
