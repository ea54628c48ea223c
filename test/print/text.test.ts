import { describe, expect, it } from 'vitest'
import type { Node, Term } from '../../src/expr/node.ts'
import { dimText } from '../../src/form/form.ts'
import { toText } from '../../src/print/text.ts'
import { ONE, rational } from '../../src/rational.ts'
import {
  A,
  a,
  B,
  b,
  call,
  colon,
  differential,
  graph,
  hadamard,
  matrixPower,
  num,
  ones,
  plus,
  product,
  scale,
  times,
  transpose,
  W,
  x,
  y,
} from './nodes.ts'

const CASES: readonly (readonly [string, Node])[] = [
  [
    "b .* sigma'(W*x) : d(W)*x",
    colon(hadamard(b, call('sigmoid', [product(W, x)], b, 1)), product(differential(W), x)),
  ],
  ['A*B : d(A)', colon(product(A, B), differential(A))],
  ['(A + B) : d(A)', colon(sumOf([1, A], [1, B]), differential(A))],
  ["d(A)'", transpose(differential(A))],
  ['d(A*x)', differential(product(A, x))],
  ['-x + y', sumOf([-1, x], [1, y])],
  ['ones(n) + a*ones(n)', sumOf([1, ones('n', 1)], [1, scale(a, ones('n', 1))])],
  ['A*x .* y', entries(product(A, x), y)],
  ['A^-2', matrixPower(A, num(-2))],
]

describe('toText of what cannot be typed, or not in this order', () => {
  it.each(CASES)('is %s', (text, node) => expect(toText(node)).toBe(text))
})

describe('dimText', () => {
  it('writes powers of a dimension out as products', () => {
    expect([dimText(3), dimText('m*n^3 + 1')]).toEqual(['3', 'm*n*n*n + 1'])
  })
})

describe('toText of large expressions', () => {
  it('prints a sum of 100,000 terms', () => {
    const terms = Array.from({ length: 100_000 }, (_, i) => [i % 2 ? -1 : 1, i % 3 ? x : y] as const)
    expect(toText(sumOf(...terms))).toHaveLength(100_000 + 3 * 99_999)
  })

  it('prints a definition as its name however long the chain behind it', () => {
    let node: Node = x
    for (let i = 0; i < 10_000; i++) node = graph.named(`h${i}`, call('tanh', [node]))
    expect(toText(product(transpose(node), y))).toBe("h9999'*y")
  })
})

/** A sum with its terms in this order. */
function sumOf(...terms: readonly (readonly [number, Node])[]): Node {
  const listed: Term[] = terms.map(([coefficient, body]) => ({ coefficient: rational(coefficient), body }))
  return {
    ...plus(listed[0]!.body, times(ONE, listed[1]!.body)),
    kind: 'sum',
    terms: listed,
    facts: [],
  } as Node
}

/** A Hadamard product with its factors in this order. */
function entries(...factors: Node[]): Node {
  return { ...hadamard(...factors), kind: 'hadamard', factors, facts: [] } as Node
}
