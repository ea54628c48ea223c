/**
 * Functions for the scope of mathjs that mathjs does not have, or means something else by: the values are those of the
 * numeric room. A vector is a list, a row and a matrix a list of rows, of numbers; matrices of mathjs are taken too.
 */
import { wrongArgument } from '../errors/calls.ts'
import { internal } from '../errors/defects.ts'
import { FUNCTIONS, type FunctionRow } from '../functions/index.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch } from '../linalg/watch.ts'
import { applyFunction } from '../numeric/functions.ts'
import { COLON, LARGER, ownName, SMALLER } from './names.ts'

type Numbers = number | number[] | number[][]
type Loose = (...args: readonly unknown[]) => Numbers

/** A value of mathjs as a matrix. */
const matrixOf = (value: unknown): m.Matrix => {
  const plain: unknown = typeof value === 'object' && value !== null ? value.valueOf() : value
  if (typeof plain === 'number') return m.scalar(plain)
  if (Array.isArray(plain) && plain.length > 0) {
    if (plain.every((x) => typeof x === 'number')) return m.fromRows(plain.map((x: number) => [x]))
    if (plain.every((row) => Array.isArray(row) && row.every((x) => typeof x === 'number')))
      return m.fromRows(plain as number[][])
  }
  throw wrongArgument('the argument', 'a number, a list of numbers or a list of rows', plain)
}

const plain = (value: m.Matrix): Numbers => {
  if (m.isScalarMatrix(value)) return value.data[0]!
  return value.cols === 1 ? [...value.data] : m.toRows(value)
}

const ofRow = ({ name, value }: FunctionRow): Loose =>
  value
    ? (x) => value(matrixOf(x).data[0]!, newWatch())
    : (...args) => plain(applyFunction(name, 0, args.map(matrixOf), newWatch(), noSize))

/** What takes its size from the context is written out. */
const noSize = (): never => {
  throw internal('a function of mathjs has no context')
}

/** Written out by `toMathjs`, so that nothing calls them. */
const WRITTEN_OUT: ReadonlySet<string> = new Set(['vector', 'matrix', 'entry', 'eye', 'ones', 'zeros'])

const entrywise =
  (f: (x: number, y: number) => number): Loose =>
  (a, b) =>
    plain(m.zip(matrixOf(a), matrixOf(b), (x, y) => f(x, y)))

/**
 * What the nodes of `toMathjs` call that mathjs does not have: spread them into the scope of `evaluate`, or give them to
 * `math.import`.
 * Example: `functions.relu(-1)` is `0`.
 */
export const functions: Readonly<Record<string, Loose>> = Object.fromEntries([
  ...FUNCTIONS.filter(({ name }) => !WRITTEN_OUT.has(name)).flatMap((row) =>
    [row.name, ...(row.aliases ?? [])].map((name) => [ownName(name), ofRow(row)] as const),
  ),
  [LARGER, entrywise(Math.max)],
  [SMALLER, entrywise(Math.min)],
  [COLON, (a: unknown, b: unknown) => m.inner(matrixOf(a), matrixOf(b))],
])
