/**
 * A user's own functions and laws: what is right is used, whatever else is refused and says where.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain, type GradusError } from '../../src/errors/error.ts'
import { judge } from '../../src/solve/claim.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { readOwnRules } from '../../src/solve/own-rules.ts'
import { answerOf, solve } from '../../src/solve/solve.ts'

const COURSE = readFileSync('examples/course.rules', 'utf8')

/** The error of a rule file, as a terminal shows it. */
const refusal = (text: string): string => {
  try {
    readOwnRules(text)
  } catch (error) {
    return explain(error as GradusError, text)
  }
  return 'accepted'
}

describe('the functions and laws of a rule file', () => {
  const rules = readOwnRules(COURSE)

  it.each([
    ['tr(cayley(A)*B)', 'A', 'gradient'],
    ['cayley(A)*x', 'A', 'jacobian'],
    ['norm2(cayley(A)*x)^2', 'A', 'hvp'],
    ['sum(pseudohuber(A*x - b))', 'x', 'hessian'],
    ['pseudohuber(A*x)', 'x', 'jvp'],
    ['sum(sigmoid(A*x))', 'x', 'gradient'],
  ] as const)('%s by %s: the %s is checked', async (expr, wrt, kind) => {
    const answer = await solve({ expr, wrt, kind }, { rules })
    expect(answer).toMatchObject({ ok: true, check: { ok: true } })
  })

  it('are known where the file is given, and there alone', async () => {
    const request = { expr: 'tr(cayley(A))', wrt: 'A' }
    const [known, unknown] = await Promise.all([solve(request, { rules }), solve(request)])
    expect([known.ok, unknown.ok]).toEqual([true, false])
  })

  it('have code where their value is elementwise; of other functions there is none', async () => {
    const code = async (expr: string, wrt: string) =>
      solve({ expr, wrt }, { rules, code: ['numpy', 'mathjs'], check: false })
    expect(await code('sum(pseudohuber(A*x))', 'x')).toMatchObject({ ok: true })
    expect(await code('tr(cayley(A))', 'A')).toMatchObject({ error: { code: 'code-not-available' } })
  })

  it('are known in an answer from elsewhere', async () => {
    const request = { expr: 'tr(cayley(A)*B)', wrt: 'A' }
    const answer = "-(inv(eye(n) + A)*B*(eye(n) + cayley(A)))'"
    expect(await judge(request, answer, { rules })).toMatchObject({ ok: true })
    expect(await judge(request, answer.slice(1), { rules })).toMatchObject({ ok: false, fault: 'sign' })
  })

  it('take the place of a law of that name', () => {
    const request = { expr: 'sum(sigmoid(x))', wrt: 'x' }
    const text = (options: object): unknown => Reflect.get(answerOf(deriveRequest(request, options)), 'text')
    expect([text({ rules }), text({})]).toEqual(['sigmoid(x) .* sigmoid(-x)', 'sigmoid(x) - sigmoid(x).^2'])
  })

  it('may use functions declared above, and dimensions of their signature', () => {
    expect(
      refusal(
        'function shifted(A): n x n -> n x n = A + eye(n)\nfunction twice(A): n x n -> n x n = 2*shifted(A)\n' +
          'd-twice: d(twice(A)) -> 2*d(A) [definition]',
      ),
    ).toBe('accepted')
  })
})

describe('what is no law or function', () => {
  it.each([
    [
      'a false law',
      'wrong: tr(A*B) -> tr(A)*tr(B) where A is square, B is square [none]',
      /^rule-false: .* for A of \d x \d/,
    ],
    [
      'a law of properties',
      "own: A + A' is symmetric [none]",
      /^rule-invalid: .* laws of properties cannot be added/,
    ],
    ['a law of the wrong shape', "wrong: (A*B)' -> A'*B' [none]", /^rule-false: /],
    [
      'a false derivative',
      "function cube(x): elementwise = x.^3\ncube: cube'(X) -> 2*X.^2 [none]",
      /^rule-false: rule cube on line 2/,
    ],
    [
      'a law that applies to its result',
      'half: sin(X) -> 2*sin(X/2).*cos(X/2) [x]',
      /^rule-endless: .* its result has what it applies to/,
    ],
    [
      'a law that another undoes',
      'mine: sigmoid(X) - sigmoid(X).^2 -> sigmoid(X).*sigmoid(-X) [x]',
      /sigmoid-pair turns its result back/,
    ],
    [
      'two laws of one name',
      'a: X + X -> 2*X [x]\na: X - X -> 0 [x]',
      /^rule-invalid: rule a on line \d: another rule has this name/,
    ],
    ['a law without a source', 'a: X + X -> 2*X', /^rule-unreadable: line 1/],
    ['a function of a known name', 'function sin(x): elementwise = x', /there is a function of this name/],
    [
      'two functions of one name',
      'function foo(x): elementwise = x\nfunction foo(x): elementwise = x',
      /^rule-invalid: function foo on line 2/,
    ],
    [
      'a value of another shape',
      'function foo(x): n -> m = x',
      /its value is n, not what its signature says/,
    ],
    ['a stranger in a value', 'function foo(x): n -> n = x + y', /y is no argument of foo/],
    ['a function without a value', 'function foo(x): n -> n', /^rule-unreadable: line 1/],
    ['a shape too few', 'function foo(x,y): n -> n = x + y', /does not give each argument a shape/],
    ['a value that cannot be read', 'function foo(x): n -> n = x +', /x \+\n/],
    ['a value whose shapes differ', 'function foo(x): n -> n = x + eye(n)', /^shapes-differ/],
  ])('%s is refused', (_, text, message) => {
    expect(refusal(text)).toMatch(message)
  })
})
