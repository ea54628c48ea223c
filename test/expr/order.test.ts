import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { compareFactors, compareNodes, compareTerms } from '../../src/expr/order.ts'
import { algebra } from './algebra.ts'

/** Some nodes of every kind, no two of them equal. */
const zoo = (): Node[] => {
  const { g, v, num, times, sum, minus, product, hadamard, power, matrixPower, map } = algebra('x')
  const [a, x, y, A, W] = [v('a'), v('x'), v('y'), v('A'), v('W')]
  return [
    ...[a, x, y, A, W, g.pi(), g.dimension('n'), g.dimension('m'), g.eye('n'), g.eye('m'), g.zero('n', 1)],
    ...[g.ones('n', 1), g.ones('n', 'n'), num(2), num(1, 2), g.named('h', x), times(2, x), times(3, x)],
    ...[sum(x, y), minus(x, y), g.scale(a, x), product(W, x), product(W, y), product(W, A), product(A, W)],
    ...[hadamard(x, y), power(x, 2), power(x, 3), power(x, a), power(x, num(1, 2)), power(A, 2), power(a, x)],
    ...[
      matrixPower(A, 2),
      matrixPower(A, 3),
      matrixPower(A, a),
      g.transpose(W),
      g.transpose(A),
      g.colon(x, y),
    ],
    ...[map('sin', x), map('cos', x), map('sin', x, 1), map('sin', y), g.differential(x), g.differential(W)],
  ]
}

const sign = Math.sign

describe.each([
  ['compareNodes', compareNodes],
  ['compareFactors', compareFactors],
  ['compareTerms', compareTerms],
])('%s', (_, compare) => {
  it('tells any two nodes apart, the same way round either way', () => {
    const nodes = zoo()
    for (const p of nodes)
      for (const q of nodes) {
        if (p === q) expect(compare(p, q)).toBe(0)
        else expect(sign(compare(p, q)), `${p.kind} ${q.kind}`).toBe(-sign(compare(q, p)))
        expect(compare(p, q) === 0).toBe(p === q)
      }
  })

  it('has no cycles', () => {
    const sorted = zoo().sort(compare)
    for (const [i, p] of sorted.entries())
      for (const q of sorted.slice(i + 1)) expect(compare(p, q), `${p.kind} ${q.kind}`).toBeLessThan(0)
  })

  it('does not depend on the order in which nodes were made', () => {
    const text = (nodes: readonly Node[]): string[] =>
      nodes.map(({ kind, size, lead, rows, cols }) => `${kind} ${size} ${lead} ${rows} ${cols}`)
    const { g, v, product, map } = algebra()
    const late = algebra()
    const first = [product(v('W'), v('x')), map('tanh', v('y')), g.transpose(v('A'))]
    const second = [
      late.g.transpose(late.v('A')),
      late.map('tanh', late.v('y')),
      late.product(late.v('W'), late.v('x')),
    ]
    expect(text(first.sort(compare))).toEqual(text(second.sort(compare)))
  })
})

describe('compareTerms', () => {
  it('has the highest power of a base first and a symbolic one before all', () => {
    const { v, num, power } = algebra()
    const [x, k] = [v('x'), v('k')]
    const powers = [x, power(x, num(1, 2)), power(x, 3), power(x, k), power(x, -1)]
    expect(powers.sort(compareTerms)).toEqual([
      power(x, k),
      power(x, 3),
      x,
      power(x, num(1, 2)),
      power(x, -1),
    ])
  })
})
