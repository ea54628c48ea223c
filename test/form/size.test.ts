/**
 * The size of a formula is the number of its tokens. That answers have the size that they are printed with is asked of
 * every problem of the case files.
 */
import { describe, expect, it } from 'vitest'
import { tokens } from '../tokens.ts'

describe('tokens', () => {
  it.each([
    ['A*diag(exp(x))', 5],
    ["(b .* (sigma(W*x) - sigma(W*x).^2))*x'", 16],
    ['1./d', 3],
    ['1.5e-3*x_1', 3],
    ["phi''(x)", 4],
    ['-x', 2],
  ])('of %s are %i', (text, count) => {
    expect(tokens(text)).toBe(count)
  })
})
