/**
 * Every problem from the literature, from its text to generated code that is run: solved once, whatever is asked of it.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../src/errors/defects.ts'
import { createGraph } from '../src/expr/graph.ts'
import { type Analysis, type Solved, solve } from '../src/index.ts'
import { lower } from '../src/lower/lower.ts'
import { spellings } from '../src/lower/spellings.ts'
import { evaluate, type Matrix, type Point, sample } from '../src/numeric/index.ts'
import { toText } from '../src/print/text.ts'
import type { DerivativeJson } from '../src/solve/answer.ts'
import { analyseRequest } from '../src/solve/problem.ts'
import { type Solution, solveInFull } from '../src/solve/solve.ts'
import { projected } from './cases/projected.ts'
import { type Case, literature } from './cases/read.ts'
import { idleLines, wrongSizes } from './faults.ts'
import { PYTHON, WITHOUT_PYTHON } from './python.ts'
import { tokens } from './tokens.ts'

const cases = literature()
const solutions = new Map<string, Solution>()
const answers = new Map<string, Solved>()
const failures = new Map<string, string>()
const verdicts = new Map<string, string>()

const judge = (): void => {
  const script = fileURLToPath(new URL('cases/judge.py', import.meta.url))
  const jobs = cases.flatMap((item) => {
    const code = answers.get(item.id)?.code?.['numpy']
    return code ? [{ case: item, code }] : []
  })
  const output = execFileSync(PYTHON, [script], { input: JSON.stringify(jobs), encoding: 'utf8' })
  const said = JSON.parse(output) as string[]
  for (const [i, { case: item }] of jobs.entries()) verdicts.set(item.id, said[i]!)
}

beforeAll(async () => {
  for (const { id, expr, wrt, kind, vars } of cases) {
    try {
      const solution = await solveInFull({ id, expr, wrt, kind, vars }, { code: ['numpy'] })
      solutions.set(id, solution)
      answers.set(id, solution.answer)
    } catch (error) {
      failures.set(id, failureOf(error).message)
    }
  }
  if (!WITHOUT_PYTHON) judge()
}, 120_000)

const answerTo = ({ id }: Case): Solved & DerivativeJson => {
  const answer = answers.get(id)
  if (!answer || !('text' in answer)) throw new Error(`${id} has no answer`)
  return answer
}

/** The text of the answer, a problem of its own. */
const textOf = (item: Case): string => {
  const { definitions, text } = answerTo(item)
  return [...definitions.map(({ name, text }) => `${name} = ${text}`), text].join('; ')
}

/** Reads a formula with the names of the case, directions and the cotangent among them. */
const readFormula = (text: string, { id, vars }: Case): Analysis => {
  const shapes = Object.entries(answers.get(id)?.shapes ?? {})
  const moved = Object.fromEntries(shapes.map(([name, shape]) => [name, { shape }]))
  const request = { expr: text, wrt: '', vars: { ...moved, ...vars } }
  return analyseRequest(request)
}

/** Three points at which the closed form is defined, with its value there. */
const points = (item: Case): { readonly point: Point; readonly expected: Matrix }[] => {
  const [problem, closed] = [readFormula(item.expr, item), readFormula(item.closed, item)]
  const found = Array.from({ length: 20 }, (_, seed) => sample(problem, seed)).flatMap((sampled) => {
    if (!sampled.ok) throw new Error(sampled.reason)
    const expected = evaluate(closed, sampled.point)
    return expected.data.every(Number.isFinite) ? [{ point: sampled.point, expected }] : []
  })
  expect(found.length).toBeGreaterThanOrEqual(3)
  return found.slice(0, 3)
}

const largest = ({ data }: Matrix): number => data.reduce((most, x) => Math.max(most, Math.abs(x)), 1)

const titles = cases.map((item) => [`${item.id}: ${item.expr} by ${item.wrt}`, item] as const)

describe('a problem of the case files', () => {
  it.each(titles)('%s is checked by differences of the expression as typed', (_, { id }) => {
    expect(answers.get(id) ?? failures.get(id)).toMatchObject({ ok: true, check: { ok: true, points: 3 } })
  })

  it.each(titles)('%s has the value of the closed form', (_, item) => {
    const answer = readFormula(textOf(item), item)
    const structure = item.vars[item.wrt]?.props ?? []
    for (const { point, expected: unconstrained } of points(item)) {
      const [got, expected] = [
        evaluate(answer, point),
        item.kind === 'gradient' ? projected(unconstrained, structure) : unconstrained,
      ]
      expect([got.rows, got.cols]).toEqual([expected.rows, expected.cols])
      const error = Math.max(...got.data.map((x, k) => Math.abs(x - expected.data[k]!)))
      expect(error / largest(expected)).toBeLessThan(1e-8)
    }
  })

  it.each(titles)('%s is printed as text that is read back and printed alike', (_, item) => {
    const [problem, answer] = [item.expr, textOf(item)].map((text) => readFormula(text, item))
    const graph = createGraph(spellings(problem!))
    // Operands stand in the order in which the problem first names their variables.
    lower(problem!, graph)
    const { objective, definitions } = lower(answer!, graph)
    const texts = definitions.map(({ name, value }) => `${name} = ${toText(value)}`)
    expect([...texts, toText(objective)].join('; ')).toBe(textOf(item))
  })

  it.skipIf(WITHOUT_PYTHON).each(titles)(
    '%s has NumPy code that agrees with differences in NumPy',
    (_, { id }) => {
      expect(verdicts.get(id)).toBe('right')
    },
  )

  it.each(titles)(
    '%s has a derivation of which every line says something new and names a law',
    (_, { id }) => {
      expect(idleLines(solutions.get(id)!.report.derivation)).toEqual([])
    },
  )

  it.each(titles)('%s has an answer as long as it was, and as it is printed', (_, { id, size }) => {
    expect(answers.get(id)).toMatchObject({ size })
    expect(wrongSizes(solutions.get(id)!.report.derivation)).toEqual([])
  })
})

/** Sizes inside `eye(…)` and `commutation(…)` do not count beside those of a tool that has none. */
const withoutSizes = (text: string): number => tokens(text.replace(/\b(eye|commutation)\([^()]*\)/g, '$1'))

describe('the answers', () => {
  it('are no longer than those of matrixcalculus.org', () => {
    const rivals = cases.filter(({ rivalSize }) => rivalSize !== undefined)
    expect(rivals.length).toBeGreaterThan(5)
    const longer = rivals.filter((item) => withoutSizes(answerTo(item).text) > item.rivalSize!)
    expect(longer).toEqual([])
  })

  it('are in total no longer than those of good authors, and seldom by a quarter', () => {
    const sizes = cases.map(({ size, closed, authorSize }) => [size, authorSize ?? tokens(closed)] as const)
    const [total, authors] = [0, 1].map((i) => sizes.reduce((sum, pair) => sum + pair[i]!, 0))
    expect(total).toBeLessThanOrEqual(authors!)
    const long = sizes.filter(([size, author]) => size > 1.25 * author)
    expect(long.length / sizes.length).toBeLessThanOrEqual(0.05)
  })

  it('are the same whatever ran before', async () => {
    for (const item of cases.filter((_, i) => i % 7 === 0).reverse()) {
      const { id, expr, wrt, kind, vars } = item
      const again = await solve({ id, expr, wrt, kind, vars }, { check: false, steps: false })
      expect([id, again]).toMatchObject([id, { text: answerTo(item).text }])
    }
  })
})
