/** Derivations as records; what they look like is in `cases/derivations.txt`. */
import { describe, expect, it } from 'vitest'
import { derived } from './derived.ts'

describe('a derivation', () => {
  it('cites the literature of the laws in a line', () => {
    const { steps } = derived('logdet(X)', 'X')
    expect(steps[0]).toMatchObject({ rule: 'd-logdet', source: 'Petersen2012 (43)' })
    expect(derived('sum(x)', 'x').steps[0]).toMatchObject({ rule: 'd-sum-entries', source: 'definition' })
  })

  it('is left out on request, with the same answer', () => {
    const [long, short] = [
      derived('norm2(A*x - b)^2', 'A'),
      derived('norm2(A*x - b)^2', 'A', { steps: false }),
    ]
    expect(short.steps).toEqual([])
    expect(short.text).toEqual(long.text)
  })

  it('sets finished terms aside once a line would have too many', () => {
    const terms = Array.from({ length: 12 }, (_, i) => `sum(x${i}.^3)`)
    const { lines } = derived(terms.join(' + '), Array.from({ length: 12 }, (_, i) => `x${i}`).join(','))
    expect(Math.max(...lines.slice(3).map((line) => line.split(' + ').length))).toBeLessThanOrEqual(12)
    expect(lines.join('').length).toBeLessThan(12_000)
  })

  it('grows in proportion to the number of layers', () => {
    const layers = (count: number): string =>
      [
        'h1 = tanh(W1*x)',
        ...Array.from({ length: count - 1 }, (_, i) => `h${i + 2} = tanh(W${i + 2}*h${i + 1})`),
        `norm2(h${count} - y)^2 where x: n, y: n`,
      ].join('; ')
    const names = (count: number): string => Array.from({ length: count }, (_, i) => `W${i + 1}`).join(',')
    const [small, large] = [derived(layers(10), names(10)), derived(layers(40), names(40))]
    expect(large.steps.length).toBeLessThan(4.5 * small.steps.length)
    expect(large.lines.join('').length).toBeLessThan(4.5 * small.lines.join('').length)
    expect(Object.values(large.text).join('').length).toBeLessThan(
      4.5 * Object.values(small.text).join('').length,
    )
  })
})
