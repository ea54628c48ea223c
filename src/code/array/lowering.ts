/**
 * What the parts of lowering share: the operations already made for nodes, and how a node is seen.
 */
import { internal } from '../../errors/defects.ts'
import { isOneNode, type Node } from '../../expr/node.ts'
import { addDims, type Dim } from '../../shape/dim.ts'
import type { ExtraOp, OpShape } from './core.ts'
import type { Op, Program, Rank } from './op.ts'

export interface Lowering {
  readonly program: Program
  /** The operation for an operand; a number where all entries are equal. */
  readonly loose: (node: Node) => Op
  /** The operation for an operand, an array if the operand is one. */
  readonly solid: (node: Node) => Op
  /** Whether the target has a spelling of a function. */
  readonly spells: (name: string) => boolean
  /** Whether the target spells an operation that not all targets do. */
  readonly has: (op: ExtraOp) => boolean
  /** What a dimension is taken to be where orders of multiplication are compared. */
  readonly sizeOf: (dim: Dim) => number
  /** How many places of the expression a node stands in. */
  readonly uses: (node: Node) => number
}

export const rankOf = ({ rows, cols }: { rows: Dim; cols: Dim }): Rank =>
  ((rows === 1 ? 0 : 1) + (cols === 1 ? 0 : 1)) as Rank

/** The dimensions of the array for a node: a row is one-dimensional. */
export const shapeOfNode = ({ rows, cols }: { rows: Dim; cols: Dim }): OpShape =>
  [rows, cols].filter((dim) => dim !== 1)

/** The dimensions of an argument: a row is a matrix of one row. */
export const shapeOfArgument = ({ rows, cols }: { rows: Dim; cols: Dim }): OpShape =>
  rows === 1 && cols !== 1 ? [1, cols] : shapeOfNode({ rows, cols })

export const isRowNode = (node: Node): boolean => node.rows === 1 && node.cols !== 1

/** The dimension that an argument such as that of `commutation(m,n)` stands for. */
export const dimOf = (node: Node): Dim | undefined => {
  if (node.kind === 'dimension') return node.dim
  if (isOneNode(node)) return 1
  const [term] = node.kind === 'sum' ? node.terms : []
  return term && isOneNode(term.body) && term.coefficient.den === 1n
    ? Number(term.coefficient.num)
    : undefined
}

/** An index as it counts from 0. */
export const fromZero = (node: Node): Dim => {
  const dim = dimOf(node)
  if (dim === undefined) throw internal('an index is a dimension')
  return addDims(dim, -1)
}

/** An array of the shape of a node whose entries are all `entry`. */
export const filled = (program: Program, entry: Op, shape: { rows: Dim; cols: Dim }): Op => {
  const float = entry.whole && entry.kind !== 'number' ? program.core('as-float', [entry]) : entry
  return program.core('full', [float], shapeOfNode(shape))
}
