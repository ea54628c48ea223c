/**
 * Code of what an equation defines, in every language that has code for it.
 */
import { describe, expect, it } from 'vitest'
import { type Target, toCode } from '../../src/code/index.ts'
import { EQUATION_PROBLEMS } from './equation-cases.ts'
import { cannotRun, expectValues, runAll } from './harness.ts'
import { RUN, TARGETS } from './targets.ts'

/** A language without code for them refuses them all. */
const isBuilt = ({ iterate }: Target): boolean => iterate !== undefined

const BUILT = RUN.filter(isBuilt)
const REFUSING = TARGETS.filter((target) => !isBuilt(target))

describe.each(BUILT.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const results = runAll(target, EQUATION_PROBLEMS)

  it
    .skipIf(cannotRun(name))
    .each(EQUATION_PROBLEMS.map((problem, i) => [problem.title, problem, i] as const))(
    'of the root of an equation is right: %s',
    (title, { expected }, i) => {
      expectValues(title, name, results[i]!, expected)
    },
  )
})

describe.each(REFUSING.map((target) => [target.name, target] as const))('%s code', (_name, target) => {
  it('is refused for the root of an equation, by name', () => {
    expect(() => toCode(EQUATION_PROBLEMS[0]!.request, target)).toThrow(
      /no .* code for the root of the equation for x/,
    )
  })
})
