/**
 * Blocks of lines: `df = …`, and for each definition of the user's that is opened `G : d(h) = …`, in which all terms
 * stand that come of it. Where terms of two blocks meet in one operand neither is a sum of its own any more, and both
 * go on in the lines of the whole.
 */
import type { Subject } from '../expr/derivation.ts'

export interface Block {
  readonly subject: Subject
}

export interface Blocks {
  /** The lines `df = …`. */
  readonly whole: Block
  readonly open: (subject: Subject) => Block
  /** The block in which these go on together. */
  readonly joined: (blocks: readonly Block[]) => Block
  readonly isSame: (a: Block, b: Block) => boolean
  /** What the lines of a block say on their left side. */
  readonly subject: (block: Block) => Subject
}

export const createBlocks = (subject: Subject): Blocks => {
  const whole: Block = { subject }
  const dissolved = new Set<Block>()
  const now = (block: Block): Block => (dissolved.has(block) ? whole : block)
  return {
    whole,
    open: (of) => ({ subject: of }),
    joined: (blocks) => {
      const distinct = new Set(blocks.map(now))
      const [only = whole] = distinct
      if (distinct.size < 2) return only
      for (const block of distinct) if (block !== whole) dissolved.add(block)
      return whole
    },
    isSame: (a, b) => now(a) === now(b),
    subject: (block) => now(block).subject,
  }
}
