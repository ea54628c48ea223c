/**
 * Gradients of random problems against differences of the expression as typed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problems } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { checkedAnswer, derived } from './solving.ts'

describe('the gradient of a random problem', () => {
  it(
    'is what differences of the expression as typed give',
    () => {
      const seen = { decided: 0, all: 0 }
      fc.assert(
        fc.property(problems(3), (problem) => {
          const report = checkedAnswer(derived(problem))
          expect(report).not.toMatchObject({ ok: false })
          seen.all++
          if (report.ok) seen.decided++
        }),
        runs(250),
      )
      expect(seen.decided / seen.all).toBeGreaterThan(0.9)
    },
    PATIENCE,
  )
})
