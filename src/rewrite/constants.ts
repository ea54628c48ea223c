/**
 * Matching numbers and constants.
 */
import { isZeroNode, type Node, numberOf } from '../expr/node.ts'
import { equals, isOne, isZero, type Rational } from '../rational.ts'
import type { Template } from '../rulebook/rule.ts'

/** A number of a pattern; 0 and 1 match in every shape. */
export const matchNumber = (value: Rational, node: Node): boolean => {
  if (isZero(value)) return isZeroNode(node)
  if (isOne(value)) return node.kind === 'ones'
  const number = numberOf(node)
  return number !== undefined && equals(number, value)
}

/** Integer dimensions must agree; named ones follow from what stands beside the constant. */
export const matchConstant = (template: Extract<Template, { kind: 'constant' }>, node: Node): boolean => {
  const [rows, cols] = template.dims
  if (typeof rows === 'number' && rows !== node.rows) return false
  if (typeof cols === 'number' && cols !== node.cols) return false
  return template.name === 'zeros' ? isZeroNode(node) : template.name === node.kind
}
