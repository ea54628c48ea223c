/**
 * The values of a right and of a wrong answer at several points, and what relates the two at every one of them.
 */
import type { Node } from '../expr/node.ts'
import type { Matrix } from '../linalg/matrix.ts'
import type { Point } from '../numeric/point.ts'

/** The numeric room, as far as it is used here. */
export interface Room {
  readonly m: typeof import('../linalg/matrix.ts')
  readonly valueAt: (node: Node, point: Point) => Matrix
}

type Pairs = readonly (readonly [a: Matrix, b: Matrix])[]
type M = Room['m']

export interface Numbers {
  readonly values: (a: Node, b: Node) => Pairs
  /** The same where these matrices are replaced by their symmetric parts. */
  readonly valuesWhere: (names: readonly string[], a: Node, b: Node) => Pairs
  /** How far an answer is off, which the right one minus it says. */
  readonly errors: (difference: Node) => readonly Matrix[]
  /** The sum of some nodes beside each of the errors. */
  readonly sums: (nodes: readonly Node[], errors: readonly Matrix[]) => Pairs
  /** The one number by which every second value, or its transpose, is the first. */
  readonly ratio: (pairs: Pairs, as?: 'transposed') => number | undefined
  readonly isSame: (a: Node, b: Node) => boolean
  /** Whether what is made of two values of one square shape is zero at every point. */
  readonly every: (a: Node, b: Node, zero: (m: M, a: Matrix, b: Matrix) => Matrix) => boolean
}

const TOLERANCE = 1e-8
/** Relative, of a fraction that is written as one. */
const EXACT = 1e-11

/** Whether a factor is a number that an author would write. */
export const is = (value: number, wanted: number): boolean => Math.abs(value - wanted) < TOLERANCE

/** A factor as an author would write it. */
export const factorText = (factor: number): string => {
  if (factor !== 1 && is(factor, 1))
    return `(1 ${factor < 1 ? '-' : '+'} ${Math.abs(factor - 1).toExponential(1)})`
  const decimal = String(Number(factor.toPrecision(10)))
  if (decimal.length <= 6) return decimal
  for (let den = 2; den <= 12; den++) {
    const num = Math.round(factor * den)
    if (num % den !== 0 && Math.abs(factor * den - num) < EXACT * Math.abs(num)) return `${num}/${den}`
  }
  return String(Number(factor.toPrecision(10)))
}

export const numbersOf = (room: Room, points: readonly Point[]): Numbers => {
  const { m, valueAt } = room
  const values: Numbers['values'] = (a, b) => valuesAt(room, points, a, b)
  return {
    values,
    valuesWhere: (names, a, b) => {
      const symmetric = points.map((point) => symmetricAt(m, point, names))
      return valuesAt(room, symmetric, a, b)
    },
    errors: (difference) => points.map((point) => m.scale(valueAt(difference, point), -1)),
    sums: (nodes, errors) =>
      points.map((point, i) => {
        const parts = nodes.map((node) => valueAt(node, point))
        return [parts.reduce((a, b) => m.addScaled(a, b, 1)), errors[i]!] as const
      }),
    ratio: (pairs, as) => ratio(m, pairs, as),
    isSame: (a, b) => {
      const factor = ratio(m, values(a, b))
      return factor !== undefined && is(factor, 1)
    },
    every: (a, b, zero) =>
      values(a, b).every(
        ([right, got]) =>
          m.sameSize(right, got) &&
          right.rows === right.cols &&
          isZero(m, zero(m, right, got), Math.max(m.maxAbs(right), m.maxAbs(got))),
      ),
  }
}

const valuesAt = ({ valueAt }: Room, points: readonly Point[], a: Node, b: Node): Pairs =>
  points.map((point) => [valueAt(a, point), valueAt(b, point)] as const)

const symmetricAt = (m: M, point: Point, names: readonly string[]): Point => {
  const values = new Map(point.values)
  for (const name of names) values.set(name, m.symmetricPart(point.values.get(name)!))
  return { ...point, values }
}

const isZero = (m: M, a: Matrix, size: number): boolean => m.allFinite(a) && m.maxAbs(a) <= TOLERANCE * size

const factorOf = (m: M, a: Matrix, b: Matrix): number | undefined => {
  const square = m.inner(a, a)
  if (!m.sameSize(a, b) || !(square > 0) || !m.allFinite(b)) return undefined
  const factor = m.inner(a, b) / square
  const size = Math.max(m.maxAbs(b), Math.abs(factor) * m.maxAbs(a))
  return isZero(m, m.addScaled(b, a, -factor), size) ? factor : undefined
}

const ratio = (m: M, pairs: Pairs, as?: 'transposed'): number | undefined => {
  const factors = pairs.map(([a, b]) => factorOf(m, as ? m.transpose(a) : a, b))
  const [first] = factors
  const agrees = (factor: number | undefined): boolean =>
    factor !== undefined &&
    Math.abs(factor - first!) <= TOLERANCE * Math.max(Math.abs(first!), Math.abs(factor))
  return first !== undefined && factors.every(agrees) ? first : undefined
}
