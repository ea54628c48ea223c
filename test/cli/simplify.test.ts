import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

describe('gradus simplify', () => {
  it.each([
    ["tr(A*B)' + x'*x + x'*x", "tr(A*B) + 2*x'*x"],
    ["h = W*x; h'*h + 2*(h : h)", "h = W*x; 3*h'*h"],
    ['inv(A)*A*x + (x - x)', 'x'],
    ["sigmoid'(x)", 'sigmoid(x) - sigmoid(x).^2'],
  ])('prints %s as %s', async (expr, simple) => {
    expect(await gradus(['simplify', expr])).toMatchObject({ status: 0, out: `${simple}\n`, err: '' })
  })

  it('points at what is wrong', async () => {
    const { status, err } = await gradus(['simplify', '2x'])
    expect(status).toBe(1)
    expect(err).toContain('Did you mean 2*x ?')
  })
})
