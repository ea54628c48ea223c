/**
 * Whether a matrix has a declared property, but for rounding. How matrices that have one are drawn is `draw.ts`.
 */

import { det as determinant, isSingular } from '../linalg/lu.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { cholesky } from '../linalg/matrix-functions.ts'
import { isStructural, type Property, SQUARE_ONLY, type Structural } from '../shape/properties.ts'
import { hasStructure } from './subspace.ts'

const TOLERANCE = 1e-9
/** What is left of a number that rounding has eaten up. */
const LOST = 1e-14

type Holds = (a: Matrix) => boolean

const structured =
  (property: Structural): Holds =>
  (a) =>
    hasStructure(a, [property], TOLERANCE * m.maxAbs(a))

const orthonormal: Holds = (a) => {
  const product = m.multiply(m.transpose(a), a)
  return m.maxAbs(m.addScaled(product, m.identity(a.cols), -1)) <= TOLERANCE
}

/** Cholesky's factor exists of semidefinite matrices that are moved a little; of definite ones no pivot is lost. */
const semidefinite: Holds = (a) => {
  const shift = m.scale(m.identity(a.rows), TOLERANCE * Math.max(1, m.maxAbs(a)))
  return structured('symmetric')(a) && m.allFinite(cholesky(m.addScaled(a, shift, 1)))
}

const definite: Holds = (a) => {
  const factor = cholesky(a)
  return (
    structured('symmetric')(a) &&
    m.allFinite(factor) &&
    pivotsOf(factor).every((pivot, i) => pivot ** 2 > LOST * m.at(a, i, i))
  )
}

const pivotsOf = (a: Matrix): number[] => Array.from({ length: a.rows }, (_, i) => m.at(a, i, i))

/** A vector is one distribution, a matrix has one in every row. */
const stochastic: Holds = (a) => {
  const rows = a.cols === 1 ? m.transpose(a) : a
  const sums = m.multiply(rows, m.filled(rows.cols, 1, 1))
  return a.data.every((x) => x >= 0) && sums.data.every((x) => Math.abs(x - 1) <= TOLERANCE)
}

const always: Holds = () => true

const HOLDS: Readonly<Record<Exclude<Property, Structural>, Holds>> = {
  rotation: (a) => orthonormal(a) && determinant(a) > 0,
  orthogonal: orthonormal,
  unit: (a) => a.cols === 1 && orthonormal(a),
  orthonormal,
  invertible: (a) => !isSingular(a),
  'positive-definite': definite,
  'positive-semidefinite': semidefinite,
  positive: ({ data }) => data.every((x) => x > 0),
  nonnegative: ({ data }) => data.every((x) => x >= 0),
  stochastic,
  'one-hot': (a) => stochastic(a) && a.data.every((x) => x === 0 || x === 1),
  constant: always,
}

/** Whether the value of a variable has a property that it was declared to have. */
export const holds = (property: Property, value: Matrix): boolean => {
  if (SQUARE_ONLY.has(property) && value.rows !== value.cols) return false
  return (isStructural(property) ? structured(property) : HOLDS[property])(value)
}
