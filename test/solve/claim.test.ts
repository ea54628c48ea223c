/**
 * Answers from elsewhere: right ones are called right, wrong ones wrong, and what is wrong with them is named.
 */
import { describe, expect, it } from 'vitest'
import { checkAnswer, GradusError, type Verdict } from '../../src/index.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { evaluate, sample } from '../../src/numeric/index.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { judgeOf } from '../../src/solve/claim.ts'
import { type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import { answerOf } from '../../src/solve/solve.ts'
import { literature } from '../cases/read.ts'
import { type Mutation, rightForms, wrongForms } from './mutations.ts'

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

  it('comes with the notes on how the problem was read', async () => {
    const { notes } = await judge('e^x', 'x', 'log(e)*e^x')
    expect(notes).toContain('e is a variable like any other; the exponential is exp(x)')
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

describe('an answer in the letters of a family', () => {
  const squares = 'sum(a[i]*norm2(x[i] - u)^2 for i) where x[i]: p'

  it.each([
    ['u', '2*sum(a[i]*(u - x[i]) for i)', true],
    ['u', '2*sum(a[j]*(x[j] - u) for j)', false],
    ['u', "2*(sum(a)*u - X'*a)", true],
    ['x', '2*a[i]*(x[i] - u)', true],
    ['x', '2*a[k]*(x[k] - u)', true],
    ['x', 'a[i]*(x[i] - u)', false],
    ['x', "2*[a[i]*(x[i] - u)' for i]", true],
    ['X', "2*diag(a)*(X - ones(n)*u')", true],
  ])('by %s, %s, is judged', async (wrt, answer, ok) => {
    expect(await judge(squares, wrt, answer)).toMatchObject({ ok })
  })

  it.each([
    ['u', '2*a[i]*(u - x[i])', 'answer-dimension'],
    ['x', '2*a[i]*(x[j] - u)', 'answer-dimension'],
    ['u', "x'*a", 'bad-family'],
  ])('by %s, %s, is refused', async (wrt, answer, code) => {
    await expect(judge(squares, wrt, answer)).rejects.toMatchObject({ code })
  })
})

describe('the kind of derivative', () => {
  it('is the usual one of the value unless it is named', async () => {
    const answer = 'diag(1 - tanh(W*x).^2)*W'
    expect(await judge('tanh(W*x)', 'x', answer)).toMatchObject({ ok: true, by: 'normal form' })
  })

  it('may be a product with a direction or a cotangent', async () => {
    const request = { expr: 'norm2(A*X - B)^2', wrt: 'X' }
    const hvp = { ...request, kind: 'hvp', direction: { X: 'V' } } as const
    expect(await checkAnswer(hvp, "2*A'*A*V")).toMatchObject({ ok: true, by: 'normal form' })
    expect(await checkAnswer(hvp, "A'*A*V")).toMatchObject({ ok: false, fault: 'factor' })
    const vjp = { expr: 'A*x', wrt: 'x', kind: 'vjp' } as const
    expect(await checkAnswer(vjp, "A'*Z")).toMatchObject({ ok: true })
  })

  it('has the layout asked for', async () => {
    const request = { expr: 'tanh(W*x)', wrt: 'x' }
    const [numerator, denominator] = ['diag(1 - tanh(W*x).^2)*W', "W'*diag(1 - tanh(W*x).^2)"]
    const layout = 'denominator'
    expect(await checkAnswer(request, denominator, { layout })).toMatchObject({ ok: true })
    expect(await checkAnswer(request, numerator, { layout })).toMatchObject({ fault: 'transposed' })
  })
})

describe('an answer', () => {
  it('that is nearly right is wrong', async () => {
    for (const [expr, answer] of [
      ['norm2(x)^2 + 1e-9*sum(x)', '2*x'],
      ['1e9*norm2(x)^2 + sum(y)*sum(x) where y: m', '2e9*x'],
      ['norm2(x)^2/3', '0.666667*x'],
      ['sum(exp(x))', '0.9999991*exp(x)'],
      ['sum(exp(x))', 'exp(x) + 1e-7'],
    ] as const)
      expect([answer, (await judge(expr, 'x', answer)).ok]).toEqual([answer, false])
  })

  it('is judged where the derivative is defined', async () => {
    const where = 'X: p x m'
    expect((await judge("det(X'*X)", 'X', 'zeros(p,m)', where)).ok).toBe(false)
    expect((await judge("det(X'*X)", 'X', "4*det(X'*X)*pinv(X)'", where)).ok).toBe(false)
    expect((await judge("det(X'*X)", 'X', "2*det(X'*X)*pinv(X)'", where)).ok).toBe(true)
  })

  it('is judged for even and odd dimensions, and on both sides of its kinks', async () => {
    for (const [expr, wrt, answer] of [
      ['det(A)', 'A', "det(-A)*inv(A)'"],
      ['sum(relu(x-10))', 'x', 'zeros(n)'],
      ['max(a,10)', 'a', '0'],
      ['sum(min(x,4))', 'x', 'ones(n)'],
      ['sum(relu(x))', 'x', 'step(x - 0.05)'],
      ['a^2', 'a', '2*a + relu(a - 10)'],
      ['exp(a)', 'a', 'exp(min(a,20))'],
    ] as const) {
      const { ok, fault, message } = await judge(expr, wrt, answer)
      expect([answer, ok]).toEqual([answer, false])
      expect([answer, fault, message]).not.toContain('only-if-symmetric')
      expect(message).not.toMatch(/symmetric/)
    }
  })

  it('that cancels to rounding is right', async () => {
    const answer = '1/(s*(1-a)^2) - 2*a/(s*(1-a)^2) - 2/(s*(1-a))'
    expect((await judge('218*b - a/(s*(1-a))', 'a', answer)).ok).toBe(true)
  })

  it('that is off in the ninth digit is not called a transpose', async () => {
    const { ok, fault } = await judge('logdet(C)', 'C', 'inv(C) + 1e-9*C', 'C is posdef')
    expect({ ok, fault }).toEqual({ ok: false, fault: 'extra-term' })
    expect((await judge('sum(exp(x))', 'x', '1.00001*exp(x)')).message).toContain('it is 1.00001 times')
  })

  it('that is not defined everywhere is right where it is', async () => {
    const verdict = await judge('sum(x.^3)', 'x', '3*exp(2*log(x))')
    expect(verdict).toMatchObject({ ok: true, by: 'points' })
    expect(verdict.message).toMatch(/where it is defined/)
  })

  it('may leave out a function, name a dimension and state a definition again', async () => {
    expect((await judge('sum(x) + phi(a)', 'x', 'ones(n)')).ok).toBe(true)
    expect((await judge('sum(x)*tr(eye(k))', 'x', 'k*ones(n)', 'x: n')).ok).toBe(true)
    expect((await judge('r = A*x - b; norm2(r)^2', 'x', "r = A*x - b; 2*A'*r")).ok).toBe(true)
    expect((await judge("h = sin(x); k = 2*h; h'*k", 'x', 'h = sin(x); 4*h .* cos(x)')).ok).toBe(true)
  })

  it.each([
    ['sum(x)', 'ones(k)', 'answer-dimension', 'k is no dimension of the problem, which has n'],
    ['sum(x)', 'y', 'answer-variable', 'the problem has no y; its names are x, n'],
    ['b : phi(x)', "b .* psi'(x)", 'answer-function', 'the problem has no function psi; it has phi'],
    ['sum(x)', 'exp(x) where x is positive', 'answer-declares', 'the problem does not say this of x'],
    ['sum(x)', '2*', 'unexpected', 'found the end'],
  ])('to %s is refused: %s', async (expr, answer, code, message) => {
    const error = await judge(expr, expr.includes('X') ? 'X' : 'x', answer).catch((e) => e)
    expect(error).toBeInstanceOf(GradusError)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^in the answer, /)
    expect(error.message).toContain(message)
    if (error.span) expect(error.source).toBe(answer)
  })
})

describe('a wrong answer', () => {
  const square = 'A: n x n, B: n x n, X: n x n'
  it.each([
    ["x'*A*x", 'x', '2*A*x', '', 'only-if-symmetric', /only when A is symmetric/],
    ["x'*A*x", 'x', 'A*x', '', 'missing-term', /is missing the term A'\*x/],
    ['norm2(A*x - b)^2', 'x', "A'*(A*x - b)", '', 'factor', /a constant factor: it is 0\.5 times/],
    ['norm2(A*x - b)^2', 'x', "-2*A'*(A*x - b)", '', 'sign', /wrong sign/],
    ['norm2(x)^2 + 3*sum(x)', 'x', '2*x - 3*ones(n)', 'x: n', 'term-sign', /in the term 3\*ones\(n\)/],
    ['norm2(x)^2 + 3*sum(x)', 'x', '2*x + ones(n)', 'x: n', 'term-factor', /1\/3 times the term/],
    ['norm2(x)^2', 'x', '2*x + ones(n)', 'x: n', 'extra-term', /the term ones\(n\) too many/],
    ['tr(A*S)', 'S', "A'", 'S is symmetric', 'unprojected', /if it were not symmetric/],
    [
      'tr(A*S)',
      'S',
      "A + A' - diag(diag(A))",
      'S is symmetric',
      'symmetric-convention',
      /G \+ G' - diag\(G\)/,
    ],
    ['tr(A*X*B)', 'X', "A'.*B'", square, 'product', /the matrix product \* is meant: it is right as A'\*B'/],
    ["a'*X*b + tr(X)", 'X', "a*b' + X", 'X: n x n', undefined, /differs from the gradient/],
    ['norm2(A*x - b)^2', 'x', '2*A*(A*x - b)', 'A: n x n', 'only-if-symmetric', /only when A is symmetric/],
    ["a'*X*b", 'X', "b*a'", 'X: m x n', 'transposed', /transpose/],
    ['sum(A.*X)', 'X', 'A*X', square, undefined, /differs from the gradient/],
  ] as const)('%s by %s: %s', async (expr, wrt, answer, where, fault, message) => {
    const verdict = await judge(expr, wrt, answer, where)
    expect(verdict.ok).toBe(false)
    expect(verdict.fault).toBe(fault)
    expect(verdict.message).toMatch(message)
  })
})

describe('answers made from those of the cases', () => {
  /** Those of a structured variable without its projection. */
  const UNPROJECTED = new Set([
    'mse-1559769',
    'cookbook-138-symmetric',
    'cookbook-142-diagonal',
    'cookbook-lower',
  ])
  const MISFITS: ReadonlySet<string> = new Set(['shapes-differ', 'dimensions-contradict', 'answer-equation'])
  const KINDS: ReadonlySet<string> = new Set(['gradient', 'jacobian', 'hessian'])
  const problems = literature().filter(
    ({ id, wrt, kind, closed }) =>
      closed !== undefined && KINDS.has(kind) && !wrt.includes(',') && !UNPROJECTED.has(id),
  )

  const solved = problems.map(({ id, expr, wrt, kind, vars, closed }) => {
    const derivative = deriveRequest({ expr, wrt, kind, vars }, { steps: false })
    return { id, closed, derivative, judge: judgeOf(derivative) }
  })

  /** Whether an answer is its own transpose at a point. */
  const isSymmetric = ({ analysis }: Derivative, closed: string): boolean => {
    const answer = analyse(parseProblem(closed), { within: analysis })
    const sampled = sample(analysis, 1)
    const value = sampled.ok && evaluate(answer, sampled.point)
    if (!value || value.rows !== value.cols) return false
    const at = (i: number, j: number): number => value.data[i + j * value.rows]!
    return [...value.data.keys()].every((k) => {
      const [i, j] = [k % value.rows, Math.floor(k / value.rows)]
      return Math.abs(at(i, j) - at(j, i)) < 1e-9
    })
  }

  const judged = async (
    of: (closed: string) => readonly Mutation[],
    use: (id: string, mutation: Mutation, verdict: Verdict) => void,
  ): Promise<void> => {
    for (const { id, closed, derivative, judge: verdictOf } of solved)
      for (const mutation of of(closed)) {
        if (mutation.faults.includes('transposed') && isSymmetric(derivative, closed)) continue
        try {
          use(id, mutation, await verdictOf(mutation.text))
        } catch (error) {
          // Shapes that do not fit are named as such, unless the formula should be right.
          if (!(error instanceof GradusError) || !MISFITS.has(error.code) || mutation.faults.length === 0)
            throw error
        }
      }
  }

  it('are called right in whatever form', async () => {
    let [count, proved] = [0, 0]
    await judged(rightForms, (id, { text }, { ok, by }) => {
      expect([id, text, ok]).toEqual([id, text, true])
      count++
      if (by === 'normal form') proved++
    })
    expect(count).toBeGreaterThan(1000)
    expect(proved / count).toBeGreaterThan(0.85)
  })

  it('are called wrong where they are, and the fault is named', async () => {
    const missed: string[] = []
    let count = 0
    await judged(wrongForms, (id, { text, faults }, { ok, by, fault, message }) => {
      // Twice zero is right; the laws say so.
      if (ok && by === 'normal form') return
      expect([id, text, ok]).toEqual([id, text, false])
      count++
      if (!faults.includes(fault ?? '')) missed.push(`${id}: ${text}: ${message}`)
    })
    expect(count).toBeGreaterThan(1200)
    expect(missed.length / count, missed.join('\n')).toBeLessThan(0.02)
  })

  it('are those that are found here, too', async () => {
    for (const { id, derivative, judge: verdictOf } of solved) {
      const answer = answerOf(derivative)
      if (!('text' in answer) || answer.definitions.some(({ name }) => /^t\d/.test(name))) continue
      const { ok, by } = await verdictOf(answer.text)
      expect([id, ok, by]).toEqual([id, true, 'normal form'])
    }
  })

  it('are judged alike by a judge who has judged others before', async () => {
    for (const { id, closed, derivative, judge: verdictOf } of solved.filter((_, i) => i % 40 === 0))
      for (const { text } of [...rightForms(closed), ...wrongForms(closed)]) {
        const [again, anew] = [verdictOf(text), checkAnswer(derivative.request, text)]
        const told = (verdict: Promise<Verdict>) => verdict.catch(({ message }) => message)
        expect([id, await told(again)]).toEqual([id, await told(anew)])
      }
  })
})
