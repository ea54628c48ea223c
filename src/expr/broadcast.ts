/**
 * Where a scalar may stand for the matrix that repeats it: beside vectors, and beside matrices that a reader takes
 * entry by entry. Beside any other matrix `- 1/n` would read as a multiple of the identity.
 */
import { type Call, isMatrixNode, isScalarNode, isZeroNode, type Node, type Sum } from './node.ts'

/** Whether a function of this name is applied entry by entry, or gives a value for each entry. */
export type IsEntrywise = (name: string) => boolean

/** Whether the form of a node says that every entry is the same and that there is more than one. */
export const isRepeated = (node: Node): boolean => {
  if (isScalarNode(node)) return false
  if (node.kind === 'ones' || isZeroNode(node)) return true
  if (node.kind === 'scale') return node.body.kind === 'ones'
  const [term, second] = node.kind === 'sum' ? node.terms : []
  return term !== undefined && !second && term.body.kind !== 'sum' && isRepeated(term.body)
}

/** Whether the repeated terms of a sum are written as scalars: another term tells the shape and the meaning. */
export const hidesOnes = (sum: Sum, isEntrywise: IsEntrywise): boolean => {
  if (sum.terms.length < 2) return false
  const others = sum.terms.filter(({ body }) => !isRepeated(body))
  if (others.length === 0 || others.length === sum.terms.length) return false
  return !isMatrixNode(sum) || others.every(({ body }) => isOfEntries(body, isEntrywise))
}

/** Whether a repeated operand of a function of two operands, such as `max`, is written as a scalar. */
export const hidesOperand = ({ name, args }: Call, isEntrywise: IsEntrywise): boolean =>
  args.length === 2 && isEntrywise(name) && !args.some(isScalarNode) && !args.every(isRepeated)

/** Functions, powers and Hadamard products of entries, their multiples and transposes, and names of such. */
const isOfEntries = (node: Node, isEntrywise: IsEntrywise): boolean => {
  let inner = node
  while (inner.kind === 'scale' || inner.kind === 'transpose') inner = inner.body
  if (inner.kind === 'named') inner = inner.value
  switch (inner.kind) {
    case 'power':
    case 'hadamard':
      return true
    case 'call':
      return inner.order > 0 || isEntrywise(inner.name)
    case 'sum':
      return inner.terms.length === 1 && isOfEntries(inner.terms[0]!.body, isEntrywise)
    default:
      return false
  }
}
