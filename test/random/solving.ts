/**
 * What the properties do with a random problem.
 */

import { createGraph, type Graph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { parse } from '../../src/index.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { checkDerivative } from '../../src/numeric/check.ts'
import { type CheckReport, evaluateNodes, type Matrix } from '../../src/numeric/index.ts'
import { type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import type { Sample } from './problems.ts'

/** The derivation of a random problem. */
export const derived = ({ expr, wrt, where }: Sample): Derivative =>
  deriveRequest({ expr, wrt, kind: 'gradient' }, { where })

/** The answer against differences of the expression as typed. */
export const checkedAnswer = ({ analysis, wrt, derived: { answers } }: Derivative): CheckReport =>
  checkDerivative({
    objective: analysis,
    wrt,
    answer: (point) => {
      const values = evaluateNodes(
        answers.map(({ node }) => node),
        point,
      )
      return new Map(
        answers.flatMap(({ variables }, i) => variables.map((name) => [name, values[i]!] as const)),
      )
    },
  })

export interface LoweredProblem {
  readonly analysis: Analysis
  readonly graph: Graph
  readonly objective: Node
}

/** The objective of a random problem as a node. */
export const lowered = ({ expr, where, wrt }: Sample): LoweredProblem => {
  const analysis = parse(expr, { where })
  const graph = createGraph(spellings(analysis))
  return { analysis, graph, objective: lower(analysis, graph, new Set(wrt.split(','))).objective }
}

/** The largest difference of two matrices, relative to the larger; infinite where sizes differ. */
export const distance = (a: Matrix, b: Matrix): number => {
  if (a.rows !== b.rows || a.cols !== b.cols) return Number.POSITIVE_INFINITY
  const largest = [...a.data, ...b.data].reduce((most, x) => Math.max(most, Math.abs(x)), 1)
  return a.data.reduce((most, x, k) => Math.max(most, Math.abs(x - b.data[k]!)), 0) / largest
}
