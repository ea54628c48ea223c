/**
 * The subspaces that declared properties confine a variable to, as orthogonal bases of directions.
 */

import { internal } from '../errors/defects.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import type { Property } from '../shape/properties.ts'

/** Entries (i, j) and, where it has one, its mirror (j, i) times `mirror`: one direction of a basis. */
interface Element {
  readonly i: number
  readonly j: number
  readonly mirror: 1 | -1 | 0
}

export type Structure = 'full' | 'symmetric' | 'skew' | 'diagonal' | 'lower-triangular' | 'upper-triangular'

/** The subspace that a variable with these properties lives in. */
export const structureOf = (properties: ReadonlySet<Property>): Structure => {
  const structures = (['symmetric', 'skew', 'lower-triangular', 'upper-triangular'] as const).filter((s) =>
    properties.has(s),
  )
  if (structures.length === 0) return 'full'
  if (structures.length === 1) return structures[0]!
  return structures.includes('skew') ? 'skew' : 'diagonal'
}

/** An orthogonal basis of the matrices of this size and structure. */
export const basis = (rows: number, cols: number, structure: Structure): Matrix[] =>
  elements(rows, cols, structure).map((element) => combination(rows, cols, [element], () => 1))

/** How many directions a basis has. */
export const dimension = (rows: number, cols: number, structure: Structure): number =>
  elements(rows, cols, structure).length

/** A random direction of norm 1 within the structure. */
export const randomDirection = (rows: number, cols: number, structure: Structure, rng: Random): Matrix => {
  const direction = combination(rows, cols, elements(rows, cols, structure), rng.normal)
  return m.scale(direction, 1 / Math.sqrt(m.inner(direction, direction)))
}

/** Whether a matrix lies in the subspace, but for differences of this size. */
export const hasStructure = (a: Matrix, structure: Structure, tolerance: number): boolean =>
  structure === 'full' || m.maxAbs(m.addScaled(a, projection(a, structure), -1)) <= tolerance

/** The nearest matrix in the subspace. */
const projection = (a: Matrix, structure: Structure): Matrix =>
  m.generate(a.rows, a.cols, (i, j) => {
    if (structure === 'symmetric') return (m.at(a, i, j) + m.at(a, j, i)) / 2
    if (structure === 'skew') return (m.at(a, i, j) - m.at(a, j, i)) / 2
    return role(i, j, structure) === undefined ? 0 : m.at(a, i, j)
  })

const elements = (rows: number, cols: number, structure: Structure): Element[] => {
  if (structure !== 'full' && rows !== cols) throw internal(`a ${structure} matrix of ${rows} x ${cols}`)
  const result: Element[] = []
  for (let j = 0; j < cols; j++)
    for (let i = 0; i < rows; i++) {
      const mirror = role(i, j, structure)
      if (mirror !== undefined) result.push({ i, j, mirror })
    }
  return result
}

/** What entry (i, j) is in a basis: its mirror's factor, or `undefined` where it has no direction of its own. */
const role = (i: number, j: number, structure: Structure): 1 | -1 | 0 | undefined => {
  switch (structure) {
    case 'full':
      return 0
    case 'symmetric':
      return i > j ? 1 : i === j ? 0 : undefined
    case 'skew':
      return i > j ? -1 : undefined
    case 'diagonal':
      return i === j ? 0 : undefined
    case 'lower-triangular':
      return i >= j ? 0 : undefined
    case 'upper-triangular':
      return i <= j ? 0 : undefined
  }
}

const combination = (
  rows: number,
  cols: number,
  parts: readonly Element[],
  coefficient: () => number,
): Matrix => {
  const result = m.zeros(rows, cols)
  for (const { i, j, mirror } of parts) {
    const c = coefficient()
    result.data[i + j * rows] = c
    if (mirror !== 0) result.data[j + i * rows] = mirror * c
  }
  return result
}
