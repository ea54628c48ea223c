/**
 * What an index is bound in, for every value of the index: sums, means and stacks of values.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Point } from './point.ts'

/** A point at which an index has a value. */
export const atIndex = (point: Point, index: string, value: number): Point => ({
  ...point,
  dims: new Map(point.dims).set(index, value),
})

/** The values for 1 to `size`, put together as the function says that binds the index; `empty` is a value of zeros. */
export const overIndex = (
  name: string,
  size: number,
  valueAt: (index: number) => Matrix,
  empty: () => Matrix,
): Matrix => {
  const values = Array.from({ length: size }, (_, i) => valueAt(i + 1))
  if (name === 'stack_over') return stacked(values)
  if (name === 'prod_over') return m.scalar(values.reduce((product, value) => product * m.at(value, 0, 0), 1))
  const total = values.reduce<Matrix | undefined>(
    (sum, value) => (sum ? m.addScaled(sum, value, 1) : value),
    undefined,
  )
  if (!total) return empty()
  return name === 'mean_over' ? m.scale(total, 1 / size) : total
}

/** Matrices of one shape below each other. */
const stacked = (values: readonly Matrix[]): Matrix => {
  const [{ rows, cols }] = values as [Matrix]
  return m.generate(rows * values.length, cols, (i, j) => m.at(values[Math.floor(i / rows)]!, i % rows, j))
}

/** The block of rows that belongs to a value of the index, of matrices below each other. */
export const blockAt = (stack: Matrix, index: number, size: number): Matrix => {
  const rows = stack.rows / size
  return m.generate(rows, stack.cols, (i, j) => m.at(stack, (index - 1) * rows + i, j))
}
