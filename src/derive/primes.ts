/**
 * Functions of the table with several primes, which a user may type (`exp''(x)`): rules tell first derivatives, so
 * that the second is worked out as the derivative of the first.
 */
import type { Node } from '../expr/node.ts'
import { reachable, rebuilding, replacing, rewriteThroughNames } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { substitute } from './forward.ts'
import { oneStep, type Session } from './session.ts'

type Call = Extract<Node, { kind: 'call' }>

const isHigher = (node: Node): node is Call =>
  node.kind === 'call' && node.order > 1 && functionNamed(node.name) !== undefined

/** The roots with every such function written out. Throws: `no-rule`, `step-limit`. */
export const withoutPrimes = (session: Session, roots: readonly Node[]): Node[] => {
  const { graph } = session
  if (!reachable(roots).some(isHigher)) return [...roots]
  const writtenOut = rebuilding(graph, (inner) => (isHigher(inner) ? writeOut(session, inner) : inner))
  return rewriteThroughNames(graph, roots, (node) => writtenOut(node))
}

const writeOut = (session: Session, { name, order, args, rows, cols }: Call): Node => {
  const { graph } = session
  // No name that can be typed has a prime.
  const at = graph.variable({ name: `'${rows},${cols}`, rows, cols, active: true })
  let derivative = graph.call(name, 1, [at], rows, cols)
  for (let k = 2; k <= order; k++) derivative = slope(session, derivative, at)
  return replacing(graph, (node) => (node === at ? args[0] : undefined))(derivative)
}

/** What stands before `d(at)` in the differential of a function of the entries: the differential along all ones. */
const slope = (session: Session, node: Node, at: Node): Node => {
  const { graph, rewriter, rulebook } = session
  const body = rewriter.normalize(rulebook.phase('derivatives'), node)
  if (!body.active) return graph.zero(node.rows, node.cols)
  const known = new Set(reachable([body]))
  const step = (inner: Node): Node | undefined =>
    inner === at ? undefined : oneStep(session, known, inner)[0]
  let current = graph.differential(body)
  for (let next = substitute(graph, current, step); next !== current; next = substitute(graph, current, step))
    current = rewriter.normalize(rulebook.phase('line'), next)
  const along = substitute(graph, current, () => graph.ones(at.rows, at.cols))
  return rewriter.normalize(rulebook.phase('derivatives'), along)
}
