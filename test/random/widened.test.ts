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
const NAMELESS = /third derivatives of f have no name|is made of all Hessians of g/

describe('a derivative over the widened language', () => {
  it.each(KINDS)(
    'that is a %s is what differences give',
    async (kind) => {
      const seen = { decided: 0, all: 0 }
      const property = fc.asyncProperty(wide(3, sizesFor(kind)), async ({ expr, where, wrt }) => {
        const answer = await solve({ expr, wrt, kind }, { where, steps: false })
        seen.all++
        if (answer.ok) {
          expect(answer.check).not.toMatchObject({ ok: false })
          if (answer.check?.ok) seen.decided++
        } else expect(answer).toMatchObject({ error: { message: expect.stringMatching(NAMELESS) } })
      })
      await fc.assert(property, runs(40))
      expect(seen.decided / seen.all).toBeGreaterThan(0.85)
    },
    PATIENCE,
  )
})
