/**
 * Where a scalar may stand for the matrix that repeats it: beside vectors, and beside matrices that a reader takes
 * entry by entry. Beside any other matrix `- 1/n` would read as a multiple of the identity.
 */
import { type Call, isMatrixNode, isScalarNode, isZeroNode, type Node, type Sum } from '../expr/node.ts'
import { isEntrywise } from '../functions/index.ts'
import { ONE, type Rational, ZERO } from '../rational.ts'

/** `coefficient * scalar * ones`; without a scalar it is 1. */
export interface Repeated {
  readonly coefficient: Rational
  readonly scalar: Node | undefined
}

const ALL_ONES: Repeated = { coefficient: ONE, scalar: undefined }
const NONE: Repeated = { coefficient: ZERO, scalar: undefined }

/** What a node repeats in every entry, when its form says so and it has more than one. */
export const repeated = (node: Node): Repeated | undefined => {
  if (isScalarNode(node)) return undefined
  if (node.kind === 'ones') return ALL_ONES
  if (isZeroNode(node)) return NONE
  if (node.kind === 'scale' && node.body.kind === 'ones') return { coefficient: ONE, scalar: node.scalar }
  const [term, second] = node.kind === 'sum' ? node.terms : []
  if (!term || second || term.body.kind === 'sum') return undefined
  const inner = repeated(term.body)
  return inner && { coefficient: term.coefficient, scalar: inner.scalar }
}

const isRepeated = (node: Node): boolean => repeated(node) !== undefined

/** Whether the repeated terms of a sum are written as scalars: another term tells the shape and the meaning. */
export const hidesOnes = (sum: Sum): boolean => {
  if (sum.terms.length < 2) return false
  const others = sum.terms.filter(({ body }) => !isRepeated(body))
  if (others.length === 0 || others.length === sum.terms.length) return false
  return !isMatrixNode(sum) || others.every(({ body }) => isOfEntries(body))
}

/** Whether a repeated operand of a function of two operands, such as `max`, is written as a scalar. */
export const hidesOperand = ({ name, args }: Call): boolean =>
  args.length === 2 && isEntrywise(name) && !args.some(isScalarNode) && !args.every(isRepeated)

/** Functions, powers and Hadamard products of entries, their multiples and transposes, and names of such. */
const isOfEntries = (node: Node): boolean => {
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
      return inner.terms.length === 1 && isOfEntries(inner.terms[0]!.body)
    default:
      return false
  }
}
