/**
 * The words that may follow `is` in a rule, one row a word: what it can be said of, how it is tested of what a
 * metavariable is bound to, and what the number gate puts in its place. Whether something has a property is for
 * `properties/`; the words for variables are `infer/kind-words.ts`.
 */
import type { Graph } from '../expr/graph.ts'
import { isZeroNode, type Node, numberOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { ANY, type Kinds, kindOfShape, M, R, S, V } from '../infer/kinds.ts'
import { compare, equals, isInteger, isNegative, ONE, type Rational, rational, ZERO } from '../rational.ts'
import {
  isTall,
  isZeroOfScalars,
  PROPERTY_NAMES,
  type Property,
  propertyNamed,
  SQUARE_ONLY,
  VECTOR_ONLY,
} from '../shape/properties.ts'
import type { Shape } from '../shape/shape.ts'
import { CURVATURES, OF_SYMMETRIC } from './curvatures.ts'

/** What a slot is bound to: an expression, or a function by its name. */
export type Bound = Node | string

export interface Word {
  /** The kinds of what it may hold of. */
  readonly kinds: Kinds
  /** Whether it holds of square matrices only. */
  readonly square?: boolean
  /** The property that it stands for, which takes a proof. */
  readonly property?: Property
  /** Whether it holds, where that can be seen. */
  readonly test?: (node: Node) => boolean
  /** Whether it can hold of the product of several factors, cheaply; without it, it can. */
  readonly ofRun?: (run: readonly Node[]) => boolean
  /** Stands for an integer: the gate draws small ones for which the test holds. */
  readonly integer?: true
  /** Stands for an exponent, of which the gate tries those for which the test holds. */
  readonly exponent?: true
  /** The one expression of a shape of which it holds, which the gate takes. */
  readonly only?: (graph: Graph, shape: Shape) => Node
}

const shaped = (kinds: Kinds, holds: (shape: Shape) => boolean): Word => ({
  kinds,
  test: holds,
  ofRun: (run) => holds({ rows: run[0]!.rows, cols: run.at(-1)!.cols }),
})

const ofKind = (kinds: Kinds): Word => shaped(kinds, (shape) => (kindOfShape(shape) & kinds) !== 0)

const integer = (test: (value: Rational) => boolean, mayBeDimension = false): Word => ({
  kinds: S,
  integer: true,
  test: (node) => {
    if (mayBeDimension && node.kind === 'dimension') return true
    const value = numberOf(node)
    return value !== undefined && isInteger(value) && test(value)
  },
})

/** A number between bounds, of which the gate for curvature tries some. */
const exponent = (test: (value: Rational) => boolean): Word => ({
  kinds: S,
  exponent: true,
  test: (node) => {
    const value = numberOf(node)
    return value !== undefined && test(value)
  },
})

/** What a law takes for granted, and no expression is known to be. */
export const ASSUMPTIONS: ReadonlySet<string> = new Set(['full-rank', 'constant-rank', 'nonzero'])

/** The words for what an index does not change, and for what it does. */
export const FIXED = 'fixed'
export const VARYING = 'varying'

/** The property that makes sure of an assumption that is none. */
export const impliedBy = (assumption: string): Property | undefined =>
  assumption === 'nonzero' ? 'positive' : undefined

const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...PROPERTY_NAMES.map((name): [string, Word] => {
    const property = propertyNamed(name)!
    const square = SQUARE_ONLY.has(property)
    const kinds = VECTOR_ONLY.has(property) ? V : square ? (isZeroOfScalars(property) ? M : S | M) : ANY
    return [name, { kinds: isTall(property) ? kinds & ~R : kinds, square, property }]
  }),
  ['scalar', ofKind(S)],
  ['vector', ofKind(V)],
  ['row', ofKind(R)],
  ['matrix', ofKind(M)],
  ['nonscalar', ofKind(ANY & ~S)],
  ['nonvector', ofKind(ANY & ~V)],
  ['nonrow', ofKind(ANY & ~R)],
  ['square', { ...shaped(S | M, ({ rows, cols }) => rows === cols), square: true }],
  [
    'differential',
    {
      kinds: ANY,
      test: (node) => node.differential,
      ofRun: (run) => run.some((factor) => factor.differential),
    },
  ],
  ['plain', { kinds: ANY, test: (node) => !node.differential }],
  ['constant', { kinds: ANY, test: (node) => !node.active && !node.differential }],
  /** Has one value for all values of the index that the pattern binds, or not; told once all is matched (`rewrite/apply.ts`). */
  [FIXED, { kinds: ANY, test: () => true }],
  [VARYING, { kinds: ANY, test: () => true }],
  /** Held while a law differentiates, as what it stands before vanishes. */
  ['frozen', { kinds: ANY, test: () => true }],
  ['number', { kinds: S, test: (node) => numberOf(node) !== undefined }],
  ['integer', integer(() => true, true)],
  ['natural', integer((value) => value.num > 0n, true)],
  ['even', integer((value) => value.num % 2n === 0n)],
  ['odd', integer((value) => value.num % 2n !== 0n)],
  ['negative', { kinds: S, integer: true, test: (node) => isNegative(numberOf(node) ?? ONE) }],
  /** So small that a product of as many factors can be differentiated factor by factor. */
  ['small-exponent', integer((value) => value.num >= 2n && value.num <= 64n)],
  /** Stands for one factor of a product, where several would say nothing more. */
  ['factor', { kinds: ANY, test: (node) => node.kind !== 'product', ofRun: () => false }],
  [
    'identity',
    { kinds: S | M, square: true, test: (node) => node.kind === 'eye', only: (g, { rows }) => g.eye(rows) },
  ],
  [
    'all-ones',
    { kinds: ANY, test: (node) => node.kind === 'ones', only: (g, { rows, cols }) => g.ones(rows, cols) },
  ],
  ['zero', { kinds: ANY, test: isZeroNode, only: (g, { rows, cols }) => g.zero(rows, cols) }],
  /** What laws of curvature ask for, which is proved in `curvature/`. */
  ...CURVATURES.map((name): [string, Word] => [
    name,
    OF_SYMMETRIC.has(name) ? { kinds: S | M, square: true } : { kinds: ANY },
  ]),
  ['nonpositive', { kinds: ANY }],
  ['at-least-one', exponent((value) => compare(value, ONE) >= 0)],
  ['fraction', exponent((value) => compare(value, ZERO) >= 0 && compare(value, ONE) <= 0)],
  ['at-least-two', exponent((value) => compare(value, rational(2)) >= 0)],
  ['at-least-half', exponent((value) => compare(value, rational(1, 2)) >= 0)],
  ['half', exponent((value) => equals(value, rational(1, 2)))],
  ['broken', exponent((value) => !isInteger(value))],
  ['below-zero', exponent(isNegative)],
  ...[...ASSUMPTIONS].map((name): [string, Word] => [name, { kinds: ANY }]),
])

/** The row of a word that is said of expressions, or `undefined`. */
export const conditionNamed = (word: string): Word | undefined => WORDS.get(word)

/** Whether `is <word>` can hold of the product of several factors: cheap to tell, before the product is made. */
export const mayHoldOfRun = (word: string, run: readonly Node[]): boolean =>
  WORDS.get(word)?.ofRun?.(run) ?? true

/** Whether the word holds of a function. */
export const holdsOfFunction = (word: string, name: string): boolean => {
  const row = functionNamed(name.replace(/'+$/, ''))
  return word === 'elementwise' && (row === undefined || row.group === 'elementwise')
}

/** Whether a rule may use the word after `is`. */
export const isCondition = (word: string): boolean => WORDS.has(word) || word === 'elementwise'
