/**
 * What is refused once a problem is understood, by the code of the error.
 */
import { describe, expect, it } from 'vitest'
import { type Options, solve } from '../../src/solve/solve.ts'

const REFUSED: readonly (readonly [expr: string, wrt: string, code: string, options: Options])[] = [
  ["b'*x", 'y', 'unknown-variable', {}],
  ["b'*x", '__proto__', 'unknown-variable', {}],
  ["b'*x", 'x,x', 'repeated-variable', {}],
  ['h = W*x; norm2(h)^2', 'h', 'defined-variable', {}],
  ['norm2(x)/0', 'x', 'division-by-zero', {}],
  ['sum(0.^-1*x)', 'x', 'division-by-zero', {}],
  ['tr(A*L) where L: n x n, L is lower-triangular', 'L', 'triangular-variable', {}],
  ["b'*x", 'x', 'unknown-target', { code: ['cobol'] }],
  ['tr(inv(X))', 'X', 'step-limit', { limits: { steps: 1 } }],
]

describe('solve', () => {
  it.each(REFUSED)('refuses %s by %s: %s', async (expr, wrt, code, options) => {
    const answer = await solve({ expr, wrt }, { check: false, ...options })
    expect(answer).toMatchObject({ ok: false, error: { code } })
  })

  it.each(['jacobian', 'hessian', 'differential', 'jvp', 'vjp', 'hvp'] as const)(
    'refuses a %s',
    async (kind) => {
      expect(await solve({ expr: "x'*x", wrt: 'x', kind })).toMatchObject({
        ok: false,
        error: { code: 'not-available' },
      })
    },
  )
})
