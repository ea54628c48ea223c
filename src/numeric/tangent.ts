/**
 * Directions in which a value may move on the set that its properties confine it to, where that is no subspace.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { expm } from '../linalg/matrix-functions.ts'
import type { Random } from '../linalg/random.ts'
import type { Property } from '../shape/properties.ts'
import { randomDirection, structureOf } from './subspace.ts'

/** A curve in the set with the value at 0, and its velocity there. */
export interface Curve {
  readonly at: (t: number) => Matrix
  readonly velocity: Matrix
}

/** A random curve: turned as a whole, orthonormal columns stay so; other values move straight within their structure. */
export const randomCurve = (value: Matrix, properties: ReadonlySet<Property>, rng: Random): Curve => {
  const { rows, cols } = value
  if (!properties.has('orthonormal')) {
    const velocity = randomDirection(rows, cols, structureOf(properties), rng)
    return { at: (t) => m.addScaled(value, velocity, t), velocity }
  }
  const turn = rows === 1 ? m.zeros(1, 1) : randomDirection(rows, rows, ['skew'], rng)
  return { at: (t) => m.multiply(expm(m.scale(turn, t)), value), velocity: m.multiply(turn, value) }
}
