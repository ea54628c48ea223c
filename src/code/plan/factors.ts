/**
 * Results that are smaller than they look: an outer product is two vectors, a Kronecker product with the identity one block.
 */
import type { Op } from '../array/op.ts'
import { isCore } from './planner.ts'

export interface Factored {
  /** The parts in order, each with what it is called. */
  readonly parts: readonly { readonly op: Op; readonly title: string }[]
  /** The whole in terms of the parts, in the language of expressions. */
  readonly whole: string
}

const isIdentity = (op: Op): boolean => isCore(op, 'eye')

/** The factors of a result, `undefined` where it has none that are smaller. */
export const factorsOf = (op: Op): Factored | undefined => {
  if (op.kind !== 'core') return undefined
  const [a, b] = op.args as [Op, Op]
  const block = (of: Op, whole: string): Factored => ({ parts: [{ op: of, title: 'block' }], whole })
  switch (op.op) {
    case 'outer':
      return {
        parts: [
          { op: a, title: 'left' },
          { op: b, title: 'right' },
        ],
        whole: "left*right'",
      }
    case 'kron-eye':
      return block(a, `kron(block,eye(${op.dims[0]}))`)
    case 'eye-kron':
      return block(a, `kron(eye(${op.dims[0]}),block)`)
    case 'kron':
      if (isIdentity(b)) return block(a, `kron(block,eye(${b.shape[0]}))`)
      return isIdentity(a) ? block(b, `kron(eye(${a.shape[0]}),block)`) : undefined
    default:
      return undefined
  }
}
