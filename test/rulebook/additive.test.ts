import { describe, expect, it } from 'vitest'
import { rational } from '../../src/rational.ts'
import { atRoot, rewritten, rules } from '../rewrite/rules.ts'

describe('an additive law', () => {
  it('goes through all terms at once', () => {
    const laws = rules('tr(A + B) -> tr(A) + tr(B)', 'tr(s*A) -> s*tr(A) where s is scalar')
    const { g, v, result, applied } = rewritten(laws, 'tr(A + 2*B - C) where A: n x n, B: n x n, C: n x n')
    const trace = (name: string) => g.call('tr', 0, [v(name)], 1, 1)
    const positive = g.plus(trace('A'), g.times(rational(2), trace('B')))
    expect(result).toBe(g.plus(positive, g.minus(trace('C'))))
    expect(applied.filter((name) => name === 'law-a')).toHaveLength(1)
  })

  it('keeps what stands beside the sum', () => {
    const { g, v, application } = atRoot(
      rules('A*(B + C) -> A*B + A*C'),
      'D*A*(B + C) where A: n x n, B: n x n, C: n x n, D: n x n',
    )
    const product = (name: string) => g.product([v('D'), v('A'), v(name)])
    expect(application?.result).toBe(g.plus(product('B'), product('C')))
  })

  it('applies where its condition holds of the sum', () => {
    const law = rules('A*(B + C) -> A*B + A*C where B is differential')
    const source = 'A*(B + C) where A: n x n, B: n x n, C: n x n'
    expect(atRoot(law, source).application).toBeUndefined()
    const { g, v, application } = atRoot(law, source, ({ g, v }) =>
      g.product([v('A'), g.plus(v('B'), g.differential(v('C')))]),
    )
    const terms = g.plus(g.product([v('A'), v('B')]), g.product([v('A'), g.differential(v('C'))]))
    expect(application?.result).toBe(terms)
  })

  it('takes 5,000 terms in one step', () => {
    const terms = Array.from({ length: 5_000 }, (_, i) => `z${i}`)
    const where = terms.map((name) => `${name}: n`).join(', ')
    const { result, applied } = rewritten(
      rules('sum(x + y) -> sum(x) + sum(y)'),
      `sum(${terms.join(' + ')}) where ${where}`,
      2,
    )
    expect(applied).toEqual(['law-a'])
    expect(result).toMatchObject({ kind: 'sum', terms: { length: 5_000 } })
  })
})
