/**
 * An expansion is quadratic in the increments; at 0 its value and its two derivatives along them are those of the value.
 */
import * as m from '../../linalg/matrix.ts'
import { newWatch } from '../../linalg/watch.ts'
import { lineAlong, slope } from '../along.ts'
import type { Point } from '../point.ts'
import type { Evaluator } from '../site.ts'
import type { Definition } from './definition.ts'

/** Multiples of the increments at which an expansion is compared. */
const SCALES = [0, 1, -1, 2]

export const taylor: Definition = ({ point, base, value, answer, companions }) => {
  const parts = [...companions].map(([name, moved]) => [name, point.values.get(moved)!] as const)
  const at =
    (scale: number): Evaluator =>
    (where, watch) =>
      answer(scaled(where, companions, scale), watch)
  const odd: Evaluator = (where, watch) =>
    m.scale(m.addScaled(at(1)(where, watch), at(-1)(where, watch), -1), 1 / 2)
  const first = slope(lineAlong(value, point, parts))
  const second = slope(lineAlong(odd, point, parts))
  if (!first || !second) return undefined
  const expected = SCALES.flatMap((t) => {
    const linear = m.addScaled(base.value, first.derivative, t)
    return [...m.addScaled(linear, second.derivative, t ** 2 / 2).data]
  })
  const got = SCALES.flatMap((t) => [...at(t)(point, newWatch()).data])
  return { expected, got, noise: 2 * (first.error + second.error) }
}

const scaled = (point: Point, companions: ReadonlyMap<string, string>, scale: number): Point => {
  const values = new Map(point.values)
  for (const moved of companions.values()) values.set(moved, m.scale(point.values.get(moved)!, scale))
  return { ...point, values }
}
