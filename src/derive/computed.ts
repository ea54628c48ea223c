/**
 * What code computes, by the laws of phase `code`. These laws look at functions, so a function that a definition names
 * stands for a while in the place of the name, its argument under a name of its own: no expression becomes larger.
 */
import type { Call, Named, Node } from '../expr/node.ts'
import { mapOperands, namedIn, replacing, rewriteThroughNames } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import type { Application } from '../rewrite/rewriter.ts'
import type { Session } from './session.ts'

/** Definitions that are calls, by the function and the name of its argument. */
type Calls = Map<string, Named>

type Note = (application: Application) => void

/** The roots and their definitions as they are to be computed, definitions under their names; `note` is told of each law that applies. Throws: `step-limit`. */
export const computed = (session: Session, roots: readonly Node[], note: Note): Node[] => {
  const { graph, rewriter, rulebook } = session
  const calls: Calls = new Map()
  const open = new Map<Node, Node>()
  const seen = throughNames(session, open)
  const inForm = (node: Node): Node => rewriter.normalize(rulebook.phase('code'), seen(node), note)
  for (const named of namedIn(roots)) {
    const value = inForm(named.value)
    open.set(named, isOpen(value) ? opened(session, calls, named, value) : renewed(session, named, value))
  }
  const found = roots.map(inForm)
  return calls.size === 0 ? found : rewriteThroughNames(graph, found, closing(session, calls))
}

/** Functions of one argument; laws do not look at those without a row. */
const isOpen = (node: Node): node is Call =>
  node.kind === 'call' && node.args.length === 1 && node.order === 0 && functionNamed(node.name) !== undefined

const renewed = ({ graph }: Session, named: Named, value: Node): Named =>
  value === named.value ? named : graph.named(named.name, value, named.introduced, named.index)

/** Nodes with what stands for their names. */
const throughNames = ({ graph }: Session, open: ReadonlyMap<Node, Node>): ((node: Node) => Node) => {
  const memo = new Map<Node, Node>()
  const replaced = (node: Node): Node => {
    if (node.kind === 'named') return open.get(node) ?? node
    const known = memo.get(node)
    if (known) return known
    const result = mapOperands(graph, node, replaced)
    memo.set(node, result)
    return result
  }
  return replaced
}

/** The call itself, of a name. */
const opened = ({ graph, namer }: Session, calls: Calls, named: Named, call: Call): Node => {
  const [arg] = call.args as [Node]
  const isName = arg.kind === 'variable' || arg.kind === 'named'
  const name = isName ? arg : graph.named(namer.free(`of_${named.name}`), arg, true)
  const node = graph.call(call.name, 0, [name], call.rows, call.cols)
  if (!named.introduced) calls.set(keyOf(call.name, name.name), named)
  return node
}

const keyOf = (name: string, argument: string): string => `${name} ${argument}`

/** Calls under their names again. */
const closing = ({ graph }: Session, calls: Calls): ((node: Node) => Node) => {
  return replacing(graph, (node) => {
    const named = nameOf(calls, node)
    return named && graph.named(named.name, node, false, named.index)
  })
}

const nameOf = (calls: Calls, node: Node): Named | undefined => {
  if (!isOpen(node)) return undefined
  const [arg] = node.args as [Node]
  return arg.kind === 'variable' || arg.kind === 'named' ? calls.get(keyOf(node.name, arg.name)) : undefined
}
