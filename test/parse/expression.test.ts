import { describe, expect, it } from 'vitest'
import { parseExpression, parseProblem } from '../../src/parse/index.ts'
import { show, showDeclaration } from './show.ts'

describe('parseExpression', () => {
  it.each([
    ["sigma(W*x)'*b", "((sigma((W * x)))' * b)"],
    ["-x'*y", "((-(x)') * y)"],
    ['-x^2', '(-(x ^ 2))'],
    ['--x', '(-(-x))'],
    ['+x - +y', '(x - y)'],
    ['B*-inv(A)', '(B * (-inv(A)))'],
    ['X^-1', '(X ^ (-1))'],
    ["X^-1'", "((X ^ (-1)))'"],
    ["X'^3", "((X)' ^ 3)"],
    ["X^2'^3", "(((X ^ 2))' ^ 3)"],
    ['x^(1/2)', '(x ^ (1 / 2))'],
    ['a^norm2(x)*b', '((a ^ norm2(x)) * b)'],
    ['1./x', '(1 ./ x)'],
    ['2.^x', '(2 .^ x)'],
    ['3.*x', '(3 .* x)'],
    ["2.'", "(2)'"],
    ['2.5.*x', '(2.5 .* x)'],
    ['1. + .5', '(1 + 0.5)'],
    ['1e-3 + 2E2', '(0.001 + 200)'],
    ['a - b - c', '(a - b - c)'],
    ['a*b/c.*d./e', '(a * b / c .* d ./ e)'],
    ['a + b : c*d - e', '(a + (b : (c * d)) - e)'],
    ['A ⊙ B ∘ C ⊘ D ⊗ E', '(A .* B .* C ./ D ⊗ E)'],
    ['W·x − y × z ÷ 2', '((W * x) - (y * z / 2))'],
    ["Xᵀ + X.T + X' + X^⊤", "((X)' + (X)' + (X)' + (X)')"],
    ["Xᵀ + X.T + X' + X⊤", "((X)' + (X)' + (X)' + (X)')"],
    ['x.T*y.T', "((x)' * (y)')"],
    ['x^T*y', "((x)' * y)"],
    ['x^T + T', '((x ^ T) + T)'],
    ['A^Tx', '(A ^ Tx)'],
    ['X⁻¹ + x²', '((X ^ (-1)) + (x ^ 2))'],
    ['σ(Ω*x) + β_1', '(sigma((Omega * x)) + beta_1)'],
    ["phi''(x)'", "(phi''(x))'"],
    ['sigma^2', '(sigma ^ 2)'],
    ['X[i,j+1] - x[2]', '(X[i, (j + 1)] - x[2])'],
    ['max(A, B)', 'max(A, B)'],
  ])('reads %s', (text, tree) => {
    if (tree === undefined) expect(() => parseExpression(text)).toThrow()
    else expect(show(parseExpression(text))).toBe(tree)
  })

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
