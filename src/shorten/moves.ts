/**
 * What the search may do to a part of an expression: the rules that speak of nothing but what the expression has.
 */
import { isScalarNode, type Node, operandsOf } from '../expr/node.ts'
import type { Application, Rewriter } from '../rewrite/rewriter.ts'
import { functionsOf } from '../rulebook/functions.ts'
import { phase } from '../rulebook/phases.ts'
import { createRuleSet, type RuleSet } from '../rulebook/rule-set.ts'
import { createFacts } from './facts.ts'

/** Which moves to make of what is no scalar. */
export type Moves = 'moves' | 'factor-moves'

/** The moves at a part of a root. */
export type MovesOf = (root: Node) => (part: Node) => readonly Application[]

/** Longer sums and products are left as the normal form has them: their pairs are too many. */
const MOST_OPERANDS = 10
/** Ways to apply one rule at one node. */
const WAYS = 12
/** Rule sets kept for expressions with other functions. */
const MOST_SETS = 200

const sets = new Map<string, RuleSet>()

/** The rules of a phase that name none but these functions. */
const inWords = (name: Moves | 'scalar-moves', words: string): RuleSet => {
  const key = `${name} ${words}`
  const old = sets.get(key)
  if (old) return old
  const known = new Set(words.split(' '))
  const set = createRuleSet(
    phase(name).rules.filter((rule) => [...functionsOf(rule)].every((word) => known.has(word))),
  )
  if (sets.size >= MOST_SETS) sets.clear()
  sets.set(key, set)
  return set
}

/**
 * Moves, each found once. None brings in a function that the expression does not have: its words are the user's. Nor
 * does one divide by what was not divided by: that may be zero.
 */
export const createMoves = (rewriter: Rewriter, moves: Moves): MovesOf => {
  const made = new Map<RuleSet, Map<Node, readonly Application[]>>()
  const facts = createFacts()

  const find = (set: RuleSet, part: Node): readonly Application[] => {
    if (operandsOf(part).length > MOST_OPERANDS) return []
    const divisors = facts.divisors(part)
    return rewriter
      .alternatives(set, part, WAYS)
      .filter(({ result }) => [...facts.divisors(result)].every((base) => divisors.has(base)))
  }

  return (root) => {
    const words = [...facts.functions(root)].sort().join(' ')
    return (part) => {
      const set = inWords(isScalarNode(part) ? 'scalar-moves' : moves, words)
      const known = made.get(set) ?? new Map<Node, readonly Application[]>()
      made.set(set, known)
      const found = known.get(part) ?? find(set, part)
      known.set(part, found)
      return found
    }
  }
}
