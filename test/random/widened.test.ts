/**
 * Random problems over the widened language: derivatives of every kind against differences.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DerivativeKind, KINDS, rowOf } from '../../src/expr/kinds.ts'
import { solve } from '../../src/index.ts'
import { PATIENCE, runs } from './settings.ts'
import { WIDE, type Wide, wide } from './widened.ts'

const sizesFor = (kind: DerivativeKind): readonly Wide[] => (rowOf(kind).ofScalars ? ['S'] : WIDE)

/** What there is no answer to: derivatives of generic functions that have no name in the language. */
const NAMELESS = /third derivatives of [fg] have no name|is made of all Hessians of g/
/** Of a second differential besides: a norm of what is zero for all values. */
const UNDEFINED = /the answer is not defined where the objective is smooth/
/** A point and the determinant of a map are no derivatives, and seldom have a closed form. */
const OTHERS: readonly DerivativeKind[] = ['stationary', 'logabsdet']

describe('a derivative over the widened language', () => {
  it.each(KINDS.filter((kind) => !OTHERS.includes(kind)))(
    'that is a %s is what differences give',
    async (kind) => {
      const seen = { decided: 0, all: 0 }
      const property = fc.asyncProperty(wide(3, sizesFor(kind)), async ({ expr, where, wrt }) => {
        const answer = await solve({ expr, wrt, kind }, { where, steps: false })
        seen.all++
        if (answer.ok) {
          expect(answer.check).not.toMatchObject({ ok: false })
          if (answer.check?.ok) seen.decided++
        } else {
          const { message } = answer.error
          expect(NAMELESS.test(message) || (kind === 'taylor' && UNDEFINED.test(message)), message).toBe(true)
        }
      })
      await fc.assert(property, runs(40))
      expect(seen.decided / seen.all).toBeGreaterThan(0.85)
    },
    PATIENCE,
  )
})
