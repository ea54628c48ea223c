/**
 * How a language writes loops over arrays that lie in memory row after row.
 */
import type { CoreOp, ExtraOp, OpShape } from '../array/core.ts'
import type { Fragment } from '../emit/fragment.ts'

export interface LoopLanguage {
  /** The entries of an argument. */
  readonly memory: (name: string, shape: OpShape) => string
  /** What those of an argument are called, and where a row begins. */
  readonly memoryName: (name: string) => string
  readonly start: string
  readonly entry: (array: string, index: string) => Fragment
  /** An array of zeros, and a number that begins as 0. */
  readonly allocate: (name: string, size: Fragment) => string
  readonly zero: (name: string) => string
  readonly constant: (name: string, value: string) => string
  readonly set: (place: string, value: string) => string
  readonly add: (place: string, value: string) => string
  /** Lines of a loop over 0, 1, … below the size. */
  readonly loop: (index: string, size: Fragment, body: readonly string[]) => string[]
  /** What is returned of the entries of a matrix. */
  readonly matrix: (memory: string, rows: Fragment, cols: Fragment) => string
  /** The sum of products of n entries from i of `a` and from j of `b`. */
  readonly dot: (a: string, i: string, b: string, j: string, n: Fragment) => Fragment
  /** A matrix times a vector, made at once. */
  readonly product: (matrix: string, vector: string, rows: Fragment, cols: Fragment) => Fragment
  /** Names of indices of rows and columns. */
  readonly indices: readonly [string, string]
}

/** Sums of products, which a function makes where nothing else is done in their loop. */
export const SUMS_OF_PRODUCTS: ReadonlySet<CoreOp | ExtraOp> = new Set(['dot', 'inner'])
