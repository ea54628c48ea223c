/**
 * At a stationary point no direction in the structure of the variable changes the value to first order.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { newWatch } from '../../linalg/watch.ts'
import type { Property } from '../../shape/properties.ts'
import { partialsOf } from '../along.ts'
import { baseOf } from '../difference.ts'
import { type Evaluator, roundingOf } from '../site.ts'
import { hasStructure, structureOf } from '../subspace.ts'
import type { Asked, Definition } from './definition.ts'

const TOLERANCE = 1e-8

export const stationary: Definition = (asked) => {
  const { point, answer, variables, settled = new Map(), constraints = [] } = asked
  const value = lagrangian(asked)
  const [[name, properties] = ['', new Set<Property>()]] = variables
  const structure = structureOf(properties)
  const at: Matrix = answer(point, newWatch())
  const moved = [...settled].map(([other, of]) => [other, of(point, newWatch())] as const)
  const there = { ...point, values: new Map([...point.values, ...moved, [name, at]]) }
  const base = baseOf((_, watch) => value(there, watch))
  if (!base) return undefined
  const first = baseOf((_, watch) => value(point, watch))
  if (!first) return undefined
  const before = partialsOf({ ...asked, base: first, answer: new Map() }, value, name, structure)
  const rounding = roundingOf(value, there, base.value)
  const after = partialsOf({ point: there, base, rounding, answer: new Map() }, value, name, structure)
  if (!before || !after) return undefined
  const residuals = constraints.flatMap(({ residual }) => [...residual(there, newWatch()).data])
  const scale = [...before.matrix.data]
  return {
    expected: [...scale, ...[...after.matrix.data, ...residuals, 0].map(() => 0)],
    got: [
      ...scale,
      ...after.matrix.data,
      ...residuals,
      hasStructure(at, structure, TOLERANCE) ? 0 : Infinity,
    ],
    noise: before.error + after.error,
  }
}

/** The value and the constraints, each with its multiplier as it is at the point. */
const lagrangian = ({ value, point, constraints = [] }: Asked): Evaluator => {
  if (constraints.length === 0) return value
  const parts = constraints.map(({ residual, multiplier }) => ({
    residual,
    by: multiplier(point, newWatch()),
  }))
  return (at, watch, jitter) =>
    parts.reduce(
      (sum, { residual, by }) => m.addScaled(sum, m.scalar(m.inner(by, residual(at, watch, jitter))), 1),
      value(at, watch, jitter),
    )
}
