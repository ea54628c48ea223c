/**
 * What the metavariables of a rule are given: values that its conditions allow, and directions to move in.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import type { Unknown } from '../numeric/climb.ts'
import { dimAt } from '../numeric/point.ts'
import { randomDirection, structureOf } from '../numeric/subspace.ts'
import { SQUARE_ONLY } from '../shape/properties.ts'
import type { RuleText } from '../syntax/tree.ts'
import { propertiesAmong, type RuleReading } from './reading.ts'

/** A rule with what was read out of it once. */
export interface Gate {
  readonly rule: RuleText
  readonly reading: RuleReading
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
  /** Metavariables that stand for integers as exponents of matrices. */
  readonly integers: ReadonlySet<string>
}

/** What is to be drawn, some of it given, or `undefined` where the sizes contradict a condition. */
export const unknownsOf = (
  gate: Gate,
  dims: ReadonlyMap<string, number>,
  chosen: ReadonlyMap<string, number>,
): Unknown[] | undefined => {
  const unknowns: Unknown[] = []
  for (const [name, shape] of gate.reading.metavariables) {
    const words = gate.words.get(name) ?? new Set()
    const [rows, cols] = [dimAt(shape.rows, dims), dimAt(shape.cols, dims)]
    if (!allows(words, rows, cols)) return undefined
    const given = chosen.get(name)
    const special =
      given === undefined ? specialDraw(words, rows, cols, gate.integers.has(name)) : () => m.scalar(given)
    unknowns.push({ name, rows, cols, properties: propertiesAmong(words), ...(special && { special }) })
  }
  return unknowns
}

const allows = (words: ReadonlySet<string>, rows: number, cols: number): boolean => {
  const scalar = rows === 1 && cols === 1
  if (scalar && ['nonscalar', 'vector', 'row', 'skew'].some((word) => words.has(word))) return false
  if (words.has('vector') && cols !== 1) return false
  if (words.has('row') && rows !== 1) return false
  if (words.has('matrix') && (rows === 1 || cols === 1)) return false
  return rows === cols || ![...propertiesAmong(words)].some((property) => SQUARE_ONLY.has(property))
}

/** Small integers of either sign, that an exponent may be. */
const INTEGERS = [-2, -1, 0, 1, 2, 3, 4]

/** Whether the words on a scalar allow the value. */
export const mayBe = (words: ReadonlySet<string> = new Set(), value: number): boolean =>
  (!['integer', 'exponent', 'even', 'negative', 'small-exponent'].some((word) => words.has(word)) ||
    Number.isInteger(value)) &&
  (!words.has('even') || value % 2 === 0) &&
  (!words.has('negative') || value < 0) &&
  (!words.has('small-exponent') || value >= 2)

const specialDraw = (
  words: ReadonlySet<string>,
  rows: number,
  cols: number,
  exponent: boolean,
): ((rng: Random) => Matrix) | undefined => {
  if (words.has('identity')) return () => m.identity(rows)
  if (words.has('zero')) return () => m.zeros(rows, cols)
  if (words.has('all-ones')) return () => m.filled(rows, cols, 1)
  if (
    !exponent &&
    !['integer', 'exponent', 'even', 'negative', 'small-exponent'].some((word) => words.has(word))
  )
    return undefined
  const least = words.has('small-exponent') ? 2 : INTEGERS[0]!
  const choices = INTEGERS.filter(
    (k) => k >= least && (!words.has('even') || k % 2 === 0) && (!words.has('negative') || k < 0),
  )
  return (rng) => m.scalar(choices[rng.below(choices.length)]!)
}

/** Where every metavariable moves: within its structure; constants and integers stay. */
export const directionsOf = (
  gate: Gate,
  unknowns: readonly Unknown[],
  rng: Random,
): ReadonlyMap<string, Matrix> =>
  new Map(
    unknowns.flatMap(({ name, rows, cols, properties, special }) =>
      special || gate.words.get(name)?.has('constant')
        ? []
        : [[name, randomDirection(rows, cols, structureOf(properties), rng)] as const],
    ),
  )
