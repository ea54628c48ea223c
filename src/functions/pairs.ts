/**
 * Functions applied entry by entry to two operands of one shape.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Evaluate, type FunctionRow, rowsOf } from './row.ts'

/** The larger or the smaller of two operands, noticing which. */
const pick =
  (sign: 1 | -1): Evaluate =>
  (args, watch) =>
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

/** The larger and the smaller. */
export const PAIRS: readonly FunctionRow[] = rowsOf('elementwise-two', [
  {
    name: 'max',
    signatures: ['m x n, m x n -> m x n'],
    summary: 'the larger of two entries',
    evaluate: pick(1),
    kink: 'tie',
    latex: '\\max',
  },
  {
    name: 'min',
    signatures: ['m x n, m x n -> m x n'],
    summary: 'the smaller of two entries',
    evaluate: pick(-1),
    kink: 'tie',
    latex: '\\min',
  },
])
