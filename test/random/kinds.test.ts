/**
 * Jacobians, Hessians and products with directions of random problems: against differences, and against each other.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DerivativeKind } from '../../src/expr/kinds.ts'
import { solve } from '../../src/index.ts'
import * as m from '../../src/linalg/matrix.ts'
import { evaluateNodes, type Matrix, sample } from '../../src/numeric/index.ts'
import { type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import { problems, type Sample, type Size } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'

const ANY: readonly Size[] = ['S', 'V', 'U', 'R', 'M', 'T', 'G']

const OF_ANY: readonly DerivativeKind[] = ['jacobian', 'jvp', 'vjp', 'differential']
const EXPRESSIONS: readonly DerivativeKind[] = ['taylor', 'covariance']
const IN_FREE_ENTRIES: readonly DerivativeKind[] = ['free', 'free-hessian']
const OF_SCALARS: readonly DerivativeKind[] = ['hessian', 'hvp']

const agree = async (kind: DerivativeKind, sizes: readonly Size[], count: number): Promise<void> => {
  const seen = { decided: 0, all: 0 }
  const property = fc.asyncProperty(problems(2, sizes), async ({ expr, where, wrt }) => {
    const answer = await solve({ expr, wrt, kind }, { where, steps: false })
    expect(answer).toMatchObject({ ok: true })
    seen.all++
    if (answer.ok && answer.check?.ok) seen.decided++
  })
  await fc.assert(property, runs(count))
  expect(seen.decided / seen.all).toBeGreaterThan(0.85)
}

/** By whichever variable, but for orthogonal ones, which are refused. */
const free = async (kind: DerivativeKind, count: number): Promise<void> => {
  const property = fc.asyncProperty(problems(2, ['S']), async ({ expr, where, wrt }) => {
    const answer = await solve({ expr, wrt, kind }, { where, steps: false })
    if (!answer.ok) expect(answer.error.code).toBe('no-subspace')
  })
  await fc.assert(property, runs(count))
}

describe('a derivative of a random problem', () => {
  it.each(OF_ANY)('that is a %s is what differences give', (kind) => agree(kind, ANY, 120), PATIENCE)
  it.each(EXPRESSIONS)('that is a %s is what its definition gives', (kind) => agree(kind, ANY, 40), PATIENCE)
  it.each(IN_FREE_ENTRIES)('that is a %s is what its definition gives', (kind) => free(kind, 40), PATIENCE)
  it.each(OF_SCALARS)('that is a %s is what differences give', (kind) => agree(kind, ['S'], 100), PATIENCE)
})

const derivatives = ({ expr, where, wrt }: Sample, kinds: readonly DerivativeKind[]): Derivative[] => {
  const [name = ''] = wrt.split(',')
  return kinds.map((kind) => deriveRequest({ expr, wrt: name, kind }, { where, steps: false }))
}

/** The answers at one point, that of the last derivative, which has every name; `undefined` where there is none. */
const together = (found: readonly Derivative[]) => {
  const sampled = sample(found.at(-1)!.analysis, 1)
  if (!sampled.ok) return undefined
  const { point } = sampled
  const values = found.map(({ derived }) => evaluateNodes([derived.answers[0]!.node], point)[0]!)
  return { values, of: (name: string) => point.values.get(name)! }
}

const column = (a: Matrix): Matrix => m.reshape(a, a.data.length, 1)

const near = (a: Matrix, b: Matrix): boolean => {
  const scale = Math.max(1, m.maxAbs(a), m.maxAbs(b))
  return m.maxAbs(m.addScaled(column(a), column(b), -1)) <= 1e-7 * scale
}

describe('of a random problem', () => {
  it(
    'the Hessian times a direction is the product with it',
    () => {
      fc.assert(
        fc.property(problems(2), (problem) => {
          const [name = ''] = problem.wrt.split(',')
          const found = derivatives(problem, ['hessian', 'hvp'])
          const at = together(found)
          if (!at || at.values.some((value) => !m.allFinite(value))) return
          const [hessian, product] = at.values as [Matrix, Matrix]
          const direction = column(at.of(found[1]!.directions.get(name)!))
          expect(near(m.multiply(hessian, direction), product)).toBe(true)
        }),
        runs(80),
      )
    },
    PATIENCE,
  )

  it(
    'jvp and vjp are adjoint to each other, and the Jacobian says the same',
    () => {
      fc.assert(
        fc.property(problems(2, ANY), ({ expr, where, wrt }) => {
          const [name = ''] = wrt.split(',')
          const [forwards, backwards] = derivatives({ expr, where, wrt }, ['jvp', 'vjp']) as [
            Derivative,
            Derivative,
          ]
          // One point for both: the jvp's, with the cotangent drawn as one more variable.
          const cotangent = backwards.cotangent!
          const both = {
            ...forwards,
            analysis: {
              ...forwards.analysis,
              variables: new Map([...forwards.analysis.variables, ...backwards.analysis.variables]),
            },
          }
          const at = together([forwards, backwards, both])
          if (!at || at.values.some((value) => !m.allFinite(value))) return
          const [moved, pulled] = at.values as [Matrix, Matrix]
          const direction = at.of(forwards.directions.get(name)!)
          const [left, right] = [m.inner(at.of(cotangent), moved), m.inner(pulled, direction)]
          expect(Math.abs(left - right)).toBeLessThanOrEqual(
            1e-7 * Math.max(1, Math.abs(left), m.maxAbs(moved)),
          )
        }),
        runs(120),
      )
    },
    PATIENCE,
  )
})
