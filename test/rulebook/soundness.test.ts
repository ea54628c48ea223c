import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRules } from '../../src/parse/index.ts'
import { checkRule } from '../../src/rulebook/soundness.ts'
import { lawsOf } from '../../src/solve/laws.ts'

const RULES = new URL('../../rules/', import.meta.url)

const problems = (text: string): readonly string[] => {
  const [rule] = parseRules(text)
  const result = checkRule(rule!, text)
  return result.ok ? [] : result.problems
}

describe('checkRule', () => {
  it.each(readdirSync(RULES).filter((name) => name.endsWith('.rules')))(
    'accepts every rule of %s',
    (file) => {
      const text = readFileSync(new URL(file, RULES), 'utf8')
      for (const rule of lawsOf(text)) expect(checkRule(rule, text), rule.name).toEqual({ ok: true })
    },
  )

  it.each([
    'a: d(A*B) -> d(A)*B + A*d(B) [x]',
    "a: A : B*D -> B'*A : D where D is differential [x]",
    'a: A : s*B -> (A : B)*s where s is scalar, s is differential [x]',
    "a: norm2(x)^2 -> x'*x where x: n [x]",
    "a: sum(X) -> ones(m)'*X*ones(n) where X: m x n [x]",
    'a: d(X) -> 0 where X is constant [x]',
    'a: eye*A -> A [x]',
    "a: Q'*Q -> eye where Q is orthogonal [x]",
    "a: d(logdet(X)) -> inv(X)' : d(X) assuming X is invertible [x]",
    'a: d(logsumexp(x)) -> softmax(x) : d(x) [x]',
    "a: d(f(X)) -> f'(X) .* d(X) where f is elementwise [x]",
    "a: tr(A*B) -> A' : B [x]",
  ])('accepts %s', (text) => {
    expect(problems(text)).toEqual([])
  })

  it.each([
    [
      "a: A : d(t)*B -> A*B' : d(t) where t is scalar [x]",
      "the colon product needs equal shapes, but A*B' is n x n and d(t) is scalar.",
    ],
    [
      'a: A : B*D -> B*A : D where D is differential [x]',
      'the product needs as many columns on its left as rows on its right, but B is n x p and A is n x m.',
    ],
    [
      "a: (A*B)' -> A'*B' [x]",
      "the product needs as many columns on its left as rows on its right, but A' is m x n and B' is p x m.",
    ],
    ['a: tr(A) -> A [x]', 'the pattern is scalar, but its replacement is n x n.'],
    ["a: norm2(x)^2 -> x'*x [x]", 'the pattern is scalar, but its replacement is m x m.'],
    ["a: A + A' -> 2*A [x]", undefined],
    ["a: A' -> A [x]", 'the pattern is m x n, but its replacement is n x m.'],
    [
      "a: sum(X) -> ones(n)'*X*ones(m) where X: m x n [x]",
      "the product needs as many columns on its left as rows on its right, but ones(n)' is 1 x q and X is p x q.",
    ],
    ['a: A -> B [x]', 'B stands in the replacement but not in the pattern'],
    ['a: f(A) -> g(A) [x]', 'g stands in the replacement but not in the pattern'],
    ['a: A -> A + eye(k) [x]', 'k stands in the replacement but not in the pattern'],
    ['a: A + foo(B) -> A [x]', 'there is no function foo'],
    ['a: A + foo -> A [x]', 'foo is neither a metavariable nor a known name'],
    ['a: tr(A,B) -> A [x]', 'tr does not take 2 arguments'],
    ["a: tr'(A) -> A [x]", "tr has no derivative tr'"],
    ['a: A -> A where A is nice [x]', 'nice is no condition'],
    ['a: A -> A where B is scalar [x]', 'B has a condition but does not stand in the pattern'],
    ['a: A -> A where A is scalar, A is row [x]', 'the conditions on A contradict each other'],
    ['a: A + tr(A) -> A where A is nonscalar, A is scalar [x]', 'the conditions on A contradict each other'],
  ])('judges %s', (text, problem) => {
    if (problem === undefined) expect(problems(text)).toEqual([])
    else expect(problems(text)).toContain(problem)
  })
})
