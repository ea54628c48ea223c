/**
 * The lower triangle of a matrix as a vector, and the matrices that go with it. Source: Magnus and Neudecker, Matrix
 * Differential Calculus, 3rd ed., 3.8.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import type { Evaluate } from '../row.ts'
import { integerOf, type Values } from './value.ts'

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

export const TRIANGLES: Values = {
  vech: entriesOf(0),
  vecs: entriesOf(1),
  duplication: ([n]) => duplication(integerOf(n)),
  elimination: ([n]) => picking(integerOf(n), 0),
  unvech: triangleOf(0),
  unvecs: triangleOf(1),
  strict_elimination: ([n]) => picking(integerOf(n), 1),
}
