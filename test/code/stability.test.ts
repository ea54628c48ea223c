/**
 * Generated code far out, close to zero and next to cancellation: value and derivative keep their digits wherever they
 * are ordinary numbers. The reference is closed forms in numbers of hundreds of digits.
 */
import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/code/index.ts'
import { solve } from '../../src/index.ts'
import { cannotRun } from './harness.ts'
import { numberAt } from './precise.ts'
import type { Value } from './reference.ts'
import { RUNNERS } from './runners/index.ts'
import type { Grid, Job, Outcome, Returned } from './runners/runner.ts'
import { RUN } from './targets.ts'

/** How far a value may be from the right one, relative to it. */
const PRECISE = 1e-12
/** Numbers that have not all their digits in double precision. */
const SMALLEST = 1e-306

interface Problem {
  readonly expr: string
  readonly where?: string
  readonly kind?: 'gradient' | 'hessian'
  readonly values: Readonly<Record<string, Value>>
  /** The entries of the value and of the derivative by x, row by row. */
  readonly expected: readonly (readonly number[])[]
}

/** A function of a number: what is typed, then its value and slope in closed form. */
interface Curve {
  readonly typed: string
  /** Definitions that stand before it. */
  readonly before?: string
  readonly value: string
  readonly slope: string
  readonly at: readonly number[]
  readonly given?: Readonly<Record<string, number>>
}

const FAR = [1000, -1000, 40, -40, 20, -20, 1.5, -1.5, 1e-3, 1e-10, -1e-10, 0]
const NEAR = [1e-10, -1e-10, 1e-18, 1e-5, 0.3, -0.2]
const HUGE = [1e160, -1e160, 1e6, -1e6, 1e-6, 1e-160, 0.7]

const CROSS_ENTROPY = {
  typed: '-(y.*log(sigmoid(x)) + (1-y).*log(1-sigmoid(x)))',
  value: 'log(1+exp(x)) - y*x',
  slope: '1/(1+exp(-x)) - y',
  at: FAR,
}
const SLOPE = '1/(2+exp(x)+exp(-x))'

const CURVES: readonly Curve[] = [
  { typed: 'log(sigmoid(x))', value: '-log(1+exp(-x))', slope: '1/(1+exp(x))', at: FAR },
  { typed: 'log(1-sigmoid(x))', value: '-log(1+exp(x))', slope: '-1/(1+exp(-x))', at: FAR },
  { ...CROSS_ENTROPY, given: { y: 0 } },
  { ...CROSS_ENTROPY, given: { y: 1 } },
  { typed: 'log(cosh(x))', value: 'log(cosh(x))', slope: 'tanh(x)', at: FAR },
  { typed: 'sigmoid(x)', value: '1/(1+exp(-x))', slope: SLOPE, at: FAR },
  { typed: 's.*(1-s)', before: 's = sigmoid(x); ', value: SLOPE, slope: `-tanh(x/2)*${SLOPE}`, at: FAR },
  { typed: 'tanh(x)', value: 'tanh(x)', slope: '1/cosh(x)^2', at: FAR },
  { typed: '1-h.^2', before: 'h = tanh(x); ', value: '1/cosh(x)^2', slope: '-2*tanh(x)/cosh(x)^2', at: FAR },
  {
    typed: 'gelu(x)',
    value: 'x*phi(x)',
    slope: 'phi(x) + x*exp(-x^2/2)/sqrt(2*pi)',
    at: [...FAR, 8, -8, -3, 3, -35],
  },
  { typed: 'silu(x)', value: 'x/(1+exp(-x))', slope: '(1+exp(-x)*(1+x))/(1+exp(-x))^2', at: FAR },
  { typed: 'log(1+x)', value: 'log(1+x)', slope: '1/(1+x)', at: NEAR },
  { typed: 'exp(x)-1', value: 'exp(x)-1', slope: 'exp(x)', at: NEAR },
  { typed: '1-cos(x)', value: '1-cos(x)', slope: 'sin(x)', at: NEAR },
  { typed: 'sqrt(1+x.^2)-1', value: 'sqrt(1+x^2)-1', slope: 'x/sqrt(1+x^2)', at: [...NEAR, ...HUGE] },
  { typed: '1 ./ sqrt(1+x.^2)', value: '1/sqrt(1+x^2)', slope: '-x/sqrt(1+x^2)^3', at: [0.3, ...HUGE] },
  {
    typed: 'x.^2 ./ (1+abs(x))',
    value: 'x^2/(1+abs(x))',
    slope: 'x*(2+abs(x))/(1+abs(x))^2',
    at: [0.3, ...HUGE],
  },
]

/** At each point, and the sum of the values at all of them. */
const problemsOf = ({ typed, before = '', value, slope, at, given = {} }: Curve): Problem[] => {
  const known = (x: number) => ({ ...given, x })
  const values = at.map((x) => numberAt(value, known(x)))
  const slopes = at.map((x) => numberAt(slope, known(x)))
  const names = ['x', ...Object.keys(given)]
  const repeated = Object.entries(given).map(([name, entry]) => [name, at.map(() => entry)] as const)
  return [
    ...at.map((x, i) => ({
      expr: `${before}${typed}`,
      where: names.map((name) => `${name} is scalar`).join(', '),
      values: known(x),
      expected: [[values[i]!], [slopes[i]!]],
    })),
    {
      expr: `${before}sum(${typed})`,
      where: names.map((name) => `${name}: n`).join(', '),
      values: { ...Object.fromEntries(repeated), x: at },
      expected: [[values.reduce((a, b) => a + b)], slopes],
    },
  ]
}

const EYE = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
const diagonal = (entries: readonly number[]): number[] =>
  entries.flatMap((entry, i) => entries.map((_, j) => (i === j ? entry : 0)))

/** Vectors s*(2, 3, 6), of length 7*s, along u. */
const ALONG = [2, 3, 6]
const U = ALONG.map((x) => x / 7)
const C = [1, -2, 5]

const normsAt = (s: number): Problem[] => {
  const x = ALONG.map((entry) => s * entry)
  const values = { x, c: C }
  return ["sqrt(x'*x)", 'norm2(x)'].map(
    (expr): Problem => ({ expr, where: 'x: n', values, expected: [[7 * s], U] }),
  )
}

const unitsAt = (s: number): Problem[] => {
  const x = ALONG.map((entry) => s * entry)
  const values = { x, c: C }
  const hessian = U.flatMap((u, i) => U.map((v, j) => ((i === j ? 1 : 0) - u * v) / (7 * s)))
  return [
    {
      expr: "c'*x/norm2(x)",
      values,
      expected: [[26 / 7], C.map((c, i) => (c - (26 / 7) * U[i]!) / (7 * s))],
    },
    { expr: 'norm2(x)', where: 'x: n', kind: 'hessian', values, expected: [[7 * s], hessian] },
  ]
}

/** At margins w. */
const logistic = (expr: string, y: readonly number[], w: readonly number[]): Problem => {
  const losses = w.map((x, i) => numberAt('log(1+exp(x)) - y*x', { x, y: (1 + y[i]!) / 2 }))
  return {
    expr,
    kind: 'hessian',
    values: { X: EYE, y: expr.includes('1-y') ? y.map((sign) => (1 + sign) / 2) : y, x: w },
    expected: [[losses.reduce((a, b) => a + b)], diagonal(w.map((x) => numberAt(SLOPE, { x })))],
  }
}

const softmaxAt = (x: readonly number[]): Problem => {
  const [a, b, c] = x as [number, number, number]
  const total = '(exp(a)+exp(b)+exp(c))'
  const value = `((exp(a)-2*exp(b)+5*exp(c))/${total})`
  const at = (text: string): number => numberAt(text, { a, b, c })
  const slope = (name: string, weight: number): number => at(`exp(${name})/${total}*(${weight} - ${value})`)
  return {
    expr: "c'*softmax(x)",
    values: { x, c: C },
    expected: [[at(value)], [slope('a', 1), slope('b', -2), slope('c', 5)]],
  }
}

/** s*(2*eye + u*u') with u of ones, whose determinant and inverse are known. */
const logDetAt = (s: number): Problem => {
  const n = 200
  const entries = (on: number, off: number): number[][] =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? on : off)))
  const value = numberAt('n*log(2*s) + log(1+n/2)', { n, s })
  const inverse = entries((1 / 2 - 1 / (4 + 2 * n)) / s, -1 / (4 + 2 * n) / s)
  return {
    expr: 'log(det(x))',
    where: 'x is positive-definite',
    values: { x: entries(3 * s, s) },
    expected: [[value], inverse.flat()],
  }
}

const PROBLEMS: readonly Problem[] = [
  ...CURVES.flatMap(problemsOf),
  ...[1e-200, 1e200, 1].flatMap(normsAt),
  ...[1e-120, 1e120, 1].flatMap(unitsAt),
  logistic('sum(log(1+exp(-y.*(X*x))))', [1, 1, -1], [40, -40, 20]),
  logistic('-sum(y.*log(sigmoid(X*x)) + (1-y).*log(1-sigmoid(X*x)))', [1, 1, -1], [40, -40, 20]),
  softmaxAt([20, -20, -25]),
  softmaxAt([-1000, 0, -30]),
  softmaxAt([0.5, -0.5, 0.1]),
  ...[1e6, 1e-6].map(logDetAt),
]

const codes = new Map<string, Promise<Code | undefined>>()

/** The function that comes with the answer to a problem, none where the target has no way to compute it. */
const codeOf = (
  { expr, where = '', kind = 'gradient' }: Problem,
  target: string,
): Promise<Code | undefined> => {
  const key = `${kind} of ${expr} where ${where} in ${target}`
  const known = codes.get(key)
  if (known) return known
  const options = { where, code: [target], check: false, steps: false }
  const solved = solve({ expr, wrt: 'x', kind }, options).then((answer) => {
    if (answer.ok) return answer.code![target]!
    if (answer.error.code === 'code-not-available') return undefined
    throw new Error(`${key}: ${answer.error.message}`)
  })
  codes.set(key, solved)
  return solved
}

const entriesOf = (returned: Returned): readonly number[] =>
  typeof returned === 'number' ? [returned] : 'data' in returned ? (returned as Grid).data : returned.flat()

const close = (actual: number, expected: number): boolean =>
  Math.abs(actual - expected) <= Math.max(PRECISE * Math.abs(expected), SMALLEST)

/** What is wrong with an outcome. */
const faultOf = ({ expected }: Problem, outcome: Outcome): string | undefined => {
  if ('error' in outcome) return outcome.error
  for (const [place, name] of ['value', 'derivative'].entries()) {
    const actual = entriesOf(outcome.results[place] as Returned)
    const right = expected[place]!
    const wrong = right.findIndex((entry, i) => !close(actual[i]!, entry))
    if (actual.length !== right.length || wrong >= 0)
      return `entry ${wrong} of the ${name} is ${actual[wrong]}, not ${right[wrong]}`
  }
  return undefined
}

const titleOf = ({ expr, where, kind = 'gradient', values: { x } }: Problem): string =>
  `${kind} of ${expr}${where ? ` where ${where}` : ''} at ${Array.isArray(x) && x.length > 20 ? 'a large matrix' : JSON.stringify(x)}`

/** Those in single precision lose digits everywhere. */
const DOUBLE = RUN.filter(({ name }) => (RUNNERS[name]!.tolerance ?? 0) < 1e-8)

const outcomesIn = async (target: string): Promise<(string | undefined)[]> => {
  const found = await Promise.all(PROBLEMS.map((problem) => codeOf(problem, target)))
  const jobs = found.flatMap((code, i): Job[] => {
    const value = (name: string) => ({ kind: 'value', value: PROBLEMS[i]!.values[name]! }) as const
    return code ? [{ code, args: code.args.map(value) }] : []
  })
  const outcomes = [...RUNNERS[target]!.run(jobs)]
  return PROBLEMS.map((problem, i) => {
    const code = found[i]
    if (!code) return undefined
    const fault = faultOf(problem, outcomes.shift() ?? { error: 'nothing came back' })
    return fault && `${fault}\n${code.source}`
  })
}

describe.each(DOUBLE.map(({ name }) => name))('%s code', async (target) => {
  const faults = cannotRun(target) ? [] : await outcomesIn(target)
  it.skipIf(cannotRun(target)).each(PROBLEMS.map((problem, i) => [titleOf(problem), faults[i]] as const))(
    'keeps the digits of the %s',
    (_title, fault) => {
      expect(fault).toBeUndefined()
    },
  )
})
