/**
 * What is refused once a problem is understood for something beside its text; the rest is in `cases/errors.txt`.
 */
import { describe, expect, it } from 'vitest'
import { type Options, solve } from '../../src/solve/solve.ts'

describe('solve', () => {
  it.each<readonly [string, string, string, Options]>([
    ["b'*x", 'x', 'unknown-target', { code: ['cobol'] }],
    ['tr(inv(X))', 'X', 'step-limit', { limits: { steps: 1 } }],
  ])('refuses %s by %s: %s', async (expr, wrt, code, options) => {
    const answer = await solve({ expr, wrt }, { check: false, ...options })
    expect(answer).toMatchObject({ ok: false, error: { code } })
  })

  it.each([
    [{ kind: 'jvp', direction: { y: 'V' } }, 'by which is not differentiated'],
    [{ kind: 'jvp', direction: { x: 'A' } }, 'would be n'],
    [{ kind: 'jvp', direction: { x: 'pi' } }, 'cannot name a direction'],
    [{ kind: 'jvp', direction: { x: 'm' } }, 'stands for something else'],
    [{ kind: 'vjp', cotangent: 'x' }, 'would be m'],
  ] as const)('refuses %j', async (request, message) => {
    const vars = { A: { shape: ['m', 'n'] }, x: { shape: ['n'] } }
    const answer = await solve({ expr: 'A*x', wrt: 'x', vars, ...request })
    expect(answer.ok ? '' : answer.error.message).toContain(message)
  })
})
