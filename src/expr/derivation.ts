/**
 * A derivation as data: the lines the method wrote down while it worked, and where they lead. Filled by `derive`,
 * shown by `print`.
 */
import type { Named, Node } from './node.ts'

/** One line: what stands on its right side, and the law that led to it. */
export interface Step {
  readonly rule: string
  /** The literature the rule names. */
  readonly source: string
  /** What the line is about: `f`, `df`, or the name of an intermediate it introduces. */
  readonly of: string
  readonly node: Node
  /** Simplification rules applied on the way to this line. */
  readonly simplified?: readonly string[]
}

export interface Derivation {
  readonly steps: readonly Step[]
  /** The text of the objective. */
  readonly typed?: string
  /** The objective as lowered from what was typed. */
  readonly objective: Node
  readonly answers: readonly { readonly variable: string; readonly node: Node }[]
  /** The named intermediates in use, each using only earlier ones. */
  readonly definitions: readonly Named[]
}
