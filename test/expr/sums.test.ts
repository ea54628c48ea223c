import { describe, expect, it } from 'vitest'
import { isZeroNode, type Node, type Term } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { algebra } from './algebra.ts'

/** Coefficients with the bodies they stand before. */
const termsOf = (node: Node): readonly (readonly [string, Node])[] =>
  node.kind === 'sum'
    ? node.terms.map(({ coefficient: { num, den }, body }: Term) => [
        den === 1n ? `${num}` : `${num}/${den}`,
        body,
      ])
    : [['1', node]]

describe('sum', () => {
  it('collects like terms', () => {
    const { v, sum, times } = algebra()
    expect(sum(v('x'), v('x'))).toBe(times(2, v('x')))
    expect(sum(v('x'), v('y'), v('x'), v('y'))).toBe(times(2, sum(v('x'), v('y'))))
    expect(sum(times(2, v('x')), times(-2, v('x')), v('y'))).toBe(v('y'))
  })

  it('is flat', () => {
    const { v, sum } = algebra()
    const [x, y, z] = [v('A'), v('B'), v('A')]
    expect(sum(sum(x, y), z)).toBe(sum(x, sum(y, z)))
  })

  it('is zero of its own shape when all terms cancel', () => {
    const { g, v, minus } = algebra()
    expect(minus(v('W'), v('W'))).toBe(g.zero('m', 'n'))
    expect(isZeroNode(minus(v('a'), v('a')))).toBe(true)
  })

  it('has one form for one linear combination', () => {
    const { v, sum, minus, times } = algebra()
    expect(sum(v('x'), v('y'))).toBe(sum(v('y'), v('x')))
    expect(minus(v('x'), v('y'))).toBe(times(-1, minus(v('y'), v('x'))))
    expect(times(rational(1, 2), times(2, v('x')))).toBe(v('x'))
  })

  it('has the factor that its coefficients share in front', () => {
    const { v, sum, times } = algebra()
    const node = sum(times(4, v('x')), times(6, v('y')))
    expect(termsOf(node).map(([c]) => c)).toEqual(['2'])
    expect(termsOf(termsOf(node)[0]![1])).toEqual([
      ['2', v('x')],
      ['3', v('y')],
    ])
  })

  it('has in front what numerators and what denominators share', () => {
    const { v, sum, times } = algebra()
    const node = sum(times(rational(3, 4), v('x')), times(rational(3, 2), v('y')))
    expect(termsOf(node).map(([c]) => c)).toEqual(['3/2'])
    expect(termsOf(termsOf(node)[0]![1]).map(([c]) => c)).toEqual(['1/2', '1'])
    const plain = sum(times(rational(1, 2), v('x')), times(rational(1, 3), v('y')))
    expect(termsOf(plain).map(([c]) => c)).toEqual(['1/2', '1/3'])
  })

  it('has its sign in front where every term is negative', () => {
    const { g, v, sum } = algebra()
    expect(sum(g.minus(v('x')), g.minus(v('y')))).toBe(g.minus(sum(v('x'), v('y'))))
  })

  it('begins with a positive term', () => {
    const { v, minus } = algebra()
    expect(termsOf(minus(v('y'), v('x')))).toEqual([
      ['1', v('y')],
      ['-1', v('x')],
    ])
  })

  it('keeps terms in the order of their leading variables, constants last', () => {
    const { g, v, sum, power, num } = algebra()
    expect(termsOf(sum(num(1), v('c'), v('a'))).map(([, body]) => body)).toEqual([
      v('a'),
      v('c'),
      g.ones(1, 1),
    ])
    const [x, x2, x3] = [v('x'), power(v('x'), 2), power(v('x'), 3)]
    expect(termsOf(sum(x, x3, x2)).map(([, body]) => body)).toEqual([x3, x2, x])
  })

  it('keeps two kinds of powers of one base in one order', () => {
    const { v, sum, power, matrixPower } = algebra()
    const [entrywise, repeated] = [power(v('A'), 2), matrixPower(v('A'), 2)]
    expect(sum(entrywise, repeated)).toBe(sum(repeated, entrywise))
  })

  it('orders symbolic exponents, fractions and integers without a cycle', () => {
    const { v, num, sum, power } = algebra()
    const powers = [v('x'), power(v('x'), v('k')), power(v('x'), num(1, 2)), power(v('x'), 2)]
    const expected = sum(...powers)
    for (let shift = 1; shift < powers.length; shift++)
      expect(sum(...powers.slice(shift), ...powers.slice(0, shift))).toBe(expected)
    expect(sum(...[...powers].reverse())).toBe(expected)
  })

  it('of many terms is made in one go', () => {
    const { g, sum } = algebra()
    const terms = Array.from({ length: 20_000 }, (_, i) =>
      g.variable({ name: `z${i}`, rows: 'n', cols: 1, active: false }),
    )
    expect(termsOf(sum(...terms))).toHaveLength(20_000)
  })
})

describe('times', () => {
  it('is the node itself for 1 and zero for 0', () => {
    const { g, v, times } = algebra()
    expect(times(1, v('W'))).toBe(v('W'))
    expect(times(0, v('W'))).toBe(g.zero('m', 'n'))
  })

  it('of a sum leaves the sum whole', () => {
    const { v, sum, times } = algebra()
    const inner = sum(v('x'), v('y'))
    expect(termsOf(times(3, inner))).toEqual([['3', inner]])
  })
})
