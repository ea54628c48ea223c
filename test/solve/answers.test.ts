import { describe, expect, it } from 'vitest'
import { type Options, solve } from '../../src/solve/solve.ts'

const answer = async (expr: string, wrt: string, options: Options = {}) => {
  const found = await solve({ expr, wrt }, { check: false, ...options })
  if (!found.ok) throw new Error(found.error.message)
  return found
}

describe('an answer', () => {
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
