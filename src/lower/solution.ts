/**
 * What becomes of a definition by an equation when it is lowered: whoever lowers says what it determines.
 */
import type { Graph } from '../expr/graph.ts'
import type { Named, Node } from '../expr/node.ts'
import type { Variable } from '../infer/analysis.ts'

/** What is made of a definition by an equation. */
export interface Solution {
  /** The unknown, with all that is known of it. */
  readonly unknown: Variable
  /** Its value, of the unknown as it is held in what the equation says to be zero, and of that. */
  readonly value: (graph: Graph, held: Node, residual: Node, definitions: ReadonlyMap<string, Named>) => Node
}
