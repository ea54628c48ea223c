/**
 * What equations determine, in what was derived while it was held.
 */
import type { Graph } from '../expr/graph.ts'
import { type Named, type Node, operandsOf } from '../expr/node.ts'
import { namedIn, replacing } from '../expr/walk.ts'
import { isSolution } from '../functions/solutions.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Start } from './start.ts'

/**
 * Nodes in which what equations determine stands under its name where it was held while the equation was differentiated,
 * so that it moves in what is differentiated next, and is computed where a value is wanted.
 */
export const released = (
  graph: Graph,
  below: readonly Node[],
  sides: ReadonlyMap<string, Node> = new Map(),
): ((node: Node) => Node) => {
  const names = new Map<Node, Named>()
  for (const named of namedIn(below)) {
    const { value } = named
    if (value.kind === 'call' && isSolution(value.name)) {
      names.set(value.args[0]!, named)
      const side = sides.get(named.name)
      if (side && !isLeaf(side)) names.set(side, named)
    }
  }
  if (names.size === 0) return (node) => node
  const release: (node: Node) => Node = replacing(
    graph,
    (node) => names.get(node) ?? (node.kind === 'named' ? definition(node) : undefined),
  )
  const definition = (node: Named): Node => {
    const { value: known } = node
    if (known.kind === 'call' && isSolution(known.name)) return names.get(known.args[0]!) ?? node
    const value = release(known)
    return value === known ? node : graph.named(node.name, value, node.introduced, node.index)
  }
  return release
}

const isLeaf = (node: Node): boolean => operandsOf(node).length === 0

/** Of equations `x = …` that are read so the other side, by the name of the unknown. */
export const sidesOf = (
  { problem }: Analysis,
  { origins }: Pick<Start, 'origins'>,
): ReadonlyMap<string, Node> =>
  new Map(
    problem.definitions.flatMap(({ name, equation }): [string, Node][] => {
      if (equation?.left.kind !== 'name' || equation.left.name !== name) return []
      const side = origins.get(equation.right)
      return side ? [[name, side]] : []
    }),
  )
