/**
 * Answers in the form that a textbook has, one table for each kind of law; each answer is checked by differences.
 */
import { describe, expect, it } from 'vitest'
import { simplify, solve } from '../../src/index.ts'

type Row = readonly [expr: string, wrt: string, answer: string]

const textOf = async (expr: string, wrt: string, kind?: 'hessian'): Promise<string> => {
  const answer = await solve({ expr, wrt, ...(kind ? { kind } : {}) }, { steps: false })
  if (!answer.ok || !('text' in answer)) throw new Error(`${expr} has no single answer`)
  expect(answer.check?.ok).toBe(true)
  return answer.text
}

const GRADIENTS: Record<string, readonly Row[]> = {
  'entries and unit vectors': [
    ['-logsoftmax(W*x + b)[k]', 'W', "(softmax(W*x + b) - unit(n,k))*x'"],
    ['-log(softmax(W*x + b)[k])', 'W', "(softmax(W*x + b) - unit(n,k))*x'"],
    ['-log(softmax(W*x + b)[2])', 'b', 'softmax(W*x + b) - unit(n,2)'],
    ['p = softmax(W*x); -log(p[2])', 'W', "(p - unit(n,2))*x'"],
    ['-logsoftmax(X*W,2)[2,3]', 'W', "X'*unit(n,2)*(unit(n,2)'*softmax(X*W,2) - unit(p,3)')"],
    ['softmax(x)[3]', 'x', 'softmax(x)[3]*(unit(n,3) - softmax(x))'],
    ["unit(n,1)'*X*unit(m,2)*X[1,2] where X: n x m", 'X', "2*X[1,2]*unit(n,1)*unit(m,2)'"],
    ['logsumexp(X,1)[1,2]', 'X', "softmax(X,1)*unit(m,2)*unit(m,2)'"],
  ],
  'norms under a root': [
    ["sqrt(x'*x)", 'x', 'x/norm2(x)'],
    ["sqrt(tr((A - B)'*(A - B)))", 'A', '(A - B)/norm2(A - B)'],
    ['sqrt(sum((A*x - b).^2))', 'x', "A'*(A*x - b)/norm2(A*x - b)"],
  ],
  'multiples inside homogeneous functions': [
    ['sum(max(0.1*x, x))', 'x', '1 - 0.9*step(-x)'],
    ['sum(abs(-3*x))', 'x', '3*sign(x)'],
    ['sum(relu(2*x))', 'x', '2*step(x)'],
    ['sum(relu(a*x)) where a: scalar, x: n, a is positive', 'x', 'a*step(x)'],
    ['sum(max(3*x, 0))', 'x', '3*step(x)'],
  ],
  'a variable of structure': [
    [
      "tanh(X*x)'*b where X is skew, x: n",
      'X',
      "0.5*((b .* (1 - tanh(X*x).^2))*x' - x*(b .* (1 - tanh(X*x).^2))')",
    ],
    ["(X*x .* x)'*tanh(x) where X is symmetric, x: n", 'X', "0.5*(x*(x .* tanh(x))' + (x .* tanh(x))*x')"],
    [
      'sum(sigmoid(X*x)) where X is symmetric, x: n',
      'X',
      "0.5*((sigmoid(X*x) - sigmoid(X*x).^2)*x' + x*(sigmoid(X*x) - sigmoid(X*x).^2)')",
    ],
  ],
  'rows that add up to 1': [
    ['-sum(Y .* logsoftmax(X*W,2)) where Y is stochastic', 'W', "X'*(softmax(X*W,2) - Y)"],
    ['-sum(Y .* log(softmax(X*W,2))) where Y is one-hot', 'W', "X'*(softmax(X*W,2) - Y)"],
    ["-y'*log(softmax(W*x)) where y is stochastic", 'W', "(softmax(W*x) - y)*x'"],
    ['P = softmax(X*W,2); -sum(Y .* log(P)) where Y is stochastic', 'W', "X'*(P - Y)"],
    ['-sum(Y .* log(Y)) where Y is stochastic, Y: n x m', 'Y', '-log(Y) - 1'],
    ["sum(y) + y'*x where y is stochastic", 'y', 'x + 1'],
  ],
  quotients: [
    ['(x^2 + 1)/(x - 1) where x: scalar', 'x', '(x^2 - 2*x - 1)/(x - 1)^2'],
    ['(a*x + b)/(c*x + d) where x: scalar', 'x', '(a*d - b*c)/(x*c + d)^2'],
    ['sum((x.^2 + 1) ./ (x - 1)) where x: n', 'x', '(x.^2 - 2*x - 1) ./ (x - 1).^2'],
    ['sum(atan(X ./ Y))', 'X', 'Y ./ (X.^2 + Y.^2)'],
    ['sum(atan(X ./ Y))', 'Y', '-X ./ (X.^2 + Y.^2)'],
    ['atan(y/x) where x: scalar, y: scalar', 'x', '-y/(y^2 + x^2)'],
    ['1/(1 + 1/x) where x: scalar', 'x', '1/(x + 1)^2'],
    ['1/(1 + exp(-x)) where x: scalar', 'x', 'sigmoid(x) - sigmoid(x)^2'],
    ['sin(x)/x where x: scalar', 'x', '(cos(x) - sin(x)/x)/x'],
  ],
  'laws that see through definitions': [
    ['u = x - mean(x); sum(u.^2) where x: n', 'x', '2*u'],
    ['mu = mean(x); u = x - mu; norm2(u)^2 where x: n', 'x', '2*u'],
    ['C = X - ones(n)*mean(X,1); norm2(C)^2 where X: n x m', 'X', '2*C'],
    ['L = chol(S); 2*sum(log(diag(L))) where S is positive-definite', 'S', 'inv(S)'],
    ['L = chol(S); norm2(inv(L)*x)^2 where S is positive-definite', 'x', '2*inv(S)*x'],
    ['p = softmax(x); sum(p) + sum(x)', 'x', 'ones(n)'],
  ],
  'Cholesky factors': [
    ['2*sum(log(diag(chol(S)))) where S is positive-definite', 'S', 'inv(S)'],
    ['logdet(chol(S)) where S is positive-definite', 'S', '0.5*inv(S)'],
    ['det(chol(S))^2 where S is positive-definite', 'S', 'det(S)*inv(S)'],
    ['norm2(inv(chol(S))*x)^2 where S is positive-definite', 'x', '2*inv(S)*x'],
    ['norm2(inv(chol(S))*x)^2 where S is positive-definite', 'S', "-inv(S)*x*x'*inv(S)"],
    ["tr(inv(chol(A))'*inv(chol(A))) where A is positive-definite", 'A', '-inv(A)^2'],
  ],
}

describe.each(Object.entries(GRADIENTS))('gradients with %s', (_, rows) => {
  it.each(rows)('%s by %s is %s', async (expr, wrt, answer) => {
    expect(await textOf(expr, wrt)).toBe(answer)
  })
})

const HESSIANS: readonly Row[] = [
  ['-log(softmax(x)[2])', 'x', "diag(softmax(x)) - softmax(x)*softmax(x)'"],
  ['x[1]*x[2]', 'x', "unit(n,1)*unit(n,2)' + unit(n,2)*unit(n,1)'"],
]

describe('Hessians', () => {
  it.each(HESSIANS)('of %s by %s is %s', async (expr, wrt, answer) => {
    expect(await textOf(expr, wrt, 'hessian')).toBe(answer)
  })
})

describe('a Jacobian or Hessian by a symmetric matrix', () => {
  it.each([
    [
      'log(det(S)) where S is positive-definite',
      'hessian',
      '-kron(inv(S),inv(S))*commutation(n,n)',
      '-kron(inv(S),inv(S))',
    ],
    [
      'tr(S^3) where S is symmetric',
      'hessian',
      '3*(kron(S,eye(n)) + kron(eye(n),S))*commutation(n,n)',
      '3*(kron(S,eye(n)) + kron(eye(n),S))',
    ],
    ["S' where S is symmetric", 'jacobian', 'commutation(n,n)', 'eye(n*n)'],
    ['inv(S) where S is positive-definite', 'jacobian', '-kron(inv(S),inv(S))', undefined],
    ['S*S where S is symmetric', 'jacobian', 'kron(S,eye(n)) + kron(eye(n),S)', undefined],
  ] as const)(
    'uses its value, and says what it is in symmetric directions: %s',
    async (expr, kind, text, same) => {
      const answer = await solve({ expr, wrt: 'S', kind }, { steps: false })
      if (!answer.ok || !('text' in answer)) throw new Error('no answer')
      expect([answer.text, answer.check?.ok]).toEqual([text, true])
      const note = `S is symmetric, which the ${kind} makes no use of: every entry moves by itself`
      expect(answer.notes).toContain(
        same ? `${note}; in symmetric directions it is the same as ${same}` : note,
      )
    },
  )

  it('leaves the property aside where that is asked for', async () => {
    const problem = { expr: 'logdet(S) where S is symmetric', wrt: 'S', kind: 'hessian' } as const
    const answer = await solve(problem, { steps: false, unconstrained: true })
    expect(answer.ok && 'text' in answer && answer.text).toBe("-kron(inv(S),inv(S)')*commutation(n,n)")
  })
})

describe('a definition', () => {
  it.each([
    ['u = 2*x; sum(u) where x: n', 'u = 2*x; sum(u)'],
    ['P = inv(S); logdet(P)', 'P = inv(S); logdet(P)'],
    ["L = chol(K); z = inv(L)*y; z'*z where K is positive-definite", "L = chol(K); z = inv(L)*y; z'*z"],
  ])('stays closed where opening it makes nothing shorter: %s', (text, value) => {
    expect(simplify(text)).toBe(value)
  })
})

/** Two spellings of one thing. */
const ALIKE = [
  ["tr(A'*B)", '(A : B)'],
  ['sum(x .* y)', "x'*y"],
  ['sum(x.^2)', "x'*x"],
  ["tr(A'*A)", 'norm2(A)^2'],
  ["vec(A)'*vec(B)", "tr(A'*B)"],
  ["vec(A)'*vec(A)", 'norm2(A)^2'],
  ['sum(A .* B)', "tr(A'*B)"],
  ['sum(A .* B)', '(A : B)'],
  ['sum(A.^2)', 'norm2(A)^2'],
  ['sum(A .* (B*C))', "tr(A'*B*C)"],
  ['sum((A*B).^2)', "tr(B'*A'*A*B)"],
  ['norm2(A*B)^2', '(A*B : A*B)'],
  ['normF(A)^2', 'norm2(A)^2'],
  ['normF(A)^2', '(A : A)'],
  ["x'*A*y", "tr(A*y*x')"],
  ["x'*A*y", "(x*y' : A)"],
  ['tr(A*B*C)', 'tr(C*A*B)'],
  ['sum(A .* B .* C)', '(A .* B : C)'],
  ["x'*diag(y)*z", 'sum(x .* y .* z)'],
  ['tr(diag(x)*A)', "x'*diag(A)"],
  ['diag(x)*diag(y)', 'diag(x .* y)'],
  ['diag(x)*A*diag(y)', "(x*y') .* A"],
  ['exp(a)*exp(b)', 'exp(a + b)'],
  ['exp(a)^2', 'exp(2*a)'],
  ["sqrt(tr(A'*A))", 'norm2(A)'],
  ["chol(A)*chol(A)'", "A' where A is positive-definite"],
  ["inv(chol(A))*A*inv(chol(A))'", 'eye(n) where A: n x n, A is positive-definite'],
  ["unit(3,1)'*X*unit(4,2)", 'X[1,2] where X: 3 x 4'],
  ["unit(3,2)'*p", 'p[2] where p: 3'],
  ['p .* unit(3,1)', 'p[1]*unit(3,1) where p: 3'],
  ['sum(unit(n,2))', '1 where x: n'],
] as const

describe('the difference', () => {
  it.each(ALIKE)('of %s and %s is 0', (a, b) => {
    expect(simplify(`${a} - ${b}`)).toMatch(/^(0|zeros\(.*\))$/)
  })
})
