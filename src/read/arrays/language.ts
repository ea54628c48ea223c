/**
 * What a language of arrays tells of itself.
 */
import type { Room } from './room.ts'
import type { Node, Statement } from './tree.ts'

/** What a language is to be read by. */
export interface Language {
  readonly parse: (text: string) => readonly Statement[]
  readonly evaluate: Room['evaluate']
  /** The parts of a node in which names are those of sizes. */
  readonly sizesIn: (node: Node) => readonly Node[]
  readonly side: Room['side']
}
