/**
 * Random sums over indices: their gradients are those of the same terms written out one by one, with numbers for indices.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivative, evaluate, gradient } from '../../src/index.ts'
import { PATIENCE, runs } from './settings.ts'

/** A term by its indices: i and k run to 3, j to 2. */
type Term = (i: string | number, j: string | number, k: string | number) => string

const DECLARED = 'where x: 3, y: 2, A: 3 x 2, B: 3 x 3, X: 3 x 4, Y: 2 x 4, w: 4'
const POINT = {
  x: [0.7, -1.2, 0.4],
  y: [1.1, 0.3],
  A: [
    [0.2, 1.3],
    [-0.8, 0.6],
    [0.9, -0.5],
  ],
  B: [
    [1.2, 0.3, -0.7],
    [0.1, -0.9, 0.8],
    [0.6, 0.4, 1.5],
  ],
  X: [
    [0.3, -0.6, 1.4, 0.2],
    [-1.1, 0.5, 0.7, -0.3],
    [0.8, 0.9, -0.4, 1.6],
  ],
  Y: [
    [0.1, 1.2, -0.5, 0.4],
    [-0.2, 0.7, 1.3, -0.9],
  ],
  w: [0.5, -0.3, 0.8, 0.6],
}

const ATOMS: readonly Term[] = [
  (i) => `x[${i}]`,
  (_, j) => `y[${j}]`,
  (i, j) => `A[${i},${j}]`,
  (i, _, k) => `B[${i},${k}]`,
  (i, _, k) => `B[${k},${i}]`,
  (i) => `(X[${i},:]*w)`,
  (_, j) => `(Y[${j},:]*w)`,
  (i, j) => `(X[${i},:]*Y[${j},:]')`,
  (i, _, k) => `(X[${i},:]*X[${k},:]')`,
  (i, _, k) => `norm2(X[${i},:] - X[${k},:])^2`,
  (i) => `norm2(X[${i},:] - w')^2`,
]

const joined =
  (a: Term, b: Term, write: (a: string, b: string) => string): Term =>
  (i, j, k) =>
    write(a(i, j, k), b(i, j, k))

const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(...ATOMS),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => joined(a, b, (s, t) => `(${s} + ${t})`)),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => joined(a, b, (s, t) => `(${s})*(${t})`)),
    fc
      .tuple(tie('term'), fc.constantFrom('sin', 'tanh', 'sigmoid', 'softplus'))
      .map(([a, name]) => joined(a, a, (s) => `${name}(${s})`)),
    tie('term').map((a) => joined(a, a, (s) => `sqrt(1 + (${s})^2)`)),
  ),
}))

const CONDITIONS = [
  ['', () => true],
  [' if i != k', (i: number, k: number) => i !== k],
  [' if i < k', (i: number, k: number) => i < k],
  [' if i >= k', (i: number, k: number) => i >= k],
] as const

const upTo = (size: number): number[] => Array.from({ length: size }, (_, at) => at + 1)

const largestDifference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, at) => Math.abs(value - b[at]!) / Math.max(1, Math.abs(value))))

const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [Number(value)])

describe('the gradient of a random sum', () => {
  it.each(['x', 'w', 'X', 'B'])(
    'by %s is that of its terms written out',
    (variable) => {
      fc.assert(
        fc.property(term, fc.constantFrom(...CONDITIONS), (body, [condition, holds]) => {
          const sum = `sum(${body('i', 'j', 'k')} for i in 1:3, j in 1:2, k in 1:3${condition})`
          const terms = upTo(3).flatMap((i) =>
            upTo(2).flatMap((j) => upTo(3).flatMap((k) => (holds(i, k) ? [body(i, j, k)] : []))),
          )
          const [found, expected] = [sum, terms.join(' + ')].map((text) =>
            flat(evaluate(gradient(`${text} ${DECLARED}`, variable), POINT)),
          )
          expect(found, sum).toHaveLength(expected!.length)
          expect(largestDifference(found!, expected!), sum).toBeLessThan(1e-9)
        }),
        runs(25),
      )
    },
    PATIENCE,
  )

  it('has a value before it is differentiated, too', () => {
    const at = { x: [1, 2, 4] }
    expect(evaluate('sum(x[i]^2 for i)', at)).toBe(21)
    expect(
      evaluate('sum(logdet(S + x[i]*B) for i) where S: p x p, B: p x p, x: n', { ...at, S: [[2]], B: [[1]] }),
    ).toBeCloseTo(Math.log(3 * 4 * 6), 12)
  })
})

describe('the Jacobian of a random list of values', () => {
  it.each(['x', 'w', 'X', 'B'])(
    'by %s is that of its entries written out',
    (variable) => {
      fc.assert(
        fc.property(term, fc.constantFrom(...CONDITIONS), (body, [condition, holds]) => {
          const list = `[sum(${body('i', 'j', 'k')} for j in 1:2, k in 1:3${condition}) for i in 1:3]`
          const entries = upTo(3).map((i) => {
            const terms = upTo(3)
              .filter((k) => holds(i, k))
              .flatMap((k) => upTo(2).map((j) => body(i, j, k)))
            return terms.length > 0 ? terms.join(' + ') : '0'
          })
          const [found, expected] = [list, `[${entries.join('; ')}]`].map((text) =>
            flat(evaluate(derivative(`${text} ${DECLARED}`, variable, { kind: 'jacobian' }), POINT)),
          )
          expect(found, list).toHaveLength(expected!.length)
          expect(largestDifference(found!, expected!), list).toBeLessThan(1e-9)
        }),
        runs(25),
      )
    },
    PATIENCE,
  )
})
