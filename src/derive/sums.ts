/**
 * Sums over an index and definitions by entries, put as operations on whole vectors and matrices before anything is
 * differentiated, and after: what has no such form stays a sum.
 */
import { boundIn } from '../expr/free-indices.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn, reachable } from '../expr/walk.ts'
import { normalized, type Session } from './session.ts'

/** What is differentiated, and the definitions of the user's that had indices. */
export interface InMatrixForm {
  readonly objective: Node
  /** The objective with its indices, where it has any that are gone. */
  readonly indexed?: Node
  readonly definitions: readonly Named[]
}

/** The nodes and their definitions in matrix form; `changed` is told of each that is another expression now. */
export const inMatrixForm = (
  session: Session,
  nodes: readonly Node[],
  changed: (now: Node, of?: Named) => void = () => {},
): readonly Node[] => {
  if (!nodes.some(({ indexed }) => indexed)) return nodes
  const stacked = normalized(session, 'sums', nodes)
  return normalized(session, 'unstacked', stacked, changed)
}

/** The objective and its definitions in matrix form; what changes becomes a line. */
export const withoutIndices = (session: Session, objective: Node, subject: string): InMatrixForm => {
  const [found] = inMatrixForm(session, [objective]) as [Node]
  if (found === objective) return { objective, definitions: [] }
  const names = new Set(namedIn([objective]).flatMap(({ name, value }) => (value.indexed ? [name] : [])))
  const definitions = namedIn([found]).filter(({ name }) => names.has(name))
  for (const { name, value } of definitions) session.trace.line({ of: name }, () => value, [])
  const besidesDefinitions = reachable([objective], new Set<Node>(namedIn([objective])))
  if (besidesDefinitions.some((part) => boundIn(part) !== undefined))
    session.trace.line({ of: subject }, () => found, [])
  return { objective: found, indexed: objective, definitions }
}
