/**
 * Definitions by an equation, as a reader sees them: the equation, and not what derivations make of it.
 */
import type { Call, Named, Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { isSolution } from '../functions/solutions.ts'

/** What the equation says to be zero that a definition is by; `undefined` where it is by a value. */
export const residualOf = ({ value }: Pick<Named, 'value'>): Node | undefined =>
  value.kind === 'call' && isSolution(value.name) ? value.args.at(-1) : undefined

/** Whether an equation says more of its unknown than one that is linear in it, and may have several solutions. */
export const mayHaveSeveral = ({ value }: Pick<Named, 'value'>): boolean =>
  value.kind === 'call' && isSolution(value.name) && !isLinear(value)

/** Whether the differential of an equation is the same wherever its unknown is. */
export const isLinear = ({ args }: Call): boolean => !reachable(args.slice(1, -1)).includes(args[0]!)

/** Zero, of the shape of a node, for those who print. */
export const zeroLike = (node: Node): Node => ({ ...node, kind: 'sum', terms: [], facts: [] }) as Node
