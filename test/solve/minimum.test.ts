/**
 * What is said of a stationary point: a minimum only where that is proved, and then it is one.
 */
import { describe, expect, it } from 'vitest'
import { FORMATS, formatRow } from '../../src/formats/index.ts'
import { solve } from '../../src/index.ts'
import { answerInFull } from '../../src/solve/solve.ts'

/** Expression, variables, what is proved of them in turn: the only one where there is a `!`; what is asked for besides. */
const CASES: readonly (readonly [string, string, string, ...string[]])[] = [
  ['norm2(X*w - y)^2 where y: n', 'w', 'global minimum!'],
  ['norm2(X*w - y)^2 + c*norm2(w)^2 where y: n, c is positive', 'w', 'global minimum!'],
  ['norm2(X*w - y)^2 + c*norm2(w)^2 where y: n', 'w', 'stationary point'],
  ["b'*x - x'*P*x where P is positive-definite", 'x', 'global maximum!'],
  ["x'*A*x + b'*x where A: n x n", 'x', 'stationary point'],
  ['norm2(A - U*V)^2', 'U,V', 'global minimum, global minimum'],
  ['sum((X*w + c - y).^2) where c: scalar, y: n', 'w,c', 'global minimum!'],
  ["w'*S*w where S is positive-definite", 'w', 'global minimum!', 'sum(w) = 1'],
  ['norm2(A*x - b)^2 where b: n', 'x', 'global minimum!', 'C*x = d'],
  [
    'tr(S*C) - logdet(S) where S is positive-definite, C is symmetric',
    'S',
    'global minimum if S is positive-definite there',
  ],
  ['tr(S*C) - logdet(S) where S is positive-definite, C is positive-definite', 'S', 'global minimum!'],
  ['tr(inv(S)*C) + logdet(S) where S is positive-definite, C is positive-definite', 'S', 'stationary point'],
  ['sum(x - c .* log(x)) where c: n, c is positive', 'x', 'global minimum'],
  ['norm2(A*S - B)^2 where S is symmetric', 'S', 'global minimum!'],
  ["w'*S*w where S is positive-semidefinite", 'w', 'global minimum'],
  ["x'*Q*x - b'*x where Q is positive-semidefinite", 'x', 'global minimum!'],
  ['var(x)', 'x', 'global minimum'],
  ['var(x)', 'x', 'global minimum!', 'sum(x) = 1'],
  ["(a'*x)*(b'*x) where a: n, b: n", 'x', 'stationary point'],
  ['norm2(A*x + B*z - y)^2 where y: m', 'x,z', 'global minimum!'],
  ['norm2(x - z)^2', 'x,z', 'global minimum!, global minimum!'],
]

const said = async (expr: string, wrt: string, constraints: readonly string[]) => {
  const answer = await solve({ expr, wrt, kind: 'minimize', ...(constraints.length > 0 && { constraints }) })
  if (!answer.ok) throw new Error(answer.error.message)
  if (!('optima' in answer)) throw new Error('nothing is said of the point')
  return answer
}

describe('the minimum of', () => {
  it.each(CASES)('%s by %s: %s', async (expr, wrt, words, ...constraints) => {
    const { optima } = await said(expr, wrt, constraints)
    const found = optima.map(
      ({ is, unique, where }) =>
        `${is}${unique ? '!' : ''}${where.length > 0 ? ` if ${where.join(', ')}` : ''}`,
    )
    expect(found.join(', ')).toBe(words)
  })

  it('has the fields of a stationary point, the proof and the value there', async () => {
    const answer = await said("x'*P*x - 2*b'*x where P is positive-definite", 'x', [])
    expect(answer).toMatchObject({
      kind: 'minimize',
      text: 'inv(P)*b',
      curvature: 'convex',
      optima: [{ wrt: 'x', value: { text: "-b'*inv(P)*b" } }],
      check: { ok: true },
    })
    expect(answer).toHaveProperty('certificate.0.text')
  })

  it.each([
    ['norm2(A - U*V)^2', 'U,V', [['V'], ['U']]],
    ['norm2(x - z)^2', 'x,z', [['z'], ['x']]],
    ['norm2(x - z)^2 + norm2(z)^2', 'x,z', [undefined]],
    ['norm2(x)^2', 'x', [undefined]],
  ])('of %s by %s is given the others: %j', async (expr, wrt, given) => {
    const { optima } = await said(expr, wrt, [])
    expect(optima.map((one) => one.given)).toEqual(given)
  })

  it.each([
    ["w'*S*w where S is positive-definite", 'w', ['sum(w) = 1'], '1/sum(inv(S))'],
    ["w'*S*w where S is positive-definite", 'w', ["a'*w = 1"], "1/(a'*inv(S)*a)"],
    ['var(x)', 'x', [], '0'],
    ['norm2(x)^2', 'x', ["a'*x = 1"], "1/(a'*a)"],
  ])('of %s by %s under %j has the value %s', async (expr, wrt, constraints, value) => {
    const { optima } = await said(expr, wrt, constraints)
    expect(optima[0]?.value?.text).toBe(value)
  })

  it('is refused where there is no stationary point in closed form', async () => {
    await expect(said('sum(exp(x)) + norm2(x)^2', 'x', [])).rejects.toThrow('not affine')
    await expect(said("b'*x", 'x', [])).rejects.toThrow('zero nowhere')
  })

  it.each(FORMATS.filter((format) => format !== 'link'))('is told in %s', async (format) => {
    const request = {
      expr: "x'*P*x - 2*b'*x where P is positive-definite",
      wrt: 'x',
      kind: 'minimize',
    } as const
    const solved = await answerInFull(request)
    const text = await formatRow(format).print({ ...solved, request, options: {} })
    expect(text).toMatch(/global ?minimum/)
    expect(text).not.toContain('Derivative of')
  })
})
