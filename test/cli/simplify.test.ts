import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

describe('gradus simplify', () => {
  it.each([
    ["tr(A*B)' + x'*x + x'*x", "tr(A*B) + 2*x'*x"],
    ["h = W*x; h'*h + 2*(h : h)", "h = W*x; 3*h'*h"],
    ['inv(A)*A*x + (x - x)', 'x'],
    ["sigmoid'(x)", 'sigmoid(x) - sigmoid(x).^2'],
  ])('prints %s as %s', async (expr, simple) => {
    const { status, out, err } = await gradus(['simplify', expr])
    expect({ status, err, result: out.split('\n').at(-2) }).toEqual({ status: 0, err: '', result: simple })
    expect(await gradus(['simplify', expr, '--no-steps'])).toMatchObject({ status: 0, out: `${simple}\n` })
  })

  it('shows its steps', async () => {
    const { out } = await gradus(['simplify', 'A*B*x + A*C*x where x: n'])
    expect(out).toBe(
      'f = A*B*x + A*C*x   as typed\nf = A*(B + C)*x     factor-left, factor-right\nA*(B + C)*x\n',
    )
  })

  it('points at what is wrong', async () => {
    const { status, err } = await gradus(['simplify', '2x'])
    expect(status).toBe(1)
    expect(err).toContain('Did you mean 2*x ?')
  })
})
