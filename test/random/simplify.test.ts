/**
 * Normal forms of random expressions: they keep the value, are their own normal form, and do not depend on the
 * order in which rules are written.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derive } from '../../src/derive/derive.ts'
import type { Node } from '../../src/expr/node.ts'
import { evaluateNodes, sample } from '../../src/numeric/index.ts'
import { toText } from '../../src/print/text.ts'
import { createRewriter } from '../../src/rewrite/rewriter.ts'
import type { Phase } from '../../src/rulebook/phases.ts'
import { allRules, type Rulebook, rulebookOf, STANDARD } from '../../src/rulebook/rulebook.ts'
import { problems, type Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { distance, type LoweredProblem, lowered } from './solving.ts'

const PHASES: readonly Phase[] = ['basic', 'simplify', 'objective', 'line', 'derivatives', 'present']
const LIMIT = 100_000

const normalForm = ({ graph }: LoweredProblem, name: Phase, node: Node): Node =>
  createRewriter(graph, STANDARD.phase('basic'), LIMIT).normalize(STANDARD.phase(name), node)

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

const answersOf = (problem: Sample, rulebook: Rulebook): string[] => {
  const { answers, definitions } = derive(lowered(problem).analysis, problem.wrt.split(','), { rulebook })
  return [
    ...definitions.map(({ name, value }) => `${name} = ${toText(value)}`),
    ...answers.map(({ node }) => toText(node)),
  ]
}

/** The rulebook with the rules of every file in another order. */
const otherOrder = (order: number): Rulebook => {
  let state = order
  const random = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  return rulebookOf(new Map([...allRules()].map(([file, rules]) => [file, shuffled(rules, random)])))
}

describe('the order of the rules in their files', () => {
  it(
    'makes no difference to any answer',
    () => {
      for (const order of [1, 2, 3]) {
        const other = otherOrder(order)
        fc.assert(
          fc.property(problems(3), (problem: Sample) => {
            expect(answersOf(problem, other)).toEqual(answersOf(problem, STANDARD))
          }),
          runs(60),
        )
      }
    },
    PATIENCE,
  )
})
