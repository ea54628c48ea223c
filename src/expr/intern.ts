/**
 * The store behind a graph: equal expressions are one node. Fills in what of a node follows from its operands.
 */
import { isOne } from '../rational.ts'
import { BINDERS } from '../shape/binders.ts'
import type { Dim } from '../shape/dim.ts'
import type { Graph } from './constructors.ts'
import { type Node, operandsOf, type Variable } from './node.ts'

/** A graph with what its constructors share. */
export interface Store extends Graph {
  /** Every node, by a key that tells what it is. */
  readonly nodes: Map<string, Node>
  readonly variables: Map<string, Variable>
  readonly calls: Set<string>
  readonly indices: Set<string>
  /** The number 1. */
  readonly one: Node
  /** A dimension as it is written in this graph. */
  readonly reduced: (dim: Dim) => Dim
  /** Under which alias the user wrote a function. */
  readonly spelling: ReadonlyMap<string, string>
  /** How many definitions and introduced intermediates there are. */
  definitions: number
}

/** What a new node says of itself; the store adds what follows from its operands. */
export type Draft = Node extends infer N
  ? N extends Node
    ? Omit<N, 'id' | 'size' | 'differential' | 'active' | 'indexed' | 'lead' | 'facts'>
    : never
  : never

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

/** Room for the facts of a node that most nodes come to have. */
export const nothingFound = (): unknown[] => [undefined, undefined, undefined, undefined]

/** Makes the node with a key that has none yet. */
export const created = (nodes: Map<string, Node>, key: string, made: Draft): Node => {
  const draft = made as Mutable<Node>
  let size = ownSize(draft)
  let lead = Number.POSITIVE_INFINITY
  let differential = draft.kind === 'differential'
  let active = draft.kind === 'named' && draft.value.active
  let indexed =
    draft.kind === 'call' ? BINDERS.has(draft.name) : draft.kind === 'named' && draft.value.indexed
  if (draft.kind === 'named') lead = draft.index
  else
    for (const operand of operandsOf(draft as Node)) {
      size += operand.size
      if (lead === Number.POSITIVE_INFINITY) lead = operand.lead
      differential ||= operand.differential
      active ||= operand.active
      indexed ||= operand.indexed
    }
  draft.id = nodes.size
  draft.size = Math.min(size, SIZE_LIMIT)
  draft.lead = lead
  draft.differential = differential
  draft.active = active
  draft.indexed = indexed
  draft.facts = nothingFound()
  nodes.set(key, draft as Node)
  return draft as Node
}
