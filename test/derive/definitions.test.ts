/**
 * Definitions in derivations: they keep the form that was typed, stay closed, and have lines of their own.
 */
import { describe, expect, it } from 'vitest'
import { derivationLatex, derivationText } from '../../src/print/derivation.ts'
import { derived } from './derived.ts'

const ATTENTION = "A = softmax((X*P)*(X*R)'/sqrt(d),2); norm2(A*X*V - Y)^2 where d: scalar"
const attention = derived(ATTENTION, 'P,R,V', { names: true })

describe('a definition', () => {
  it('keeps the form that was typed', () => {
    expect(derivationText(attention).split('\n')[0]).toBe("where A = softmax((X*P)*(X*R)'/sqrt(d),2)")
    expect(attention.where[0]).toBe("A = softmax(X*P*(X*R)'/sqrt(d),2)")
  })

  it('has a line where the laws change it, and the objective has none', () => {
    expect(attention.lines[0]).toBe("A = softmax(X*P*R'*X'/sqrt(d),2)  [transpose-product]")
    expect(attention.lines[1]).toMatch(/^df = /)
  })

  it('stays closed: its value stands in its own lines alone', () => {
    const open = attention.lines.filter((line) => line.includes('softmax('))
    expect(open).toEqual([
      "A = softmax(X*P*R'*X'/sqrt(d),2)  [transpose-product]",
      "G1 : d(A) = G1 : d(softmax(X*P*R'*X'/sqrt(d),2))  [definition]",
    ])
  })

  it('has a block of lines that begins with what stands before its differential', () => {
    expect(attention.lines).toContain("G1 = 2*(A*X*V - Y)*V'*X'  [naming]")
    expect(attention.lines).toContain(
      "G1 : d(A) = X'*G2*X*R : d(P) + X'*G2'*X*P : d(R)  [d-transpose, colon-transpose]",
    )
  })

  it('leaves short lines, the last one in the names of the answer', () => {
    expect(Math.max(...attention.lines.map((line) => line.split('  [')[0]!.length))).toBeLessThanOrEqual(110)
    expect(attention.lines.at(-1)).toBe(
      "df = 2*X'*A'*(A*X*V - Y) : d(V) + 2*X'*Q*X*R/sqrt(d) : d(P) + 2*X'*Q'*X*P/sqrt(d) : d(R)  [definition]",
    )
  })

  it('has no block where the objective is nothing else', () => {
    expect(derived('h = tanh(V*x); norm2(h)^2', 'V').lines.every((line) => !line.startsWith('2*h'))).toBe(
      true,
    )
  })

  it('goes on in the lines of the whole where its terms meet others', () => {
    const { lines } = derived('t = X*W; h = tanh(t); norm2(h)^2 + sum(t .* Y) + sum(X)', 'X')
    const meeting = lines.findIndex((line) => line.startsWith('G1 = '))
    expect(lines.slice(meeting).some((line) => line.startsWith('2*h : d(h)'))).toBe(false)
  })

  it('is introduced by where, in LaTeX as in text, and never after a line of another kind marks it', () => {
    const latex = derivationLatex(attention).join('\n')
    expect(latex.split('\n')[1]).toMatch(/^\\text\{where \} \\mathbf\{A\} &= /)
    expect(latex).not.toContain('\\text{definition}\n\\end{aligned}')
    expect(latex.match(/\\text\{where \}/g)).toHaveLength(2)
  })

  it('that only the steps use is told too', () => {
    const found = derived('h = W*x; sum(h) + norm2(W)^2', 'W', { names: true })
    expect(found.where).toEqual([])
    expect(derivationText(found)).toMatch(/^where h = W\*x\n/)
  })
})

describe('the gradient of a network with definitions', () => {
  it('has the answer of a textbook, whatever names the lines have', () => {
    const { text } = derived('h = tanh(W*x); r = V*h - y; norm2(r)^2', 'W')
    expect(text).toEqual({ W: "2*((1 - h.^2) .* (V'*(V*h - y)))*x'" })
  })
})
