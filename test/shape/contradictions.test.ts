/**
 * Every one, two or three properties: what is refused no matrix has, what is not some matrix has.
 */
import { describe, expect, it } from 'vitest'
import type { Matrix } from '../../src/linalg/matrix.ts'
import * as m from '../../src/linalg/matrix.ts'
import { random } from '../../src/linalg/random.ts'
import { draw, SPREADS } from '../../src/numeric/draw.ts'
import { holds } from '../../src/numeric/holds.ts'
import { contradictionAmong } from '../../src/shape/contradictions.ts'
import { closure, isTall, PROPERTIES, type Property, VECTOR_ONLY } from '../../src/shape/properties.ts'

const N = 4
const of = (entry: (i: number, j: number) => number): Matrix => m.generate(N, N, entry)
const masks: readonly ((i: number, j: number) => boolean)[] = [
  () => true,
  (i, j) => i === j,
  (i, j) => i !== j,
  (i, j) => i >= j,
  (i, j) => i > j,
  (i, j) => i <= j,
  (i, j) => i < j,
  (i, j) => i + j === N - 1,
  (_, j) => j === 0,
  (_, j) => j === N - 1,
  (i, j) => j === (i + 1) % N,
]
const entries: readonly ((i: number, j: number) => number)[] = [
  () => 1,
  (i, j) => (i === j ? 9 : 1),
  (i, j) => Math.sign(j - i),
  (i, j) => Math.sin(1 + i + 7 * j),
]
const overRowSums = (a: Matrix): Matrix =>
  of((i, j) => m.at(a, i, j) / m.total(Array.from({ length: N }, (_, k) => m.at(a, i, k))))
const masked = masks.flatMap((mask) => entries.map((entry) => of((i, j) => (mask(i, j) ? entry(i, j) : 0))))
const MATRICES = [...masked, ...masked.map(overRowSums)].filter((a) => m.allFinite(a) && m.maxAbs(a) > 0)

/** What is said of matrices that need not be square is another question. */
const OF_SQUARES = PROPERTIES.filter((property) => !VECTOR_ONLY.has(property) && !isTall(property))

const SETS = OF_SQUARES.flatMap((a, i) =>
  OF_SQUARES.slice(i).flatMap((b, j) =>
    OF_SQUARES.slice(i + j).map((c) => [...new Set<Property>([a, b, c])] as const),
  ),
)

const drawn = (properties: readonly Property[]): Matrix[] =>
  SPREADS.map((spread) => draw(N, N, closure(properties), spread, random(1)))

describe('properties', () => {
  it('are refused together where no matrix but zero has them, and there alone', () => {
    const has = (a: Matrix, properties: readonly Property[]): boolean =>
      m.maxAbs(a) > 0 && [...closure(properties)].every((property) => holds(property, a))
    const wrong = SETS.filter((properties) => {
      const isRefused = contradictionAmong(properties) !== undefined
      const tried = isRefused ? MATRICES : [...MATRICES, ...drawn(properties)]
      return isRefused === tried.some((a) => has(a, properties))
    })
    expect(wrong.map((properties) => properties.join(' '))).toEqual([])
  })

  it('are blamed where they contradict each other, and no others', () => {
    const blamed = (...given: Property[]): unknown => contradictionAmong(given)
    expect(blamed('invertible', 'skew', 'nonnegative')).toEqual({
      properties: ['skew', 'nonnegative'],
      ofZero: true,
    })
    expect(blamed('constant', 'lower-triangular', 'hollow', 'stochastic')).toEqual({
      properties: ['lower-triangular', 'hollow', 'stochastic'],
      ofZero: false,
    })
    expect(blamed('skew', 'orthogonal')).toBeUndefined()
  })
})
