/**
 * Asks the engine of the page, over what a worker may post: every part goes through the copy that messages are.
 */
import { openSession, type Session } from '../../src/page/engine/session.ts'
import type { Part, Query } from '../../src/page/protocol.ts'

type Name = Part['part']
type PartOf<N extends Name> = Extract<Part, { readonly part: N }>

/** The parts of an answer, the last of which says that there are no more. */
export const partsOf = async (query: Query, session: Session = openSession()): Promise<readonly Part[]> => {
  const parts: Part[] = []
  await session.ask(structuredClone(query), (part) => parts.push(structuredClone(part)))
  if (parts.at(-1)?.part !== 'done') throw new Error('the answer has no end')
  return parts
}

/** The part of this name. Throws: what is wrong where there is none. */
export const partIn = <N extends Name>(parts: readonly Part[], name: N): PartOf<N> => {
  const found = parts.find((part): part is PartOf<N> => part.part === name)
  const fault = parts.find((part) => part.part === 'fault')
  if (!found) throw new Error(fault ? JSON.stringify(fault.fault) : `there is no ${name}`)
  return found
}
