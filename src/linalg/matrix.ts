/**
 * Small dense matrices of doubles and the operations of the language on them. A scalar is 1 x 1, a vector n x 1.
 * Factorisations are `lu.ts`; what a named function does is in its row.
 */
import { internal } from '../errors/defects.ts'

/** Entry (i, j) is `data[i + j*rows]`: column-major, so that `vec` and `reshape` keep the data as it is. */
export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

/** Small matrices share a buffer: one of its own takes ten times as long to get as all else that is done with it. */
const SHARED = 4096
const BYTES = Float64Array.BYTES_PER_ELEMENT
let shared = new ArrayBuffer(SHARED * BYTES)
let taken = 0

const fresh = (length: number): Float64Array => {
  if (length > SHARED / 16) return new Float64Array(length)
  if (taken + length > SHARED) {
    shared = new ArrayBuffer(SHARED * BYTES)
    taken = 0
  }
  const from = taken
  taken += length
  return new Float64Array(shared, from * BYTES, length)
}

export const zeros = (rows: number, cols: number): Matrix => ({ rows, cols, data: fresh(rows * cols) })

/** The same entries, to be changed. */
export const copy = (a: Matrix): Matrix => {
  const result = zeros(a.rows, a.cols)
  result.data.set(a.data)
  return result
}

export const filled = (rows: number, cols: number, value: number): Matrix => {
  const result = zeros(rows, cols)
  result.data.fill(value)
  return result
}

export const scalar = (value: number): Matrix => {
  const result = zeros(1, 1)
  result.data[0] = value
  return result
}

export const identity = (n: number): Matrix => {
  const result = zeros(n, n)
  for (let i = 0; i < n; i++) result.data[i + i * n] = 1
  return result
}

/** The matrix whose entry (i, j), counted from 0, is `entry(i, j)`. */
export const generate = (rows: number, cols: number, entry: (i: number, j: number) => number): Matrix => {
  const result = zeros(rows, cols)
  for (let j = 0; j < cols; j++) for (let i = 0; i < rows; i++) result.data[i + j * rows] = entry(i, j)
  return result
}

/** The matrix with these rows, for tests and generated code. */
export const fromRows = (rows: readonly (readonly number[])[]): Matrix =>
  generate(rows.length, rows[0]?.length ?? 0, (i, j) => rows[i]?.[j] ?? Number.NaN)

export const toRows = (a: Matrix): number[][] =>
  Array.from({ length: a.rows }, (_, i) => Array.from({ length: a.cols }, (_, j) => at(a, i, j)))

export const at = (a: Matrix, i: number, j: number): number => a.data[i + j * a.rows]!

export const isScalarMatrix = (a: Matrix): boolean => a.rows === 1 && a.cols === 1
export const sameSize = (a: Matrix, b: Matrix): boolean => a.rows === b.rows && a.cols === b.cols
export const sizeText = (a: Matrix): string => `${a.rows} x ${a.cols}`

export const map = (a: Matrix, f: (x: number) => number): Matrix => {
  const result = zeros(a.rows, a.cols)
  for (let k = 0; k < a.data.length; k++) result.data[k] = f(a.data[k]!)
  return result
}

/** `f` of corresponding entries; a scalar operand is broadcast. */
export const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix => {
  if (isScalarMatrix(b) && !isScalarMatrix(a)) return map(a, (x) => f(x, b.data[0]!))
  if (isScalarMatrix(a) && !isScalarMatrix(b)) return map(b, (y) => f(a.data[0]!, y))
  requireSame(a, b)
  const result = zeros(a.rows, a.cols)
  for (let k = 0; k < a.data.length; k++) result.data[k] = f(a.data[k]!, b.data[k]!)
  return result
}

const requireSame = (a: Matrix, b: Matrix): void => {
  if (!sameSize(a, b))
    throw internal(`operands of ${sizeText(a)} and ${sizeText(b)} where sizes must be equal`)
}

export const scale = (a: Matrix, factor: number): Matrix => {
  const result = zeros(a.rows, a.cols)
  for (let k = 0; k < a.data.length; k++) result.data[k] = a.data[k]! * factor
  return result
}

/** `a + factor*b` of equal sizes. */
export const addScaled = (a: Matrix, b: Matrix, factor: number): Matrix => {
  requireSame(a, b)
  const result = zeros(a.rows, a.cols)
  for (let k = 0; k < a.data.length; k++) result.data[k] = a.data[k]! + factor * b.data[k]!
  return result
}

export const transpose = (a: Matrix): Matrix =>
  a.rows === 1 || a.cols === 1
    ? { rows: a.cols, cols: a.rows, data: a.data }
    : generate(a.cols, a.rows, (i, j) => at(a, j, i))

/** The `*` of the language: a scalar times anything, else the matrix product. */
export const multiply = (a: Matrix, b: Matrix): Matrix => {
  if (isScalarMatrix(a)) return scale(b, a.data[0]!)
  if (isScalarMatrix(b)) return scale(a, b.data[0]!)
  if (a.cols !== b.rows) throw internal(`the product of ${sizeText(a)} and ${sizeText(b)}`)
  const result = zeros(a.rows, b.cols)
  for (let j = 0; j < b.cols; j++) {
    for (let k = 0; k < a.cols; k++) {
      const factor = b.data[k + j * b.rows]!
      for (let i = 0; i < a.rows; i++) result.data[i + j * a.rows]! += a.data[i + k * a.rows]! * factor
    }
  }
  return result
}

/** `tr(a'*b)` of equal sizes. */
export const inner = (a: Matrix, b: Matrix): number => {
  requireSame(a, b)
  let total = 0
  for (let k = 0; k < a.data.length; k++) total += a.data[k]! * b.data[k]!
  return total
}

export const kronecker = (a: Matrix, b: Matrix): Matrix =>
  generate(
    a.rows * b.rows,
    a.cols * b.cols,
    (i, j) => at(a, Math.floor(i / b.rows), Math.floor(j / b.cols)) * at(b, i % b.rows, j % b.cols),
  )

export const reshape = (a: Matrix, rows: number, cols: number): Matrix => {
  if (rows * cols !== a.data.length) throw internal(`${sizeText(a)} reshaped to ${rows} x ${cols}`)
  return { rows, cols, data: a.data }
}

/** The columns below each other. */
export const vec = (a: Matrix): Matrix => reshape(a, a.data.length, 1)

/** Turns two columns of a matrix of so many rows by the angle of this cosine and sine, in place. */
export const turnColumns = (
  data: Float64Array,
  rows: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void => {
  for (let i = 0; i < rows; i++) {
    const [x, y] = [data[i + p * rows]!, data[i + q * rows]!]
    data[i + p * rows] = cosine * x - sine * y
    data[i + q * rows] = sine * x + cosine * y
  }
}

/** The sum of numbers. */
export const total = (entries: ArrayLike<number>): number => {
  let result = 0
  for (let k = 0; k < entries.length; k++) result += entries[k]!
  return result
}

export const maxAbs = (a: Matrix): number => {
  let largest = 0
  for (const x of a.data) if (!(Math.abs(x) <= largest)) largest = Math.abs(x)
  return largest
}

export const allFinite = (a: Matrix): boolean => a.data.every(Number.isFinite)

/** Half the sum of a square matrix and its transpose. */
export const symmetricPart = (a: Matrix): Matrix => scale(addScaled(a, transpose(a), 1), 0.5)
