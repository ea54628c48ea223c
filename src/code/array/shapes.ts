/**
 * The shape of what an operation makes: none for a number, one dimension for a vector or row, two for a matrix.
 */
import { type Dim, multiplyDims } from '../../shape/dim.ts'
import type { CoreOp, Op } from './op.ts'

export type OpShape = readonly Dim[]

type ShapeOf = (args: readonly Op[], dims: readonly Dim[]) => OpShape

const NUMBER: ShapeOf = () => []
const GIVEN: ShapeOf = (_args, dims) => dims
const SQUARE: ShapeOf = (_args, [n]) => [n!, n!]
const OF_FIRST: ShapeOf = ([a]) => a!.shape
const OF_SECOND: ShapeOf = ([, b]) => b!.shape
const ROWS: ShapeOf = ([a]) => [a!.shape[0]!]
const COLUMNS: ShapeOf = ([a]) => [a!.shape[1]!]

/** The shape of arrays of one shape that numbers stand beside. */
export const common = (args: readonly Op[]): OpShape =>
  args.reduce<OpShape>((shape, arg) => (arg.shape.length > shape.length ? arg.shape : shape), [])

const product = (dims: OpShape): Dim => dims.reduce(multiplyDims, 1)

const kron: ShapeOf = ([a, b]) => {
  const [left, right] = [a!.shape, b!.shape]
  return left.length === 2
    ? left.map((dim, i) => multiplyDims(dim, right[i]!))
    : [product([...left, ...right])]
}

/** A row an operation that is not entry by entry. */
const SHAPES: Readonly<Partial<Record<CoreOp, ShapeOf>>> = {
  dot: NUMBER,
  inner: NUMBER,
  outer: ([a, b]) => [a!.shape[0]!, b!.shape[0]!],
  matvec: ROWS,
  matmul: ([a, b]) => [a!.shape[0]!, b!.shape[1]!],
  solve: OF_SECOND,
  'matrix-power': OF_FIRST,
  transpose: ([a]) => [...a!.shape].reverse(),
  full: GIVEN,
  eye: SQUARE,
  commutation: (_args, dims) => [product(dims), product(dims)],
  'scale-rows': OF_SECOND,
  'scale-columns': OF_FIRST,
  'permute-rows': OF_FIRST,
  'permute-columns': OF_FIRST,
  entry: NUMBER,
  unit: (_args, [n]) => [n!],
  sum: NUMBER,
  'sum-columns': COLUMNS,
  'sum-rows': ROWS,
  mean: NUMBER,
  'mean-columns': COLUMNS,
  'mean-rows': ROWS,
  'diagonal-matrix': ([a]) => [a!.shape[0]!, a!.shape[0]!],
  diagonal: ROWS,
  vec: ([a]) => [product(a!.shape)],
  reshape: GIVEN,
  kron,
  'as-row': ([a]) => [1, a!.shape[0]!],
  'as-column': ([a]) => [a!.shape[0]!, 1],
  'from-row': COLUMNS,
}

export const shapeOf = (op: CoreOp, args: readonly Op[], dims: readonly Dim[]): OpShape =>
  (SHAPES[op] ?? common)(args, dims)
