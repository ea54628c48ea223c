import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { testCode } from './harness.ts'
import { makeCase } from './worlds.ts'

/** Products with structured factors, as Jacobians have them. */
const CASES = [
  makeCase('diag(v)*A*diag(w)', ({ graph: g, v }) => {
    const diagonal = (name: string, n: string) => g.call('diag', 0, [v(name, n)], n, n)
    return {
      objective: v('s'),
      derivatives: { A: g.product([diagonal('u', 'm'), v('A', 'm', 'n'), diagonal('w', 'n')]) },
    }
  }),
  makeCase('row*diag(v)*A', ({ graph: g, v }) => ({
    objective: v('s'),
    derivatives: {
      A: g.product([g.transpose(v('x', 'm')), g.call('diag', 0, [v('u', 'm')], 'm', 'm'), v('A', 'm', 'n')]),
    },
  })),
  ...(['A', 'x'] as const).map((name) =>
    makeCase(`commutation(m,n)*${name}`, ({ graph: g, v }) => {
      const dims = [g.dimension('m'), g.dimension('n')]
      const commutation = g.call('commutation', 0, dims, 'm*n', 'm*n')
      const factor = name === 'A' ? v('A', 'm*n', 'p') : v('x', 'm*n')
      v('M', 'm', 'n')
      return { objective: v('s'), derivatives: { [name]: g.product([commutation, factor]) } }
    }),
  ),
  makeCase('A*commutation(m,n), x*commutation(m,n)', ({ graph: g, v }) => {
    const commutation = g.call('commutation', 0, [g.dimension('m'), g.dimension('n')], 'm*n', 'm*n')
    v('M', 'm', 'n')
    return {
      objective: v('s'),
      derivatives: {
        A: g.product([v('A', 'p', 'm*n'), commutation]),
        x: g.product([g.transpose(v('x', 'm*n')), commutation]),
      },
    }
  }),
  makeCase('(2*eye + commutation)*A', ({ graph: g, v }) => {
    const commutation = g.call('commutation', 0, [g.dimension('m'), g.dimension('n')], 'm*n', 'm*n')
    v('M', 'm', 'n')
    const both = g.plus(g.times({ num: 2n, den: 1n }, g.eye('m*n')), commutation)
    return { objective: v('s'), derivatives: { A: g.product([both, v('A', 'm*n', 'p')]) } }
  }),
  makeCase('kron(A,B)*x and x*kron(A,B)', ({ graph: g, v }) => {
    const kronecker = g.call('kron', 0, [v('A', 'm', 'n'), v('B', 'p', 'k')], 'm*p', 'n*k')
    return {
      objective: v('s'),
      derivatives: {
        x: g.product([kronecker, v('x', 'n*k')]),
        y: g.product([g.transpose(v('y', 'm*p')), kronecker]),
      },
    }
  }),
]
testCode('structured products', CASES)

describe('structured code', () => {
  const codeOf = async (expr: string, kind: 'jacobian' | 'hessian', wrt: string): Promise<string> => {
    const answer = await solve({ expr, wrt, kind }, { code: ['numpy'], check: false, steps: false })
    return answer.ok ? answer.code!['numpy']!.source : answer.error.message
  }

  it('scales by a diagonal matrix, and never makes it', async () => {
    expect(await codeOf('A*exp(W*x)', 'jacobian', 'x')).toContain('jacobian = (A * t1) @ W')
    const code = await codeOf("sum(softplus(X*w)) - y'*X*w", 'hessian', 'w')
    expect(code).not.toContain('np.diag')
    expect(code).toContain('hessian = t4.T @ t4')
  })

  it('permutes by a commutation matrix, and multiplies by none', async () => {
    const code = await codeOf("X'*X", 'jacobian', 'X')
    expect(code).toContain('[commuted(m, m)]')
    expect(code).not.toContain(' @ np.kron')
    expect(code).not.toContain('np.eye(m * m)')
    expect(await codeOf('logdet(X)', 'hessian', 'X')).toContain('kron_commuted(')
  })
})
