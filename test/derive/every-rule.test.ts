/**
 * Every rule does something: it rewrites what its own pattern says, and the laws of differentials and colon products
 * are reached from problems that a user would type.
 */
import { describe, expect, it } from 'vitest'
import { allRules } from '../../src/derive/rules.ts'
import { instancesOf } from '../../src/solve/instance.ts'
import { derived } from './derived.ts'

const rules = [...allRules()].flatMap(([file, texts]) =>
  texts.map((text) => [`${text.name} of ${file}.rules`, text] as const),
)

describe('a rule', () => {
  it.each(rules)('rewrites its own pattern: %s', (_, text) => {
    expect(instancesOf(text).length).toBeGreaterThan(0)
  })
})

/** Problems that between them use every law of differentials and colon products. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  ["sigma(W*x)'*b", 'W'],
  ['b : W*x + sum(x)', 'W,x'],
  ["tr(A*B')", 'A'],
  ['A : B.*A', 'A'],
  ['sum(W,1)*x where W: m x n, x: n', 'W'],
  ["b'*sum(W,2) where W: m x n, b: m", 'W'],
  ['mean(W) + mean(W,1)*x where W: m x n, x: n', 'W'],
  ["b'*mean(W,2) where W: m x n, b: m", 'W'],
  ["diag(A)'*x where A: n x n, x: n", 'A'],
  ["x'*diag(y)*A*x where A: n x n, x: n, y: n", 'y'],
  ['tr(A*diag(r)*B) where A: n x n, B: n x n, r: 1 x n', 'r'],
  ['tr(A*diag(y)*B) where A: n x n, B: n x n, y: n', 'y'],
  ["c'*vec(W) where W: m x n, c: m*n", 'W'],
  ['sum(reshape(z,m,n)*x) where z: m*n, x: n', 'z'],
  ['tr(expm(X))', 'X'],
  ["b'*expm(X)*c + b'*logm(X)*c where b: n, c: n", 'X'],
  ['(A : expm_frechet(X,Y)) + (B : logm_frechet(X,Y))', 'X,Y'],
  ['(A : sqrtm(X)) + (A : sylvester(X,Y,Z))', 'X,Y,Z'],
  ['(A : X^k) + (B : power_frechet(X,k,Y)) where k: scalar', 'X,Y'],
  ['(A : expm_jacobian(X)) + (A : logm_jacobian(X)) + (A : power_jacobian(X,k)) where k: scalar', 'X'],
  ['norm2(A*pinv(A)*b - b)^2 + tr(A*pinv(A)) + tr(sqrtm(A*B)) where A: n x n, B: n x n, b: n', 'A'],
  ['A : chol(X)', 'X'],
  ["A : chol(X*X' + eye(n)) where A: n x n", 'X'],
  ['A : pinv(X)', 'X'],
  ['A : adj(X)', 'X'],
  ['(A : tril(X*B)) + (A : triu(B*X))', 'X'],
  ['2*X[1,2]*x[3]*y[1] where X: m x n, x: n, y: 1 x m', 'X,x,y'],
  ['(A : max(X,Y)) + (A : min(X,Y))', 'X'],
  ['nuclear(X) + spectral(X)', 'X'],
  ["spectral_left(X)'*a + spectral_right(X)'*b where a: m, b: n", 'X'],
  ["logsumexp(X,1)*a + logsumexp(X,2)'*b where X: m x n, a: n, b: m", 'X'],
  ['(A : softmax(X,1)) + (A : softmax(X,2)) + (A : logsoftmax(X,1)) + (A : logsoftmax(X,2))', 'X'],
  ['(W : X)*s where s: scalar', 's,W'],
  ['norm2(s*x - y)^2 where s: scalar', 's'],
  ['norm2(s*x - y) + normF(W)^2 + normF(W)*norm1(W) where s: scalar, W: m x n, x: p', 's,x,W'],
  ['tr(A^3*B) + tr(A^5) + tr(A^k) where A: n x n, k: scalar', 'A'],
  ['sum(kron(A,W)) where A: n x n, W: p x q', 'A,W'],
  ['norm2(kron(x,y) - z)^2 where x: m, y: n', 'x,y'],
  ['sum(kron(A*B,W).^2) where A: n x n, B: n x n, W: p x q', 'B,W'],
  ['sum(x.^k) + sum(c.^x) + s^a + sum(s.^x) where x: n, k: scalar, c: scalar, s: scalar, a: scalar', 'x,s,a'],
  ['sum(x.^s) + sum(x.^y) where x: n, y: n, s: scalar', 'x,y,s'],
  ["x'*inv(A)*y + det(A) + logdet(A) where A: n x n, x: n, y: n", 'A'],
  ["logsumexp(x) + y'*softmax(x) + y'*logsoftmax(x) where x: n, y: n", 'x'],
  ["A'*x : y + s*tr(A) where A: n x n, s: scalar, x: n, y: n", 'A,s'],
  ["s*(x : y)*(a + x'*A*x) where s: scalar, a: scalar, A: n x n, x: n, y: n", 'x,s'],
  ["tr((A*x*y' + B)'*B*inv(A)') where A: n x n, B: n x n, x: n, y: n", 'A'],
  ["normF(W' - X)^2 where W: m x n, X: n x m", 'W'],
  ["sum((A*B + B')'*x) where A: n x n, B: n x n, x: n", 'B'],
]

const LAWS: ReadonlySet<string> = new Set(['differential', 'colon', 'objective'])

/**
 * Laws that do no step of their own: the engine leaves constants alone before it asks for a rule; powers of outer
 * products, between whose factors scalar products would stand, are simplified first.
 */
const NEVER: ReadonlySet<string> = new Set(['d-constant', 'scalar-product'])

describe('the laws of differentials and colon products', () => {
  const used = new Set<string>()

  it.each(PROBLEMS)('differentiate %s by %s', (source, wrt) => {
    const { steps, answers } = derived(source, wrt)
    for (const { rule } of steps) for (const name of rule.split(', ')) used.add(name)
    expect(answers.map(({ variable }) => variable)).toEqual(wrt.split(','))
  })

  it('are all used by these problems', () => {
    const laws = [...allRules()].filter(([file]) => LAWS.has(file)).flatMap(([, texts]) => texts)
    expect(laws.length).toBeGreaterThan(40)
    expect(laws.filter(({ name }) => !used.has(name) && !NEVER.has(name)).map(({ name }) => name)).toEqual([])
  })
})
