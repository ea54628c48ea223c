/**
 * Texts in Julia: their values are those of the same written out in our language.
 */
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { evaluate, toRows } from '../../src/numeric/index.ts'
import { readJulia } from '../../src/read/julia/index.ts'
import type { Stated } from '../../src/read/reading.ts'
import { analysed, difference, valued } from './values.ts'

type Shapes = Readonly<Record<string, readonly (number | string)[]>>

/** A text, the variable, and the same in our language. */
const TEXTS: readonly (readonly [text: string, wrt: string, means: string, vars?: Shapes])[] = [
  ["x' * A * x", 'x', "x'*A*x"],
  ['A * x', 'x', 'A*x'],
  ["x * y'", 'x', "x*y'"],
  ['x ⋅ y + dot(x, A, y)', 'x', "x'*y + x'*A*y"],
  ['sum(log.(1 .+ exp.(-y .* (X * w))))', 'w', 'sum(log(1 + exp(-y .* (X*w))))'],
  ['sum(abs2, A * x - b)', 'x', 'norm2(A*x - b)^2'],
  ['0.5norm(A*x - b)^2 + λ * sum(x.^2)', 'x', '0.5*norm2(A*x - b)^2 + lambda*norm2(x)^2'],
  ['logdet(S) + tr(inv(S) * C)', 'S', 'logdet(S) + tr(inv(S)*C)'],
  ["tr(A' * B)", 'A', "tr(A'*B)"],
  ['dot(A, B)', 'A', "tr(A'*B)"],
  ['(A \\ b)[1]', 'A', '(inv(A)*b)[1]'],
  ["logdet(I + X * X')", 'X', "logdet(eye(n) + X*X')", { X: ['n', 'p'] }],
  ["inv(X' * X + c * I) * X' * y", 'c', "inv(X'*X + c*eye(p))*X'*y", { X: ['n', 'p'], y: ['n'] }],
  ['det(A - 2I)', 'A', 'det(A - 2*eye(n))', { A: ['n', 'n'] }],
  ['tr(exp(A) * B)', 'A', 'tr(expm(A)*B)'],
  ['sum(exp.(A))', 'A', 'sum(exp(A))', { A: ['n', 'm'] }],
  ["x' * Diagonal(y) * x", 'x', 'sum(x.^2 .* y)'],
  ['diagm(x) * y', 'x', 'x .* y'],
  ['sum(X; dims=1)', 'X', 'sum(X,1)', { X: ['n', 'p'] }],
  ['sum(abs2, X, dims=2)', 'X', 'sum(X.^2,2)', { X: ['n', 'p'] }],
  ['X .- mean(X, dims=1)', 'X', 'X - ones(n)*mean(X,1)', { X: ['n', 'p'] }],
  ['X .* y', 'X', 'diag(y)*X', { X: ['n', 'p'], y: ['n'] }],
  ["X .+ b'", 'X', "X + ones(n)*b'", { X: ['n', 'p'], b: ['p'] }],
  ["exp.(-(x .- y').^2)", 'x', "exp(-(x*ones(m)' - ones(n)*y').^2)", { x: ['n'], y: ['m'] }],
  ['sum(σ.(W * x .+ b) .* v)', 'W', 'sum(sigmoid(W*x + b) .* v)', { b: ['n'], W: ['n', 'p'] }],
  ['@. x^2 * exp(-y) + 1', 'x', 'x.^2 .* exp(-y) + 1', { x: ['n'], y: ['n'] }],
  ['kron(A, B)', 'A', 'kron(A,B)'],
  ['sum(x[2:end] .- x[1:end-1])', 'x', 'sum(x[2:n] - x[1:n-1])', { x: ['n'] }],
  ['X[1, :] ⋅ X[2, :] + X[end, 1]', 'X', "X[1,:]*X[2,:]' + X[n,1]", { X: ['n', 'p'] }],
  ['A^2 * x', 'x', 'A*A*x'],
  ['sum(2 .^ x) + 2x[1]^2', 'x', 'sum(2.^x) + 2*x[1]^2', { x: ['n'] }],
  ["x'A*x", 'x', "x'*A*x"],
  ["2x'y", 'x', "2*x'*y"],
  ["x'A'A*x - (x'A)y", 'x', "x'*A'*A*x - x'*A*y"],
  ["1/2x'y", 'x', "1/(2*(x'*y))"],
  ['exp.(x)/sum(exp.(x))', 'x', 'exp(x)/sum(exp(x))'],
  ['maximum(x) + norm(x, Inf) + norm(x, 1)', 'x', 'max(x) + norm(x,inf) + norm1(x)', { x: ['n'] }],
  ['sum(max.(0, A * x))', 'x', 'sum(relu(A*x))'],
  ['sum(t -> t^2 + 1, x)', 'x', 'sum(x.^2 + 1)', { x: ['n'] }],
  ['softmax(A * x) ⋅ y', 'x', "softmax(A*x)'*y"],
  ['cholesky(S).L', 'S', 'chol(S)'],
  ['r = X * w - y\n0.5 * (r ⋅ r)', 'w', '0.5*norm2(X*w - y)^2'],
  ['f(w) = sum(exp.(X * w))', '', 'sum(exp(X*w))'],
  [
    'using LinearAlgebra\nfunction f(w)\n  r = X * w - y # residual\n  return norm(r)^2 / length(r)\nend',
    '',
    'norm2(X*w - y)^2/n',
    { X: ['n', 'p'] },
  ],
  ['w -> sum((X * w) .^ 3)', '', 'sum((X*w).^3)'],
  ['s(t) = 1 / (1 + exp(-t)); sum(s.(X * w))', 'w', 'sum(sigmoid(X*w))'],
  ['n, p = size(X); sum(X) / (n * p)', 'X', 'mean(X)'],
  ['[A B; C D]', 'A', '[A, B; C, D]'],
  ["[x; y]' * z", 'x', "[x; y]'*z", { z: ['n + m'], x: ['n'], y: ['m'] }],
  ['A / B', 'A', 'A*inv(B)'],
  ['var(x; corrected=false)', 'x', 'var(x)', { x: ['n'] }],
  ['λ * sum(μ.^2)', 'λ', 'lambda*sum(mu.^2)', { μ: ['n'] }],
  ['1 ./ x', 'x', '1 ./ x', { x: ['n'] }],
  ['vec(X) ⋅ y', 'X', "vec(X)'*y"],
  ['sylvester(A, B, C)', 'C', 'sylvester(A,B,-C)'],
]

const statedOf = (text: string, wrt: string, vars: Shapes = {}): Stated => ({
  text,
  wrt: wrt === '' ? [] : [wrt],
  vars: Object.fromEntries(Object.entries(vars).map(([name, shape]) => [name, { shape }])),
})

describe('Julia', () => {
  it.each(TEXTS.map(([text, wrt, means, vars]) => ({ text, wrt, means, vars })))('reads $text', (row) => {
    const { text, wrt, means, vars } = row
    const stated = statedOf(text, wrt, vars)
    const { reading, point, value } = valued(readJulia, stated)
    const expected = analysed(stated)({ ...reading.said, expr: means })
    expect(difference(value, toRows(evaluate(expected, point)))).toBeLessThan(1e-9)
  })

  it.each([
    ['exp(x) ⋅ y', 'shapes-differ', 'x', { x: ['n'] }],
    ['tanh(A)', 'shapes-differ', 'A', {}],
    ['x * y', 'shapes-differ', 'x * y', { x: ['n'], y: ['n'] }],
    ['X + y', 'shapes-differ', 'X + y', { X: ['n', 'n'], y: ['n'] }],
    ['A + 1', 'shapes-differ', 'A + 1', { A: ['n', 'n'] }],
    ['foo.(x)', 'unknown-function', 'foo', {}],
    ['var(x)', 'source-unreadable', 'var(x)', { x: ['n'] }],
    ['x^2', 'shapes-differ', 'x^2', { x: ['n'] }],
    ['[x -y]', 'source-unreadable', '-', {}],
    ['sum(x[i] for i in 1:3)', 'source-unreadable', 'for', {}],
    ['x |> sum', 'source-unreadable', '|>', {}],
    ['A * (x', 'source-unreadable', 'x', {}],
    ['@time x', 'source-unreadable', '@', {}],
    ['if x y end', 'source-unreadable', 'if', {}],
    ['', 'source-unreadable', '', {}],
  ] as const)('refuses %s with the place', (text, code, place, vars) => {
    const stated = statedOf(text, 'x', vars)
    try {
      readJulia(stated, analysed(stated))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(GradusError)
      const { code: found, span } = error as GradusError
      expect([found, text.slice(span!.from, span!.to)]).toEqual([code, place])
    }
  })

  it('is read or refused when it is cut or nested deeply', () => {
    const cut = TEXTS.flatMap(([text]) => Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1)))
    const deep = [
      '('.repeat(2_000),
      `${'-'.repeat(5_000)}x`,
      `x${"'".repeat(20_000)}`,
      `x${' .+ x'.repeat(500)}`,
    ]
    for (const text of [...cut.filter((_, i) => i % 4 === 0), ...deep]) {
      const stated = { text, wrt: ['x'] }
      try {
        readJulia(stated, analysed(stated))
      } catch (error) {
        expect(error, text).toBeInstanceOf(GradusError)
      }
    }
  })
})
