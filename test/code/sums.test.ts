/**
 * Code of what keeps a sum over an index, or a vector by its entries, in every language that has code for it.
 */
import { describe, expect, it } from 'vitest'
import { type Target, toCode } from '../../src/code/index.ts'
import { cannotRun, expectValues, runAll } from './harness.ts'
import { STACKED, SUM_PROBLEMS } from './sum-cases.ts'
import { RUN, TARGETS } from './targets.ts'

/** A language without code for them refuses them all. */
const isBuilt = ({ core }: Target): boolean => core['sum-over'] !== undefined

const BUILT = RUN.filter(isBuilt)

describe.each(BUILT.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const results = runAll(target, SUM_PROBLEMS)

  it.skipIf(cannotRun(name)).each(SUM_PROBLEMS.map((problem, i) => [problem.title, problem, i] as const))(
    'of a sum over an index is right: %s',
    (title, { expected }, i) => {
      expectValues(title, name, results[i]!, expected)
    },
  )
})

describe.each(BUILT.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const results = runAll(target, STACKED)

  it
    .skipIf(cannotRun(name))
    .each(['of several columns', 'of one column'].map((title, i) => [title, i] as const))(
    'of the values of an index is a matrix: %s',
    (title, i) => {
      const { variables } = STACKED[i]!
      expectValues(title, name, results[i]!, [variables.get('s')!, variables.get('X')!])
    },
  )
})

const REFUSING = TARGETS.filter((target) => !isBuilt(target))

describe.each(REFUSING.map((target) => [target.name, target] as const))('%s code', (_name, target) => {
  it('is refused where a sum over an index is kept, by name', () => {
    expect(() => toCode(STACKED[0]!.request, target)).toThrow(/no .* code for sums over an index/)
  })
})
