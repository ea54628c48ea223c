/**
 * A scalar in every entry of something larger.
 */
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Shape } from '../shape/shape.ts'

export const broadcast = (graph: Graph, node: Node, { rows, cols }: Shape): Node =>
  isScalarNode(node) && !(rows === 1 && cols === 1) ? graph.scale(node, graph.ones(rows, cols)) : node
