import { describe, expect, it } from 'vitest'
import { simplify } from '../../src/index.ts'

const square = 'A: n x n, B: n x n, C: n x n, M: n x n'

describe('the search for the shortest form', () => {
  it.each([
    ["M*A*x*x' + M'*A*x*x'", "(M + M')*A*x*x'", square],
    ['A*B + A*C', 'A*(B + C)', square],
    ['A*B*C + A*C - A*(B + eye(n))*C', 'zeros(n,n)', square],
    ['diag(x) + diag(y)', 'diag(x + y)', 'x: n, y: n'],
    ['x .* y + x .* z', 'x .* (y + z)', 'x: n, y: n, z: n'],
    ["A'*B'*C'", "(C*B*A)'", square],
    ["A'*B'", "A'*B'", square],
    ['exp(X) ./ (sum(exp(X),2)*ones(1,n))', 'softmax(X,2)', 'X: m x n'],
    ['exp(x) ./ (1 + exp(x)).^2', 'sigmoid(x) - sigmoid(x).^2', ''],
    ['a*x/c + b*x/c', '(a + b)*x/c', ''],
    ['log(sum(exp(X),2))', 'logsumexp(X,2)', 'X: m x n'],
    ["A'*B'*C' + C'*B'*A'", "(A*B*C + C*B*A)'", square],
    ["a*x/(x'*x) - b*x/(x'*x)^2", "(a - b/(x'*x))*x/(x'*x)", ''],
    ['tr(A*B) - tr(B*A) + tr(C)', 'tr(C)', square],
    ["x'*A*y - y'*A'*x + x'*y", "x'*y", square],
    ['exp(-x) ./ (1 + exp(-x))', 'sigmoid(-x)', ''],
    ['log(1 + exp(x))', 'softplus(x)', ''],
    ['exp(x)/sum(exp(x))', 'softmax(x)', 'x: n'],
    ['log(sum(exp(x)))', 'logsumexp(x)', 'x: n'],
    ['3*sin(x).^2 + 3*cos(x).^2', '3*ones(n)', 'x: n'],
  ])('finds %s to be %s', (long, short, where) => {
    const declared = where.split(', ').filter((fact) => new RegExp(`\\b${fact[0]}\\b`).test(long))
    expect(simplify(long, { where: declared.join(', ') })).toBe(short)
  })

  it('keeps the words of the user', () => {
    expect(simplify("(x'*x)^2 + (x'*x)^3 where x: n")).not.toContain('norm2')
    expect(simplify('1 - tanh(x).^2')).toBe('1 - tanh(x).^2')
  })

  it('is left out where its limit is nothing', () => {
    expect(simplify('x .* y + x .* z + 2*z .* y - 2*y .* z', { limits: { search: 0 } })).toContain('x')
    expect(simplify("a*x/(x'*x) - b*x/(x'*x)^2", { limits: { search: 0 } })).toBe("a*x/(x'*x) - b*x/(x'*x)^2")
  })
})
