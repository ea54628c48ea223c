/**
 * Every problem of the case files, its generated code run in every language at a random point that respects the
 * declared properties, all dimensions being different where they can be: the objective must have the value that the
 * expression as typed has there, the derivatives those of the answer.
 */
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCases } from '../cases/read.ts'
import { cannotRun, expectValues, type Result, runAll } from '../code/harness.ts'
import { problemAt } from '../code/problems.ts'
import { RUN } from '../code/targets.ts'

/** How often a language has no code for a function, by its name: a new refusal fails. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'array-api': { expm: 3 },
  tfjs: { adj: 3, det: 27, expm: 3, inv: 34, logdet: 17, pinv: 1 },
}

const PROBLEMS = readdirSync(new URL('../cases', import.meta.url))
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap(readCases)
  .filter(({ closed }) => closed !== undefined)

const problems = PROBLEMS.map((given) => problemAt(`${given.id}: ${given.expr} by ${given.wrt}`, given))

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
