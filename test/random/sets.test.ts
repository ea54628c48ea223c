/**
 * Gradients of random problems on the sets that their variables live in: tangent, and equal to the derivatives along
 * curves in the set, which is what every check of one says.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { problems } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'

/** What the variables of the random problems are made to be. */
const SETS = { x: 'unit', W: 'orthonormal', Q: 'orthogonal', A: 'rotation', C: 'positive-definite' } as const

const mentions = (expr: string, name: string): boolean => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(expr)

describe('a gradient of a random problem', () => {
  it.each(Object.entries(SETS))(
    'by %s, which is %s, is the one on that set',
    async (wrt, set) => {
      let [all, decided] = [0, 0]
      const property = fc.asyncProperty(problems(2, ['S']), async ({ expr, where }) => {
        fc.pre(mentions(expr, wrt) && mentions(where, wrt))
        const answer = await solve(
          { expr, wrt, kind: 'riemannian' },
          { where: `${where}, ${wrt} is ${set}`, steps: false },
        )
        if (!answer.ok) expect(answer.error.code).toBe('duplicate-declaration')
        all++
        if (answer.ok && answer.check?.ok) decided++
      })
      await fc.assert(property, runs(12))
      expect(decided / all).toBeGreaterThan(0.7)
    },
    PATIENCE,
  )
})
