/**
 * How random objectives bend: no claim is contradicted along random lines, far more of them than an answer tries itself.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bendsOf } from '../../src/numeric/bending.ts'
import { curvatureOf } from '../../src/solve/curvature.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import { PATIENCE, runs } from './settings.ts'

const WHERE =
  'where x: n, y: n, z: n, p: n, A: n x n, P: n x n, b: n, c: scalar, p is positive, P is positive-definite'

const affine = fc.constantFrom('x', 'A*x - b', 'x + z', '2*x - p', 'b .* x', 'p', 'p + 1')
const SHAPES = [
  'exp',
  'abs',
  'square',
  'softplus',
  'relu',
  'tanh',
  'sqrt',
  'log',
  'log1p',
  'cosh',
  'sigmoid',
  'elu',
]

/** Vectors: affine, or a function or a power of every entry of one. */
const vector = fc.oneof(
  affine,
  fc.tuple(fc.constantFrom(...SHAPES), affine).map(([f, of]) => `${f}(${of})`),
  fc
    .tuple(affine, fc.constantFrom(-2, -1, 1.5, 2, 3, 4))
    .map(([of, k]) => `(${of}).^${k < 0 ? `(${k})` : k}`),
  fc.tuple(affine, affine).map(([u, v]) => `(${u}) .* (${v})`),
  fc.tuple(affine, affine).map(([u, v]) => `max(${u},${v})`),
)

const coefficient = fc.integer({ min: -3, max: 3 }).map((n) => `(${n})`)

const scalar = fc.letrec<{ one: string; many: string }>((tie) => ({
  one: fc.oneof(
    fc
      .tuple(fc.constantFrom('sum', 'norm2', 'norm1', 'logsumexp', 'max', 'min', 'var'), vector)
      .map(([f, v]) => `${f}(${v})`),
    affine.map((v) => `(${v})'*P*(${v})`),
    affine.map((v) => `(${v})'*A*(${v})`),
    affine.map((v) => `sum((${v}) .* log(${v}))`),
    fc
      .tuple(coefficient, coefficient, coefficient)
      .map(([a, b, c]) => `${a}*norm2(x)^2 + ${b}*x'*p + ${c}*norm2(p)^2`),
    fc.tuple(coefficient, affine).map(([a, v]) => `${a}*log(sum(cosh(${v})))`),
    affine.map((v) => `1/sum(1 ./ (${v}))`),
    fc
      .tuple(
        vector,
        fc.constantFrom('-2', '-1', '(1/2)', '(3/2)', '2', '3', '4'),
        fc.constantFrom('(1/2)', '(1/3)', '2', '(-1)'),
      )
      .map(([v, k, j]) => `sum((${v}).^(${k}))^${j}`),
    fc
      .tuple(vector, fc.constantFrom('-1', '(1/2)', '3', '4'))
      .map(([v, k]) => `sum((${v}).^(${k}))^(1/${k})`),
    fc
      .tuple(
        fc.constantFrom('prod(p)', 'prod(exp(x))', 'det(P)', 'det(P + diag(p))'),
        fc.constantFrom('(1/n)', '(1/2)', '2'),
      )
      .map(([f, k]) => `${f}^${k}`),
    fc.tuple(affine, vector).map(([u, v]) => `(${u})'*diag(${v})*(${u})`),
    fc
      .tuple(
        fc.constantFrom('tr(inv', 'sum(inv', 'sum(diag', 'logdet('),
        fc.constantFrom("A'*diag(p)*A", 'diag(p) + P', 'P*diag(x)*P'),
      )
      .map(([f, s]) => `${f}(${s}))`),
    vector.map((v) => `huber(norm2(${v}), 1)`),
    affine.map((v) => `sum(p .* exp((${v}) ./ p))`),
    affine.map((v) => `sum(p .* log((${v}) ./ p))`),
    affine.map((v) => `logdet(P + (${v})*(${v})')`),
    affine.map((v) => `logdet(P*diag(${v})*P)`),
  ),
  many: fc.oneof(
    { depthSize: 'small' },
    tie('one'),
    fc
      .tuple(tie('many'), fc.constantFrom('+', '-'), tie('many'))
      .map(([f, sign, g]) => `(${f}) ${sign} (${g})`),
    fc
      .tuple(fc.constantFrom('exp', 'log', 'sqrt', 'log1p', 'abs', 'relu'), tie('many'))
      .map(([f, g]) => `${f}(${g})`),
    tie('many').map((f) => `(${f})^2`),
    tie('many').map((f) => `-(${f})`),
    tie('many').map((f) => `1/(${f})`),
    fc.tuple(tie('many'), tie('many')).map(([f, g]) => `max(${f},${g})`),
    fc.tuple(tie('many'), tie('many')).map(([f, g]) => `(${f})*(${g})`),
  ),
})).many

/** What divides by an expression that is zero is refused; nothing else is. */
const refused = (error: unknown): 'unknown' => {
  expect(error).toMatchObject({ code: 'division-by-zero' })
  return 'unknown'
}

const SEEDS = 16

describe('a claim about how a random objective bends', () => {
  it(
    'is contradicted nowhere',
    async () => {
      let claims = 0
      const property = fc.asyncProperty(scalar, fc.constantFrom('x', 'p', 'x,p'), async (expr, wrt) => {
        const analysis = analyseRequest({ expr: `${expr} + 0*sum(x + p) ${WHERE}`, wrt })
        const names = wrt.split(',')
        const curvature = await curvatureOf(analysis, names).then((found) => found.curvature, refused)
        if (curvature === 'neither' || curvature === 'unknown') return
        claims++
        const { up, down } = bendsOf(analysis, names, SEEDS)
        if (curvature !== 'convex') expect(up).toBeUndefined()
        if (curvature !== 'concave') expect(down).toBeUndefined()
      })
      await fc.assert(property, runs(60))
      expect(claims).toBeGreaterThan(5)
    },
    PATIENCE,
  )
})
