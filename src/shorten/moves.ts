/**
 * What the search may do to a part of an expression: the rules that speak of nothing but what the expression has.
 */
import { isScalarNode, type Node, operandsOf } from '../expr/node.ts'
import type { Application, Rewriter } from '../rewrite/rewriter.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { SEARCH } from './bounds.ts'
import { createFacts } from './facts.ts'

/** Which moves to make of what is no scalar. */
export type Moves = 'moves' | 'factor-moves'

/** The moves at a part of a root. */
export type MovesOf = (root: Node) => (part: Node) => readonly Application[]

/**
 * Moves, each found once. None brings in a function that the expression does not have: its words are the user's. Nor
 * does one divide by what was not divided by: that may be zero.
 */
export const createMoves = (rewriter: Rewriter, rulebook: Rulebook, moves: Moves): MovesOf => {
  const made = new Map<string, Map<Node, readonly Application[]>>()
  const facts = createFacts()

  const inWords = (words: string): Map<Node, readonly Application[]> => {
    const known = made.get(words) ?? new Map<Node, readonly Application[]>()
    made.set(words, known)
    return known
  }

  const find = (part: Node, words: ReadonlySet<string>): readonly Application[] => {
    if (operandsOf(part).length > SEARCH.operands) return []
    const divisors = facts.divisors(part)
    const set = rulebook.phase(isScalarNode(part) ? 'scalar-moves' : moves)
    return rewriter
      .alternatives(set, part, words, SEARCH.ways)
      .filter(({ result }) => [...facts.divisors(result)].every((base) => divisors.has(base)))
  }

  return (root) => {
    const words = facts.functions(root)
    const known = inWords([...words].sort().join(' '))
    return (part) => {
      const found = known.get(part) ?? find(part, words)
      known.set(part, found)
      return found
    }
  }
}
