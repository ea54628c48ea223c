/**
 * What the search must not change of an expression: the functions in it, and what it divides by.
 */
import { type Node, numberOf, operandsOf } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { isNegative, ONE } from '../rational.ts'

export interface Facts {
  /** The functions in an expression and in the definitions that it uses. */
  readonly functions: (root: Node) => ReadonlySet<string>
  /** What an expression and the definitions that it uses divide by. */
  readonly divisors: (root: Node) => ReadonlySet<Node>
}

const functionAt = (node: Node): string | undefined => (node.kind === 'call' ? node.name : undefined)

const divisorAt = (node: Node): Node | undefined =>
  node.kind === 'power' && isNegative(numberOf(node.exponent) ?? ONE) ? node.base : undefined

/** Facts about nodes, each found once. */
export const createFacts = (): Facts => ({
  functions: collected(functionAt),
  divisors: collected(divisorAt),
})

/** What is found at the nodes below a root; a set is shared where a node adds nothing to its operands. */
const collected = <T>(at: (node: Node) => T | undefined): ((root: Node) => ReadonlySet<T>) => {
  const known = new Map<Node, ReadonlySet<T>>()
  return (root) => {
    for (const node of reachable([root], known)) {
      const own = at(node)
      const sets = operandsOf(node).map((operand) => known.get(operand)!)
      const [largest = NONE] = [...sets].sort((a, b) => b.size - a.size)
      const isAll = sets.every((set) => [...set].every((item) => largest.has(item)))
      const covers = isAll && (own === undefined || largest.has(own))
      const all = covers
        ? largest
        : new Set([...sets.flatMap((set) => [...set]), ...(own === undefined ? [] : [own])])
      known.set(node, all as ReadonlySet<T>)
    }
    return known.get(root)!
  }
}

const NONE: ReadonlySet<never> = new Set()
