/**
 * The tests a rule may put to what its metavariables are bound to. One row a word.
 */

import { isZeroNode, type Node, numberOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { hasProperty } from '../properties/properties.ts'
import { isInteger, isNegative, ONE, type Rational } from '../rational.ts'
import { propertyNamed } from '../shape/properties.ts'
import { isScalar, type Shape } from '../shape/shape.ts'

/** What a slot is bound to: an expression, or a function by its name. */
export type Bound = Node | string

type Test = (node: Node) => boolean

/** Conditions that a shape alone decides. */
const SHAPE_TESTS: ReadonlyMap<string, (shape: Shape) => boolean> = new Map<
  string,
  (shape: Shape) => boolean
>([
  ['scalar', isScalar],
  ['vector', ({ rows, cols }) => cols === 1 && rows !== 1],
  ['row', ({ rows, cols }) => rows === 1 && cols !== 1],
  ['nonscalar', (shape) => !isScalar(shape)],
  ['matrix', ({ rows, cols }) => rows !== 1 && cols !== 1],
  ['square', ({ rows, cols }) => rows === cols],
])

const integer =
  (test: (value: Rational) => boolean): Test =>
  (node) => {
    const value = numberOf(node)
    return value !== undefined && isInteger(value) && test(value)
  }

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ...SHAPE_TESTS,
  ['differential', (node) => node.differential],
  ['plain', (node) => !node.differential],
  ['constant', (node) => !node.active && !node.differential],
  ['integer', (node) => node.kind === 'dimension' || integer(() => true)(node)],
  ['even', integer((value) => value.num % 2n === 0n)],
  ['number', (node) => numberOf(node) !== undefined],
  ['negative', (node) => isNegative(numberOf(node) ?? ONE)],
  /** Stands for an integer, as the exponent of a matrix does. */
  ['exponent', () => true],
  /** So small that a product of as many factors can be differentiated factor by factor. */
  ['small-exponent', integer((value) => value.num >= 2n && value.num <= 64n)],
  ['identity', (node) => node.kind === 'eye'],
  /** Stands for one factor of a product, where several would say nothing more. */
  ['factor', (node) => node.kind !== 'product'],
  ['all-ones', (node) => node.kind === 'ones'],
  ['zero', isZeroNode],
])

/** Whether `is <word>` can hold of the product of several factors: cheap to tell, before the product is made. */
export const mayHoldOfRun = (word: string, run: readonly Node[]): boolean => {
  if (word === 'factor') return false
  if (word === 'differential') return run.some((factor) => factor.differential)
  return SHAPE_TESTS.get(word)?.({ rows: run[0]!.rows, cols: run.at(-1)!.cols }) ?? true
}

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

/** Words that are no test of a node: of a function, or of what a law takes for granted. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['elementwise', 'full-rank', 'constant-rank'])

/** Whether a rule may use the word after `is`. */
export const isCondition = (word: string): boolean =>
  TESTS.has(word) || OTHER_WORDS.has(word) || propertyNamed(word) !== undefined
