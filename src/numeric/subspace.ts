/**
 * The subspaces that declared properties confine a variable to: bases of orthogonal directions, random directions, the
 * nearest matrix. What entries have to do with each other is in the rows of the properties.
 */

import { internal } from '../errors/defects.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import { isStructural, narrowestOf, type Property, type Structural, tieOf } from '../shape/properties.ts'
import { type Orbit, orbits as tiedOrbits } from '../shape/ties.ts'

/** The properties that make up a subspace, none of them implied by others; without any all matrices are in it. */
export type Structure = readonly Structural[]

/** The subspace that a variable with these properties lives in. */
export const structureOf = (properties: ReadonlySet<Property>): Structure =>
  narrowestOf(properties, isStructural)

/** An orthogonal basis of the matrices of this size and structure. */
export const basis = (rows: number, cols: number, structure: Structure): Matrix[] =>
  orbits(rows, cols, structure).map((orbit) => combination(rows, cols, [orbit], () => 1))

/** How many directions a basis has. */
export const dimension = (rows: number, cols: number, structure: Structure): number =>
  orbits(rows, cols, structure).length

/** A random direction of norm 1 within the structure. */
export const randomDirection = (rows: number, cols: number, structure: Structure, rng: Random): Matrix => {
  const direction = combination(rows, cols, orbits(rows, cols, structure), rng.normal)
  return m.scale(direction, 1 / Math.sqrt(m.inner(direction, direction)))
}

/** Whether a matrix lies in the subspace, but for differences of this size. */
export const hasStructure = (a: Matrix, structure: Structure, tolerance: number): boolean =>
  structure.map(tieOf).every((tie) =>
    a.data.every((entry, k) => {
      const [i, j, sign] = tie(k % a.rows, Math.floor(k / a.rows))
      return Math.abs(entry - (sign === 0 ? 0 : sign * m.at(a, i, j))) <= (sign === 0 ? 1 : 2) * tolerance
    }),
  )

/** The nearest matrix in the subspace. */
export const projected = (a: Matrix, structure: Structure): Matrix =>
  combination(a.rows, a.cols, orbits(a.rows, a.cols, structure), (orbit) => {
    const entries = [...orbit].map(([k, sign]) => sign * a.data[k]!)
    return m.total(entries) / entries.length
  })

const orbits = (rows: number, cols: number, structure: Structure): Orbit[] => {
  if (structure.length > 0 && rows !== cols)
    throw internal(`a ${structure.join(' ')} matrix of ${rows} x ${cols}`)
  return tiedOrbits(rows, cols, structure.map(tieOf))
}

const combination = (
  rows: number,
  cols: number,
  parts: readonly Orbit[],
  coefficient: (orbit: Orbit) => number,
): Matrix => {
  const result = m.zeros(rows, cols)
  for (const orbit of parts) {
    const c = coefficient(orbit)
    for (const [k, sign] of orbit) result.data[k] = sign * c
  }
  return result
}
