/**
 * Files that run by themselves: the check that a file does of itself passes, its optimiser ends.
 */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'

const TABLE = [
  ["sigma(W*x)'*b", 'W', 'gradient'],
  ["y'*tanh(W*x + b)", 'W,b', 'gradient'],
  ['logdet(S) + tr(inv(S)*C) where S is positive-definite', 'S', 'gradient'],
  ["a*x'*y", 'a', 'gradient'],
  ['A*exp(B*x)', 'x', 'jacobian'],
  ['X*A*X', 'X', 'jacobian'],
  ['W*V*x', 'W,V', 'jacobian'],
  ['norm2(x)', 'x', 'hessian'],
  ["tr(A*X'*X)", 'X', 'hessian'],
] as const

const fileOf = async (expr: string, wrt: string, kind: 'gradient' | 'jacobian' | 'hessian', more: object) => {
  const answer = await solve({ expr, wrt, kind }, { code: ['numpy'], check: false, steps: false, ...more })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.code!['numpy']!.source
}

const run = (source: string): string => execFileSync(PYTHON, ['-c', source], { encoding: 'utf8' })

describe.skipIf(WITHOUT_PYTHON)('a file of NumPy code', () => {
  it.each(TABLE)('compares itself with differences: %s by %s, %s', async (expr, wrt, kind) => {
    expect(run(await fileOf(expr, wrt, kind, { withCheck: true }))).toMatch(
      /along a direction.*\nby differences/,
    )
  })

  it('fails where its derivative is wrong', async () => {
    const source = await fileOf('norm2(x)^2', 'x', 'gradient', { withCheck: true })
    expect(() => run(source.replace('gradient = 2 * x', 'gradient = 3 * x'))).toThrow('AssertionError')
  })

  it('minimises', async () => {
    const source = await fileOf('norm2(A*x - b)^2 + norm2(x)^2', 'x', 'gradient', { optimizer: true })
    expect(run(source)).toMatch(/^CONVERGENCE.*value/)
  })

  it.each([
    ['jvp', "x'*A*x", 'a jvp'],
    ['gradient', "b'*phi(x)", 'functions of which nothing is known'],
  ] as const)('of a %s of %s there is none', async (kind, expr, reason) => {
    const answer = await solve(
      { expr, wrt: 'x', kind },
      { code: ['numpy'], check: false, withCheck: true },
    ).catch((error: Error) => error)
    expect(JSON.stringify(answer instanceof Error ? answer.message : answer)).toContain(reason)
  })
})
