/**
 * Stationary points: what is found, what is refused, what is taken for granted. Each that is found is checked by
 * differences of the value at the point.
 */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import type { Answer } from '../../src/solve/answer.ts'

const ask = (expr: string, wrt: string, constraints?: readonly string[]): Promise<Answer> =>
  solve({ expr, wrt, kind: 'stationary', ...(constraints && { constraints }) }, { steps: false })

const textsOf = (answer: Answer): string[] => {
  if (!answer.ok) return [`${answer.error.code}: ${answer.error.message}`]
  expect(answer.check?.ok).toBe(true)
  if ('derivatives' in answer) return answer.derivatives.map(({ text }) => text)
  return 'text' in answer ? [answer.text] : []
}

const FREE: readonly (readonly [expr: string, wrt: string, texts: readonly string[]])[] = [
  ['norm2(X*w - y)^2 + c*norm2(w)^2 where c is positive', 'w', ["inv(X'*X + c*eye(m))*X'*y"]],
  ["(X*w - y)'*D*(X*w - y) where D is diagonal", 'w', ["inv(X'*D*X)*X'*D*y"]],
  ["norm2(X - U*V')^2", 'U', ["X*V*inv(V'*V)"]],
  ['norm2(A*X*B - C)^2', 'X', ["inv(A'*A)*A'*C*B'*inv(B*B')"]],
  ['norm2(A*X - C)^2 + norm2(X*B - D)^2 where D: m x q', 'X', ["sylvester(A'*A,B*B',A'*C + D*B')"]],
  ['norm2(A*S - B)^2 where S is symmetric', 'S', ["-lyap(A'*A,A'*B + B'*A)"]],
  [
    "vec(X)'*M*vec(X)/2 - tr(C'*X) where X: m x n, M is positive-definite",
    'X',
    ['reshape(inv(M)*vec(C),m,n)'],
  ],
  ['a*s^2 - b*s', 's', ['0.5*b/a']],
  ['sum(log(x)) - b : x', 'x', ['1 ./ b']],
  ['n*log(v) + q/v where n: scalar, v is positive, v: scalar, q: scalar', 'v', ['q/n']],
  ['norm2(A*x - b) where b: m', 'x', ["inv(A'*A)*A'*b"]],
  ['c*logdet(S) + tr(inv(S)*C) where S is symmetric, C is symmetric', 'S', ['C/c']],
  ['tr(W*C) - logdet(W) where W is positive-definite, C is positive-definite', 'W', ['inv(C)']],
  ['logdet(S + A) - tr(B*S)', 'S', ['inv(B) - A']],
]

const SEVERAL: typeof FREE = [
  ["norm2(X - U*V')^2", 'U,V', ["X*V*inv(V'*V)", "X'*U*inv(U'*U)"]],
  ['norm2(x - y)^2 + norm2(y - b)^2 + norm2(x)^2 where b: n', 'x,y', ['b/3', '2*b/3']],
  ['s*t - 3*s + 2*t where s: scalar, t: scalar', 's,t', ['-2', '3']],
  ["x'*y - b'*x where x: n, y: n", 'x,y', ['zeros(n)', 'b']],
]

/** What is told beside the texts. */
const TOLD: readonly [
  expr: string,
  wrt: string,
  constraints: readonly string[],
  assumptions: readonly string[],
  note?: string,
][] = [
  ['norm2(A*S - B)^2 where S is symmetric', 'S', [], ["A'*A is invertible"]],
  ['norm2(A*S - B)^2 where S is skew', 'S', [], ["A'*A is invertible"]],
  [
    'norm2(A*X - C)^2 + norm2(X*B - D)^2 where D: m x q',
    'X',
    [],
    ["no eigenvalue of A'*A is the opposite of one of B*B'"],
  ],
  [
    "tr(X'*A*X) + tr(X*B*X') - tr(C'*X) where A is positive-definite, B is positive-semidefinite",
    'X',
    [],
    [],
  ],
  ['c*norm2(w)^2 - b : w where b: n', 'w', [], ['c is not 0']],
  ["x'*Q*x - b'*x where Q is positive-semidefinite", 'x', [], ['Q is invertible']],
  ["w'*S*w where S is positive-semidefinite", 'w', ['sum(w) = 1'], ['S is invertible']],
  ["w'*S*w where S is positive-definite", 'w', ['sum(w) = 1'], []],
  ["(a'*x)*(b'*x) where a: n, b: n", 'x', [], [], 'other values of x may be stationary too'],
  ['var(x)', 'x', [], [], 'other values of x may be stationary too'],
  [
    'norm2(A*x + B*z - y)^2 where y: m',
    'x,z',
    [],
    ["A'*A is invertible", "B'*(B - A*inv(A'*A)*A'*B) is invertible"],
  ],
]

describe('a stationary point', () => {
  it.each(TOLD)(
    'of %s by %s, %j, takes for granted %j',
    async (expr, wrt, constraints, assumptions, note) => {
      const answer = await ask(expr, wrt, constraints)
      if (!answer.ok) throw new Error(answer.error.message)
      expect(answer.check?.ok).toBe(true)
      expect(answer.assumptions).toEqual(assumptions)
      if (note !== undefined) expect(answer.notes).toContain(note)
    },
  )

  it.each([...FREE, ...SEVERAL])('of %s by %s is found', async (expr, wrt, texts) => {
    expect(textsOf(await ask(expr, wrt))).toEqual(texts)
  })

  it('of several variables that are not found together is said to be given the others', async () => {
    const answer = await ask("norm2(X - U*V')^2", 'U,V')
    expect(answer.ok && answer.notes.join()).toContain('each is given the others')
  })

  it('takes for granted what is inverted, unless that is proved', async () => {
    const ridge = await ask('norm2(X*w - y)^2 + c*norm2(w)^2 where c is positive', 'w')
    expect(ridge).toMatchObject({ assumptions: [] })
    expect(await ask('norm2(X*w - y)^2', 'w')).toMatchObject({ assumptions: ["X'*X is invertible"] })
  })
})

const CONSTRAINED: readonly (readonly [
  expr: string,
  wrt: string,
  constraints: readonly string[],
  text: string,
  multipliers: readonly string[],
])[] = [
  [
    "x'*P*x/2 where P is positive-definite",
    'x',
    ['A*x = b'],
    "inv(P)*A'*inv(A*inv(P)*A')*b",
    ["-inv(A*inv(P)*A')*b"],
  ],
  [
    "w'*S*w/2 where S is positive-definite",
    'w',
    ['sum(w) = 1'],
    'sum(inv(S),2)/sum(inv(S))',
    ['-1/sum(inv(S))'],
  ],
  [
    "tr(W'*P*W)/2 where P is positive-definite",
    'W',
    ["W'*C = R"],
    "inv(P)*C*inv(C'*inv(P)*C)*R'",
    ["-R*inv(C'*inv(P)*C)"],
  ],
]

describe('under constraints', () => {
  it.each(CONSTRAINED)('%s by %s, %s, has multipliers', async (expr, wrt, constraints, text, multipliers) => {
    const answer = await ask(expr, wrt, constraints)
    expect(textsOf(answer)).toEqual([text])
    expect(answer.ok && answer.multipliers?.map((one) => one.text)).toEqual(multipliers)
    expect(answer.ok && answer.multipliers?.map((one) => one.constraint)).toEqual(constraints)
  })

  it('names that occur in them alone follow those of the expression in code', async () => {
    const request = {
      expr: "x'*P*x/2 + q'*x where P is positive-definite",
      wrt: 'x',
      constraints: ['A*x = b'],
    }
    const answer = await solve({ ...request, kind: 'stationary' }, { code: ['numpy'], check: false })
    expect(answer.ok && answer.code?.['numpy']?.args).toEqual(['P', 'q', 'A', 'b'])
  })

  it.each([
    ['A*x <= b', 'bad-constraint'],
    ['A*x', 'bad-constraint'],
    ['A*x = b; x = 0', 'bad-constraint'],
    ['A*x = ', 'unexpected'],
    ['norm2(x)^2 = 1', 'not-affine'],
    ["A*x = b'", 'shapes-differ'],
  ])('%s is refused', async (constraint, code) => {
    expect(await ask('norm2(x - c*ones(n))^2 where x: n, A: m x n, b: m', 'x', [constraint])).toMatchObject({
      ok: false,
      error: { code },
    })
  })
})

describe('where there is none', () => {
  it.each([
    ['sum(log(1 + exp(-y .* (X*w)))) + c*norm2(w)^2', 'w', 'not-affine'],
    ['sum((A*x - b).^4)', 'x', 'not-affine'],
    ["x'*A*x/norm2(x)^2", 'x', 'not-affine'],
    ['(norm2(x)^2 - 1)^2', 'x', 'not-affine'],
    ["(b'*x)^4 where b: n", 'x', 'not-affine'],
    ["x'*A*x where x is unit", 'x', 'not-affine'],
    ["b'*x where b: n", 'x', 'no-stationary-point'],
    ["exp(b'*x) where b: n", 'x', 'no-stationary-point'],
    ['logdet(X)', 'X', 'no-stationary-point'],
    ["logdet(X) - b'*X*b where b: n", 'X', 'no-stationary-point'],
    ['log(s) where s: scalar', 's', 'no-stationary-point'],
    ["(b'*x - 1)^2 where b: n", 'x', 'not-unique'],
    ['norm2(A*(x - x) - b)^2 where b: m', 'x', 'not-unique'],
    ['A*x', 'x', 'not-scalar'],
    ['norm1(x)', 'x', 'not-affine'],
    ['norm2(x - b) where b: n', 'x', 'no-stationary-point'],
    ['norm2(A*x - b)^2 where A: 3 x 5, b: 3', 'x', 'not-unique'],
    ['x^2 + 2*x*y + y^2 - x where x: scalar, y: scalar', 'x,y', 'no-stationary-point'],
    ['norm2(x - z)^2 - sum(x)', 'x,z', 'no-stationary-point'],
    ['norm2(A*x - A*z)^2 - sum(x) where A: n x n', 'x,z', 'no-stationary-point'],
    ['norm2(x)^2/y where y: scalar, y is positive', 'x,y', 'not-unique'],
  ])('%s by %s is refused', async (expr, wrt, code) => {
    expect(await ask(expr, wrt)).toMatchObject({ ok: false, error: { code } })
  })

  it.each([
    ['norm2(x)^2', 'x', ['sum(x) = 1', 'sum(x) = 2'], 'no-stationary-point', 'no stationary point satisfies'],
    ['norm2(x)^2', 'x', ['sum(x) = 1', '2*sum(x) = 2'], 'not-unique', 'whatever lambda2 is'],
    ['norm2(x)^2 where x: n', 'x', ['0*sum(x) = 2'], 'no-stationary-point', 'would have to be 0'],
    ["b'*x where b: n", 'x', ['sum(x) = 1'], 'no-stationary-point', 'unless b + lambda is 0'],
    ["(b'*x)^3 where b: n", 'x', ['sum(x) = 1'], 'not-affine', 'not affine'],
  ] as const)('%s by %s with %j is refused: %s', async (expr, wrt, constraints, code, words) => {
    const answer = await ask(expr, wrt, constraints)
    expect(answer).toMatchObject({ ok: false, error: { code } })
    expect(!answer.ok && answer.error.message).toContain(words)
  })

  it.each([
    ["b'*x where b: n", 'x', 'unless b is, which does not have x in it'],
    ['norm2(x)^2/y where y: scalar', 'y', 'unless norm2(x)^2 is, which does not have y in it'],
    ['exp(s) where s: scalar', 's', 'zero nowhere: that takes exp(s) to be zero'],
    ['sum(exp(x))', 'x', 'zero nowhere: that takes exp(x) to be zero'],
    ['norm2(x - z)^2 - sum(x)', 'x,z', 'nowhere: with x = z + 0.5, ones(n) would have to be 0'],
    ["norm2(x - z)^2 - b'*x where b: n", 'x,z', 'nowhere unless b is 0: with x = z + 0.5*b'],
  ])('%s by %s says under which condition: %s', async (expr, wrt, words) => {
    const answer = await ask(expr, wrt)
    expect(!answer.ok && answer.error.message).toContain(words)
  })

  it.each([
    ['norm1(x)', 'x', 'with x = zeros(n) it is 0'],
    ['norm2(x - b) where b: n', 'x', 'with x = b it is 0'],
    ['norm1(x - b) + norm2(x - b)^3 where b: n', 'x', 'with x = b it is 0'],
    ['sum(exp(x)) + norm2(x)^2', 'x', 'x = -0.5*exp(x)'],
    ["x'*P*x/2 - b'*tanh(x) where P is positive-definite", 'x', 'x = inv(P)*(b .* (1 - tanh(x).^2))'],
    ['sum(exp(x)) + c*norm2(x)^2', 'x', 'if c is not 0'],
    ['norm2(A*x - b)^2 + norm1(x) where b: m', 'x', 'Ask for the gradient and iterate.'],
  ])('%s by %s has the hint %s', async (expr, wrt, hint) => {
    const answer = await ask(expr, wrt)
    expect(!answer.ok && answer.error.hint).toContain(hint)
  })
})
