/**
 * The search for the shortest form of an expression: rules that lead to equal expressions are tried everywhere, the
 * most promising expression first, within bounds. Owns the search; which rules and what is short, its caller knows.
 */
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node, operandsOf } from '../expr/node.ts'
import { replacing } from '../expr/walk.ts'
import type { Application } from '../rewrite/rewriter.ts'
import { SEARCH } from './bounds.ts'

export interface Search {
  readonly graph: Graph
  /** What may be done to a part of the expression; the same part comes up again and again. */
  readonly moves: (part: Node) => readonly Application[]
  /** The form in which expressions are compared. */
  readonly tidy: (node: Node) => Node
  readonly cost: (node: Node) => number
}

/** One move: the rule that was applied, what it made of the whole, and that in the form of comparison. */
export interface Move {
  readonly application: Application
  readonly made: Node
  readonly node: Node
}

interface State {
  readonly node: Node
  readonly cost: number
  readonly from?: { readonly state: State; readonly application: Application; readonly made: Node }
}

/** The moves to the shortest form found after looking at so many forms from all sides; none where it stands already. */
export const shorten = (search: Search, root: Node, forms: number): Move[] => {
  const start: State = { node: root, cost: search.cost(root) }
  const seen = new Set([root])
  const frontier: State[] = [start]
  let best = start
  let found = 0
  const patience = parts(root).every(isScalarNode) ? SEARCH.patience.scalars : SEARCH.patience.others
  for (let look = 0; look < forms && look - found < patience; look++) {
    const next = takeBest(frontier, best.cost + SEARCH.slack)
    if (!next) break
    for (const state of neighbours(search, next, seen)) {
      frontier.push(state)
      if (state.cost < best.cost) [best, found] = [state, look]
    }
  }
  return wayTo(best)
}

/** The cheapest state not yet looked at, the earliest among equals. */
const takeBest = (frontier: State[], limit: number): State | undefined => {
  let at = -1
  for (let i = 0; i < frontier.length; i++)
    if (frontier[i]!.cost <= limit && (at < 0 || frontier[i]!.cost < frontier[at]!.cost)) at = i
  return at < 0 ? undefined : frontier.splice(at, 1)[0]
}

function* neighbours(search: Search, state: State, seen: Set<Node>): Generator<State> {
  const { moves, tidy, cost } = search
  for (const part of parts(state.node)) {
    for (const application of moves(part)) {
      const made = substitute(search.graph, state.node, part, application.result)
      const node = tidy(made)
      if (seen.has(node)) continue
      seen.add(node)
      yield { node, cost: cost(node), from: { state, application, made } }
    }
  }
}

/** The nodes of an expression, each once, operands first; definitions are leaves. */
const parts = (root: Node): Node[] => {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    if (node.kind !== 'named') operandsOf(node).forEach(visit)
    seen.add(node)
  }
  visit(root)
  return [...seen]
}

const substitute = (graph: Graph, root: Node, part: Node, by: Node): Node =>
  replacing(graph, (node) => (node === part ? by : node.id < part.id ? node : undefined))(root)

const wayTo = (state: State): Move[] => {
  const moves: Move[] = []
  for (let at = state; at.from; at = at.from.state)
    moves.unshift({ application: at.from.application, made: at.from.made, node: at.node })
  return moves
}
