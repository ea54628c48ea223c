/**
 * Sums over an index and definitions by entries, put as operations on whole vectors and matrices before anything is
 * differentiated.
 */
import { noMatrixForm } from '../errors/sums.ts'
import { boundIn } from '../expr/free-indices.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn, reachable } from '../expr/walk.ts'
import { toText } from '../print/text.ts'
import { normalized, type Session } from './session.ts'

/** What is differentiated, and the definitions of the user's that had indices. */
export interface InMatrixForm {
  readonly objective: Node
  readonly definitions: readonly Named[]
}

const hasIndices = (node: Node): boolean => reachable([node]).some((part) => boundIn(part) !== undefined)

/** The objective and its definitions in matrix form; what changes becomes a line. */
export const withoutIndices = (session: Session, objective: Node, subject: string): InMatrixForm => {
  const { trace } = session
  if (!hasIndices(objective)) return { objective, definitions: [] }
  const [found] = normalized(session, 'sums', [objective], (now: Node, of?: Named) =>
    trace.line({ of: of?.name ?? subject }, () => now, []),
  )
  const left = reachable([found!]).find((node) => boundIn(node) !== undefined)
  if (left) throw noMatrixForm(toText(left), boundIn(left)!)
  const changed = namedIn([objective]).filter(({ value }) => hasIndices(value))
  const names = new Set(changed.map(({ name }) => name))
  return { objective: found!, definitions: namedIn([found!]).filter(({ name }) => names.has(name)) }
}
