/**
 * The operations of a program in order.
 */
import type { Op } from './op.ts'

export interface Ordered {
  readonly roots: readonly Op[]
  /** Operands first, in the order in which a reader meets them. */
  readonly order: readonly Op[]
  readonly uses: ReadonlyMap<Op, number>
}

/** The operations under the roots and in how many places each is used. */
export const inOrder = (roots: readonly Op[]): Ordered => {
  const uses = new Map<Op, number>()
  const order: Op[] = []
  const pending: { op: Op; next: number }[] = []
  const enter = (op: Op): void => {
    const count = uses.get(op) ?? 0
    uses.set(op, count + 1)
    if (count === 0) pending.push({ op, next: 0 })
  }
  for (const root of roots) {
    enter(root)
    for (let top = pending.at(-1); top; top = pending.at(-1)) {
      const operand = top.op.args[top.next++]
      if (operand) enter(operand)
      else order.push(pending.pop()!.op)
    }
  }
  return { roots, order, uses }
}
