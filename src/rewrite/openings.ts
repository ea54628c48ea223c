/**
 * Laws that see through definitions: a small expression with the definitions in it written out, and whether what a law
 * makes of that is worth it. Definitions stay closed but where they make an expression shorter.
 */
import type { Graph } from '../expr/graph.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { mapOperands } from '../expr/walk.ts'

/** Tokens of expressions that are looked into, and of definitions that are written out. */
const LONGEST = 30
/** Definitions inside definitions. */
const DEEPEST = 3

export interface Openings {
  /** The node with its definitions written out; `undefined` where it has none, or is too long to look into. */
  readonly opened: (node: Node) => Node | undefined
  /** Whether a node has fewer functions than another, or as many and is shorter; a name counts as one token. */
  readonly isShorter: (node: Node, than: Node) => boolean
}

const CLOSED = Symbol('closed')

/** Openings in one graph, each made once. */
export const createOpenings = (graph: Graph): Openings => {
  const known = new Map<Node, Node | typeof CLOSED>()

  const written = (node: Node, depth: number): Node => {
    if (node.size > LONGEST) return node
    if (node.kind !== 'named') return mapOperands(graph, node, (operand) => written(operand, depth))
    return depth > 0 && node.value.size <= LONGEST ? written(node.value, depth - 1) : node
  }

  const opened: Openings['opened'] = (node) => {
    if (!graph.hasNames() || node.kind === 'named' || node.differential || node.size > LONGEST)
      return undefined
    const old = known.get(node)
    if (old) return old === CLOSED ? undefined : old
    const found = written(node, DEEPEST)
    known.set(node, found === node ? CLOSED : found)
    return found === node ? undefined : found
  }

  return {
    opened,
    isShorter: (node, than) => {
      const [a, b] = [functionsIn(node), functionsIn(than)]
      return a < b || (a === b && node.size < than.size)
    },
  }
}

/** How many functions are applied in a short expression, those inside definitions not counted; beyond it, no end of them. */
const functionsIn = (node: Node): number => {
  if (node.size > 2 * LONGEST) return Number.POSITIVE_INFINITY
  if (node.kind === 'named') return 0
  return operandsOf(node).reduce((sum, operand) => sum + functionsIn(operand), node.kind === 'call' ? 1 : 0)
}
