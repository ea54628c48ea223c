/**
 * What is seen to be the transpose of something else, and of which sum a sum is made when transposes are drawn in.
 */
import { type Call, isScalarNode, type Node, operandsOf, type Product, type Term } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { equals, multiply, ONE } from '../rational.ts'
import { holdsOfFunction } from '../rulebook/conditions.ts'

type IsSymmetric = (node: Node) => boolean

/** Pairs of parts that are looked at before it is left open. */
const MOST_PAIRS = 100

/** Whether b is the transpose of a, by structure; `isSymmetric` answers for their parts. */
export const areTransposes = (a: Node, b: Node, isSymmetric: IsSymmetric): boolean => {
  let left = MOST_PAIRS
  const pair: Pair = (one, other) => {
    if (one.rows !== other.cols || one.cols !== other.rows || left-- <= 0) return false
    if (one.kind === 'transpose' && one.body === other) return true
    if (other.kind === 'transpose' && other.body === one) return true
    if (one === other) return isScalarNode(one) || isSymmetric(one)
    return arePartByPart(one, other, pair)
  }
  return pair(a, b)
}

type Pair = (one: Node, other: Node) => boolean

const arePartByPart = (one: Node, other: Node, pair: Pair): boolean => {
  switch (one.kind) {
    case 'ones':
      return other.kind === 'ones'
    case 'transpose':
      return other.kind === 'transpose' && pair(one.body, other.body)
    case 'product':
      return other.kind === 'product' && inOrder(one.factors, reversed(other), pair)
    case 'hadamard':
      return other.kind === 'hadamard' && inSomeOrder(termsOf(one.factors), termsOf(other.factors), pair)
    case 'sum':
      return other.kind === 'sum' && inSomeOrder(one.terms, other.terms, pair)
    case 'scale':
      return other.kind === 'scale' && one.scalar === other.scalar && pair(one.body, other.body)
    case 'power':
    case 'matrix-power':
      return other.kind === one.kind && inOrder(operandsOf(one), operandsOf(other), pair)
    case 'call':
      return other.kind === 'call' && areCalls(one, other) && inOrder(one.args, other.args, pair)
    default:
      return false
  }
}

const inOrder = (one: readonly Node[], other: readonly Node[], pair: Pair): boolean =>
  one.length === other.length && one.every((part, i) => pair(part, other[i]!))

const inSomeOrder = (one: readonly Term[], other: readonly Term[], pair: Pair): boolean => {
  const open = [...other]
  return (
    one.length === other.length &&
    one.every(({ coefficient, body }) => {
      const at = open.findIndex((term) => equals(term.coefficient, coefficient) && pair(body, term.body))
      if (at >= 0) open.splice(at, 1)
      return at >= 0
    })
  )
}

const reversed = ({ factors }: Product): readonly Node[] => [...factors].reverse()

const termsOf = (factors: readonly Node[]): Term[] => factors.map((body) => ({ coefficient: ONE, body }))

/** Whether calls of one function turn when their arguments do. */
const areCalls = (one: Call, other: Call): boolean => {
  if (one.name !== other.name || one.order !== other.order) return false
  const row = functionNamed(one.name)
  return (
    holdsOfFunction('elementwise', one.name) ||
    row?.group === 'elementwise-two' ||
    row?.group === 'elementwise-family' ||
    (one.args.length === 1 && row?.turned === one.name)
  )
}

/** A term of a sum, or the transpose of one. */
export interface Turned extends Term {
  readonly isTurned: boolean
}

/** The terms of a sum, those of its transposed sums each by itself: A, B, A' and B' of `A + B + (A + B)'`. */
export const drawnIn = (terms: readonly Term[]): Turned[] =>
  terms.flatMap(({ coefficient, body }): Turned[] =>
    body.kind === 'transpose' && body.body.kind === 'sum'
      ? body.body.terms.map((term) => ({
          coefficient: multiply(coefficient, term.coefficient),
          body: term.body,
          isTurned: true,
        }))
      : [{ coefficient, body, isTurned: false }],
  )
