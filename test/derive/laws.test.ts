/**
 * Textbook forms: what a reader expects of pseudoinverses, functions of matrices, inverses of sums and sums of products.
 */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { simplified } from '../../src/solve/simplified.ts'

const SIMPLE = [
  // The equations of Penrose and what follows from them.
  ['A*pinv(A)*A', 'A'],
  ['pinv(A)*A*pinv(A)', 'pinv(A)'],
  ["(A*pinv(A))' - A*pinv(A)", 'zeros(n,n)'],
  ["(pinv(A)*A)' - pinv(A)*A", 'zeros(m,m)'],
  ['(A*pinv(A))^2 - A*pinv(A)', 'zeros(n,n)'],
  ['(pinv(A)*A)^3', 'pinv(A)*A'],
  ['(eye(n) - A*pinv(A))^2', 'eye(n) - A*pinv(A)'],
  ["A'*pinv(A)'*A'", "A'"],
  ["pinv(A')*A'*A", 'A'],
  ['pinv(pinv(A))', 'A'],
  ["pinv(A') - pinv(A)'", 'zeros(n,m)'],
  ['pinv(x)', "x'/norm2(x)^2"],
  ["pinv(x*y')", "y*x'/(norm2(x)^2*norm2(y)^2)"],
  ['pinv(A) - inv(A) where A is invertible', 'zeros(n,n)'],
  ["A'*(A*pinv(A)*b - b)", 'zeros(m)'],
  ["(b - A*pinv(A)*b)'*A", 'zeros(1,m)'],
  // Other projectors.
  ["(A*inv(A'*A)*A')^2 - A*inv(A'*A)*A'", 'zeros(n,n)'],
  ["(eye(n) - x*x'/(x'*x))^2", "eye(n) - x*x'/(x'*x)"],
  ["(eye(n) - x*x'/norm2(x)^2)^2", "eye(n) - x*x'/norm2(x)^2"],
  // Functions of matrices.
  ['expm(logm(A))', 'A'],
  ['logm(expm(A)) where A is symmetric', 'A'],
  ['logm(expm(A))', 'logm(expm(A))'],
  ['sqrtm(A)*sqrtm(A)', 'A'],
  ["chol(A)*chol(A)' where A is posdef", 'A'],
  ['inv(sqrtm(A))*A*inv(sqrtm(A))', 'eye(n)'],
  ['tr(logm(A))', 'logdet(A)'],
  ['tr(sqrtm(sqrtm(A)*B*sqrtm(A)))', 'tr(sqrtm(A*B))'],
  ['diag(ones(n))', 'eye(n)'],
  ['reshape(ones(m*n),m,n)', 'ones(m,n)'],
  ['eye(n) - C*inv(eye(n) + C)', 'inv(C + eye(n))'],
  ['(-A)^2', 'A^2'],
  ['(s*A)^3 where s: scalar', 's^3*A^3'],
  ["(x*y')^3", "(y'*x)^2*x*y'"],
  // Inverses of sums.
  ['inv(eye(n) + A*B)*A - A*inv(eye(m) + B*A)', 'zeros(n,m)'],
  ['inv(A) - inv(A)*U*inv(inv(C) + V*inv(A)*U)*V*inv(A)', 'inv(A + U*C*V)'],
  ['inv(A) - inv(A)*U*inv(eye(k) + V*inv(A)*U)*V*inv(A)', 'inv(A + U*V)'],
  ['eye(n) - U*inv(eye(k) + V*U)*V', 'inv(U*V + eye(n))'],
  // Sums of products.
  ["sum(x*y')", 'sum(x)*sum(y)'],
  ["sum(x*y',2)", 'sum(y)*x'],
  ["sum(x*y',1)", "sum(x)*y'"],
] as const

describe('a textbook form', () => {
  it.each(SIMPLE)('%s is %s', (typed, form) => {
    expect(simplified({ expr: typed })).toBe(form)
  })
})

const BURES = 'tr(A) + tr(B) - 2*tr(sqrtm(sqrtm(A)*B*sqrtm(A)))'

/** Expression, variable, answer. */
const GRADIENTS = [
  ['norm2(A*pinv(A)*b - b)^2', 'A', "2*(A*pinv(A)*b - b)*b'*pinv(A)'"],
  ['norm2(b - A*pinv(A)*b)^2', 'A', "2*(A*pinv(A)*b - b)*b'*pinv(A)'"],
  ['norm2(A*pinv(A)*B - B)^2', 'A', "2*(A*pinv(A)*B - B)*B'*pinv(A)'"],
  ["sum(pinv(x*y'))", 'x', 'sum(y)*(norm2(x)^2 - 2*sum(x)*x)/(norm2(x)^4*norm2(y)^2)'],
  [BURES, 'A', "eye(n) - inv(sqrtm(A*B))'*B'"],
  ["tr((X - ones(n)*u')*inv(S)*(X - ones(n)*u')') where S is posdef", 'u', "2*inv(S)*(n*u - sum(X,1)')"],
  ['tr(logm(X))', 'X', "inv(X)'"],
  ['tr(sqrtm(X))', 'X', "0.5*inv(sqrtm(X))'"],
] as const

describe('a gradient in its textbook form', () => {
  it.each(GRADIENTS)('of %s by %s is %s', async (expr, wrt, text) => {
    expect(await solve({ expr, wrt })).toMatchObject({ ok: true, text, check: { ok: true } })
  })
})

describe('an assumption', () => {
  it.each([
    ['tr(A*pinv(X))', 'the rank of X is constant near the point'],
    ['norm2(X*pinv(X)*b - b)^2', 'the rank of X is constant near the point'],
    ['nuclear(X)', 'X is full-rank'],
    [BURES.replaceAll('A', 'X'), 'X*B is invertible'],
  ])('of %s is what it really needs: %s', async (expr, assumption) => {
    expect(await solve({ expr, wrt: 'X' })).toMatchObject({ ok: true, assumptions: [assumption] })
  })

  it('of a pseudoinverse holds for matrices that are not of full rank, where the answer is right as well', async () => {
    const found = await solve({ expr: "sum(sin(pinv(u*v' + v*u')))", wrt: 'u' }, { where: 'u: n, v: n' })
    expect(found).toMatchObject({ ok: true, check: { ok: true } })
  })
})

describe('a check of a pseudoinverse', () => {
  it.each([
    ['norm2(A*pinv(A)*b - b)^2', 'A'],
    ['norm2(b - pinv(A)*A*b)^2', 'A'],
  ])('of %s is made of tall and of wide matrices', async (expr, wrt) => {
    const found = await solve({ expr, wrt })
    if (!found.ok || !found.check || !('maxRelError' in found.check)) throw new Error('not checked')
    // Where the projector is the identity there is nothing but rounding to compare.
    expect(found.check.maxRelError).toBeGreaterThan(1e-18)
  })
})
