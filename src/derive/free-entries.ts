/**
 * The free entries of what has a structure, as a column of their own, by the laws of `rules/free.rules`.
 */
import { noFreeEntries, noSubspace } from '../errors/derivatives.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { exchanged, has, reachable } from '../expr/walk.ts'
import { hasProperty } from '../properties/properties.ts'
import { type Dim, multiplyDims } from '../shape/dim.ts'
import {
  isSet,
  isStructural,
  narrowest,
  narrowestOf,
  PROPERTIES,
  type Property,
} from '../shape/properties.ts'
import { type Differentiated, substitute } from './forward.ts'
import { columnOf } from './identify.ts'
import type { Session } from './session.ts'
import type { Law } from './trace.ts'

export interface FreeEntries {
  /** How many there are. */
  readonly count: Dim
  /** The free entries of a node of the same structure. */
  readonly column: (node: Node) => Node
  /** What moves in their place, the whole where it has no structure. */
  readonly by: Node
  /** The differential of the whole in terms of that. */
  readonly moved: Node
  readonly law?: Law
}

/** The free entries of a variable, or of a value. Throws: `no-rule`, `no-subspace`. */
export const freeEntries = (session: Session, of: Node, called: string): FreeEntries => {
  const { graph, rewriter, rulebook, namer, trace } = session
  const differential = graph.differential(of)
  const whole = { by: of, moved: differential }
  if (isScalarNode(of)) return { ...whole, count: 1, column: (node) => node }
  const application = rewriter.applyAtRoot(rulebook.phase('free'), differential)
  if (!application) {
    refuseStructured(of, called)
    return { ...whole, count: multiplyDims(of.rows, of.cols), column: (node) => columnOf(graph, node) }
  }
  const entries = innermost(application.result, differential)
  const by = graph.variable({ name: namer.free(`t_${called}`), rows: entries.rows, cols: 1, active: true })
  const column = (node: Node): Node => exchanged(graph, entries, differential, node)
  trace.line({ of: by.name }, () => column(of), [application.rule])
  return {
    count: entries.rows,
    column,
    by,
    moved: exchanged(graph, application.result, entries, graph.differential(by)),
    law: application.rule,
  }
}

/** The smallest part that is a column and has the differential in it. */
const innermost = (whole: Node, differential: Node): Node =>
  [...reachable([whole])].find((node) => node !== differential && node.cols === 1 && has(node, differential))!

/** Differentials in which a variable moves by its free entries. */
export const inFreeEntries = (
  { graph, inForm }: Session,
  all: readonly Differentiated[],
  variable: Node,
  { moved }: FreeEntries,
): Differentiated[] =>
  all.map((one) => {
    const put = substitute(graph, one.differential, (body) => (body === variable ? moved : undefined))
    return { ...one, differential: inForm('line', put) }
  })

/** What has a structure of which there is no law. */
const refuseStructured = (of: Node, called: string): void => {
  const holding = new Set(PROPERTIES.filter((property) => hasProperty(of, property)))
  const [structure] = narrowestOf(holding, isStructural)
  if (structure) throw noFreeEntries(called, structure)
}

const isCurved = (property: Property): property is Property => isSet(property)

/** A variable on a set that is no subspace has no free entries. */
export const refuseSets = (name: string, properties: ReadonlySet<Property>): void => {
  const set = narrowest(properties, isCurved) ?? (properties.has('stochastic') ? 'stochastic' : undefined)
  if (set) throw noSubspace(name, set)
}
