/**
 * What is seen to be the transpose of something else.
 */
import type { Node, Product } from '../expr/node.ts'

/** Whether b is the transpose of a, by structure; `isSymmetric` answers for their parts. */
export const areTransposes = (a: Node, b: Node, isSymmetric: (node: Node) => boolean): boolean =>
  (a.kind === 'transpose' && a.body === b) ||
  (b.kind === 'transpose' && b.body === a) ||
  (a.kind === 'ones' && b.kind === 'ones' && a.rows === b.cols && a.cols === b.rows) ||
  (a === b ? isSymmetric(a) : a.kind === 'product' && b.kind === 'product' && areReversed(a, b, isSymmetric))

/** (A*B)' is B'*A'. */
const areReversed = ({ factors }: Product, b: Product, isSymmetric: (node: Node) => boolean): boolean =>
  factors.length === b.factors.length &&
  factors.every((factor, i) => areTransposes(factor, b.factors[factors.length - 1 - i]!, isSymmetric))
