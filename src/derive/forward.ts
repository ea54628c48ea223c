/**
 * Differentials forwards: dF in the d of variables and of definitions, one layer of the expression after the other.
 * Used where the value is no scalar, and for products with directions.
 */
import type { Subject } from '../expr/derivation.ts'
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { namedIn, reachable, replacing } from '../expr/walk.ts'
import { METHOD } from './method.ts'
import { type Closer, createCloser, foldNames } from './names.ts'
import { oneStep, type Session } from './session.ts'
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
  const closed = createCloser(graph, definitions)
  const found = all.map(({ body, name }) => expanded({ ...session, known, closed }, body, name))
  const folded = foldNames(graph, [...found, ...all.map(({ of }) => of)])
  return all.map(({ name }, i): Differentiated => {
    const differential = folded[i]!
    if (differential !== found[i])
      trace.line({ of: name, form: 'differential' }, () => differential, [METHOD.definition])
    return { of: folded[found.length + i]!, name, differential }
  })
}

interface Work extends Session {
  readonly known: ReadonlySet<Node>
  readonly closed: Closer
}

/** dF, layer by layer, each a line. */
const expanded = (work: Work, node: Node, of: string): Node => {
  const { graph, inForm, trace, known, closed } = work
  const subject: Subject = { of, form: 'differential' }
  if (!node.active) {
    const zero = graph.zero(node.rows, node.cols)
    trace.line(subject, () => zero, [METHOD.constant])
    return zero
  }
  let current = graph.differential(node)
  for (;;) {
    const laws: Law[] = []
    const next = substitute(graph, current, (body) => {
      if (body.kind === 'variable' || body.kind === 'named') return undefined
      trace.noteKink(body)
      const [differential, law] = oneStep(work, known, body)
      laws.push(law)
      return closed(body, differential)
    })
    if (next === current) break
    current = inForm('line', next)
    trace.line(subject, () => current, laws)
  }
  const filled = inForm('derivatives', current)
  trace.line(subject, () => filled, [], METHOD.identity)
  return filled
}

/** The expression with every d(U) replaced for which there is something to put in its place. */
export const substitute = (graph: Graph, root: Node, replacement: (body: Node) => Node | undefined): Node =>
  replacing(graph, (node) => {
    if (!node.differential) return node
    return node.kind === 'differential' ? (replacement(node.body) ?? node) : undefined
  })(root)
