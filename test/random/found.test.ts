/**
 * Problems on which a property once failed, as shrunk.
 */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { latexToMathml } from '../../src/print/katex.ts'

/** Objective, variable, declarations. */
const FOUND = [
  // A factor of a Hadamard product of vectors was taken for a scalar.
  ["norm1(softmax(log(2 + (r').^2)))", 'r', 'r: 1 x n'],
  // An orthogonal matrix that moves does not remain orthogonal.
  ['tr(C*inv(Q))', 'Q', 'C: n x n, Q: n x n, Q is orthogonal'],
  // The trace is zero but for rounding, which is no derivative.
  ['tr(softplus(S)^3*normF(eye(n))*K)', 'K', 'S: n x n, S is symmetric, K: n x n, K is skew'],
  // Rounding is not skew.
  ['tr((K*inv(C))^3)', 'K', 'C: n x n, C is posdef, K: n x n, K is skew'],
  ["h1 = phi(phi(r')); sum(sigmoid(K))", 'K', 'r: 1 x n, K: n x n, K is skew'],
  // Where gelu is next to nothing, rounding is all there is of its derivative.
  ['h1 = (w.^2).^(1/2); h2 = ones(m); gelu(tr(A*a*A))', 'a', 'w: n, w is positive, A: n x n'],
  // A zero vector is not skew.
  ["h = a*zeros(n); r' : h", 'r', 'a: scalar, r: 1 x n'],
  // Zero times the square of zero was taken for a power of zero, and for something other than zero.
  ['M*zeros(n,n)^k*x : y', 'x', 'x: n, y: n, M: n x n, k: scalar'],
  // A run of the factors of a product is an operand of its own, whose turn had passed.
  ['exp(a*b*c - b*c)', 'c', 'a: scalar, b: scalar, c: scalar'],
  ['sum(exp(A*B*x - B*x))', 'x', 'A: n x n, B: n x m, x: m'],
  ['sum(x.*y.*z) + sum(exp(y.*z))', 'z', 'x: n, y: n, z: n'],
  ['norm2(A*B*x - B*x)^2 + sum(sin(B*x))', 'x', 'A: n x n, B: n x m, x: m'],
  // Dimensions that only an equation of the problem makes equal.
  ["a'*kron(eye(m),u')*X*b", 'X', 'X: 6 x p, a: m, u: n, b: p'],
  ["nuclear(C + ones(m,6)'*X)", 'C', 'X: m x p*q, C: p*q x p*q, C is posdef'],
  // A power of an outer product has scalar products between its factors.
  ["sum((s*x*y')^3)", 'x', 's: scalar, x: n, y: n'],
  ["logdet(eye(p) + ((z*z')^2)'*((z*z')^2))", 'z', 'z: p'],
] as const

describe('a problem on which a property once failed', () => {
  it.each(FOUND)('%s by %s where %s is right', async (expr, wrt, where) => {
    expect(await solve({ expr, wrt }, { where })).toMatchObject({ ok: true, check: { ok: true } })
  })

  it.each([
    ["kron(a',eye(n))*X*b", 'X', 'jacobian', 'X: 6 x q'],
    ["kron(a',eye(n))*X*b", 'X', 'jacobian', 'X: k*p x q'],
    ['x .* (x + y)', 'x', 'jacobian', 'x: 2*m, y: 3*n'],
    ["logdet(eye(p) + ((z*z')^2)'*((z*z')^2))", 'z', 'hessian', 'z: p'],
    // What stands under an index had no Jacobian unless all of it was a factor of one differential.
    ['sum(w[j]*X for j)', 'w', 'jacobian', 'w: p, X: n x p'],
    ['sum(x[i]*inv(eye(2) + x[i]*S)*u for i)', 'x', 'jacobian', 'x: n, S: 2 x 2, u: 2'],
    ['sum(x[i]*inv(eye(2) + x[i]*S)*u for i)', 'S', 'jacobian', 'x: n, S: 2 x 2, u: 2'],
    ["sum(x[i]*huber(X[i,:]'/(1 + x[i]^2),2) for i)", 'X', 'jacobian', 'x: n, X: n x p'],
    ['[X[i,:]*inv(eye(2) + x[i]*S) for i]', 'X', 'jacobian', 'x: n, S: 2 x 2, X: n x 2'],
    ['[sin(x[i]*A*w) for i]', 'x', 'jacobian', 'x: n, A: m x p, w: p'],
    ['[sin(x[i]*A*w) for i]', 'A', 'jacobian', 'x: n, A: m x p, w: p'],
    // A matrix and its transpose, neither of them as it stands: powers, sums, entrywise products.
    ["eigmax(A*A + (A*A)')", 'A', 'hessian', 'A: n x n'],
    ["sum(sin(eigvals(A + B + (A + B)')))", 'A', 'gradient', 'A: n x n, B: n x n'],
    // A function that is not called, of which a declared function is a part.
    ["ff(q) = jacobian(g)(q); x'*x", 'x', 'gradient', 'x: n, g: p -> m'],
  ] as const)('%s by %s as a %s where %s is right', async (expr, wrt, kind, where) => {
    expect(await solve({ expr, wrt, kind }, { where })).toMatchObject({ ok: true, check: { ok: true } })
  })

  it('sets an entry of a constant that has its size as a subscript already', async () => {
    const answer = await solve({ expr: 'eye(n)[1,2]*a where x: n', wrt: 'a' }, { steps: true })
    if (!answer.ok || !('latex' in answer)) throw new Error('no answer')
    expect(latexToMathml(answer.latex)).toContain('<math')
  })

  it('says of an orthogonal variable that its gradient is not constrained', async () => {
    const answer = await solve(
      { expr: "tr(A'*Q)", wrt: 'Q' },
      { where: 'A: n x n, Q: n x n, Q is orthogonal' },
    )
    expect(answer).toMatchObject({
      text: 'A',
      notes: ['Q is orthogonal, which its gradient is not constrained by'],
    })
  })
})
