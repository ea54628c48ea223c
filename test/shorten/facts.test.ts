/**
 * What the search must not change: it divides by nothing new and brings in no function.
 */
import { describe, expect, it } from 'vitest'
import { parse, simplify } from '../../src/index.ts'
import { evaluate } from '../../src/numeric/evaluate.ts'
import { sample } from '../../src/numeric/sample.ts'
import { createFacts } from '../../src/shorten/facts.ts'
import { lowered } from '../lower/lowered.ts'

describe('facts of an expression', () => {
  it('are the functions in it and in its definitions', () => {
    const { node: objective } = lowered('h = tanh(W*x); sum(exp(h))')
    expect([...createFacts().functions(objective)].sort()).toEqual(['exp', 'sum', 'tanh'])
  })

  it('are what it divides by', () => {
    const { node: objective, v } = lowered('x/a + y/b^2 + a*c where x: n, y: n, a: scalar, b: scalar')
    expect(createFacts().divisors(objective)).toEqual(new Set([v('a'), v('b')]))
  })
})

describe('the shortest form of a polynomial', () => {
  it.each([
    'a^3*y + a^2*b*x where x: n, y: n, a: scalar, b: scalar',
    'x.^3 .* y + x.^2 .* z where x: n',
    'x.^2 .* y + x.^3 .* z where x: n',
    'a^2*b + a^3*c + a^4',
    "a^4*y*y'*x + a^3*norm2(x)^2*x where a: scalar, x: n, y: n",
  ])('divides by nothing: %s', (source) => {
    const where = source.slice(source.indexOf('where'))
    const text = simplify(source)
    expect(text).not.toMatch(/\//)
    const [before, after] = [parse(source), parse(`${text} ${where.startsWith('where') ? where : ''}`)]
    const sampled = sample(before, 1)
    if (!sampled.ok) throw new Error(sampled.reason)
    const zero = { rows: 1, cols: 1, data: new Float64Array(1) }
    const values = new Map(
      [...sampled.point.values].map(([name, value]) => [name, name === 'a' ? zero : value]),
    )
    const point = { ...sampled.point, values }
    expect([...evaluate(after, point).data]).toEqual(
      [...evaluate(before, point).data].map((x) => expect.closeTo(x, 9)),
    )
  })
})
