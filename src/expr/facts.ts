/**
 * Facts of nodes, each found once and kept with its node. A `WeakMap` would say the same, but nodes are many and
 * short-lived, and every entry of one costs the collector of garbage more than most facts cost to find.
 */
import type { Node } from './node.ts'

/** One fact of every node, where it has been found. */
export interface Fact<T> {
  readonly of: (node: Node) => T | undefined
  readonly keep: (node: Node, fact: T) => void
}

let facts = 0

/** A fact that nothing has found yet. */
export const createFact = <T>(): Fact<T> => {
  const place = facts++
  return {
    of: ({ facts: known }) => known[place] as T | undefined,
    keep: ({ facts: known }, fact) => {
      known[place] = fact
    },
  }
}
