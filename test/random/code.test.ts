/**
 * Generated code of random problems, run, against an evaluation of the nodes that shares nothing with it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachable } from '../../src/expr/walk.ts'
import { evaluateNodes, type Point, sample } from '../../src/numeric/index.ts'
import { CURVES, type Curve } from '../code/curves.ts'
import { type Case, cannotRun, expectRight, runAll, sampled } from '../code/harness.ts'
import { caseAt } from '../code/problems.ts'
import { RUN } from '../code/targets.ts'
import { GENERICS } from '../code/worlds.ts'
import { problems, type Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { derived } from './solving.ts'

const bounded = new Map<string, Curve>([...GENERICS, ['psi', 'sine']])

/** Whether no intermediate is so large that rounding of it leaves fewer digits than are compared. */
const isTame = ({ request, generics }: Case, { dims, values }: Point): boolean => {
  const functions = new Map(
    [...generics!].map(([name, curve]) => [name, (order: number, x: number) => CURVES[curve][order]!(x)]),
  )
  const nodes = reachable([request.objective, ...request.derivatives.map(({ node }) => node)])
  return evaluateNodes(nodes, { dims, values, functions }).every(({ data }) =>
    data.every((x) => Math.abs(x) < 1e4),
  )
}

const casesOf = (problem: Sample): Case[] => {
  const derivative = derived(problem)
  const sampled = sample(derivative.analysis, 1)
  if (!sampled.ok) return []
  const made = caseAt(
    `${problem.expr} by ${problem.wrt} where ${problem.where}`,
    derivative,
    sampled.point,
    bounded,
  )
  return isTame(made, sampled.point) ? [made] : []
}

describe('the code of random problems', () => {
  const { numRuns, seed } = runs(200)
  const cases = fc
    .sample(problems(3), { numRuns: numRuns!, seed: seed ?? Math.floor(Math.random() * 2 ** 31) })
    // The sign of a singular vector is anyone's choice where it stands alone.
    .filter(({ expr }) => !expr.includes('spectral_left'))
    .flatMap(casesOf)

  for (const target of RUN)
    it.skipIf(cannotRun(target.name))(
      `gives in ${target.name} what the nodes say`,
      () => {
        expect(cases.length).toBeGreaterThan(0.75 * numRuns!)
        const chosen = sampled(target.name, cases)
        for (const [i, result] of runAll(target, chosen).entries())
          expectRight(chosen[i]!, target.name, result)
      },
      PATIENCE,
    )
})
