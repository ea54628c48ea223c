/**
 * Functions of symmetric matrices at a matrix that moves out of them: there they are those of its symmetric part, which is
 * written out so that the laws apply.
 */
import type { Node } from '../expr/node.ts'
import { reachable, rebuilding, rewriteThroughNames } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { hasProperty } from '../properties/properties.ts'
import { rational } from '../rational.ts'
import type { Session } from './session.ts'

const isOutside = (node: Node): boolean => {
  if (node.kind !== 'call') return false
  const needs = functionNamed(node.name)?.needs
  return needs !== undefined && !hasProperty(node.args[0]!, needs)
}

/** The roots with the symmetric part in place of each such argument. */
export const withParts = ({ graph }: Session, roots: readonly Node[]): Node[] => {
  if (!reachable(roots).some(isOutside)) return [...roots]
  const half = rational(1, 2)
  const part = (node: Node): Node =>
    graph.sum(
      [node, graph.transpose(node)].map((body) => ({ coefficient: half, body })),
      node.rows,
      node.cols,
    )
  const visit = rebuilding(graph, (whole) =>
    whole.kind === 'call' && isOutside(whole)
      ? graph.call(whole.name, whole.order, whole.args.map(part), whole.rows, whole.cols)
      : whole,
  )
  return rewriteThroughNames(graph, roots, (root) => visit(root))
}
