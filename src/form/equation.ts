/**
 * Definitions by an equation, as a reader sees them: the equation, and not what derivations make of it.
 */
import type { Named, Node } from '../expr/node.ts'
import { isSolution } from '../functions/solutions.ts'

/** What the equation says to be zero that a definition is by; `undefined` where it is by a value. */
export const residualOf = ({ value }: Pick<Named, 'value'>): Node | undefined =>
  value.kind === 'call' && isSolution(value.name) ? value.args.at(-1) : undefined

/** Zero, of the shape of a node, for those who print. */
export const zeroLike = (node: Node): Node => ({ ...node, kind: 'sum', terms: [] }) as Node
