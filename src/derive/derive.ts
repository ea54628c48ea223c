/**
 * From an analysed problem to its derivatives: the entrance to this room.
 */
import type { Analysis } from '../check/analysis.ts'
import { createGraph, type Graph } from '../expr/graph.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn, rewriteThroughNames } from '../expr/walk.ts'
import { lower, spellings } from '../lower/lower.ts'
import { createRewriter } from '../rewrite/rewriter.ts'
import { type Derived, gradient } from './gradient.ts'
import { phase } from './rules.ts'

export type { Derived } from './gradient.ts'
export type { Assumption, KinkNote } from './trace.ts'

export interface DeriveOptions {
  /** Whether to write the steps down. */
  readonly steps?: boolean
  /** The most rewrites to do. */
  readonly limit?: number
  /** Forget the properties of the variables differentiated by, and project nothing. */
  readonly unconstrained?: boolean
}

/** Enough for networks of thousands of layers, and still stopped within seconds. */
const STEP_LIMIT = 2_000_000

/**
 * The gradients of a scalar objective by the named variables of the problem.
 * Throws: `no-rule`, `step-limit`, `triangular-variable`.
 */
export const derive = (analysis: Analysis, wrt: readonly string[], options: DeriveOptions = {}): Derived => {
  const { graph, objective, variables } = lowered(analysis, wrt, options.unconstrained ?? false)
  const derived = gradient({
    graph,
    objective,
    variables,
    taken: namesIn(analysis),
    steps: options.steps ?? true,
    limit: options.limit ?? STEP_LIMIT,
    unconstrained: options.unconstrained ?? false,
  })
  const { source, objective: expr } = analysis.problem
  return { ...derived, typed: source.slice(expr.span.from, expr.span.to).replace(/\s+/g, ' ') }
}

/** An expression in the form answers are printed in, and the definitions that it uses. Throws: `step-limit`. */
export const simplify = (analysis: Analysis, limit = STEP_LIMIT): Simplified => {
  const { graph, objective } = lowered(analysis, [], false)
  const rewriter = createRewriter(graph, phase('basic'), limit)
  const [node] = rewriteThroughNames(graph, [objective], (root) => rewriter.normalize(phase('present'), root))
  return { node: node!, definitions: namedIn([node!]) }
}

export interface Simplified {
  readonly node: Node
  readonly definitions: readonly Named[]
}

interface Start {
  readonly graph: Graph
  readonly objective: Node
  readonly variables: readonly Node[]
}

const lowered = (given: Analysis, wrt: readonly string[], unconstrained: boolean): Start => {
  const analysis = moving(given, wrt, unconstrained)
  const graph = createGraph(spellings(analysis))
  const active = new Set(wrt)
  const { objective } = lower(analysis, graph, active)
  const variables = wrt.map((name) => {
    const { rows, cols } = analysis.variables.get(name)!.shape
    return graph.variable({ name, rows, cols, active: true })
  })
  return { graph, objective, variables }
}

/** What still holds of a variable that moves: in a subspace it stays there, orthogonal it does not remain. */
const moving = (analysis: Analysis, wrt: readonly string[], unconstrained: boolean): Analysis => {
  const variables = new Map(analysis.variables)
  for (const name of wrt) {
    const variable = variables.get(name)!
    const kept = [...variable.properties].filter((property) => !unconstrained && property !== 'orthogonal')
    variables.set(name, { ...variable, properties: new Set(kept) })
  }
  return { ...analysis, variables }
}

/** Every name of the problem, none of which an introduced intermediate may take. */
const namesIn = (analysis: Analysis): ReadonlySet<string> =>
  new Set([
    ...analysis.variables.keys(),
    ...analysis.dims,
    ...analysis.genericFunctions,
    ...analysis.problem.definitions.map(({ name }) => name),
  ])
