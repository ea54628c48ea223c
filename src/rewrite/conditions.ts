/**
 * The tests a rule may put to what its metavariables are bound to. One row a word.
 */
import { hasProperty } from '../check/properties.ts'
import { isScalarNode, type Node, numberOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { isInteger, type Rational } from '../rational.ts'
import { propertyNamed } from '../shape/properties.ts'

/** What a slot is bound to: an expression, or a function by its name. */
export type Bound = Node | string

type Test = (node: Node) => boolean

const integer =
  (test: (value: Rational) => boolean): Test =>
  (node) => {
    const value = numberOf(node)
    return value !== undefined && isInteger(value) && test(value)
  }

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['scalar', isScalarNode],
  ['vector', (node) => node.cols === 1 && node.rows !== 1],
  ['row', (node) => node.rows === 1 && node.cols !== 1],
  ['nonscalar', (node) => !isScalarNode(node)],
  ['square', (node) => node.rows === node.cols],
  ['differential', (node) => node.differential],
  ['plain', (node) => !node.differential],
  ['constant', (node) => !node.active && !node.differential],
  ['integer', (node) => node.kind === 'dimension' || integer(() => true)(node)],
  ['even', integer((value) => value.num % 2n === 0n)],
  /** So small that a product of as many factors can be differentiated factor by factor. */
  ['small-exponent', integer((value) => value.num >= 2n && value.num <= 64n)],
  ['identity', (node) => node.kind === 'eye'],
  ['all-ones', (node) => node.kind === 'ones'],
])

/** Whether the condition `is <word>` holds of what is bound. */
export const holds = (word: string, bound: Bound): boolean => {
  if (typeof bound === 'string') {
    const row = functionNamed(bound.replace(/'+$/, ''))
    return word === 'elementwise' && (row === undefined || row.group === 'elementwise')
  }
  const test = TESTS.get(word)
  if (test) return test(bound)
  const property = propertyNamed(word)
  return property !== undefined && hasProperty(bound, property)
}
