/**
 * The operations that every language with vectors and matrices has, and the shape of what each makes: none for a
 * number, one dimension for a vector or row, two for a matrix.
 */
import { addDims, type Dim, divideDim, multiplyDims, subtractDims } from '../../shape/dim.ts'

export type OpShape = readonly Dim[]

/** Operations every target spells. Elementwise ones take numbers along with arrays. */
export type CoreOp =
  | 'pi'
  | 'add'
  | 'subtract'
  | 'negate'
  | 'times'
  | 'divide'
  | 'power'
  /** Of two vectors: the sum of products, and the matrix of products. */
  | 'dot'
  | 'outer'
  /** The sum of products of the entries of two matrices. */
  | 'inner'
  | 'matvec'
  | 'matmul'
  /** inv(A)*B without the inverse. */
  | 'solve'
  | 'matrix-power'
  | 'transpose'
  /** An array of equal entries, with its dimensions. */
  | 'full'
  | 'eye'
  | 'commutation'
  /**
   * Of a lower triangle by columns, with the diagonal where the second dimension is 0 and without it where that is 1: the
   * entries of a matrix, the matrix of entries, the matrix that picks them from stacked columns; and the duplication matrix.
   */
  | 'lower-entries'
  | 'from-lower'
  | 'elimination'
  | 'duplication'
  /** diag(v)*A and A*diag(v). */
  | 'scale-rows'
  | 'scale-columns'
  /** commutation(m,n)*A and A*commutation(m,n), the dimensions given. */
  | 'permute-rows'
  | 'permute-columns'
  /** An entry, counted from 0, and a column of the identity. */
  | 'entry'
  | 'unit'
  /** Entries of a vector, rows, columns of a matrix: where they end, then where they begin, counted from 0. */
  | 'part'
  | 'part-rows'
  | 'part-columns'
  /** A row and a column of a matrix as a vector, counted from 0. */
  | 'row'
  | 'column'
  /** The vector of vectors and numbers one after another; matrices on top of one another and side by side. */
  | 'join'
  | 'on-top'
  | 'side-by-side'
  | 'sum'
  | 'sum-columns'
  | 'sum-rows'
  | 'diagonal-matrix'
  | 'diagonal'
  | 'vec'
  /** The matrix of given dimensions from its stacked columns. */
  | 'reshape'
  | 'kron'
  /** Between a one-dimensional array and a matrix of one row or column. */
  | 'as-row'
  | 'as-column'
  | 'from-row'
  /** A whole number made floating point. */
  | 'as-float'
  /** The same array in memory of its own, where a language has arrays that two names share. */
  | 'copy'

/** Operations that only some targets spell; what takes their place elsewhere, the laws of the plan know. */
export type ExtraOp =
  /** The second operand where the first is not negative, else the third, entry by entry. */
  | 'choose'
  /** The root of the sum of two squares, entry by entry. */
  | 'hypot'
  /** A vector less its mean under the weights of another, which are not negative and add up to 1. */
  | 'less-mean'
  /** A matrix plus a number or vector on its diagonal; the same in the place of the matrix, which nothing else may want. */
  | 'add-diagonal'
  | 'add-in-place'
  /** A matrix plus a vector on each of its columns, and on each of its rows. */
  | 'add-to-columns'
  | 'add-to-rows'
  /** The greatest entry of a vector; of each row, of each column of a matrix. */
  | 'max'
  | 'max-rows'
  | 'max-columns'
  /** The sums of products of the entries in a row of two matrices. */
  | 'inner-rows'
  /** The lower Cholesky factor; the solution, inverse and logarithm of the determinant by it. */
  | 'cholesky'
  | 'cholesky-solve'
  | 'cholesky-inverse'
  | 'cholesky-logdet'
  /** kron(A,B) with its columns permuted: those of B run slowest. */
  | 'kron-commuted'
  /** kron(A,eye(n)) and kron(eye(n),A), n being the dimension given. */
  | 'kron-eye'
  | 'eye-kron'
  /** kron(eye(n),A)*B and A*kron(eye(n),B), n being the dimension given. */
  | 'eye-kron-times'
  | 'times-eye-kron'
  /** The matrix of the inner products of the blocks of a matrix with another one, so large as they. */
  | 'block-inner'
  /** The sum of the values of an operand for an index from 1 on, and these values, with the index and the size of its range. */
  | 'sum-over'
  | 'stack-over'

interface Shaped {
  readonly shape: OpShape
}

type ShapeOf = (args: readonly Shaped[], dims: readonly Dim[]) => OpShape

const NUMBER: ShapeOf = () => []
const GIVEN: ShapeOf = (_args, dims) => dims
const SQUARE: ShapeOf = (_args, [n]) => [n!, n!]
const OF_FIRST: ShapeOf = ([a]) => a!.shape
const OF_SECOND: ShapeOf = ([, b]) => b!.shape
const ROWS: ShapeOf = ([a]) => [a!.shape[0]!]
const COLUMNS: ShapeOf = ([a]) => [a!.shape[1]!]

/** The shape of arrays of one shape that numbers stand beside. */
export const common = (args: readonly Shaped[]): OpShape =>
  args.reduce<OpShape>((shape, arg) => (arg.shape.length > shape.length ? arg.shape : shape), [])

const product = (dims: OpShape): Dim => dims.reduce(multiplyDims, 1)

const kron: ShapeOf = ([a, b]) => {
  const [left, right] = [a!.shape, b!.shape]
  return left.length === 2
    ? left.map((dim, i) => multiplyDims(dim, right[i]!))
    : [product([...left, ...right])]
}

/** Both sides of a matrix n times as long. */
const repeated: ShapeOf = ([a], [n]) => a!.shape.map((dim) => multiplyDims(dim, n!))

/** How many entries a lower triangle has, without the diagonal where `below` is 1. */
const lowerCount = (n: Dim, below: Dim): Dim =>
  subtractDims(divideDim(multiplyDims(n, addDims(n, 1)), 2), multiplyDims(below, n))

/** A row an operation that is not entry by entry. */
const SHAPES: Readonly<Partial<Record<CoreOp | ExtraOp, ShapeOf>>> = {
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
  'lower-entries': (_args, [n, below]) => [lowerCount(n!, below!)],
  'from-lower': SQUARE,
  elimination: (_args, [n, below]) => [lowerCount(n!, below!), multiplyDims(n!, n!)],
  duplication: (_args, [n]) => [multiplyDims(n!, n!), lowerCount(n!, 0)],
  'scale-rows': OF_SECOND,
  'scale-columns': OF_FIRST,
  'permute-rows': OF_FIRST,
  'permute-columns': OF_FIRST,
  entry: NUMBER,
  unit: (_args, [n]) => [n!],
  part: (_args, [to, from]) => [subtractDims(to!, from!)],
  'part-rows': ([a], [to, from]) => [subtractDims(to!, from!), a!.shape[1]!],
  'part-columns': ([a], [to, from]) => [a!.shape[0]!, subtractDims(to!, from!)],
  row: COLUMNS,
  column: ROWS,
  join: GIVEN,
  'on-top': GIVEN,
  'side-by-side': GIVEN,
  sum: NUMBER,
  'sum-columns': COLUMNS,
  'sum-rows': ROWS,
  'diagonal-matrix': ([a]) => [a!.shape[0]!, a!.shape[0]!],
  diagonal: ROWS,
  vec: ([a]) => [product(a!.shape)],
  reshape: GIVEN,
  kron,
  'as-row': ([a]) => [1, a!.shape[0]!],
  'as-column': ([a]) => [a!.shape[0]!, 1],
  'from-row': COLUMNS,
  choose: OF_FIRST,
  'less-mean': OF_FIRST,
  'add-diagonal': OF_FIRST,
  'add-in-place': OF_FIRST,
  'add-to-columns': OF_FIRST,
  'add-to-rows': OF_FIRST,
  max: NUMBER,
  'max-rows': ROWS,
  'max-columns': COLUMNS,
  'inner-rows': ROWS,
  cholesky: OF_FIRST,
  'cholesky-solve': OF_SECOND,
  'cholesky-inverse': OF_FIRST,
  'cholesky-logdet': NUMBER,
  'kron-commuted': kron,
  'kron-eye': repeated,
  'eye-kron': repeated,
  'eye-kron-times': ([a, b], [n]) => [multiplyDims(a!.shape[0]!, n!), b!.shape[1]!],
  'times-eye-kron': ([a, b], [n]) => [a!.shape[0]!, multiplyDims(b!.shape[1]!, n!)],
  'block-inner': GIVEN,
  'sum-over': OF_FIRST,
  'stack-over': ([a], [, n]) => [n!, ...a!.shape],
}

/** Operations in whose operand an index is bound, the first of their dimensions. */
export const OVER_INDEX: ReadonlySet<string> = new Set(['sum-over', 'stack-over'])

export const shapeOf = (op: CoreOp | ExtraOp, args: readonly Shaped[], dims: readonly Dim[]): OpShape =>
  (SHAPES[op] ?? common)(args, dims)

/** Operations whose value may be another look at the memory of their operand. */
export const VIEWS: ReadonlySet<CoreOp | ExtraOp> = new Set([
  'transpose',
  'as-row',
  'as-column',
  'from-row',
  'diagonal',
  'vec',
  'reshape',
  'part',
  'part-rows',
  'part-columns',
  'row',
  'column',
])
