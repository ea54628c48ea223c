/**
 * The search for values at which everything is inside its domain. Nothing is solved for: one spread is tried for all
 * values, then values are drawn anew one by one, keeping what brings more entries into their domains.
 */

import type { Matrix } from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import type { Property } from '../shape/properties.ts'
import { draw, SPREADS, type Spread } from './draw.ts'
import { type GenericFunction, type GenericRange, standIn } from './generic.ts'
import type { Point } from './point.ts'

/** A value to be drawn. */
export interface Unknown {
  readonly name: string
  readonly rows: number
  readonly cols: number
  readonly properties: ReadonlySet<Property>
  /** Where given, the value is drawn by this and not by a spread. */
  readonly special?: (rng: Random) => Matrix
}

export interface Task {
  readonly dims: ReadonlyMap<string, number>
  readonly unknowns: readonly Unknown[]
  readonly functions: readonly string[]
  /** How many entries are outside a domain at a point; 0 for a valid point. */
  readonly badness: (point: Point) => number
}

const RANGES: readonly GenericRange[] = ['any', 'positive', 'unit-interval']

/** A valid point, or `undefined` where none was found in so many steps. */
export const climb = (task: Task, steps: number, rng: Random): Point | undefined => {
  let best: Point | undefined
  let least = Number.POSITIVE_INFINITY
  const consider = (point: Point): void => {
    const badness = task.badness(point)
    if (badness <= least) [best, least] = [point, badness]
  }
  for (const spread of SPREADS) {
    consider(uniform(task, spread, rng))
    if (least === 0) return best
  }
  for (let step = 0; step < steps && best; step++) {
    consider(changed(task, best, rng))
    if (least === 0) return best
  }
  return undefined
}

const uniform = ({ dims, unknowns, functions }: Task, spread: Spread, rng: Random): Point => ({
  dims,
  values: new Map(unknowns.map((unknown) => [unknown.name, valueFor(unknown, spread, rng)])),
  functions: standIns(functions, 'any', rng),
})

/** The point with one value, or all functions, drawn anew. */
const changed = ({ unknowns, functions }: Task, point: Point, rng: Random): Point => {
  const unknown = unknowns[rng.below(unknowns.length + (functions.length > 0 ? 1 : 0))]
  if (!unknown) return { ...point, functions: standIns(functions, pick(RANGES, rng), rng) }
  const value = valueFor(unknown, pick(SPREADS, rng), rng)
  return { ...point, values: new Map([...point.values, [unknown.name, value]]) }
}

const valueFor = ({ rows, cols, properties, special }: Unknown, spread: Spread, rng: Random): Matrix =>
  special ? special(rng) : draw(rows, cols, properties, spread, rng)

const standIns = (
  names: readonly string[],
  range: GenericRange,
  rng: Random,
): ReadonlyMap<string, GenericFunction> => new Map(names.map((name) => [name, standIn(rng, range)]))

const pick = <T>(items: readonly T[], rng: Random): T => items[rng.below(items.length)]!
