/**
 * Whether the value of a pattern has the properties that a rule claims, at a point and at the borders of what the
 * conditions allow: where matrices are zero, singular or each other's opposites.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import type { Unknown } from '../numeric/climb.ts'
import { holds } from '../numeric/holds.ts'
import type { Point } from '../numeric/point.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Claim } from '../syntax/tree.ts'
import { bordersOf, type Values } from './borders.ts'

type Value = (point: Point, watch: Watch) => Matrix

/** What contradicts a claim about the value at a point, in words; `undefined` where nothing does. */
export const contradiction = (
  { words }: Claim,
  unknowns: readonly Unknown[],
  point: Point,
  value: Value,
): string | undefined => {
  const properties = words.flatMap(({ text }) => propertyNamed(text) ?? [])
  for (const values of [point.values, ...bordersOf(unknowns, point.values)]) {
    const watch = newWatch()
    const found = value({ ...point, values }, watch)
    const missing = properties.find((property) => isDefined(found, watch) && !holds(property, found))
    if (missing) return `the pattern is not ${missing}: it is ${entriesText(found)} for ${valuesText(values)}`
  }
  return undefined
}

const isDefined = (value: Matrix, watch: Watch): boolean => watch.violations === 0 && m.allFinite(value)

const DIGITS = 3

const entriesText = (a: Matrix): string => {
  const rows = m.toRows(a).map((row) => row.map((x) => Number(x.toPrecision(DIGITS))).join(' '))
  return a.data.length === 1 ? rows.join() : `[${rows.join('; ')}]`
}

const valuesText = (values: Values): string =>
  [...values].map(([name, value]) => `${name} = ${entriesText(value)}`).join(', ')
