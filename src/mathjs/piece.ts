/**
 * What is made of a part of a tree on the way to mathjs, and what its makers share.
 */
import { isScalar, type Shape } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import type { MathNode } from './nodes.ts'

export interface Piece {
  /** A number, a list for a vector, a list of rows for a row or a matrix. */
  readonly node: MathNode
  /** Of a row, where it can be had, the same as a list, for the left of a product with a vector. */
  readonly flat?: MathNode
}

export interface Room {
  readonly shapeOf: (expr: Expr) => Shape
  readonly generics: ReadonlySet<string>
  readonly emit: (expr: Expr) => Piece
  /** A dimension or an index. */
  readonly size: (expr: Expr) => MathNode
}

export type Kind = 'scalar' | 'vector' | 'row' | 'matrix'

export const kindOf = (shape: Shape): Kind => {
  if (isScalar(shape)) return 'scalar'
  if (shape.cols === 1) return 'vector'
  return shape.rows === 1 ? 'row' : 'matrix'
}
