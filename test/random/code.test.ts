/**
 * Generated code of random problems, run, against an evaluation of the nodes that shares nothing with it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeRequest } from '../../src/code/index.ts'
import { reachable } from '../../src/expr/walk.ts'
import { evaluateNodes, type Matrix, type Point, sample, toRows } from '../../src/numeric/index.ts'
import { isScalar, type Shape } from '../../src/shape/shape.ts'
import type { Derivative } from '../../src/solve/derivative.ts'
import { type Case, cannotRun, expectRight, runAll } from '../code/harness.ts'
import type { Value } from '../code/reference.ts'
import { TARGETS } from '../code/targets.ts'
import { GENERICS } from '../code/worlds.ts'
import { problems, type Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { derived } from './solving.ts'

const valueOfShape = (shape: Shape, matrix: Matrix): Value => {
  if (isScalar(shape)) return matrix.data[0]!
  return shape.cols === 1 ? [...matrix.data] : toRows(matrix)
}

const requestOf = ({ analysis, derived: all }: Derivative): CodeRequest => ({
  objective: all.value(),
  derivatives: all.answers.map(({ variables: [variable = ''], node }) => ({ variable, node })),
  kind: 'gradient',
  variables: [...analysis.variables.values()].map(({ name, shape }) => ({ name, ...shape })),
  functions: analysis.genericFunctions,
})

const bounded = new Map([...GENERICS, ['psi', GENERICS.get('phi')!]])

const caseAt = (title: string, derivative: Derivative, { dims, values }: Point): Case => ({
  title,
  request: requestOf(derivative),
  variables: new Map(
    [...derivative.analysis.variables.values()].map(({ name, shape }) => [
      name,
      valueOfShape(shape, values.get(name)!),
    ]),
  ),
  dims,
  generics: bounded,
})

/** Whether no intermediate is so large that rounding of it leaves fewer digits than are compared. */
const isTame = ({ request, generics }: Case, { dims, values }: Point): boolean => {
  const functions = new Map(
    [...generics!].map(([name, { js }]) => [name, (order: number, x: number) => js[order]!(x)]),
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
  const made = caseAt(`${problem.expr} by ${problem.wrt} where ${problem.where}`, derivative, sampled.point)
  return isTame(made, sampled.point) ? [made] : []
}

describe('the code of random problems', () => {
  const { numRuns, seed } = runs(200)
  const cases = fc
    .sample(problems(3), { numRuns: numRuns!, seed: seed ?? Math.floor(Math.random() * 2 ** 31) })
    // The sign of a singular vector is anyone's choice where it stands alone.
    .filter(({ expr }) => !expr.includes('spectral_left'))
    .flatMap(casesOf)

  for (const target of TARGETS)
    it.skipIf(cannotRun(target.name))(
      `gives in ${target.name} what the nodes say`,
      () => {
        expect(cases.length).toBeGreaterThan(0.75 * numRuns!)
        for (const [i, result] of runAll(target, cases).entries()) expectRight(cases[i]!, result)
      },
      PATIENCE,
    )
})
