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
  ['(B : power_jacobian(X,k)) where k: scalar, X: n x n', 'k', 'no-rule', {}],
  ['(B : power_frechet(X,k,E)) where k: scalar, X: n x n', 'k', 'no-rule', {}],
  ['(B : power_frechet(X,tr(X),E)) where X: n x n', 'X', 'no-rule', {}],
  ['tr(A*X) where X is skew diagonal', 'X', 'only-zero', {}],
  ['tr(A*X) where X is skew lower-triangular', 'X', 'only-zero', {}],
  ['tr(A*X) where X is hollow diagonal', 'X', 'only-zero', {}],
  ['tr(A*X) where X is hollow positive-definite', 'X', 'only-zero', {}],
  ['tr(A*X) where X is skew positive-definite', 'X', 'only-zero', {}],
  ["b'*x", 'x', 'unknown-target', { code: ['cobol'] }],
  ['tr(inv(X))', 'X', 'step-limit', { limits: { steps: 1 } }],
]

describe('solve', () => {
  it.each(REFUSED)('refuses %s by %s: %s', async (expr, wrt, code, options) => {
    const answer = await solve({ expr, wrt }, { check: false, ...options })
    expect(answer).toMatchObject({ ok: false, error: { code } })
  })

  it.each(['gradient', 'hessian', 'hvp'] as const)('refuses a %s of what is no scalar', async (kind) => {
    const vars = { A: { shape: ['m', 'n'] } }
    const answer = await solve({ expr: 'A*x', wrt: 'x', kind, vars })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-scalar' } })
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
