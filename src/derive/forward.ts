/**
 * Differentials forwards: dF in the d of variables and of definitions, one layer of the expression after the other.
 * Used where the value is no scalar, and for products with directions.
 */
import type { Subject } from '../expr/derivation.ts'
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { mapOperands, namedIn, reachable } from '../expr/walk.ts'
import { foldNames } from './names.ts'
import { phase } from './rules.ts'
import { DEFINITION, oneStep, type Session } from './session.ts'
import type { Law } from './trace.ts'

/** An expression, what lines call it, and its differential in the d of variables and of definitions. */
export interface Differentiated {
  readonly of: Node
  readonly name: string
  readonly differential: Node
}

/** What is to be differentiated, with what lines call it. */
export interface Root {
  readonly of: Node
  readonly name: string
}

/**
 * The differentials of the active definitions below the roots, each after those that it uses, then those of the roots.
 * Throws: `no-rule`, `step-limit`.
 */
export const differentials = (session: Session, roots: readonly Root[]): Differentiated[] => {
  const { graph, trace } = session
  const nodes = roots.map(({ of }) => of)
  const known = new Set(reachable(nodes))
  const definitions = namedIn(nodes).filter(({ active }) => active)
  const all = [
    ...definitions.map((of) => ({ of, name: of.name, body: of.value })),
    ...roots.map(({ of, name }) => ({ of, name, body: of })),
  ]
  const found = all.map(({ body, name }) => expanded(session, known, body, name))
  const folded = foldNames(graph, [...found, ...all.map(({ of }) => of)])
  return all.map(({ name }, i): Differentiated => {
    const differential = folded[i]!
    if (differential !== found[i])
      trace.line({ of: name, form: 'differential' }, () => differential, [DEFINITION])
    return { of: folded[found.length + i]!, name, differential }
  })
}

/** dF, layer by layer, each a line. */
const expanded = (session: Session, known: ReadonlySet<Node>, node: Node, of: string): Node => {
  const { graph, rewriter, trace } = session
  if (!node.active) return graph.zero(node.rows, node.cols)
  const subject: Subject = { of, form: 'differential' }
  let current = graph.differential(node)
  for (;;) {
    const laws: Law[] = []
    const next = substitute(graph, current, (body) => {
      if (body.kind === 'variable' || body.kind === 'named') return undefined
      trace.noteKink(body)
      const [differential, law] = oneStep(session, known, body)
      laws.push(law)
      return differential
    })
    if (next === current) break
    current = rewriter.normalize(phase('line'), next, trace.simplified)
    trace.line(subject, () => current, laws)
  }
  const filled = rewriter.normalize(phase('derivatives'), current, trace.simplified)
  trace.line(subject, () => filled, [])
  return filled
}

/** The expression with every d(U) replaced for which there is something to put in its place. */
export const substitute = (graph: Graph, root: Node, replacement: (body: Node) => Node | undefined): Node => {
  const memo = new Map<Node, Node>()
  const visit = (node: Node): Node => {
    if (!node.differential) return node
    const seen = memo.get(node)
    if (seen) return seen
    const result =
      node.kind === 'differential' ? (replacement(node.body) ?? node) : mapOperands(graph, node, visit)
    memo.set(node, result)
    return result
  }
  return visit(root)
}
