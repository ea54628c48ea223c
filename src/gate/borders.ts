/**
 * The borders of what the conditions of a law allow: where matrices are zero, singular, of low rank or each other's
 * opposites. Entries of low rank are whole numbers, so that no rounding lifts the rank.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Unknown } from '../numeric/climb.ts'
import { holds } from '../numeric/holds.ts'

export type Values = ReadonlyMap<string, Matrix>

/** The values with one of them, or all, at a border that its properties allow. */
export const bordersOf = (unknowns: readonly Unknown[], values: Values): readonly Values[] => {
  const free = unknowns.filter(({ special }) => !special)
  const at = ({ name }: Unknown): Matrix => values.get(name)!
  const allowed = (unknown: Unknown, value: Matrix): (readonly [string, Matrix])[] =>
    [...unknown.properties].every((property) => holds(property, value)) ? [[unknown.name, value]] : []
  const alone = free.flatMap((unknown) => {
    const value = at(unknown)
    const others = free.map(at).filter((other) => other !== value && m.sameSize(other, value))
    return [
      ...BORDERS.map((border) => border(value)),
      ...others,
      ...others.map((other) => m.scale(other, -1)),
    ]
      .flatMap((border) => allowed(unknown, border))
      .map((changed) => [changed])
  })
  const together = BORDERS.map((border) => free.flatMap((unknown) => allowed(unknown, border(at(unknown)))))
  return [...alone, ...together].map((changed) => new Map([...values, ...changed]))
}

const zero = ({ rows, cols }: Matrix): Matrix => m.zeros(rows, cols)

/** Without its first row and column. */
const thinned = (a: Matrix): Matrix => m.generate(a.rows, a.cols, (i, j) => (i * j === 0 ? 0 : m.at(a, i, j)))

const of =
  (entry: (i: number, j: number) => number) =>
  ({ rows, cols }: Matrix): Matrix =>
    m.generate(rows, cols, entry)

const u = (i: number): number => (i % 2 === 0 ? 1 : -1) * (1 + (i % 3))
const v = (j: number): number => 2 - (j % 4)

/** Zero, singular, of rank 1: any, symmetric and positive; skew of rank 2; with zeros here and there. */
const BORDERS: readonly ((value: Matrix) => Matrix)[] = [
  zero,
  thinned,
  of((i, j) => u(i) * v(j)),
  of((i, j) => u(i) * u(j)),
  of((i, j) => Math.abs(u(i) * u(j))),
  of((i, j) => u(i) * v(j) - v(i) * u(j)),
  of((i, j) => ((i * j + i + 2 * j) % 3) - 1),
]
