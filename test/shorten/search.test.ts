import { describe, expect, it } from 'vitest'
import { simplify } from '../../src/index.ts'

describe('the search for the shortest form', () => {
  it('keeps the words of the user', () => {
    expect(simplify("(x'*x)^2 + (x'*x)^3 where x: n")).not.toContain('norm2')
    expect(simplify('1 - tanh(x).^2')).toBe('1 - tanh(x).^2')
  })

  it('is left out where its limit is nothing', () => {
    expect(simplify('x .* y + x .* z + 2*z .* y - 2*y .* z', { limits: { search: 0 } })).toContain('x')
    expect(simplify("a*x/(x'*x) - b*x/(x'*x)^2", { limits: { search: 0 } })).toBe("a*x/(x'*x) - b*x/(x'*x)^2")
  })
})
