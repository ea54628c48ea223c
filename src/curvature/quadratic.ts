/**
 * Quadratic forms in several variables whose second derivatives are numbers times the identity: the matrix of those numbers
 * tells how they bend.
 */
import { isScalarNode, isZeroNode, type Node, numberOf } from '../expr/node.ts'
import {
  add,
  isNegative,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  reciprocal,
  ZERO,
} from '../rational.ts'

/** The number of which a block is the multiple of the identity. */
export const multipleOf = (block: Node): Rational | undefined => {
  if (isZeroNode(block)) return ZERO
  if (isScalarNode(block)) return numberOf(block)
  if (block.kind === 'eye') return ONE
  const [term, more] = block.kind === 'sum' ? block.terms : []
  return term && !more && term.body.kind === 'eye' ? term.coefficient : undefined
}

/** Whether a symmetric matrix of numbers is positive semidefinite, by elimination. */
export const isSemidefinite = (matrix: readonly (readonly Rational[])[]): boolean => {
  const [first, ...rest] = matrix
  if (!first) return true
  const [pivot, ...right] = first as [Rational, ...Rational[]]
  if (isNegative(pivot)) return false
  if (isZero(pivot)) return right.every(isZero) && isSemidefinite(rest.map((row) => row.slice(1)))
  return isSemidefinite(
    rest.map(([left, ...row]) =>
      row.map((entry, k) => add(entry, negate(multiply(multiply(left!, reciprocal(pivot)), right[k]!)))),
    ),
  )
}
