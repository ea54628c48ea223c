/**
 * Recognises the matrices of equal entries by which the graph makes broadcasts explicit.
 */
import type { Node } from '../expr/node.ts'
import { isScalarNode, isZeroNode } from '../expr/node.ts'
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
