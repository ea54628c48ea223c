/**
 * Equal forms of an expression, one of which may show how it bends: as typed, in matrix form, simplified, multiplied out. Laws that
 * take something for granted are not followed.
 */
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { reachable, replacing } from '../expr/walk.ts'
import { residualOf } from '../form/equation.ts'
import { createRewriter } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'

export interface Form {
  readonly node: Node
  /** The laws that led there from what was typed. */
  readonly laws: readonly string[]
}

/** Expressions of more nodes are not looked at. */
const MOST_NODES = 2_000
const STEP_LIMIT = 200_000

/** Ways on from what was typed. */
const WAYS: readonly (readonly Phase[])[] = [
  ['basic'],
  ['sums', 'unstacked'],
  ['simplify'],
  ['objective'],
  ['sums', 'unstacked', 'simplify'],
  ['objective', 'expanded'],
  ['objective', 'expanded', 'present'],
]

/** The definitions written out; `undefined` where one is by an equation, or it is all too large. */
export const writtenOut = (graph: Graph, root: Node): Node | undefined => {
  const all = reachable([root])
  if (all.length > MOST_NODES || all.some((node) => node.kind === 'named' && residualOf(node)))
    return undefined
  const write = replacing(graph, (node) => (node.kind === 'named' ? write(node.value) : undefined))
  return write(root)
}

/** The forms, each once. */
export const formsOf = function* (graph: Graph, rulebook: Rulebook, node: Node): Generator<Form> {
  const rewriter = createRewriter(graph, rulebook.phase('basic'), STEP_LIMIT)
  const seen = new Set<Node>()
  for (const way of WAYS) {
    const laws = new Set<string>()
    let isSure = true
    const form = way.reduce(
      (last, phase) =>
        rewriter.normalize(rulebook.phase(phase), last, ({ rule }) => {
          if (rule.assuming.length > 0) isSure = false
          laws.add(rule.name)
        }),
      node,
    )
    if (!isSure || seen.has(form)) continue
    seen.add(form)
    yield { node: form, laws: [...laws] }
  }
}
