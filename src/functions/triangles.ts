/**
 * The lower triangle of a matrix as a vector, and matrices that put such vectors and the stacked columns in the place of
 * each other. Source: Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., 3.8.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Evaluate, type FunctionRow, integerOf, type RowFacts, rowsOf } from './row.ts'

/** Where the entries of a triangle are, column by column; `below` is 1 without the diagonal. */
const places = (n: number, below: number): (readonly [number, number])[] =>
  Array.from({ length: n }, (_, j) => j).flatMap((j) =>
    Array.from({ length: Math.max(0, n - j - below) }, (_, i) => [i + j + below, j] as const),
  )

const entriesOf =
  (below: number): Evaluate =>
  ([a]) => {
    const found = places(a!.rows, below)
    return m.generate(found.length, 1, (k) => m.at(a!, ...found[k]!))
  }

const triangleOf =
  (below: number): Evaluate =>
  ([a, n]) => {
    const result = m.zeros(integerOf(n), integerOf(n))
    for (const [k, [i, j]] of places(result.rows, below).entries())
      result.data[i + j * result.rows] = a!.data[k]!
    return result
  }

const picking = (n: number, below: number): Matrix => {
  const found = places(n, below)
  return m.generate(found.length, n * n, (k, at) => (found[k]![0] + found[k]![1] * n === at ? 1 : 0))
}

const duplication = (n: number): Matrix => {
  const found = places(n, 0)
  const isAt = (k: number, i: number, j: number): boolean => found[k]![0] === i && found[k]![1] === j
  return m.generate(n * n, found.length, (at, k) => {
    const [i, j] = [at % n, Math.floor(at / n)]
    return isAt(k, i, j) || isAt(k, j, i) ? 1 : 0
  })
}

/** In the order of the language page. */
export const TRIANGLES: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'vech',
    signatures: ['n x n -> n*(n + 1)/2'],
    summary: 'the lower triangle with the diagonal, column by column',
    evaluate: entriesOf(0),
    inLaws: { 'half-vec': 'the stacked lower triangle' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'vecs',
    signatures: ['n x n -> n*(n - 1)/2'],
    summary: 'the lower triangle without the diagonal, column by column',
    evaluate: entriesOf(1),
    inLaws: { 'skew-vec': 'the stacked strict lower triangle' },
    linear: [0],
  },
])

/** Constants, which only dimensions make up. */
export const TRIANGULAR: readonly RowFacts[] = [
  {
    name: 'duplication',
    signatures: ['dim n -> n*n x n*(n + 1)/2'],
    summary: 'the D with D*vech(S) = vec(S) for symmetric S',
    evaluate: ([n]) => duplication(integerOf(n)),
    latex: '\\mathbf{D}_{$1}',
  },
  {
    name: 'elimination',
    signatures: ['dim n -> n*(n + 1)/2 x n*n'],
    summary: 'the L with vech(X) = L*vec(X)',
    evaluate: ([n]) => picking(integerOf(n), 0),
    latex: '\\mathbf{L}_{$1}',
  },
]

/** What answers are written in. */
export const FROM_TRIANGLES: readonly RowFacts[] = [
  {
    name: 'unvech',
    signatures: ['n*(n + 1)/2, dim n -> n x n'],
    summary: 'the lower triangular n x n matrix with the given vech',
    evaluate: triangleOf(0),
    gives: ['lower-triangular'],
    inLaws: { triangle: 'the triangle of a vector' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'unvecs',
    signatures: ['n*(n - 1)/2, dim n -> n x n'],
    summary: 'the strictly lower triangular n x n matrix with the given vecs',
    evaluate: triangleOf(1),
    gives: ['lower-triangular', 'hollow'],
    inLaws: { 'strict-triangle': 'the strict triangle of a vector' },
    linear: [0],
  },
  {
    name: 'strict_elimination',
    signatures: ['dim n -> n*(n - 1)/2 x n*n'],
    summary: 'the L with vecs(X) = L*vec(X)',
    evaluate: ([n]) => picking(integerOf(n), 1),
    latex: '\\mathbf{L}_{\\mathrm{strict},$1}',
  },
]
