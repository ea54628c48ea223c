/**
 * Derivatives of a function of one number, by central differences extrapolated to step zero. This is how `tanh''(x)`
 * is evaluated without knowing what it equals, which is for the rules to say and for the gates to prove.
 */

const LEVELS = 9

/** The derivative of `f` of this order (1 or more) at x; the stencil stays within `reach` of x and where f is finite. */
export const scalarDerivative = (
  f: (x: number) => number,
  x: number,
  order: number,
  reach: number,
): number => {
  let previous: number[] = []
  let best = Number.NaN
  let smallest = Number.POSITIVE_INFINITY
  for (let level = 0; level < LEVELS; level++) {
    const first = centralDifference(f, x, order, Math.min(0.7, reach / order) / 2 ** level)
    if (!Number.isFinite(first)) continue
    const row = extrapolate(first, previous)
    for (let j = 1; j < row.length; j++) {
      const error = Math.max(Math.abs(row[j]! - row[j - 1]!), Math.abs(row[j]! - previous[j - 1]!))
      if (error < smallest) [smallest, best] = [error, row[j]!]
    }
    previous = row
  }
  return agree(best, previous[0]) ? best : Number.NaN
}

/** Steps that reach across a pole may settle on a wrong value; the smallest step tells. */
const agree = (best: number, finest: number | undefined): boolean =>
  finest !== undefined && Math.abs(best - finest) <= 0.1 * Math.max(Math.abs(best), Math.abs(finest), 1e-3)

const centralDifference = (f: (x: number) => number, x: number, order: number, h: number): number => {
  let total = 0
  let binomial = 1
  for (let i = 0; i <= order; i++) {
    total += (i % 2 === 0 ? 1 : -1) * binomial * f(x + (order / 2 - i) * h)
    binomial = (binomial * (order - i)) / (i + 1)
  }
  return total / h ** order
}

/** The next row of Richardson's tableau for an expansion in even powers of a step that is halved. */
const extrapolate = (first: number, previous: readonly number[]): number[] => {
  const row = [first]
  previous.forEach((above, j) => {
    row.push(row[j]! + (row[j]! - above) / (4 ** (j + 1) - 1))
  })
  return row
}
