/**
 * Normal forms of random expressions: they keep the value, are their own normal form, and do not depend on the
 * order in which rules are written.
 */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { evaluateNodes, sample } from '../../src/numeric/index.ts'
import { toText } from '../../src/print/text.ts'
import { createRewriter } from '../../src/rewrite/rewriter.ts'
import { allRules, type Phase, phase } from '../../src/rulebook/phases.ts'
import { problems, type Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { derived, distance, type LoweredProblem, lowered } from './solving.ts'

const PHASES: readonly Phase[] = ['basic', 'simplify', 'objective', 'line', 'derivatives', 'present']
const LIMIT = 100_000

const normalForm = ({ graph }: LoweredProblem, name: Phase, node: Node): Node =>
  createRewriter(graph, phase('basic'), LIMIT).normalize(phase(name), node)

describe('the normal form of a random expression', () => {
  it.each(PHASES)(
    'has the same value under the rules of the phase %s',
    (name) => {
      fc.assert(
        fc.property(problems(4), (problem) => {
          const start = lowered(problem)
          const sampled = sample(start.analysis, 1)
          fc.pre(sampled.ok)
          const after = normalForm(start, name, start.objective)
          const [before, now] = evaluateNodes([start.objective, after], sampled.point)
          expect(distance(before!, now!), `${toText(start.objective)} became ${toText(after)}`).toBeLessThan(
            1e-7,
          )
        }),
        runs(80),
      )
    },
    PATIENCE,
  )

  it.each(PHASES)(
    'is its own normal form under the rules of the phase %s',
    (name) => {
      fc.assert(
        fc.property(problems(4), (problem) => {
          const start = lowered(problem)
          const once = normalForm(start, name, start.objective)
          const twice = normalForm(start, name, once)
          expect(twice, `${toText(once)} became ${toText(twice)}`).toBe(once)
        }),
        runs(100),
      )
    },
    PATIENCE,
  )
})

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

const answersOf = ({ derived: { answers, definitions } }: ReturnType<typeof derived>): string[] => [
  ...definitions.map(({ name, value }) => `${name} = ${toText(value)}`),
  ...answers.map(({ node }) => toText(node)),
]

const names = (files: ReturnType<typeof allRules>): string[] =>
  [...files.values()].flatMap((rules) => rules.map(({ name }) => name))

/** The derivation with the rules of every file in another order. */
const otherOrder = async (order: number): Promise<typeof derived> => {
  vi.resetModules()
  let state = order
  const random = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const files = new Map([...allRules()].map(([name, rules]) => [name, shuffled(rules, random)]))
  vi.doMock('../../src/derive/rules.generated.ts', () => ({ RULE_FILES: files }))
  const { derived: other } = await import('./solving.ts')
  const { allRules: inUse } = await import('../../src/rulebook/phases.ts')
  expect(inUse()).toBe(files)
  expect(names(inUse())).not.toEqual(names(allRules()))
  vi.doUnmock('../../src/derive/rules.generated.ts')
  return other
}

describe('the order of the rules in their files', () => {
  it(
    'makes no difference to any answer',
    async () => {
      for (const order of [1, 2, 3]) {
        const other = await otherOrder(order)
        fc.assert(
          fc.property(problems(3), (problem: Sample) => {
            expect(answersOf(other(problem))).toEqual(answersOf(derived(problem)))
          }),
          runs(60),
        )
      }
    },
    PATIENCE,
  )
})
