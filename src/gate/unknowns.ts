/**
 * What the metavariables of a rule are given: values that its conditions allow, and directions to move in.
 */

import { createGraph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { kindOf } from '../infer/kinds.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Random, random } from '../linalg/random.ts'
import type { Unknown } from '../numeric/climb.ts'
import { evaluateNodes } from '../numeric/graph.ts'
import { dimAt, type Point } from '../numeric/point.ts'
import { randomDirection, structureOf } from '../numeric/subspace.ts'
import { randomCurve } from '../numeric/tangent.ts'
import { rational, toNumber } from '../rational.ts'
import { conditionNamed, type Word } from '../rulebook/conditions.ts'
import { isTall } from '../shape/properties.ts'
import type { RuleText } from '../syntax/tree.ts'
import { propertiesAmong, type RuleReading, varyingIn } from './reading.ts'

/** A rule with what was read out of it once. */
export interface Gate {
  readonly rule: RuleText
  readonly reading: RuleReading
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
  /** Metavariables that stand for integers as exponents of matrices. */
  readonly integers: ReadonlySet<string>
  /** Whether points far from those drawn are tried, too. */
  readonly everywhere: boolean
}

/** What is to be drawn, some of it given, of what an index changes a block of rows for each value of the index, or `undefined` where the sizes contradict a condition. */
export const unknownsOf = (
  gate: Gate,
  dims: ReadonlyMap<string, number>,
  chosen: ReadonlyMap<string, number>,
): Unknown[] | undefined => {
  const unknowns: Unknown[] = []
  const varying = varyingIn(gate.rule)
  for (const [name, shape] of gate.reading.metavariables) {
    const words = gate.words.get(name) ?? new Set()
    const [rows, cols] = [dimAt(shape.rows, dims), dimAt(shape.cols, dims)]
    if (rows < 1 || cols < 1 || !allows(words, rows, cols)) return undefined
    const given = chosen.get(name)
    const binder = varying.get(name)
    const size = binder ? dimAt(gate.reading.dimensionOf.get(binder.size)!, dims) : 1
    const special =
      given === undefined
        ? specialDraw(words, rows, cols, gate.integers.has(name))
        : () => m.filled(size, 1, given)
    unknowns.push({
      name,
      rows: rows * size,
      cols,
      properties: propertiesAmong(words),
      ...(special && { special }),
    })
  }
  return unknowns
}

const rowsOf = (words: ReadonlySet<string>): Word[] =>
  [...words].flatMap((word) => conditionNamed(word) ?? [])

const allows = (words: ReadonlySet<string>, rows: number, cols: number): boolean => {
  const kind = kindOf(rows === 1, cols === 1)
  return (
    rowsOf(words).every(({ kinds, square }) => (kinds & kind) !== 0 && (!square || rows === cols)) &&
    !(cols > rows && [...propertiesAmong(words)].some(isTall))
  )
}

/** Small integers of either sign, that an exponent may be. */
const INTEGERS = [-2, -1, 0, 1, 2, 3, 4]

/** Those of entries that laws of curvature speak of. */
const EXPONENTS = [
  rational(-2),
  rational(-1, 2),
  rational(1, 4),
  rational(1, 2),
  rational(1),
  rational(3, 2),
  rational(2),
  rational(3),
  rational(4),
]

/** Whether the words on a scalar allow the value. */
export const mayBe = (words: ReadonlySet<string> = new Set(), value: number): boolean =>
  rowsOf(words).every(
    ({ integer, exponent, test }) =>
      !(integer || exponent) ||
      ((exponent || Number.isInteger(value)) &&
        test?.(createGraph().number(rational(4 * value, 4))) === true),
  )

const specialDraw = (
  words: ReadonlySet<string>,
  rows: number,
  cols: number,
  exponent: boolean,
): ((rng: Random) => Matrix) | undefined => {
  const said = rowsOf(words)
  const only = said.find((word) => word.only)?.only
  if (only) return () => constantValue(only(createGraph(), { rows, cols }))
  if (said.some((word) => word.exponent)) {
    const choices = EXPONENTS.filter((k) =>
      said.every(({ test }) => test?.(createGraph().number(k)) !== false),
    )
    return (rng) => m.scalar(toNumber(choices[rng.below(choices.length)]!))
  }
  if (!exponent && !said.some(({ integer }) => integer)) return undefined
  const choices = INTEGERS.filter((k) => mayBe(words, k))
  return (rng) => m.scalar(choices[rng.below(choices.length)]!)
}

const constantValue = (node: Node): Matrix =>
  evaluateNodes([node], { dims: new Map(), values: new Map(), functions: new Map() })[0]!

/** The directions, those of what lives in a set that is no subspace tangent to it at the point. */
export const onSets = (
  unknowns: readonly Unknown[],
  { values }: Pick<Point, 'values'>,
  directions: ReadonlyMap<string, Matrix>,
): ReadonlyMap<string, Matrix> => {
  const rng = random(unknowns.length)
  const curved = unknowns.filter(
    ({ name, properties }) => properties.has('orthonormal') && directions.has(name),
  )
  const tangents = curved.map(({ name, properties }) => {
    const { velocity } = randomCurve(values.get(name)!, properties, rng)
    return [name, velocity] as const
  })
  return new Map([...directions, ...tangents])
}

/** Where every metavariable moves: within its structure; constants and integers stay. */
export const directionsOf = (
  gate: Gate,
  unknowns: readonly Unknown[],
  rng: Random,
): ReadonlyMap<string, Matrix> =>
  new Map(
    unknowns.flatMap(({ name, rows, cols, properties, special }) =>
      special || ['constant', 'frozen'].some((word) => gate.words.get(name)?.has(word))
        ? []
        : [[name, randomDirection(rows, cols, structureOf(properties), rng)] as const],
    ),
  )
