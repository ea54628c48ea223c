/**
 * A derivative as a value: short where it is printed, JSON where it is asked for, and nothing else.
 */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { check, derivative, gradient, loadTarget, solve, toCode, toText } from '../../src/index.ts'

describe('a derivative', () => {
  const answer = gradient("sigma(W*x)'*b", 'W')

  it('prints as its answer', () => {
    expect(String(answer)).toBe("df/dW = (b .* (sigma(W*x) - sigma(W*x).^2))*x'")
    expect(inspect(answer)).toBe(`Derivative { ${answer} }`)
    expect(inspect([answer])).toContain('df/dW')
  })

  it('prints what its answer is made of', () => {
    expect(String(gradient("h = tanh(V*x); h'*h", 'V'))).toBe(
      "df/dV = 2*(h - h.^3)*x'\n  where h = tanh(V*x)",
    )
  })

  it('prints short however long it is', () => {
    const expr = Array.from({ length: 60 }, (_, i) => `tanh(A${i}*x)'*b${i}`).join(' + ')
    const long = gradient(expr, 'x')
    expect(toText(long).length).toBeGreaterThan(1000)
    expect(inspect(long).length).toBeLessThan(300)
    const names = Array.from({ length: 30 }, (_, i) => `b${i}`)
    expect(inspect(gradient(expr, names)).split('\n').length).toBeLessThan(12)
  })

  it('says what it is and nothing of how it is made', () => {
    expect({ ...answer }).toEqual({ kind: 'gradient', wrt: ['W'] })
    expect(Object.isFrozen(answer)).toBe(true)
  })

  it.each([
    ["sigma(W*x)'*b", 'W', undefined],
    ['norm2(A*x - b)^2', 'A,x', undefined],
    ["h = tanh(V*x); h'*h", 'V', 'hessian'],
    ['norm2(A*x - b)^2 + c', 'x,c', 'hessian'],
    ['X*A', 'X', 'jacobian'],
    ['logdet(S) where S is symmetric positive-definite', 'S', 'gradient'],
    ['A*x', 'x', 'vjp'],
  ] as const)('%s by %s as JSON is the answer of the contract', async (expr, wrt, kind) => {
    const json = JSON.parse(JSON.stringify(derivative(expr, wrt, kind ? { kind } : {})))
    const solved = await solve({ expr, wrt, ...(kind ? { kind } : {}) }, { check: false })
    expect({ ...json, ms: 0 }).toEqual(JSON.parse(JSON.stringify({ ...solved, ms: 0 })))
    expect(Object.keys(json)).toEqual(Object.keys(solved))
    expect(json.ms).toBeGreaterThan(0)
  })

  it('without steps has none in JSON', () => {
    expect(gradient("b'*x", 'x', { steps: false }).toJSON()).not.toHaveProperty('derivation')
  })

  it('is checked whether it was printed or not', async () => {
    expect((await check(answer)).ok).toBe(true)
  })
})

describe('a target language', () => {
  it('is loaded when it is asked for', async () => {
    await loadTarget('fortran')
    expect(toCode(gradient("b'*x", 'x'), 'fortran').args).toEqual(['b', 'x'])
    await expect(loadTarget('cobol')).rejects.toThrow('cobol is no target')
  })
})
