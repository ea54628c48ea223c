/**
 * The value of a function of the table at given arguments, which its file of values knows; derivatives of elementwise functions
 * are taken by numbers, as no derivative is known here.
 */
import { internal } from '../errors/defects.ts'
import {
  type Domain,
  type Evaluate,
  type FunctionRow,
  functionNamed,
  type Poles,
} from '../functions/index.ts'
import { evaluationOf, operatorNamed } from '../functions/values/index.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { operatorMatrix } from '../linalg/matrix-functions.ts'
import { newWatch, sameSides, type Watch } from '../linalg/watch.ts'
import { scalarDerivative } from './scalar-derivative.ts'

/** The value of a function of the table, or of its derivative where `primes` is not 0. */
export const applyFunction = (name: string, primes: number, ...given: Parameters<Evaluate>): Matrix => {
  const row = functionNamed(name)
  const [args, watch] = given
  if (row?.value) return elementwise(row, row.value, primes, args[0]!, watch)
  const operator = primes === 0 && operatorNamed(name)
  if (operator) return operatorMatrix(args[0]!.rows, operator(args, watch))
  const evaluate = row && primes === 0 && evaluationOf(row)
  if (!evaluate) throw internal(`no value for ${name}${"'".repeat(primes)}`)
  return evaluate(...given)
}

/** Of a number: nearer to the end of a domain, differences are rounding. */
const NARROW = 1e-6

const elementwise = (
  row: FunctionRow,
  value: NonNullable<FunctionRow['value']>,
  primes: number,
  a: Matrix,
  watch: Watch,
): Matrix => {
  const { contains, reach } = intervalOf(row)
  const isBent = isBentAtZero(row)
  for (let k = 0; k < a.data.length; k++) {
    if (!contains(a.data[k]!)) watch.violations++
    if (isBent) watch.sides.push(Math.sign(a.data[k]!))
  }
  if (primes === 0) return m.map(a, (x) => value(x, watch))
  return m.map(a, (x) => {
    const room = isBent ? Math.abs(x) : reach(x)
    return room < NARROW * Math.abs(x)
      ? Number.NaN
      : scalarDerivative(onePiece(value, x, watch), x, primes, room)
  })
}

/** The function on the smooth piece around x: beyond kinks of what it is made of it has no value. */
const onePiece = (
  value: NonNullable<FunctionRow['value']>,
  x: number,
  base: Watch,
): ((t: number) => number) => {
  const at = newWatch()
  value(x, at)
  base.violations += at.violations
  return (t) => {
    const watch = newWatch()
    const found = value(t, watch)
    return watch.violations === 0 && sameSides(watch, at) ? found : Number.NaN
  }
}

/** Where entries may lie, and how far from one the function is surely smooth, so that a series about it converges fast. */
interface Interval {
  readonly contains: (x: number) => boolean
  readonly reach: (x: number) => number
}
const isBentAtZero = ({ kink }: FunctionRow): boolean => kink === 'entry' || kink === 'vertical'

/** A point beside a pole would spoil differences. */
const BESIDE_POLE = 0.05

const awayFrom = ({ first, every }: Poles): Interval => {
  const reach = (x: number): number => Math.abs(x - first - every * Math.round((x - first) / every))
  return { contains: (x) => reach(x) > BESIDE_POLE, reach }
}

const intervalOf = ({ domain, poles }: FunctionRow): Interval =>
  poles ? awayFrom(poles) : ((domain && INTERVALS.get(domain)) ?? REAL)

const REAL: Interval = { contains: Number.isFinite, reach: () => 2 }
const INTERVALS: ReadonlyMap<Domain, Interval> = new Map<Domain, Interval>([
  ['positive', { contains: (x) => x > 0, reach: Math.abs }],
  ['unit-interval', { contains: (x) => Math.abs(x) < 1, reach: (x) => 1 - Math.abs(x) }],
  ['above-one', { contains: (x) => x > 1, reach: (x) => x - 1 }],
  ['probability', { contains: (x) => x > 0 && x < 1, reach: (x) => Math.min(x, 1 - x) }],
  ['above-minus-one', { contains: (x) => x > -1, reach: (x) => x + 1 }],
])

/** A matrix that is not made where only its product with a thin one is asked for. */
export const isOperator = (name: string): boolean => operatorNamed(name) !== undefined

/** The value of such a function times another matrix, column by column. */
export const operatorTimes = (name: string, args: readonly Matrix[], right: Matrix, watch: Watch): Matrix => {
  const apply = operatorNamed(name)?.(args, watch)
  if (!apply) throw internal(`${name} is no linear map`)
  const n = args[0]!.rows
  const result = m.zeros(right.rows, right.cols)
  for (let j = 0; j < right.cols; j++) {
    const data = right.data.subarray(j * n * n, (j + 1) * n * n)
    result.data.set(apply({ rows: n, cols: n, data }).data, j * n * n)
  }
  return result
}
