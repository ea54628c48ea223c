/**
 * One transpose in place of several: `(B*A)'` for `A'*B'`, where that is shorter.
 */

import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { mapOperands, rewriteThroughNames } from '../expr/walk.ts'
import { sizeOf } from '../form/size.ts'
import { hasProperty } from '../properties/properties.ts'
import type { Application, Rewriter } from '../rewrite/rewriter.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { SEARCH } from './bounds.ts'

type Heard = (application: Application) => void

export interface Gatherer {
  /** The transpose, drawn through to the factors of every term; `heard` is told the laws that drew it. */
  readonly turned: (node: Node, heard?: Heard) => Node
  /** Transposes gathered, where that saves enough; `heard` is told the laws by which they are the same. */
  readonly gathered: (roots: readonly Node[], heard: Heard) => Node[]
}

export const createGatherer = (graph: Graph, rewriter: Rewriter, rulebook: Rulebook): Gatherer => {
  const turned = turning(graph, rewriter, rulebook)
  const gatheredIn = (memo: Map<Node, Node>, node: Node, heard: Heard): Node => {
    const old = memo.get(node)
    if (old) return old
    const laws: Application[] = []
    const other = isGathering(node) ? turned(node, (law) => laws.push(law)) : node
    const isShorter = other.kind !== 'transpose' && sizeOf(other) + 1 + SEARCH.gathering <= sizeOf(node)
    if (isShorter) laws.forEach(heard)
    const result = isShorter
      ? transposed(graph, gatheredIn(memo, other, heard))
      : mapOperands(graph, node, (operand) => gatheredIn(memo, operand, heard))
    memo.set(node, result)
    return result
  }
  return {
    turned,
    gathered: (roots, heard) => {
      const memo = new Map<Node, Node>()
      return rewriteThroughNames(graph, roots, (node) => gatheredIn(memo, node, heard))
    },
  }
}

/** The transpose by the laws of its phase, from the outermost term or factor inwards. */
const turning = (graph: Graph, rewriter: Rewriter, rulebook: Rulebook): Gatherer['turned'] => {
  const [tidy, transposition] = [rulebook.phase('tidy'), rulebook.phase('transposition')]
  const turned = (node: Node, heard: Heard = () => {}): Node => {
    const transpose = graph.transpose(node)
    const application = isComposed(node) ? rewriter.applyAtRoot(transposition, transpose) : undefined
    if (!application) return rewriter.normalize(tidy, transpose)
    heard(application)
    return drawn(application.result, heard)
  }
  const drawn = (node: Node, heard: Heard): Node => {
    if (node.kind === 'transpose') return turned(node.body, heard)
    const isOpen = ({ kind }: Node): boolean => kind === 'transpose' || kind === 'scale'
    return mapOperands(graph, node, (operand) => (isOpen(operand) ? drawn(operand, heard) : operand))
  }
  return turned
}

const transposed = (graph: Graph, node: Node): Node =>
  hasProperty(node, 'symmetric') ? node : graph.transpose(node)

/** What a transpose is drawn into; a scalar is what it is. */
const isComposed = (node: Node): boolean =>
  isGathering(node) || (node.kind === 'hadamard' && !isScalarNode(node))

/** Where a transpose may stand for several below. */
const isGathering = (node: Node): boolean =>
  !isScalarNode(node) && (node.kind === 'sum' || node.kind === 'product' || node.kind === 'scale')
