/**
 * Trees as text: what is printed reads as the same tree.
 */
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../src/parse/index.ts'
import { exprText } from '../../src/syntax/print.ts'
import { readCases } from '../cases/read.ts'
import { show } from '../parse/show.ts'

const typed = [
  "-x'*y",
  '-x^2',
  '(-x)^2',
  "X^-1'",
  "(X^-1)'",
  "X'^2",
  "(X')'",
  '(a^b)^c',
  'x.^(-y)',
  'x^(T)',
  'x^(a + 1)',
  'a - (b - c)',
  'a - (b + c)',
  'a + (-b)',
  'a - (-b*c)',
  '(a + b)*c',
  'A*(B*c)',
  '(A*B)*c',
  'B*(-inv(A))',
  '-(a*b)',
  '-(-a)',
  'a/(b*c)',
  'a/b*c',
  'A .* B ./ C',
  'A .* (B*C)',
  'A ⊗ B ⊗ C',
  '(A : B)*c + d',
  'A*B : (C + D)',
  'A : (-B)',
  "phi''(W*x)",
  'X[i,2]',
  "(x + y)[2] + X'[1,2]",
  'sum(X,1)',
  'eye(n + 1)*ones(2*n,m)',
  '0.5*x + 1e-3 + 1e300 + .25 + 1e-40 + 0.1234567890123',
  'norm2(A*x - b)^2/(2*s^2)',
]

const FILES = ['cookbook', 'gradients', 'jacobians', 'hessians', 'matrixcalculus', 'kronecker']
const cases = FILES.flatMap((file) => readCases(`${file}.jsonl`))
  .flatMap(({ expr, closed }) => [expr.split(';').at(-1)!.split(' where ')[0]!, closed])
  .filter((text) => !text.includes(';'))

describe('a tree', () => {
  it.each(typed)('%s is printed as text that reads alike', (text) => {
    const tree = parseExpression(text)
    const printed = exprText(tree)
    expect(show(parseExpression(printed))).toBe(show(tree))
    expect(exprText(parseExpression(printed))).toBe(printed)
  })

  it('of every case is printed as text that reads alike', () => {
    expect(cases.length).toBeGreaterThan(400)
    for (const text of cases) {
      const tree = parseExpression(text)
      expect(show(parseExpression(exprText(tree)))).toBe(show(tree))
    }
  })

  it.each([
    ["sigma( W*x )'*b", "sigma(W*x)'*b"],
    ['A⊙B+c', 'A .* B + c'],
    ['(A:B)', 'A : B'],
    ['- x.^2', '-x.^2'],
  ])('%s is printed as the language is', (text, printed) => {
    expect(exprText(parseExpression(text))).toBe(printed)
  })
})
