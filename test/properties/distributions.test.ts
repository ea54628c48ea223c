/**
 * Stochastic and one-hot: what keeps them, what they are drawn like, and that a variable that moves has lost them.
 */
import { describe, expect, it } from 'vitest'
import { simplify, solve } from '../../src/index.ts'
import * as m from '../../src/linalg/matrix.ts'
import { random } from '../../src/linalg/random.ts'
import { draw, SPREADS } from '../../src/numeric/draw.ts'
import { closure, type Property } from '../../src/shape/properties.ts'

const DECLARED =
  'where P: n x n, Q: n x n, Y: n x n, T: n x n, x: n, P is stochastic, Q is stochastic, Y is one-hot, x is stochastic'

/** Of which the row sums, or the sum of a vector, are known. */
const KEPT = [
  ['sum(P*Q,2)', 'ones(n)'],
  ['sum(P^3,2)', 'ones(n)'],
  ['sum(eye(n)*P,2)', 'ones(n)'],
  ['sum(kron(P,Q),2)', 'ones(n*n)'],
  ['sum(0.25*P + 0.75*Q,2)', 'ones(n)'],
  ['sum(softmax(T,2)*Y,2)', 'ones(n)'],
  ["sum(softmax(T,1)',2)", 'ones(n)'],
  ["sum(P'*x)", '1'],
  ["sum(x'*P)", '1'],
  ['P*Q*ones(n)', 'ones(n)'],
  ['P*ones(n,n)', 'ones(n,n)'],
  ['sum(P)', 'n'],
  ['Y.^2', 'Y'],
] as const

/** Of which they are not. */
const LOST = [
  "sum(P',2)",
  "sum(x*x',2)",
  "sum(x'*x)",
  'sum(P*T,2)',
  'sum(P - Q,2)',
  'sum(P*x)',
  'sum(P .* Q,2)',
  'sum(P,1)',
  'P.^2',
  'sum(softmax(T,1),2)',
]

describe('a distribution', () => {
  it.each(KEPT)('%s is %s', (text, value) => {
    expect(simplify(`${text} ${DECLARED}`)).toBe(value)
  })

  it.each(LOST)('%s is not known', (text) => {
    expect(simplify(`${text} ${DECLARED}`)).not.toMatch(/^(1|ones\(.*\)|P|n)$/)
  })

  it.each(['gradient', 'hessian'] as const)('is none while it moves: %s', async (kind) => {
    const answer = await solve({
      expr: 'sum(y)^2',
      wrt: 'y',
      kind,
      vars: { y: { shape: ['n'], props: ['one-hot'] } },
    })
    if (!answer.ok || !('text' in answer)) throw new Error('no answer')
    expect(answer.text).toBe(kind === 'gradient' ? '2*sum(y)*ones(n)' : '2*ones(n,n)')
    expect(answer.notes).toContain(`y is one-hot, which its ${kind} is not constrained by`)
  })
})

const BESIDE: readonly (readonly Property[])[] = [
  [],
  ['symmetric'],
  ['positive-definite'],
  ['diagonal'],
  ['orthogonal'],
  ['invertible'],
  ['lower-triangular'],
  ['upper-triangular'],
]
const DRAWN = BESIDE.flatMap((others) =>
  (['stochastic', 'one-hot'] as const).map((word) => [word, ...others]),
)

describe('what is drawn', () => {
  it.each(DRAWN)('as %s %s has rows that add up to 1', (...words) => {
    const properties = closure(words.filter((word) => word !== undefined) as Property[])
    const rng = random(7)
    for (const spread of SPREADS) {
      const value = draw(4, 4, properties, spread, rng)
      const rows = m.multiply(value, m.filled(4, 1, 1))
      expect(m.maxAbs(m.addScaled(rows, m.filled(4, 1, 1), -1))).toBeLessThan(1e-12)
      expect(Math.min(...value.data)).toBeGreaterThanOrEqual(0)
      if (properties.has('one-hot')) expect([...value.data].every((x) => x === 0 || x === 1)).toBe(true)
      if (properties.has('symmetric')) expect(m.transpose(value)).toEqual(value)
    }
  })

  it.each([
    [5, 1],
    [1, 5],
    [1, 1],
  ])('as a stochastic %i x %i adds up to 1', (rows, cols) => {
    const value = draw(rows, cols, closure(['stochastic']), 'normal', random(3))
    expect(value.data.reduce((sum: number, x: number) => sum + x, 0)).toBeCloseTo(1, 12)
  })
})
