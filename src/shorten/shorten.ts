/**
 * The shortest form of an answer: a bounded search in short expressions, in long ones part by part. Work is bounded for
 * each definition, so that it grows with the number of definitions.
 */

import type { Graph } from '../expr/graph.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { mapOperands, namedIn, rewriteThroughNames } from '../expr/walk.ts'
import { createSize } from '../form/size.ts'
import type { Rewriter } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { createGatherer, type Gatherer } from './gather.ts'
import { createMoves, type Moves, type MovesOf } from './moves.ts'
import { type Move, shorten } from './search.ts'

export interface Shortener extends Gatherer {
  /** The roots in short form, and the definitions among them that no user typed; `moved` is told every move in order. */
  readonly shortest: (tidy: Phase, roots: readonly Node[], moved: Moved) => Node[]
}

/** Told of a move, in a part of something longer or in the root with this index. */
export type Moved = (move: Move, root?: number) => void

/** Forms looked at, from all sides, for one expression, and for all answers and definitions; at least some for each. */
const LOOKS = 40
const LOOKS_IN_ALL = 1000
const LEAST_LOOKS = 2
/** Tokens beyond which an expression is searched part by part. */
const WHOLE = 140

/** Parts share the forms that may be looked at for the whole. */
const share = (node: Node, looks: number): number =>
  Math.min(looks, Math.max(LEAST_LOOKS, Math.floor((2 * looks) / operandsOf(node).length)))

/** The search of one problem, with what it has found. */
interface Shortening {
  readonly graph: Graph
  readonly rewriter: Rewriter
  readonly rulebook: Rulebook
  readonly movesOf: MovesOf
  readonly cost: (node: Node) => number
  /** The shortest form by the name of the phase and the node. */
  readonly done: Map<string, Node>
}

export const createShortener = (
  graph: Graph,
  rewriter: Rewriter,
  rulebook: Rulebook,
  moves: Moves,
  most = LOOKS,
): Shortener => {
  const cost = createSize()
  const movesOf = createMoves(rewriter, rulebook, moves)
  const shortening: Shortening = { graph, rewriter, rulebook, movesOf, cost, done: new Map() }
  return {
    shortest: (name, roots, moved) => shortestOf(shortening, name, roots, most, moved),
    ...createGatherer(graph, rewriter, rulebook, cost),
  }
}

const shortestOf = (
  shortening: Shortening,
  name: Phase,
  roots: readonly Node[],
  most: number,
  moved: Moved,
): Node[] => {
  const { graph, rewriter } = shortening
  const introduced = graph.hasNames() ? namedIn(roots).filter((named) => named.introduced) : []
  const count = roots.length + introduced.length
  const looks = Math.min(most, Math.max(LEAST_LOOKS, Math.floor(LOOKS_IN_ALL / count)))
  if (looks === 0) return [...roots]
  const shortened = (node: Node, root?: number): Node => searched(shortening, name, node, looks, moved, root)
  return rewriter.apart(() =>
    introduced.length === 0
      ? roots.map(shortened)
      : rewriteThroughNames(
          graph,
          roots,
          (root) => shortened(root),
          (named) => named.introduced,
        ),
  )
}

/** The shortest form of an expression, found as a whole or part by part. */
const searched = (
  shortening: Shortening,
  name: Phase,
  node: Node,
  looks: number,
  moved: Moved,
  root?: number,
): Node => {
  const { graph, rewriter, rulebook, movesOf, cost, done } = shortening
  const key = `${name} ${node.id}`
  const old = done.get(key)
  if (old) return old
  const tidy = (other: Node): Node => rewriter.normalize(rulebook.phase(name), other)
  const way =
    cost(node) > WHOLE ? undefined : shorten({ graph, moves: movesOf(node), tidy, cost }, node, looks)
  for (const move of way ?? []) moved(move, root)
  const part = (operand: Node): Node => searched(shortening, name, operand, share(node, looks), moved)
  const result = way ? (way.at(-1)?.node ?? node) : tidy(mapOperands(graph, node, part))
  done.set(key, result)
  done.set(`${name} ${result.id}`, result)
  return result
}
