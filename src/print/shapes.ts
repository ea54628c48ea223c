/**
 * The shapes of what an expression is made of.
 */
import type { Derivation } from '../expr/derivation.ts'
import { type Node, numberOf, operandsOf } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { shape, shapeText } from '../shape/shape.ts'
import { toText } from './text.ts'

/** Intermediates beyond these are left out. */
const MOST = 40

/** What a reader may wonder about: what is made of something, and stands under no name of its own. */
const isOnTheWay = (node: Node, named: ReadonlySet<Node>): boolean =>
  node.kind === 'named' || (operandsOf(node).length > 0 && numberOf(node) === undefined && !named.has(node))

/** `W*x: m`, for each intermediate of the objective, innermost first; definitions by their names. */
export const shapesOnTheWay = ({ objective }: Derivation): string[] => {
  const all = reachable([objective])
  const named = new Set(all.flatMap((node) => (node.kind === 'named' ? [node.value] : [])))
  return all
    .filter((node) => isOnTheWay(node, named))
    .slice(0, MOST)
    .map((node) => `${toText(node)}: ${shapeText(shape(node.rows, node.cols))}`)
}
