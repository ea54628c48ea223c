/**
 * What an equation determines, by Newton's method with differences for its Jacobian: it knows of the equation
 * nothing but its value.
 */
import { solve } from '../linalg/lu.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'

const MOST_STEPS = 60
const STEP = 1e-6
const SETTLED = 1e-14

const moved = (x: Matrix, k: number, by: number): Matrix => {
  const result = m.copy(x)
  result.data[k]! += by
  return result
}

/** One step of Newton's method on a residual. */
const stepOf = (residual: (x: Matrix) => Matrix, x: Matrix): Matrix => {
  const columns = Array.from(x.data, (entry, k) => {
    const h = STEP * Math.max(1, Math.abs(entry))
    return m.scale(m.addScaled(residual(moved(x, k, h)), residual(moved(x, k, -h)), -1), 1 / (2 * h))
  })
  const size = x.data.length
  const jacobian = m.generate(size, size, (i, j) => columns[j]!.data[i]!)
  return m.reshape(solve(jacobian, m.vec(residual(x))), x.rows, x.cols)
}

/** The fixed point of Newton steps; `undefined` where they do not settle. */
export const settled = (start: Matrix, next: (x: Matrix) => Matrix): Matrix | undefined => {
  let x = start
  for (let count = 0; count < MOST_STEPS; count++) {
    const after = next(x)
    if (!m.allFinite(after)) return undefined
    const change = m.maxAbs(m.addScaled(after, x, -1))
    x = after
    if (change <= SETTLED * Math.max(1, m.maxAbs(x))) return x
  }
  const last = next(x)
  return m.maxAbs(m.addScaled(last, x, -1)) <= 1e-11 * Math.max(1, m.maxAbs(x)) ? last : undefined
}

/** What the steps settle at from zero, or else from ones, of a square matrix from the identity. */
const settledFrom = (rows: number, cols: number, next: (x: Matrix) => Matrix): Matrix | undefined =>
  settled(m.zeros(rows, cols), next) ??
  settled(rows === cols ? m.identity(rows) : m.filled(rows, cols, 1), next)

/** An unknown of an equation: where it has been found, its size. */
export interface Sought {
  readonly name: string
  readonly rows: number
  readonly cols: number
  readonly near: Map<string, Matrix> | undefined
}

/** What the steps settle at from where the unknown was found before, which is kept the first time, or from nowhere. */
export const settledNear = (
  { name, rows, cols, near }: Sought,
  next: (x: Matrix) => Matrix,
): Matrix | undefined => {
  const start = near?.get(name)
  const isStart = start?.rows === rows && start.cols === cols
  const found = (isStart ? settled(start, next) : undefined) ?? settledFrom(rows, cols, next)
  if (found && !start) near?.set(name, found)
  return found
}

/** Where the residual is zero. */
export const rootOf = (residual: (x: Matrix) => Matrix, sought: Sought): Matrix | undefined =>
  settledNear(sought, (x) => m.addScaled(x, stepOf(residual, x), -1))
