/**
 * The store behind a graph: equal expressions are one node. Fills in what of a node follows from its operands.
 */
import { isOne } from '../rational.ts'
import { type Node, operandsOf } from './node.ts'

/** What a new node says of itself; the store adds what follows from its operands. */
export type Draft = Node extends infer N
  ? N extends Node
    ? Omit<N, 'id' | 'size' | 'differential' | 'active' | 'lead'>
    : never
  : never

/** Finds the node with a key, or makes it. */
export type Intern = (key: string, make: () => Draft) => Node

const SIZE_LIMIT = 1e9

/** A node while the store still fills in what follows from its operands. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Tokens that a node adds to those of its operands. */
const ownSize = (draft: Draft): number => {
  switch (draft.kind) {
    case 'sum':
      return draft.terms.length === 0
        ? 1
        : draft.terms.length - 1 + draft.terms.filter((term) => !isOne(term.coefficient)).length
    case 'product':
    case 'hadamard':
      return draft.factors.length - 1
    default:
      return 1
  }
}

/** The key of a list of operands. */
export const ids = (nodes: readonly Node[]): string => {
  let key = ''
  for (const node of nodes) key += `${node.id},`
  return key
}

/** A lookup over the nodes made so far. */
export const createIntern =
  (interned: Map<string, Node>): Intern =>
  (key, make) => {
    const known = interned.get(key)
    if (known) return known
    const draft = make() as Mutable<Node>
    let size = ownSize(draft)
    let lead = Number.POSITIVE_INFINITY
    let differential = draft.kind === 'differential'
    let active = draft.kind === 'named' && draft.value.active
    if (draft.kind === 'named') lead = draft.index
    else
      for (const operand of operandsOf(draft as Node)) {
        size += operand.size
        if (lead === Number.POSITIVE_INFINITY) lead = operand.lead
        differential ||= operand.differential
        active ||= operand.active
      }
    draft.id = interned.size
    draft.size = Math.min(size, SIZE_LIMIT)
    draft.lead = lead
    draft.differential = differential
    draft.active = active
    interned.set(key, draft as Node)
    return draft as Node
  }
