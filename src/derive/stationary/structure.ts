/**
 * A variable in a subspace by its free entries: a vector that has them.
 */
import type { Graph } from '../../expr/graph.ts'
import type { Node, Variable } from '../../expr/node.ts'
import { exchanged } from '../../expr/walk.ts'
import { addDims, type Dim, divideDim, multiplyDims } from '../../shape/dim.ts'
import { isStructural, narrowestOf, type Property } from '../../shape/properties.ts'
import type { Session } from '../session.ts'

/** A matrix by the vector of its free entries. */
export interface Spread {
  readonly entries: Variable
  readonly make: (entries: Node) => Node
  /** The equation for the entries. */
  readonly take: (session: Session, equation: Node, variable: Node, made: Node) => Node
}

/** The free entries of a diagonal variable; `undefined` where a variable is solved for as a matrix. */
export const spread = (
  { graph, namer }: Session,
  { name, rows, properties }: Variable,
): Spread | undefined => {
  if (!properties.has('diagonal')) return undefined
  const entries = graph.variable({ name: namer.free(`${name}_diag`), rows, cols: 1, active: true })
  const diagonal = (node: Node): Node => graph.call('diag', 0, [node], rows, node.cols === 1 ? rows : 1)
  return {
    entries,
    make: diagonal,
    take: (session, equation, variable, made) =>
      session.quiet('diagonals', diagonal(exchanged(session.graph, equation, variable, made))),
  }
}

/** Columns that span the stacked matrices of the structure; `undefined` of a structure whose columns have no name. */
type Columns = (graph: Graph, n: Dim) => Node | undefined

const lower: Columns = (graph, n) => graph.transpose(called(graph, 'elimination', n, true))

const COLUMNS: ReadonlyMap<Property, Columns> = new Map<Property, Columns>([
  ['symmetric', (graph, n) => called(graph, 'duplication', n)],
  ['lower-triangular', lower],
  ['upper-triangular', (graph, n) => graph.product([turning(graph, n), lower(graph, n)!])],
])

/** What the stacked entries of a marker are combinations of; all of them where it has no structure. */
export const columnsOf = (graph: Graph, { rows, cols, properties }: Variable): Node | undefined => {
  const [structure, more] = narrowestOf(properties, isStructural)
  if (!structure) return graph.eye(multiplyDims(rows, cols))
  return more ? undefined : COLUMNS.get(structure)?.(graph, rows)
}

/** A function of a dimension whose value goes between the triangle and the square of that size. */
const called = (graph: Graph, name: string, size: Dim, isTriangleFirst = false): Node => {
  const square = multiplyDims(size, size)
  const triangle = divideDim(addDims(square, size), 2)
  return isTriangleFirst
    ? graph.call(name, 0, [graph.dimension(size)], triangle, square)
    : graph.call(name, 0, [graph.dimension(size)], square, triangle)
}

const turning = (graph: Graph, size: Dim): Node => {
  const square = multiplyDims(size, size)
  return graph.call('commutation', 0, [graph.dimension(size), graph.dimension(size)], square, square)
}
