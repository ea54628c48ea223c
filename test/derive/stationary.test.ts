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
]

describe('a stationary point', () => {
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
  ])('%s by %s is refused', async (expr, wrt, code) => {
    expect(await ask(expr, wrt)).toMatchObject({ ok: false, error: { code } })
  })
})
