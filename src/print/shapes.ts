/**
 * The shapes of what an expression is made of.
 */
import type { Derivation } from '../expr/derivation.ts'
import { operandsOf } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { shape, shapeText } from '../shape/shape.ts'
import { toText } from './text.ts'

/** Intermediates beyond these are left out. */
const MOST = 40

/** `W*x: m`, for each intermediate of the objective, innermost first. */
export const shapesOnTheWay = ({ objective }: Derivation): string[] =>
  reachable([objective])
    .filter((node) => operandsOf(node).length > 0 && node.kind !== 'named')
    .slice(0, MOST)
    .map((node) => `${toText(node)}: ${shapeText(shape(node.rows, node.cols))}`)
