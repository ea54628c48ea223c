import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import { isOneNode, isZeroNode, numberOf } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { algebra } from './algebra.ts'

describe('a graph', () => {
  it('has one node for equal expressions', () => {
    const { g, v, product, map, power } = algebra()
    expect(product(v('W'), v('x'))).toBe(product(v('W'), v('x')))
    expect(g.transpose(v('A'))).toBe(g.transpose(v('A')))
    expect(map('tanh', product(v('W'), v('x')))).toBe(map('tanh', product(v('W'), v('x'))))
    expect(power(v('x'), 3)).toBe(power(v('x'), 3))
    expect(g.ones('m', 'n')).toBe(g.ones('m', 'n'))
    expect(g.differential(v('x'))).toBe(g.differential(v('x')))
  })

  it('has different nodes for the same expression in different shapes', () => {
    const { g } = algebra()
    expect(g.ones('m', 'n')).not.toBe(g.ones('n', 'm'))
    expect(g.zero('n', 1)).not.toBe(g.zero(1, 'n'))
    expect(g.eye('n')).not.toBe(g.eye('m'))
  })

  it('tells functions, their derivatives and their arguments apart', () => {
    const { v, map } = algebra()
    expect(map('phi', v('x'), 1)).not.toBe(map('phi', v('x')))
    expect(map('phi', v('x'))).not.toBe(map('psi', v('x')))
    expect(map('phi', v('x'))).not.toBe(map('phi', v('y')))
  })

  it('keeps a variable as it was first made', () => {
    const { g } = algebra('x')
    const again = g.variable({ name: 'x', rows: 'n', cols: 1, active: false })
    expect(again).toMatchObject({ active: true, index: 4 })
  })

  it('tells a variable named like a key of another node apart', () => {
    const { g } = algebra()
    const odd = g.variable({ name: '1:n,n', rows: 1, cols: 1, active: false })
    expect(g.ones('n', 'n')).not.toBe(odd)
    expect(g.variable({ name: '__proto__', rows: 1, cols: 1, active: false }).name).toBe('__proto__')
  })

  it('makes a node once, however often it is asked for', () => {
    const graph = createGraph()
    const first = graph.eye('n')
    expect(graph.eye('n')).toBe(first)
    expect(graph.eye('m').id).toBe(first.id + 1)
  })

  it('spells functions as the user did and names them canonically', () => {
    const graph = createGraph(new Map([['sigmoid', 'sigma']]))
    const x = graph.variable({ name: 'x', rows: 'n', cols: 1, active: false })
    expect(graph.call('sigmoid', 0, [x], 'n', 1)).toMatchObject({ name: 'sigmoid', spelling: 'sigma' })
    expect(graph.call('tanh', 0, [x], 'n', 1)).toMatchObject({ name: 'tanh', spelling: 'tanh' })
  })

  it('takes the identity of size 1 for the number 1', () => {
    const { g } = algebra()
    expect(g.eye(1)).toBe(g.number(1))
    expect(isOneNode(g.ones(1, 1))).toBe(true)
    expect(isOneNode(g.ones('n', 1))).toBe(false)
  })

  it('takes a dimension that is an integer for a number', () => {
    const { g } = algebra()
    expect(numberOf(g.dimension(7))).toEqual(rational(7))
    expect(g.dimension('n')).toMatchObject({ kind: 'dimension', dim: 'n' })
    expect(g.dimension('n')).toBe(g.dimension('n'))
  })

  it('has exact numbers', () => {
    const { g, num } = algebra()
    expect(num(1, 3)).toBe(g.number(rational(2, 6)))
    expect(numberOf(num(-5, 10))).toEqual(rational(-1, 2))
    expect(numberOf(g.zero(1, 1))).toEqual(rational(0))
    expect(numberOf(g.pi())).toBeUndefined()
    expect(numberOf(g.times(rational(2), g.ones('n', 1)))).toBeUndefined()
  })

  it('knows whether it has names', () => {
    const { g, v } = algebra()
    expect(g.hasNames()).toBe(false)
    g.named('h', v('x'))
    expect(g.hasNames()).toBe(true)
  })
})

describe('colon(A, B)', () => {
  it('is one node whatever the order of the operands', () => {
    const { g, v } = algebra()
    expect(g.colon(v('A'), v('B'))).toBe(g.colon(v('B'), v('A')))
  })

  it('has the shorter operand left', () => {
    const { g, v, map } = algebra('W')
    const long = map('tanh', v('X'))
    expect(g.colon(long, v('W'))).toMatchObject({ left: v('W'), right: long })
  })

  it('has the differential right', () => {
    const { g, v } = algebra('W')
    const d = g.differential(v('X'))
    expect(g.colon(d, v('W'))).toMatchObject({ left: v('W'), right: d })
  })

  it('is the product of scalars and zero where an operand is', () => {
    const { g, v, hadamard } = algebra()
    expect(g.colon(v('a'), v('c'))).toBe(hadamard(v('a'), v('c')))
    expect(isZeroNode(g.colon(v('A'), g.zero('n', 'n')))).toBe(true)
    expect(g.colon(v('A'), g.zero('n', 'n'))).toMatchObject({ rows: 1, cols: 1 })
  })
})
