import { describe, expect, it } from 'vitest'
import { parseExpression, parseProblem } from '../../src/parse/index.ts'
import { show, showDeclaration } from './show.ts'

describe('parseExpression', () => {
  it('gives spans that cover parentheses and calls as typed', () => {
    const source = 'a + (b*c)*sin(x)'
    const expr = parseExpression(source)
    expect(expr.kind).toBe('sum')
    if (expr.kind !== 'sum') return
    const product = expr.terms[1]?.operand
    expect(product?.kind).toBe('product')
    if (product?.kind !== 'product') return
    const texts = [product, product.first, product.rest[0]!.operand].map(({ span }) =>
      source.slice(span.from, span.to),
    )
    expect(texts).toEqual(['(b*c)*sin(x)', '(b*c)', 'sin(x)'])
  })
})

describe('parseProblem', () => {
  it('reads definitions, the objective and declarations', () => {
    const problem = parseProblem(
      'h = tanh(V*x + c); norm2(W*h - y)^2; where W: m x n, x: 2*k, a: scalar, b: vector, A: 6x8, B: (m + 1) × n, ' +
        'S is symmetric positive-definite, k*m = 6, x: scalar',
    )
    expect(problem.definitions.map(({ name, value }) => `${name} = ${show(value)}`)).toEqual([
      'h = tanh(((V * x) + c))',
    ])
    expect(show(problem.objective)).toBe('(norm2(((W * h) - y)) ^ 2)')
    expect(problem.declarations.map(showDeclaration)).toEqual([
      'W: m x n',
      'x: (2 * k)',
      'a: scalar',
      'b is vector',
      'A: 6 x 8',
      'B: (m + 1) x n',
      'S is symmetric positive-definite',
      '(k * m) = 6',
      'x: scalar',
    ])
  })

  it('reads x as a name wherever it is not between two dimensions', () => {
    const { declarations } = parseProblem('x', { where: 'x: x x x' })
    expect(declarations.map(showDeclaration)).toEqual(['x: x x x'])
  })

  it('takes declarations given apart, behind those in the text', () => {
    const problem = parseProblem('x*y where x: n', { where: 'y is constant' })
    expect(problem.source).toBe('x*y where x: n,\ny is constant')
    expect(problem.declarations.map(showDeclaration)).toEqual(['x: n', 'y is constant'])
    expect(parseProblem('x', { where: 'where x: n' }).declarations.map(showDeclaration)).toEqual(['x: n'])
    expect(parseProblem('x', { where: ' ' }).source).toBe('x')
  })

  it('reads x^T as a power where T is declared elsewhere', () => {
    expect(show(parseProblem('x^T', { names: ['T'] }).objective)).toBe('(x ^ T)')
    expect(show(parseProblem('x^T', { where: 'T: scalar' }).objective)).toBe('(x ^ T)')
  })
})
