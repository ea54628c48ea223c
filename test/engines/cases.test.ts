/**
 * Every problem of the case files, its generated code run in every language at a random point that respects the
 * declared properties, all dimensions being different where they can be: the objective must have the value that the
 * expression as typed has there, the derivatives those of the answer.
 */
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  evaluate,
  evaluateNodes,
  type Matrix,
  newWatch,
  type Point,
  sample,
} from '../../src/numeric/index.ts'
import { type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import { readCases } from '../cases/read.ts'
import { CURVES, type Curve } from '../code/curves.ts'
import { type Case, cannotRun, type Expected, expectValues, type Result, runAll } from '../code/harness.ts'
import { caseAt, valueOfShape } from '../code/problems.ts'
import { RUN } from '../code/targets.ts'

/** How often a language has no code for a function, by its name: a new refusal fails. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {}

const PROBLEMS = readdirSync(new URL('../cases', import.meta.url))
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap(readCases)
  .filter(({ closed }) => closed !== undefined)

interface Problem extends Case {
  readonly expected: Expected
}

/** The values of the objective and of the derivatives at a point where everything is inside its domain. */
const valuesAt = ({ analysis, derived }: Derivative, point: Point): Matrix[] | undefined => {
  const watch = newWatch()
  const nodes = derived.answers.map(({ node }) => node)
  const values = [evaluate(analysis, point, watch), ...evaluateNodes(nodes, point, watch)]
  return watch.violations === 0 ? values : undefined
}

interface Place {
  readonly point: Point
  readonly curve: Curve
  readonly values: readonly Matrix[]
}

const CURVE_NAMES = Object.keys(CURVES) as readonly Curve[]
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Where a problem is tried, with a curve for its generic functions. */
const placeOf = (derivative: Derivative): Place => {
  for (const seed of SEEDS)
    for (const curve of CURVE_NAMES) {
      const sampled = sample(derivative.analysis, seed)
      if (!sampled.ok) throw new Error(sampled.reason)
      const functions = derivative.analysis.genericFunctions.map(
        (name) => [name, (order: number, x: number) => CURVES[curve][order]!(x)] as const,
      )
      const point = { ...sampled.point, functions: new Map(functions) }
      const values = valuesAt(derivative, point)
      if (values) return { point, curve, values }
    }
  throw new Error('no point is inside the domain')
}

const problemOf = ({ id, expr, wrt, kind, vars }: (typeof PROBLEMS)[number]): Problem => {
  const derivative = deriveRequest({ expr, wrt, kind, vars }, { check: false, steps: false })
  const { point, curve, values } = placeOf(derivative)
  const generics = new Map(derivative.analysis.genericFunctions.map((name) => [name, curve]))
  const item = caseAt(`${id}: ${expr} by ${wrt}`, derivative, point, generics)
  const { objective, derivatives } = item.request
  const [value, ...found] = values
  return {
    ...item,
    expected: [
      valueOfShape(objective, value!),
      ...found.map((matrix, i) => valueOfShape(derivatives[i]!.node, matrix)),
    ],
  }
}

const problems = PROBLEMS.map(problemOf)

it('there are problems of every kind', () => {
  const kinds = new Set(problems.map(({ request }) => request.kind))
  for (const kind of ['gradient', 'jacobian', 'hessian', 'differential', 'jvp', 'vjp', 'hvp'])
    expect(kinds).toContain(kind)
})

describe.each(RUN.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  let results: readonly Result[]
  beforeAll(() => {
    results = runAll(target, problems)
  })

  it('is refused for what it was refused for before', () => {
    const counts: Record<string, number> = {}
    for (const result of results)
      if ('refused' in result) counts[result.refused] = (counts[result.refused] ?? 0) + 1
    expect(counts).toEqual(REFUSALS[name] ?? {})
  })

  it.skipIf(cannotRun(name)).each(problems.map((problem, i) => [problem.title, problem, i] as const))(
    'is right: %s',
    (title, { expected }, i) => {
      expectValues(title, name, results[i]!, expected, 1e-8)
    },
  )
})
