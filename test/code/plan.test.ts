/**
 * The laws of planning: each is at work in a problem whose code is right, and the cheaper form is computed.
 */
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/code/emit/results.ts'
import { targetNamed } from '../../src/code/index.ts'
import { PLAN_LAW_NAMES } from '../../src/code/plan/plan.ts'
import { generate } from '../../src/solve/code.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { cannotRun, expectValues, runAll } from './harness.ts'
import { problemAt } from './problems.ts'
import { RUN } from './targets.ts'

const numpy = targetNamed('numpy')!

/** Expression, variable, kind, laws. */
const TABLE: readonly (readonly [string, string, 'gradient' | 'hessian' | 'jacobian', ...string[]])[] = [
  ["C : softmax(Q*K', 2)*V", 'Q', 'gradient', 'broadcast-term', 'row-sums-of-product', 'product-at-hand'],
  ['-(Y : logsoftmax(X*W, 2))', 'W', 'gradient', 'one-exponential'],
  ['-(Y : logsoftmax(X*W, 1))', 'W', 'gradient', 'one-exponential'],
  ['sum(logsumexp(X, 1)) + sum(logsumexp(X, 2))', 'X', 'gradient', 'one-exponential'],
  ["logsumexp(A*x) + b'*logsoftmax(A*x)", 'x', 'gradient', 'one-exponential'],
  ['sum(A ./ (sum(A, 2)*ones(1,n))) where A: m x n', 'A', 'gradient', 'repeat-last'],
  ['sum(log(1 + exp(-y.*(X*w))))', 'w', 'gradient', 'one-exponential'],
  ['sum(log(1 + exp(-y.*(X*w))))', 'w', 'hessian', 'one-exponential'],
  ["normF(A - U*V')^2", 'U', 'gradient', 'opposite-difference', 'sign-in-front', 'sign-in-number'],
  ["normF(A - U*V')^2", 'U', 'hessian', 'kronecker-with-identity', 'scale-factor'],
  ['normF(sigmoid(X*V)*W - Y)^2', 'V', 'hessian', 'apply-kronecker', 'broadcast-term'],
  ["tr(A*X*B*X')", 'X', 'gradient', 'trace-of-product'],
  ["tr(A + x*x')", 'x', 'gradient', 'trace-of-sum', 'trace-of-outer'],
  [
    "y'*inv(K + s*eye(n))*y + logdet(K + s*eye(n)) where K: n x n, K is positive-semidefinite, s is positive",
    's',
    'gradient',
    'inverse-at-hand',
  ],
  ["y'*inv(K)*y + logdet(K) where K is invertible", 'K', 'gradient', 'inverse-at-hand'],
  ['tr(kron(A,B)*C) where A: m x n, B: p x q', 'A', 'gradient', 'kronecker-inner', 'inner-of-blocks'],
  ['norm2(x)', 'x', 'hessian', 'scale-vector', 'broadcast-term'],
  [
    'logdet(S) + tr(inv(S)*C) where S is positive-definite, C is symmetric',
    'S',
    'hessian',
    'kronecker-in-order',
  ],
  ['B : (A ./ (sum(A, 2)*ones(1,n))) where A: m x n', 'A', 'gradient', 'repeat-last', 'broadcast-factor'],
  ['a/logdet(S) where S is positive-definite', 'S', 'gradient'],
  ['norm1(x)/logdet(S) where S is positive-definite', 'x', 'gradient'],
  ['x.^3 - A*x', 'x', 'jacobian', 'scale-factor', 'broadcast-term'],
  ['mean((x - mean(x)).^2)', 'x', 'gradient', 'sum-of-squares'],
  ['sum(sqrt(1 + x.^2))', 'x', 'gradient', 'hypotenuse'],
  ['sum(x.^2 ./ (1 + abs(x)))', 'x', 'gradient', 'quotient-first'],
  ["c'*softmax(x)", 'x', 'gradient', 'less-mean'],
  ['sum(A.*(B*C))', 'A', 'gradient', 'sum-of-product'],
]

/** Where a law does not hold though its words fit, or holds once only: expression, variable, kind. */
const TRAPS: typeof TABLE = [
  ['tr(A*B + ones(n,n)) where A: n x m, B: m x n', 'A', 'gradient'],
  ['tr(c*ones(n,n) - A*B) where A: n x m, B: m x n', 'c', 'gradient'],
  ["c ./ (x*y') where x: n, y: m", 'c', 'jacobian'],
  ["sum(softmax(x',1).*y') where x: n", 'x', 'gradient'],
  ["sum(softmax(x',2).*y') where x: n", 'x', 'gradient'],
  ["logsumexp(x',2) + sum(logsumexp(x',1).*y') where x: n", 'x', 'gradient'],
  ["logsumexp(x,1) + logsumexp(x,2)'*y where x: n", 'x', 'gradient'],
  [
    'logdet(K + s*eye(n)) + logdet(K + diag(w)) where K: n x n, K is positive-definite, s is positive, w is nonnegative',
    's',
    'gradient',
  ],
  ['tr(X*P) + logdet(P + s*eye(n)) where P: n x n, P is positive-definite, s is positive', 'X', 'gradient'],
  ["tr((A*B)'*C) + logdet(eye(n) + (A*B)'*(A*B)) + norm2(A*B + eye(n))", 'A', 'gradient'],
  ["y'*logsoftmax(x,1) + sum(logsoftmax(x,2)) where x: n", 'x', 'gradient'],
]

const problems = [...TABLE, ...TRAPS].map(([expr, wrt, kind]) =>
  problemAt(`${expr} by ${wrt}, ${kind}`, { expr, wrt, kind }),
)

describe('the laws of planning', () => {
  const seen = problems.map(
    ({ request }) => new Set(compile(request, numpy).choices.map(({ law }) => law.name)),
  )

  it.each(
    TABLE.map(([expr, wrt, kind, ...laws], i) => [`${expr} by ${wrt}, ${kind}`, laws, seen[i]!] as const),
  )('are at work in %s', (_title, laws, found) => {
    for (const law of laws) expect([...found]).toContain(law)
  })

  it('are all at work somewhere', () => {
    const found = new Set(seen.flatMap((names) => [...names]))
    expect([...PLAN_LAW_NAMES].filter((name) => !found.has(name))).toEqual([])
  })
})

describe.each(RUN.map((target) => [target.name, target] as const))('planned %s code', (name, target) => {
  const results = runAll(target, problems)
  it
    .skipIf(cannotRun(name))
    .each(problems.map((problem, i) => [problem.title, problem, results[i]!] as const))(
    'is right: %s',
    (_title, problem, result) => {
      expectValues(problem.title, name, result, problem.expected)
    },
  )
})

describe('factors', () => {
  const sourceOf = (expr: string, wrt: string, kind: 'gradient' | 'hessian'): string =>
    generate(deriveRequest({ expr, wrt, kind }, { check: false, factored: true }), 'numpy').source

  it('of an outer product are two vectors', () => {
    const source = sourceOf("sigma(W*x)'*b", 'W', 'gradient')
    expect(source).toContain("Returned are its factors: gradient = left*right'.")
    expect(source).toMatch(/return value, \(left, right\)|right = np.array\(x\)/)
  })

  it('of a Kronecker product with the identity are one block', () => {
    expect(sourceOf("normF(A - U*V')^2", 'U', 'hessian')).toContain('block = 2 * (V.T @ V)')
  })

  it('are refused where there are none', () => {
    expect(() => sourceOf('norm2(A*x)^2', 'x', 'gradient')).toThrow('not made of smaller factors')
  })
})

describe('a plan', () => {
  const planOf = (expr: string, wrt: string, sizes: Record<string, number> = {}): string =>
    generate(deriveRequest({ expr, wrt }, { check: false, plan: true, sizes }), 'numpy').source

  it('says what was chosen against what, at which sizes', () => {
    const text = planOf("x'*A*B*C*x", 'x', { n: 50 })
    expect(text).toMatch(/^Sizes: n = 50, m = 1000/)
    expect(text).toMatch(/computed as the method leaves it; [\d.e+]+ as readers like it/)
    expect(text).toContain('gradient = ')
  })

  it('has no sentence that is wider than 80 columns', () => {
    const [head] = planOf("x'*A*B*C*D*E*x where A: a x b, B: b x c, C: c x d, D: d x e, E: e x a", 'x').split(
      'Steps',
    )
    expect(Math.max(...head!.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('says which sizes are of nothing', () => {
    expect(planOf("normF(A - U*V')^2", 'U', { n: 50, k: 5 })).toContain(
      'No dimension of a variable is called k.',
    )
  })

  it('names the laws that keep digits', () => {
    expect(planOf('sum(log(sigmoid(x)))', 'x')).toContain('log-of-sigmoid [')
  })

  it('multiplies in the order that is cheapest at the sizes given', () => {
    const expr = 'normF(A*B*C)^2 where A: m x n, B: n x p, C: p x q'
    expect(planOf(expr, 'A', { m: 1, q: 1000, n: 1000, p: 1000 })).toContain('A @ B')
    expect(planOf(expr, 'A', { m: 1000, q: 1, n: 1000, p: 1000 })).toContain('B @ C')
  })
})
