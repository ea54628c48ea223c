/**
 * The log of the absolute determinant of the partial derivatives of the free entries of the value by those of the variable.
 */
import { singularMap } from '../../errors/derivatives.ts'
import { inverse, signedLogDet } from '../../linalg/lu.ts'
import * as m from '../../linalg/matrix.ts'
import { newWatch } from '../../linalg/watch.ts'
import { PROPERTIES, type Property } from '../../shape/properties.ts'
import { partialsOf } from '../along.ts'
import { holds } from '../holds.ts'
import { basis, type Structure, structureOf } from '../subspace.ts'
import type { Definition } from './definition.ts'

/** Relative pivots below which a matrix of differences counts as singular. */
const SINGULAR = 1e-9

export const logabsdet: Definition = (asked) => {
  const { point, base, value, answer, variables } = asked
  const [[name, properties] = ['', new Set<Property>()]] = variables
  const found = partialsOf({ ...asked, answer: new Map() }, value, name, structureOf(properties))
  if (!found) return undefined
  const matrix = m.multiply(freeOf(base.value, found.matrix.cols), found.matrix)
  if (matrix.rows !== matrix.cols) return { expected: [0], got: [Number.NaN], noise: 0 }
  const scale = m.maxAbs(matrix)
  const inverted = scale === 0 ? matrix : inverse(matrix)
  if (scale === 0 || !m.allFinite(inverted) || m.maxAbs(inverted) * scale > 1 / SINGULAR) throw singularMap()
  const { log } = signedLogDet(matrix)
  const noise = found.error * m.maxAbs(inverted) * matrix.rows
  return { expected: [log], got: [...answer(point, newWatch()).data], noise }
}

/** The matrix that takes the stacked columns of a value to as many free entries as are wanted. */
const freeOf = (value: m.Matrix, count: number): m.Matrix => {
  const { rows, cols } = value
  const properties = rows === cols && rows > 1 ? PROPERTIES.filter((one) => holds(one, value)) : []
  const structure: Structure = structureOf(new Set(properties))
  const whole = rows * cols === count ? [] : structure
  const directions = basis(rows, cols, whole)
  return m.generate(directions.length, rows * cols, (k, at) => {
    const entries = directions[k]!.data
    return at === entries.findIndex((entry) => entry !== 0) ? entries[at]! : 0
  })
}
