/**
 * Whether a matrix has a declared property, but for rounding. How matrices that have one are drawn is `draw.ts`.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { cholesky } from '../linalg/matrix-functions.ts'
import type { Property } from '../shape/properties.ts'
import { hasStructure, type Structure } from './subspace.ts'

const TOLERANCE = 1e-9

type Holds = (a: Matrix) => boolean

const structured =
  (structure: Structure): Holds =>
  (a) =>
    hasStructure(a, structure, TOLERANCE * m.maxAbs(a))

const orthogonal: Holds = (a) => {
  const product = m.multiply(m.transpose(a), a)
  return m.maxAbs(m.addScaled(product, m.identity(a.cols), -1)) <= TOLERANCE
}

/** Cholesky's factor exists of definite matrices, and of semidefinite ones once they are moved a little. */
const definite =
  (moved: number): Holds =>
  (a) => {
    const shift = m.scale(m.identity(a.rows), moved * Math.max(1, m.maxAbs(a)))
    return structured('symmetric')(a) && m.allFinite(cholesky(m.addScaled(a, shift, 1)))
  }

/** A vector is one distribution, a matrix has one in every row. */
const stochastic: Holds = (a) => {
  const rows = a.cols === 1 ? m.transpose(a) : a
  const sums = m.multiply(rows, m.filled(rows.cols, 1, 1))
  return a.data.every((x) => x >= 0) && sums.data.every((x) => Math.abs(x - 1) <= TOLERANCE)
}

const always: Holds = () => true

/** Whether a matrix can be inverted shows in what comes of it. */
const HOLDS: Readonly<Record<Property, Holds>> = {
  symmetric: structured('symmetric'),
  skew: structured('skew'),
  diagonal: structured('diagonal'),
  'lower-triangular': structured('lower-triangular'),
  'upper-triangular': structured('upper-triangular'),
  orthogonal,
  invertible: always,
  'positive-definite': definite(0),
  'positive-semidefinite': definite(TOLERANCE),
  positive: ({ data }) => data.every((x) => x > 0),
  nonnegative: ({ data }) => data.every((x) => x >= 0),
  stochastic,
  'one-hot': (a) => stochastic(a) && a.data.every((x) => x === 0 || x === 1),
  constant: always,
}

/** Whether the value of a variable has a property that it was declared to have. */
export const holds = (property: Property, value: Matrix): boolean => HOLDS[property](value)
