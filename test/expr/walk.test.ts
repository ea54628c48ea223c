import { describe, expect, it } from 'vitest'
import type { Named, Node } from '../../src/expr/node.ts'
import { mapOperands, namedIn, reachable, rewriteThroughNames } from '../../src/expr/walk.ts'
import { algebra } from './algebra.ts'

/** h1 = tanh(x); h2 = tanh(h1); … */
const chain = (length: number) => {
  const h = algebra('x')
  let node: Node = h.v('x')
  for (let i = 1; i <= length; i++) node = h.g.named(`h${i}`, h.map('tanh', node))
  return { ...h, last: node as Named }
}

describe('reachable', () => {
  it('lists every node once, each after its operands', () => {
    const { g, v, product, sum } = algebra()
    const shared = product(v('W'), v('x'))
    const root = sum(shared, g.scale(v('a'), shared))
    const nodes = reachable([root, shared])
    expect(nodes).toEqual([v('a'), v('x'), v('W'), shared, g.scale(v('a'), shared), root])
  })

  it('goes through definitions', () => {
    const { g, v, map } = algebra()
    const inner = map('tanh', v('x'))
    expect(reachable([map('exp', g.named('h', inner))])).toContain(inner)
  })

  it('goes down 10,000 definitions', () => {
    const { last } = chain(10_000)
    expect(reachable([last])).toHaveLength(20_001)
    expect(namedIn([last])).toHaveLength(10_000)
  })
})

describe('namedIn', () => {
  it('lists definitions, each after those it uses', () => {
    const { last } = chain(3)
    expect(namedIn([last]).map(({ name }) => name)).toEqual(['h1', 'h2', 'h3'])
  })
})

describe('mapOperands', () => {
  it('is the node itself where nothing changes', () => {
    const { g, v, product, sum, hadamard, power, matrixPower, map } = algebra()
    const nodes = [
      v('x'),
      g.eye('n'),
      g.pi(),
      g.dimension('n'),
      g.ones('n', 1),
      g.named('h', v('x')),
      sum(v('x'), v('y')),
      g.scale(v('a'), v('x')),
      product(v('W'), v('x')),
      hadamard(v('x'), v('y')),
      power(v('x'), v('k')),
      matrixPower(v('A'), v('k')),
      g.transpose(v('W')),
      g.colon(v('A'), v('B')),
      map('tanh', v('x')),
      g.differential(v('W')),
    ]
    for (const node of nodes) expect(mapOperands(g, node, (operand) => operand)).toBe(node)
  })

  it('builds anew of the operands given', () => {
    const { g, v, product, sum, times, power, map } = algebra()
    const swap = (operand: Node): Node => (operand === v('x') ? v('y') : operand)
    expect(mapOperands(g, product(v('W'), v('x')), swap)).toBe(product(v('W'), v('y')))
    expect(mapOperands(g, sum(v('x'), v('y')), swap)).toBe(times(2, v('y')))
    expect(mapOperands(g, power(v('x'), 2), swap)).toBe(power(v('y'), 2))
    expect(mapOperands(g, map('phi', v('x'), 2), swap)).toBe(map('phi', v('y'), 2))
    expect(mapOperands(g, g.transpose(v('x')), swap)).toBe(g.transpose(v('y')))
    expect(mapOperands(g, g.differential(v('x')), swap)).toBe(g.differential(v('y')))
    expect(mapOperands(g, g.colon(v('x'), v('y')), swap)).toBe(g.colon(v('y'), v('y')))
  })

  it('leaves the value of a definition alone', () => {
    const { g, v } = algebra()
    const h = g.named('h', v('x'))
    expect(mapOperands(g, h, () => v('y'))).toBe(h)
  })
})

describe('rewriteThroughNames', () => {
  it('rewrites definitions before what uses them and keeps names and places', () => {
    const { g, v, map } = algebra()
    const h = g.named('h', map('sin', v('x'))) as Named
    const q = g.named('q', map('sin', h)) as Named
    const toCosine = (node: Node): Node => (node.kind === 'call' ? map('cos', node.args[0]!) : node)
    const [root] = rewriteThroughNames(g, [map('sin', q)], toCosine)
    const [newH, newQ] = namedIn([root!])
    expect(newH).toMatchObject({ name: 'h', index: h.index, value: map('cos', v('x')) })
    expect(newQ).toMatchObject({ name: 'q', index: q.index, value: map('cos', newH!) })
    expect(root).toBe(map('cos', newQ!))
  })

  it('keeps definitions that do not change', () => {
    const { g, map, last } = chain(5)
    const root = map('exp', last)
    expect(rewriteThroughNames(g, [root], (node) => node)).toEqual([root])
  })

  it('goes through 10,000 definitions', () => {
    const { g, v, last, map } = chain(10_000)
    const toCosine = (node: Node): Node =>
      node.kind === 'call' && node.name === 'tanh' ? map('cos', node.args[0]!) : node
    const [root] = rewriteThroughNames(g, [last], toCosine)
    expect(namedIn([root!])[0]!.value).toBe(map('cos', v('x')))
    expect(namedIn([root!])).toHaveLength(10_000)
  })
})
