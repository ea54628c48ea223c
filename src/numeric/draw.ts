/**
 * Random values with declared properties. How to spread the entries is a `Spread`; which one suits a problem is
 * for `sample.ts` to find out.
 */

import { det as determinant } from '../linalg/lu.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import { isZeroOfScalars, type Property } from '../shape/properties.ts'
import { stochastic } from './stochastic.ts'
import { projected, structureOf } from './subspace.ts'

/** How the entries of a value are spread. */
export type Spread = 'normal' | 'small' | 'positive' | 'unit' | 'above-one' | 'negative' | 'near-identity'

/** The spreads to choose among for a value of this size, the most general one first. */
export const SPREADS: readonly Spread[] = [
  'normal',
  'positive',
  'unit',
  'small',
  'near-identity',
  'above-one',
  'negative',
]

/** A random value of this size with these properties. */
export const draw = (
  rows: number,
  cols: number,
  properties: ReadonlySet<Property>,
  spread: Spread,
  rng: Random,
): Matrix => {
  const entry = entryOf(properties, spread, rng)
  const shift = spread === 'near-identity' ? 1.5 : 0
  const raw = m.generate(rows, cols, (i, j) => entry() + (i === j ? shift : 0))
  if (rows === 1 && cols === 1) return m.scalar(scalarWith(raw.data[0]!, properties, rng))
  return structured(raw, properties, entry, rng)
}

/** A scalar is a 1 x 1 matrix, of which `orthogonal` and the like say something too. */
const scalarWith = (x: number, properties: ReadonlySet<Property>, rng: Random): number => {
  if ([...properties].some(isZeroOfScalars)) return 0
  if (properties.has('stochastic')) return 1
  if (properties.has('orthonormal'))
    return properties.has('positive-semidefinite') || properties.has('rotation') ? 1 : rng.sign()
  return properties.has('positive-semidefinite') ? Math.abs(x) + 0.2 : x
}

const entryOf = (properties: ReadonlySet<Property>, spread: Spread, rng: Random): (() => number) => {
  const nonnegative = properties.has('positive') || properties.has('nonnegative')
  if (properties.has('positive-semidefinite'))
    return spread === 'positive' || nonnegative ? positive(rng) : rng.normal
  if (nonnegative && !BELOW_ONE.has(spread)) return positive(rng)
  switch (spread) {
    case 'normal':
      return () => awayFromZero(0.9 * rng.normal())
    case 'small':
      return nonnegative ? () => rng.uniform(0.02, 0.3) : () => 0.2 * rng.normal()
    case 'near-identity':
      return () => 0.35 * rng.normal()
    case 'positive':
      return positive(rng)
    case 'unit':
      return () => rng.uniform(0.1, 0.9)
    case 'above-one':
      return () => rng.uniform(1.2, 2.5)
    case 'negative':
      return () => -rng.uniform(0.3, 1.8)
  }
}

const BELOW_ONE: ReadonlySet<Spread> = new Set(['small', 'unit', 'above-one'])

const positive = (rng: Random) => (): number => rng.uniform(0.3, 1.8)

/** Normal, but never so near to zero that a quotient or a kink would spoil the point. */
const awayFromZero = (x: number): number => x + Math.sign(x) * 0.1

/** Gives a matrix of the right size the structure its properties ask for; the strongest ones first. */
const structured = (
  raw: Matrix,
  properties: ReadonlySet<Property>,
  entry: () => number,
  rng: Random,
): Matrix => {
  const has = (property: Property): boolean => properties.has(property)
  const n = raw.rows
  if (has('stochastic')) return stochastic(raw, properties, isDiagonal(properties), rng)
  if (isDiagonal(properties)) return diagonal(raw, properties, rng)
  if (has('unit')) return m.scale(raw, 1 / Math.sqrt(m.inner(raw, raw)))
  if (has('orthonormal')) return orthonormal(raw, properties, rng)
  if (has('positive-definite')) return gram(raw, 0.5)
  if (has('positive-semidefinite')) return gram(m.generate(n, Math.max(1, n - rng.below(2)), entry), 0)
  const structure = structureOf(properties)
  if (structure.length === 0) return raw
  const isTriangular = has('lower-triangular') || has('upper-triangular')
  return projected(isTriangular ? invertibleTriangle(raw) : raw, structure)
}

/** Diagonal as declared, or because two structures meet in the diagonal ones. */
const isDiagonal = (properties: ReadonlySet<Property>): boolean => {
  const structures: Property[] = ['symmetric', 'lower-triangular', 'upper-triangular', 'orthogonal']
  const met = structures.filter((property) => properties.has(property))
  return (
    properties.has('diagonal') || (met.length > 1 && met.some((property) => property.endsWith('triangular')))
  )
}

const diagonal = (raw: Matrix, properties: ReadonlySet<Property>, rng: Random): Matrix =>
  m.generate(raw.rows, raw.rows, (i, j) => {
    if (i !== j) return 0
    if (
      properties.has('rotation') ||
      (properties.has('positive-semidefinite') && properties.has('orthogonal'))
    )
      return 1
    if (properties.has('orthogonal')) return rng.sign()
    return properties.has('positive-semidefinite') ? Math.abs(m.at(raw, i, i)) + 0.2 : m.at(raw, i, i)
  })

/** `Q*Q'/k + shift*eye(n)`: positive definite where the shift is positive. */
const gram = (q: Matrix, shift: number): Matrix => {
  const product = m.scale(m.multiply(q, m.transpose(q)), 1 / q.cols)
  return m.generate(q.rows, q.rows, (i, j) => m.at(product, i, j) + (i === j ? shift : 0))
}

/** Diagonal entries of triangular matrices are kept away from zero, as they are the eigenvalues. */
const invertibleTriangle = (raw: Matrix): Matrix =>
  m.generate(raw.rows, raw.rows, (i, j) => {
    const x = m.at(raw, i, j)
    return i === j && Math.abs(x) < 0.5 ? x + 0.5 * (x < 0 ? -1 : 1) : x
  })

/** Columns of norm 1 at right angles, square ones with the structure that is declared beside that. */
const orthonormal = ({ rows, cols }: Matrix, properties: ReadonlySet<Property>, rng: Random): Matrix => {
  const has = (property: Property): boolean => properties.has(property)
  const columns = (square: Matrix): Matrix => m.generate(rows, cols, (i, j) => m.at(square, i, j))
  if (has('nonnegative')) return columns(m.identity(rows))
  if (has('symmetric')) return has('rotation') ? halfTurn(rows, rng) : reflection(rows, rng)
  if (has('skew')) return rotation(rows)
  const any = orthogonal(rows, rng)
  const isTurned = has('rotation') && determinant(any) < 0
  return columns(isTurned ? m.multiply(any, reflection(rows, rng)) : any)
}

/** Minus the identity in a plane, the identity beside it. */
const halfTurn = (n: number, rng: Random): Matrix => {
  const frame = orthogonal(n, rng)
  const signs = m.generate(n, n, (i, j) => (i !== j ? 0 : i < 2 ? -1 : 1))
  return m.multiply(m.multiply(frame, signs), m.transpose(frame))
}

/** A product of random reflections, of either determinant. */
const orthogonal = (n: number, rng: Random): Matrix => {
  let result = m.identity(n)
  for (let k = 0; k < n + rng.below(2); k++) result = m.multiply(result, reflection(n, rng))
  return result
}

const reflection = (n: number, rng: Random): Matrix => {
  const v = m.generate(n, 1, rng.normal)
  return m.addScaled(m.identity(n), m.multiply(v, m.transpose(v)), -2 / m.inner(v, v))
}

/** Quarter turns in n/2 planes: both orthogonal and skew where n is even. */
const rotation = (n: number): Matrix =>
  m.generate(n, n, (i, j) => (i % 2 === 0 && j === i + 1 ? -1 : j % 2 === 0 && i === j + 1 ? 1 : 0))
