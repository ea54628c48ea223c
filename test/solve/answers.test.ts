import { describe, expect, it } from 'vitest'
import { type Options, solve } from '../../src/solve/solve.ts'

const answer = async (expr: string, wrt: string, options: Options = {}) => {
  const found = await solve({ expr, wrt }, { check: false, ...options })
  if (!found.ok) throw new Error(found.error.message)
  return found
}

describe('an answer', () => {
  it('says what it takes for granted', async () => {
    expect((await answer('logdet(X)', 'X')).assumptions).toEqual(['X is invertible'])
    expect((await answer('logdet(X) where X is invertible', 'X')).assumptions).toEqual([])
    const expr = 'logdet(X) where X is positive-definite'
    expect(await solve({ expr, wrt: 'X', kind: 'hessian' })).toMatchObject({ ok: true, assumptions: [] })
  })

  it('takes for granted equations of dimensions that no name tells', async () => {
    const { assumptions, shapes } = await answer("vec(A)'*kron(B,C)*vec(A)", 'A')
    expect(shapes).toEqual({ A: ['n', 'm'], B: ['p', 'q'], C: ['k', 'r'] })
    expect(assumptions).toEqual(['m*n = k*p', 'q*r = m*n'])
  })

  it('says that norm1 is not differentiable where any entry is 0', async () => {
    expect((await answer('norm1(X)', 'X')).notes).toEqual([
      'norm1 is not differentiable where an entry of X is 0; a subgradient is used there',
    ])
  })

  it('says where it is not differentiable', async () => {
    const { notes } = await answer('norm2(x) + sum(abs(y))', 'x,y')
    expect(notes).toHaveLength(2)
    expect(notes.join('; ')).toContain('norm2 is not differentiable where x is 0')
    expect(notes.join('; ')).toContain('abs is not differentiable where an entry of y is 0')
  })

  it('says that a gradient is projected, unless told not to', async () => {
    const expr = "x'*S*y where S is symmetric"
    expect(await answer(expr, 'S')).toMatchObject({
      notes: [
        'S is symmetric, so its gradient is projected on the symmetric matrices; where S[i,j] and S[j,i] are counted as one variable it is 2*G - diag(diag(G)) for this G',
      ],
    })
    expect(await answer(expr, 'S', { unconstrained: true })).toMatchObject({ notes: [], text: "x*y'" })
  })

  it('counts definitions in its size', async () => {
    const found = await answer('h = tanh(V*x); norm2(W*h)^2', 'W')
    expect(found.definitions).toMatchObject([{ name: 'h', text: 'tanh(V*x)' }])
    expect(found).toMatchObject({ text: "2*W*h*h'", size: 8 + 6 })
  })

  it('says that it is unchecked where no point can be found', async () => {
    const found = await answer('sum(log(-abs(x)))', 'x', { check: true })
    expect(found.check).toMatchObject({ ok: null })
  })

  it.each(['a*x', 'A*x', 'tanh(W*x)', "x*x'"])('reads %s alike whatever is asked for', async (expr) => {
    const shapes = async (kind: 'gradient' | 'jacobian') => {
      const found = await solve({ expr, wrt: 'x', kind }, { check: false })
      return found.ok ? found.shapes : found.error.code
    }
    expect(await shapes('jacobian')).toMatchObject({ x: ['n'].map(() => expect.any(String)) })
    expect(await shapes('gradient')).toBe('not-scalar')
  })
})
