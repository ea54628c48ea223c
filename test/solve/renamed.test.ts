/**
 * Derivatives by an expression: what is written with a name for it, that the chain rule leads on to the derivative by a
 * variable, and what is refused.
 */
import { describe, expect, it } from 'vitest'
import { checkAnswer, derivative, evaluate, gradient } from '../../src/index.ts'
import { solve } from '../../src/solve/solve.ts'

/** The objective, what is differentiated by, the name that stands for it, and the derivative. */
const ANSWERS: readonly (readonly [expr: string, by: string, name: string, text: string])[] = [
  ['norm2(A*x - b)^2', 'A*x', 'u', '2*(u - b)'],
  ['norm2(A*x - b)^2', 'A*x - b', 'u', '2*u'],
  ['norm2(A*x - b)^2', 'b - A*x', 'u', '2*u'],
  ["x'*A'*A*x/2 + b'*(A*x)", 'A*x', 'u', 'u + b'],
  ["x'*A'*C*A*x where C: n x n", 'A*x', 'u', "(C + C')*u"],
  ['h = A*x; norm2(h - b)^2', 'A*x', 'u', '2*(u - b)'],
  ['h = V*x; norm2(W*h)^2', 'W*h', 'u', '2*u'],
  ['norm2(X*w ./ s - y)^2/2', 'X*w', 'u', '(u ./ s - y) ./ s'],
  ['sum(log(x.^2 + c))', 'x.^2', 'u', '1 ./ (u + c)'],
  ["logdet(X'*X)", "X'*X", 'U', 'inv(U)'],
  ["u'*A*u where A: n x n", 'A', 'A', "u*u'"],
  ["s*norm2(y)^2 + u'*v", 'norm2(y)^2', 't', 's'],
  ['tanh(A*x)', 'A*x', 'u', 'diag(1 - tanh(u).^2)'],
]

describe('a derivative by an expression', () => {
  it.each(ANSWERS)('of %s by %s, called %s, is %s', async (expr, by, name, text) => {
    const answer = await solve({ expr, wrt: by })
    expect(answer).toMatchObject({ ok: true, input: expr, wrt: name, text, check: { ok: true } })
    if (!answer.ok || name === by) return
    expect(answer.notes[0]).toMatch(`${name} stands for `)
    expect(answer.definitions[0]).toMatchObject({ name })
  })

  it('names what several variables are made of, and the direction beside it', async () => {
    const several = await solve({ expr: 'norm2(A*x - B*y)^2', wrt: 'A*x,B*y' })
    expect(several).toMatchObject({ derivatives: [{ wrt: 'u', text: '2*(u - v)' }, { wrt: 'v' }] })
    const one = { expr: 'norm2(A*x)^2', wrt: 'A*x', kind: 'hvp', direction: { 'A*x': 'q' } } as const
    expect(await solve(one)).toMatchObject({ text: '2*q', shapes: { q: ['n'] } })
  })

  it.each([
    ['norm2(A*x - b)^2 + sum(x)', 'A*x', undefined, 'x stands outside it too'],
    ["norm2(A*x)^2 + tr(A*B*x*y')", 'A*x', undefined, 'A and x stand outside it too'],
    ['norm2(A*x)^2', 'x*A', undefined, ''],
    ['norm2(A*x)^2', "A'*x", undefined, ''],
    ['norm2(A*x - y)^2', 'x + A*y', undefined, ''],
    ['sum(x[i]*y[i] for i)', 'x .* y', undefined, 'has no x .* y in it'],
    ['f(v) = v^2; f(norm2(A*x))', 'A*x', undefined, 'functions of its own'],
    ['norm2(A*x - b)^2', 'A*x', 'stationary', 'asked by variables'],
    ['norm2(A*x - b)^2', 'A*x', 'curvature', ''],
    ['norm2(A*x - b)^2', 'A*(x', undefined, ''],
    ['norm2(A*x - b)^2', '2', undefined, ''],
  ] as const)('of %s by %s, %s, is refused: %s', async (expr, wrt, kind, message) => {
    const answer = await solve({ expr, wrt, ...(kind && { kind }) })
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect(answer.error.message).toContain(message)
    if (!answer.ok) expect(answer.error.code).not.toMatch(/internal|check-failed/)
  })
})

describe('an answer by an expression', () => {
  it.each([
    ['norm2(A*x - b)^2', 'A*x', '2*(u - b)', true],
    ['norm2(A*x - b)^2', 'A*x', '2*(A*x - b)', true],
    ['norm2(A*x - b)^2', 'A*x', "2*(x'*A' - b')'", true],
    ['norm2(A*x - b)^2', 'A*x', 'r = A*x - b; 2*r', true],
    ['norm2(A*x - b)^2', 'A*x', '2*(A*x + b)', false],
    ['h = V*x; norm2(W*h)^2', 'W*h', '2*W*h', true],
    ['norm2(A*x - B*y)^2', 'A*x', '2*(A*x - B*y)', true],
  ] as const)('of %s by %s may have it written out: %s is %s', async (expr, wrt, answer, ok) => {
    expect((await checkAnswer({ expr, wrt }, answer)).ok).toBe(ok)
  })

  it('is refused where it needs what stands in the expression', async () => {
    const judged = checkAnswer({ expr: 'norm2(A*x - b)^2', wrt: 'A*x' }, "2*A'*(A*x - b)")
    await expect(judged).rejects.toThrow(/A/)
  })
})

/** An objective, an expression in it, and the variable that only that has. */
const CHAINS = [
  ['norm2(A*x - b)^2 + sum(exp(A*x))', 'A*x', 'x'],
  ["sum(tanh(A*x)) + x'*A'*c", 'A*x', 'x'],
  ["b'*(A*(x .* w)) + norm2(A*(x .* w))^2", 'x .* w', 'x'],
  ['norm2(b - A*x)/2 - sum(A*x)*s', 'A*x', 'x'],
] as const

const VALUES = {
  A: [
    [0.4, -1.1, 0.7],
    [1.3, 0.2, -0.5],
  ],
  x: [0.3, -0.8, 1.2],
  w: [1.5, 0.9, -0.4],
  b: [0.6, -0.2],
  c: [2, -1],
  s: 0.7,
}
type Values = Record<string, number | number[] | number[][]>

describe('the chain rule', () => {
  it.each(CHAINS)('of %s through %s leads to %s', (expr, by, name) => {
    const where = 'A: m x n, x: n, w: n, b: m, c: m, s: scalar'
    const few = (text: string): Values =>
      Object.fromEntries(Object.entries(VALUES).filter(([one]) => new RegExp(`\\b${one}\\b`).test(text)))
    const inner = derivative(by, name, { kind: 'jacobian', where: used(where, by) })
    const outer = gradient(expr, by, { where: used(where, expr) })
    const whole = gradient(expr, name, { where: used(where, expr) })
    const at = evaluate(by, few(by)) as number[]
    const { shapes } = outer.toJSON() as unknown as { shapes: Record<string, unknown> }
    const values = { ...few(expr), u: at }
    const known = Object.fromEntries(Object.entries(values).filter(([one]) => one in shapes)) as Values
    const slope = evaluate(outer, known) as number[]
    const jacobian = evaluate(inner, few(by)) as number[][]
    const through = jacobian[0]!.map((_, j) => slope.reduce((sum, g, i) => sum + g * jacobian[i]![j]!, 0))
    const direct = evaluate(whole, few(expr)) as number[]
    for (const [i, value] of through.entries()) expect(value).toBeCloseTo(direct[i]!, 10)
  })
})

/** The declarations of names that a text has. */
const used = (where: string, text: string): string =>
  where
    .split(', ')
    .filter((one) => new RegExp(`\\b${one.split(':')[0]}\\b`).test(text))
    .join(', ')
