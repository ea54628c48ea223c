/** Text of the language in words. */
import { describe, expect, it } from 'vitest'
import { spokenText } from '../../src/print/speech.ts'

const ROWS: readonly (readonly [text: string, words: string])[] = [
  ["x'*A*x", 'x transpose times capital A times x'],
  ["b : sigma'(W*x)", 'b colon sigma prime of open capital W times x close'],
  ["phi''(x)'", 'phi prime prime of open x close transpose'],
  ['(b .* t1)./x.^2', 'open b entrywise times t1 close entrywise over x entrywise to the power 2'],
  ["-2*H'*inv(S)*r", 'minus 2 times capital H transpose times inv of open capital S close times r'],
  ['X[1,j] + y_hat', 'capital X at 1, j end plus y hat'],
  ['df/dW = 0.5*a ⊗ B', 'd f over d capital W equals 0.5 times a kronecker capital B'],
  ['beta_hat_tilde_2 - x_hatch', 'beta hat tilde sub 2 minus x sub hatch'],
  ["(A + B)'(x)", 'open capital A plus capital B close transpose of open x close'],
  ['', ''],
]

describe('spokenText', () => {
  it.each(ROWS)('says %s', (text, words) => {
    expect(spokenText(text)).toBe(words)
  })

  it('leaves no sign to a reader that skips it', () => {
    const all = ROWS.map(([text]) => spokenText(text)).join(' ')
    expect(all).not.toMatch(/[^\p{L}\p{N} .,]/u)
  })
})
