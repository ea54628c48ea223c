/**
 * A problem from its text to nodes, for tests of what happens from there on.
 */

import type { Graph } from '../../src/expr/constructors.ts'
import { createGraph } from '../../src/expr/graph.ts'
import type { Named, Node } from '../../src/expr/node.ts'
import { analyse } from '../../src/infer/analyse.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { parseProblem } from '../../src/parse/index.ts'

export interface LoweredText {
  readonly g: Graph
  readonly node: Node
  readonly definitions: readonly Named[]
  readonly analysis: Analysis
  /** A variable of the problem. */
  readonly v: (name: string) => Node
}

export const lowered = (source: string, ...active: string[]): LoweredText => {
  const analysis = analyse(parseProblem(source))
  const g = createGraph(spellings(analysis))
  const { objective, definitions } = lower(analysis, g, new Set(active))
  const v = (name: string): Node => {
    const found = analysis.variables.get(name)
    if (!found) throw new Error(`no variable ${name} in ${source}`)
    return g.variable({ name, ...found.shape, active: active.includes(name) })
  }
  return { g, node: objective, definitions, analysis, v }
}
