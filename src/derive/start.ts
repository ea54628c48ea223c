/**
 * What a derivation starts from: the problem as nodes, with what holds of its variables while they move.
 */
import { lacksProperty } from '../errors/shapes.ts'
import { createGraph, type Graph } from '../expr/graph.ts'
import { isMatrixNode, type Named, type Node, type Variable } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { lower } from '../lower/lower.ts'
import type { Solution } from '../lower/solution.ts'
import { spellings } from '../lower/spellings.ts'
import { hasProperty } from '../properties/properties.ts'
import { LOST, type Property } from '../shape/properties.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

export interface Start {
  readonly graph: Graph
  readonly objective: Node
  readonly definitions: readonly Named[]
  /** What each part of what was typed has become. */
  readonly origins: ReadonlyMap<Expr, Node>
  /** The node of a variable of the problem. */
  readonly variable: (name: string) => Variable
  /** What was typed with the user's functions in it, where there are any. */
  readonly called: Called | undefined
}

/** The objective and the definitions that have calls of the user's functions, with them. */
export interface Called {
  readonly objective: Node | undefined
  readonly definitions: ReadonlyMap<string, Node>
}

/** The problem in a graph of its own, the variables named as active. */
export const lowered = (
  given: Analysis,
  wrt: readonly string[],
  unconstrained: boolean,
  solution?: (name: string) => Solution,
): Start => {
  checkNeeds(given)
  const analysis = moving(given, wrt, unconstrained)
  const graph = createGraph(spellings(analysis), analysis.equations)
  const active = new Set(wrt)
  const { objective, definitions, origins } = lower(analysis, graph, active, undefined, solution)
  const variable = (name: string): Variable => {
    const { rows, cols } = analysis.variables.get(name)!.shape
    return graph.variable({ name, rows, cols, active: active.has(name) })
  }
  return { graph, objective, definitions, origins, variable, called: calledIn(analysis) }
}

/** Refuses functions of matrices that are not known, by what is declared, to be what the functions are of. */
const checkNeeds = (analysis: Analysis): void => {
  const calls = [...analysis.shapes.keys()].flatMap((expr) => {
    const needs = expr.kind === 'call' ? functionNamed(expr.name)?.needs : undefined
    return expr.kind === 'call' && needs ? [{ expr, needs }] : []
  })
  if (calls.length === 0) return
  const { origins } = lower(analysis, createGraph(spellings(analysis), analysis.equations))
  for (const { expr, needs } of calls) {
    const [argument] = expr.args
    const node = argument && origins.get(argument)
    if (!node || hasProperty(node, needs)) continue
    throw lacksProperty(argument.span, {
      what: expr.name,
      property: needs,
      text: exprText(argument),
      ...(node.kind === 'variable' && { name: node.name }),
    })
  }
}

/** In a graph of its own, since nothing is to be worked out with it. */
const calledIn = (analysis: Analysis): Called | undefined => {
  const { objective, definitions, typed } = analysis.problem
  if (!typed || typed.calls.size === 0) return undefined
  const hasCalls = (expr: Expr): boolean => [...partsOf(expr)].some((part) => typed.calls.has(part))
  const graph = createGraph(spellings(analysis), analysis.equations)
  const lowered = lower(analysis, graph, new Set(), typed.calls)
  const values = new Map(lowered.definitions.map(({ name, value }) => [name, value]))
  return {
    objective: hasCalls(objective) ? lowered.objective : undefined,
    definitions: new Map(
      definitions
        .filter(({ value, made }) => !made && hasCalls(value))
        .map(({ name }) => [name, values.get(name)!]),
    ),
  }
}

/** What still holds of a variable that moves: in a subspace it stays there, orthogonal or stochastic it does not remain. */
const moving = (analysis: Analysis, wrt: readonly string[], unconstrained: boolean): Analysis => {
  const variables = new Map(analysis.variables)
  for (const name of wrt) {
    const variable = variables.get(name)!
    const kept = [...variable.properties].filter((property) => !unconstrained && !LOST.has(property))
    variables.set(name, { ...variable, properties: new Set(kept) })
  }
  return { ...analysis, variables }
}

/** An equation as typed, and the name of the definition of what it says to be zero. */
export interface Constrained {
  readonly text: string
  readonly name: string
}

/** The equations with that as a node. */
export const constrainedIn = (
  { definitions }: Start,
  constraints: readonly Constrained[] = [],
): (Constrained & { readonly node: Node })[] =>
  constraints.map((one) => ({ ...one, node: definitions.find(({ name }) => name === one.name)!.value }))

/** What lines call the value. */
export const subjectOf = (analysis: Analysis, objective: Node): string =>
  isMatrixNode(objective) && !namesIn(analysis).has('F') ? 'F' : scalarSubject(analysis)

/** What lines call a scalar value: f, with a number where that is in use. */
export const scalarSubject = (analysis: Analysis): string => {
  const taken = namesIn(analysis)
  let name = 'f'
  for (let n = 1; taken.has(name); n++) name = `f${n}`
  return name
}

/** What is declared of variables, which holds at the points where a derivative is evaluated. */
export const declared = (
  { variables }: Analysis,
  wrt: readonly string[],
): ReadonlyMap<string, ReadonlySet<Property>> =>
  new Map(
    wrt
      .map((name) => [name, variables.get(name)!.properties] as const)
      .filter(([, properties]) => properties.size > 0),
  )

/** Every name of the problem, none of which an introduced intermediate may take. */
export const namesIn = (analysis: Analysis): ReadonlySet<string> =>
  new Set([
    ...analysis.variables.keys(),
    ...analysis.dims,
    ...analysis.unknowns.keys(),
    ...analysis.genericFunctions,
    ...analysis.problem.definitions.map(({ name }) => name),
  ])
