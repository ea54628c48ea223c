/**
 * Random matrices with nonnegative rows that add up to 1, with whatever structure is declared beside that.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import { type Property, tieOf } from '../shape/properties.ts'
import { structureOf } from './subspace.ts'

/** Rows that add up to 1, a vector as one of them; `isDiagonal` where nothing but the identity is left. */
export const stochastic = (
  like: Matrix,
  properties: ReadonlySet<Property>,
  isDiagonal: boolean,
  rng: Random,
): Matrix => {
  const { rows, cols } = like
  if (cols === 1 && rows > 1) return m.transpose(stochastic(m.transpose(like), properties, isDiagonal, rng))
  const isOneHot = properties.has('one-hot') || properties.has('orthonormal')
  if (isDiagonal || properties.has('orthogonal') || (isOneHot && properties.has('invertible')))
    return m.identity(rows)
  if (properties.has('symmetric')) return isOneHot ? m.identity(rows) : mixed(rows, rng)
  const ties = structureOf(properties).map(tieOf)
  const isKept = (i: number, j: number): boolean => ties.every((tie) => tie(i, j)[2] !== 0)
  return isOneHot ? chosen(rows, cols, isKept, rng) : weighted(rows, cols, isKept, rng)
}

type Kept = (i: number, j: number) => boolean

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

const totalOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0)

/** A single 1 in every row. */
const chosen = (rows: number, cols: number, isKept: Kept, rng: Random): Matrix => {
  const at = indices(rows).map((i) => {
    const kept = indices(cols).filter((j) => isKept(i, j))
    return kept[rng.below(kept.length)]!
  })
  return m.generate(rows, cols, (i, j) => (at[i] === j ? 1 : 0))
}

/** Positive weights over their sum. */
const weighted = (rows: number, cols: number, isKept: Kept, rng: Random): Matrix => {
  const weights = m.generate(rows, cols, (i, j) => (isKept(i, j) ? rng.uniform(0.3, 1.8) : 0))
  const totals = indices(rows).map((i) => totalOf(indices(cols).map((j) => m.at(weights, i, j))))
  return m.generate(rows, cols, (i, j) => m.at(weights, i, j) / totals[i]!)
}

/** Symmetric and positive definite: the identity, of which every row gives a little to the others. */
const mixed = (n: number, rng: Random): Matrix => {
  const share = m.generate(n, n, () => rng.uniform(0.1, 0.4) / n)
  const given = (i: number, j: number): number => m.at(share, Math.min(i, j), Math.max(i, j))
  const kept = (i: number): number => 1 - totalOf(indices(n).map((j) => (j === i ? 0 : given(i, j))))
  return m.generate(n, n, (i, j) => (i === j ? kept(i) : given(i, j)))
}
