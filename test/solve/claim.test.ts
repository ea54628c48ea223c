/**
 * Answers from elsewhere: right ones are called right, wrong ones wrong, and what is wrong with them is named.
 */
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../src/derive/derive.ts'
import { checkAnswer, parse, type Request, solve, type Verdict } from '../../src/index.ts'
import { evaluate, sample } from '../../src/numeric/index.ts'
import { toText } from '../../src/print/text.ts'
import { readCases } from '../cases/read.ts'

const judge = (expr: string, wrt: string, answer: string, where = ''): Promise<Verdict> =>
  checkAnswer({ expr, wrt }, answer, { where })

describe('a right answer', () => {
  it('is proved by the laws where they reach', async () => {
    const verdict = await judge("sigma(W*x)'*b", 'W', "(b .* sigma(W*x) .* (1 - sigma(W*x)))*x'")
    expect(verdict).toMatchObject({ ok: true, by: 'normal form' })
  })

  it('is compared at random points where they do not', async () => {
    const verdict = await judge('sum(sin(2*x))', 'x', '2*cos(x).^2 - 2*sin(x).^2')
    expect(verdict).toMatchObject({ ok: true, by: 'points' })
  })

  it('may use the definitions of the objective', async () => {
    const verdict = await judge('h = tanh(W*x); sum(h)', 'W', "(1 - h.^2)*x'")
    expect(verdict).toMatchObject({ ok: true, by: 'normal form' })
  })

  it('may be a Jacobian or a Hessian', async () => {
    const vars = { W: { shape: ['n', 'n'] } }
    const jacobian = { expr: 'W*tanh(x)', wrt: 'x', kind: 'jacobian', vars } as const
    expect(await checkAnswer(jacobian, 'W*diag(1 - tanh(x).^2)')).toMatchObject({ ok: true })
    expect(await checkAnswer(jacobian, 'diag(1 - tanh(x).^2)*W')).toMatchObject({ ok: false })
    const hessian = { expr: "x'*A*x", wrt: 'x', kind: 'hessian' } as const
    expect(await checkAnswer(hessian, "A + A'")).toMatchObject({ ok: true, by: 'normal form' })
    expect(await checkAnswer(hessian, '2*A')).toMatchObject({ ok: false, fault: 'only-if-symmetric' })
  })
})

describe('a wrong answer', () => {
  const square = 'A: n x n, B: n x n, X: n x n'
  it.each([
    ["x'*A*x", 'x', '2*A*x', '', 'only-if-symmetric', /only when A is symmetric/],
    ["x'*A*x", 'x', 'A*x', '', 'missing-term', /lacks the term A'\*x/],
    ['norm2(A*x - b)^2', 'x', "A'*(A*x - b)", '', 'factor', /is 0\.5 times/],
    ['norm2(A*x - b)^2', 'x', "-2*A'*(A*x - b)", '', 'sign', /wrong sign/],
    ['norm2(x)^2 + 3*sum(x)', 'x', '2*x - 3*ones(n)', 'x: n', 'term-sign', /in the term 3\*ones\(n\)/],
    ['norm2(x)^2 + 3*sum(x)', 'x', '2*x + ones(n)', 'x: n', 'term-factor', /1\/3 times the term/],
    ['norm2(x)^2', 'x', '2*x + ones(n)', 'x: n', 'extra-term', /the term ones\(n\) too many/],
    ['tr(A*S)', 'S', "A'", 'S is symmetric', 'unsymmetrised', /not projected/],
    [
      'tr(A*S)',
      'S',
      "A + A' - diag(diag(A))",
      'S is symmetric',
      'symmetric-convention',
      /G \+ G' - diag\(G\)/,
    ],
    ['tr(A*X*B)', 'X', "A'.*B'", square, 'edit', /the matrix product \* is meant: it is right as A'\*B'/],
    ["a'*X*b + tr(X)", 'X', "a*b' + X", 'X: n x n', undefined, /differences give/],
    ['norm2(A*x - b)^2', 'x', '2*A*(A*x - b)', 'A: n x n', 'only-if-symmetric', /only when A is symmetric/],
    ["a'*X*b", 'X', "b*a'", 'X: m x n', 'transposed', /transpose/],
    ['sum(A.*X)', 'X', 'A*X', square, undefined, /differences give/],
  ] as const)('%s by %s: %s', async (expr, wrt, answer, where, fault, message) => {
    const verdict = await judge(expr, wrt, answer, where)
    expect(verdict.ok).toBe(false)
    expect(verdict.fault).toBe(fault)
    expect(verdict.message).toMatch(message)
  })
})

/** Wrong answers made from right ones: the answer, and what a verdict should name. */
const wrongOnes = (
  request: Request,
  text: string,
  given: Parameters<typeof parse>[1],
): [string, string[]][] => {
  const analysis = parse(text, given)
  const { rows, cols } = analysis.shapes.get(analysis.problem.objective)!
  const sampled = sample(analysis, 1)
  if (!sampled.ok) return []
  const value = evaluate(analysis, sampled.point)
  if (value.data.every((x) => x === 0)) return []
  const at = (i: number, j: number): number => value.data[i + j * value.rows]!
  const isSymmetric =
    rows === cols &&
    value.data.every((x, k) => Math.abs(x - at(Math.floor(k / value.rows), k % value.rows)) < 1e-9)
  const terms = termsOf(analysis).slice(0, 3)
  const dropped = (k: number): string => `(${text}) - (${toText(terms[k]!)})`
  const isStructured = (request.vars?.[request.wrt]?.props ?? []).length > 0
  return [
    ...(isSymmetric ? [] : [[`(${text})'`, ['transposed']] as [string, string[]]]),
    [`2*(${text})`, isStructured ? ['factor', 'symmetric-convention'] : ['factor']],
    [`-(${text})`, ['sign']],
    ...(terms.length > 1 && terms.length < 4
      ? [
          [dropped(1), ['missing-term', 'factor', 'unsymmetrised', 'symmetric-convention']] as [
            string,
            string[],
          ],
        ]
      : []),
  ]
}

describe('wrong answers made from the cases', () => {
  it('are all called wrong, and nearly all faults are named', { timeout: 120_000 }, async () => {
    const missed: string[] = []
    let count = 0
    for (const { id, expr, wrt, kind, vars } of readCases('gradients.jsonl')) {
      if (wrt.includes(',') || expr.includes(';')) continue
      const request: Request = { expr, wrt, kind, vars }
      const answer = await solve(request, { check: false, steps: false })
      if (!answer.ok || !('text' in answer) || answer.definitions.length > 0) continue
      const right = await checkAnswer(request, answer.text)
      expect([id, right.ok]).toEqual([id, true])
      const used = new Set(answer.text.match(/\w+/g))
      const shapes = Object.entries(answer.shapes).map(([name, shape]) => {
        const props = used.has(name) ? (vars?.[name]?.props ?? []) : []
        return [name, { shape, props }] as const
      })
      for (const [wrong, faults] of wrongOnes(request, answer.text, { vars: Object.fromEntries(shapes) })) {
        const verdict = await checkAnswer(request, wrong)
        expect([id, wrong, verdict.ok]).toEqual([id, wrong, false])
        count++
        if (!faults.includes(verdict.fault ?? '')) missed.push(`${id}: ${wrong}: ${verdict.message}`)
      }
    }
    expect(count).toBeGreaterThan(200)
    expect(missed.length / count, missed.join('\n')).toBeLessThan(0.05)
  })
})
