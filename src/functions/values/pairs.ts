/**
 * Values of functions applied entry by entry to two operands of one shape, or to one with a scalar beside it.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import type { Watch } from '../../linalg/watch.ts'
import { polygamma } from '../gamma.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

/** The larger or the smaller of two operands, or the extreme entry of one, noticing which. */
const pick =
  (sign: 1 | -1): Evaluate =>
  (args, watch) =>
    args.length === 1 ? extreme(sign, args[0]!, watch) : largerOf(sign, args, watch)

/** Entries that are so near to the extreme one, in proportion, are as large up to rounding. */
const NEAR = 1e-3

const extreme = (sign: 1 | -1, a: Matrix, watch: Watch): Matrix => {
  const at = extremeAt(sign, a)
  const value = a.data[at]!
  watch.sides.push(at)
  if (a.data.some((x, i) => i !== at && Math.abs(x - value) <= NEAR * Math.abs(value))) watch.violations++
  return m.scalar(value)
}

/** Where the largest or smallest entry is, the first of equal ones. */
export const extremeAt = (sign: 1 | -1, { data }: Matrix): number =>
  data.reduce((best, x, i) => (sign * (x - data[best]!) > 0 ? i : best), 0)

const largerOf = (sign: 1 | -1, args: readonly Matrix[], watch: Watch): Matrix =>
  m.zip(...alike(args), (x, y) => {
    watch.sides.push(Math.sign(x - y))
    return sign * (x - y) > 0 ? x : y
  })

/** Two operands of one size, a scalar among them repeated. */
const alike = ([a, b]: readonly Matrix[]): [Matrix, Matrix] => {
  const { rows, cols } = m.isScalarMatrix(a!) ? b! : a!
  const whole = (x: Matrix): Matrix => (m.isScalarMatrix(x) ? m.filled(rows, cols, x.data[0]!) : x)
  return [whole(a!), whole(b!)]
}

/** The angle of the point (b, a), which jumps where b is negative and a changes its sign. */
const angle: Evaluate = (args, watch) =>
  m.zip(...alike(args), (a, b) => {
    watch.sides.push(b < 0 ? Math.sign(a) : 0)
    if (a === 0 && b <= 0) watch.violations++
    return Math.atan2(a, b)
  })

const hypotenuse: Evaluate = (args, watch) =>
  m.zip(...alike(args), (a, b) => {
    if (a === 0 && b === 0) watch.violations++
    return Math.hypot(a, b)
  })

const leaky: Evaluate = (args, watch) =>
  m.zip(...alike(args), (x, slope) => {
    watch.sides.push(Math.sign(x))
    return x > 0 ? x : slope * x
  })

/** Quadratic up to a positive distance, then linear. */
const huber: Evaluate = (args, watch) =>
  m.zip(...alike(args), (x, distance) => {
    if (!(distance > 0)) watch.violations++
    watch.sides.push(Math.sign(Math.abs(x) - distance), Math.sign(x))
    const near = Math.min(Math.abs(x), distance)
    return near * (Math.abs(x) - near / 2)
  })

const polygammas: Evaluate = ([order, a], watch) =>
  m.map(a!, (x) => {
    const k = order!.data[0]!
    if (!(x > 0 && Number.isInteger(k) && k >= 0)) watch.violations++
    return polygamma(k, x)
  })

export const PAIRS: Values = {
  max: pick(1),
  min: pick(-1),
  atan2: angle,
  hypot: hypotenuse,
  leakyrelu: leaky,
  huber,
  polygamma: polygammas,
}
