/**
 * Names for values below each other that answers have: they are defined by their entries, `r[i] = …`, `M[i,j] = …`.
 */
import { boundIn } from '../expr/free-indices.ts'
import { isMatrixNode, type Node, operandsOf } from '../expr/node.ts'
import { reachable, replacing } from '../expr/walk.ts'
import { entriesOf } from '../form/entries.ts'
import { dimNames } from '../shape/dim.ts'
import type { Renamed } from './repeats.ts'
import type { Session } from './session.ts'

/** The answers with a name for whatever has values below each other, and the line before them alike. */
export const nameStacked = (session: Session, { answers, line }: Renamed): Renamed => {
  const { graph } = session
  const visit = replacing(graph, (node) => (isStacked(node) ? named(session, node) : undefined))
  return { answers: answers.map(visit), line: line && visit(line) }
}

/** In a sum over an index what is stacked has no name outside of it. */
const isStacked = (node: Node): boolean => boundIn(node) !== undefined && node.rows !== 1

const named = (session: Session, node: Node): Node => {
  const { graph, namer } = session
  const value = entriesOf(node) ? node : (byEntries(session, node) ?? node)
  if (!entriesOf(value)) return node
  const name = namer.firstFree(isMatrixNode(value) ? ['M', 'P', 'Q'] : ['r', 'u', 'v'])
  return graph.named(name, value, true, value.lead)
}

const COLUMNS = ['j', 'k', 'l', 'q', 'r', 's', 't']

/** The names of dimensions, indices among them, that stand anywhere in an expression. */
const indicesIn = (node: Node): ReadonlySet<string> =>
  new Set(reachable([node]).flatMap((part) => (part.kind === 'dimension' ? dimNames(part.dim) : [])))

/** Rows below each other, entry by entry. */
const byEntries = ({ graph, namer, quiet }: Session, node: Node): Node | undefined => {
  const [row, index, size] = operandsOf(node)
  if (node.kind !== 'call' || !row || !index || !size || row.rows !== 1) return undefined
  const inside = indicesIn(node)
  const column = graph.dimension(namer.firstFree(COLUMNS.filter((letter) => !inside.has(letter))))
  const entry = quiet('simplify', graph.call('entry', 0, [row, column], 1, 1))
  const stacked = graph.call(node.name, 0, [entry, column, graph.dimension(row.cols)], row.cols, 1)
  return graph.call(node.name, 0, [graph.transpose(stacked), index, size], node.rows, node.cols)
}
