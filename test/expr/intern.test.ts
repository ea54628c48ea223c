import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { algebra } from './algebra.ts'

describe('the size of a node', () => {
  it('counts names, numbers and operators as printed', () => {
    const { g, v, product, sum, map, times, hadamard } = algebra()
    expect(v('x').size).toBe(1)
    expect(product(v('W'), v('A'), v('x')).size).toBe(5)
    expect(sum(v('x'), v('y')).size).toBe(3)
    expect(times(2, v('x')).size).toBe(2)
    expect(hadamard(v('x'), map('tanh', v('y'))).size).toBe(4)
    expect(g.zero('n', 1).size).toBe(1)
    expect(g.transpose(v('W')).size).toBe(2)
  })

  it('counts a definition as one name', () => {
    const { g, v, product } = algebra()
    expect(g.named('h', product(v('W'), v('A'), v('x'))).size).toBe(1)
  })

  it('saturates instead of losing exactness', () => {
    const { g, v, map, sum } = algebra()
    let node: Node = v('x')
    for (let i = 0; i < 200; i++) node = sum(map('sin', node), map('cos', node))
    expect(node.size).toBe(1e9)
    expect(g.transpose(node).size).toBe(1e9)
  })
})

describe('the lead of a node', () => {
  it('is the place of its leftmost variable', () => {
    const { g, v, product, map } = algebra()
    expect(product(v('W'), v('x')).lead).toBe(v('W').lead)
    expect(map('tanh', v('y')).lead).toBe(v('y').lead)
    expect(product(g.ones('n', 'n'), v('y')).lead).toBe(v('y').lead)
    expect(g.eye('n').lead).toBe(Number.POSITIVE_INFINITY)
  })

  it('of a definition is its own place, which a new value can keep', () => {
    const { g, v, map } = algebra()
    const h = g.named('h', map('tanh', v('x')))
    expect(h.lead).toBe(11)
    expect(g.named('h2', v('y')).lead).toBe(12)
    expect(g.named('h', map('cos', v('x')), false, h.index).lead).toBe(11)
  })
})

describe('what a node says of its operands', () => {
  it('is active where a variable of interest is below it, definitions included', () => {
    const { g, v, product, sum } = algebra('W')
    expect(product(v('W'), v('x')).active).toBe(true)
    expect(sum(v('x'), v('y')).active).toBe(false)
    expect(g.named('h', product(v('W'), v('x'))).active).toBe(true)
    expect(g.named('q', v('x')).active).toBe(false)
    expect(g.eye('n').active).toBe(false)
  })

  it('is differential where a d(…) is below it', () => {
    const { g, v, product } = algebra('W')
    expect(g.differential(v('W')).differential).toBe(true)
    expect(product(g.differential(v('W')), v('x')).differential).toBe(true)
    expect(product(v('W'), v('x')).differential).toBe(false)
  })

  it('has a larger id than any of them', () => {
    const { g, v, product, sum, times } = algebra()
    const node = product(times(rational(1, 2), sum(v('A'), v('B'))), g.transpose(v('A')), v('x'))
    const stack = [node]
    for (let next = stack.pop(); next; next = stack.pop()) {
      const operands =
        next.kind === 'sum' ? next.terms.map(({ body }) => body) : 'factors' in next ? next.factors : []
      for (const operand of operands) expect(operand.id).toBeLessThan(next.id)
      stack.push(...operands)
    }
  })

  it('stands in one graph only', () => {
    const [one, other] = [createGraph(), createGraph()]
    expect(one.eye('n')).not.toBe(other.eye('n'))
  })
})
