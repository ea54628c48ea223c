/**
 * The shortest form of an answer: a bounded search in short expressions, in long ones part by part. Work is bounded for
 * each definition, so that it grows with the number of definitions.
 */

import type { Graph } from '../expr/graph.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { mapOperands, namedIn, rewriteThroughNames } from '../expr/walk.ts'
import { sizeOf } from '../form/size.ts'
import type { Rewriter } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { SEARCH } from './bounds.ts'
import { createGatherer, type Gatherer } from './gather.ts'
import { createMoves, type Moves, type MovesOf } from './moves.ts'
import { type Move, shorten } from './search.ts'

export interface Shortener extends Gatherer {
  /** The roots in short form, and the definitions among them that no user typed; `moved` is told every move in order. */
  readonly shortest: (tidy: Phase, roots: readonly Node[], moved: Moved) => Node[]
}

/** Told of a move, in a part of something longer or in the root with this index. */
export type Moved = (move: Move, root?: number) => void

/** Parts share the forms that may be looked at for the whole. */
const share = (node: Node, forms: number): number =>
  Math.min(forms, Math.max(SEARCH.leastForms, Math.floor((2 * forms) / operandsOf(node).length)))

/** The search of one problem, with what it has found. */
interface Shortening {
  readonly graph: Graph
  readonly rewriter: Rewriter
  readonly rulebook: Rulebook
  readonly movesOf: MovesOf
  /** The shortest form by the name of the phase and the node. */
  readonly done: Map<string, Node>
}

export const createShortener = (
  graph: Graph,
  rewriter: Rewriter,
  rulebook: Rulebook,
  moves: Moves,
  search: number = SEARCH.forms,
): Shortener => {
  const movesOf = createMoves(rewriter, rulebook, moves)
  const shortening: Shortening = { graph, rewriter, rulebook, movesOf, done: new Map() }
  return {
    shortest: (name, roots, moved) => shortestOf(shortening, name, roots, search, moved),
    ...createGatherer(graph, rewriter, rulebook),
  }
}

const shortestOf = (
  shortening: Shortening,
  name: Phase,
  roots: readonly Node[],
  search: number,
  moved: Moved,
): Node[] => {
  const { graph, rewriter } = shortening
  const introduced = graph.hasNames() ? namedIn(roots).filter((named) => named.introduced) : []
  const count = roots.length + introduced.length
  const forms = Math.min(search, Math.max(SEARCH.leastForms, Math.floor(SEARCH.formsInAll / count)))
  if (forms === 0) return [...roots]
  const shortened = (node: Node, root?: number): Node => searched(shortening, name, node, forms, moved, root)
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
  forms: number,
  moved: Moved,
  root?: number,
): Node => {
  const { graph, rewriter, rulebook, movesOf, done } = shortening
  const key = `${name} ${node.id}`
  const old = done.get(key)
  if (old) return old
  const tidy = (other: Node): Node => rewriter.normalize(rulebook.phase(name), other)
  const way =
    sizeOf(node) > SEARCH.whole
      ? undefined
      : shorten({ graph, moves: movesOf(node), tidy, cost: sizeOf }, node, forms)
  for (const move of way ?? []) moved(move, root)
  const part = (operand: Node): Node => searched(shortening, name, operand, share(node, forms), moved)
  const result = way ? (way.at(-1)?.node ?? node) : tidy(mapOperands(graph, node, part))
  done.set(key, result)
  done.set(`${name} ${result.id}`, result)
  return result
}
