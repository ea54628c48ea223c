/**
 * Values of matrices that dimensions or one scalar make up.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import type { Evaluate } from '../row.ts'
import { integerOf, type Values } from './value.ts'

/** Entry (i, j) of A rows x cols moves from i + j*rows to j + i*cols. */
const commutation = (rows: number, cols: number): Matrix => {
  const result = m.zeros(rows * cols, rows * cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) result.data[j + i * cols + (i + j * rows) * rows * cols] = 1
  return result
}

const unit: Evaluate = ([n, i], watch) => {
  const [size, at] = [integerOf(n), integerOf(i)]
  if (at < 1 || at > size) watch.violations++
  return m.generate(size, 1, (k) => (k === at - 1 ? 1 : 0))
}

const repeated: Evaluate = ([value], _watch, size) => m.filled(...size(), value!.data[0]!)

export const CONSTANTS: Values = {
  eye: (_args, _watch, size) => m.generate(...size(), (i, j) => (i === j ? 1 : 0)),
  ones: (_args, _watch, size) => m.filled(...size(), 1),
  zeros: (_args, _watch, size) => m.zeros(...size()),
  commutation: ([rows, cols]) => commutation(integerOf(rows), integerOf(cols)),
  unit,
  vector: repeated,
  matrix: repeated,
}
