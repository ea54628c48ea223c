/**
 * The contract's gradient of a structured variable: the orthogonal projection of the unconstrained one.
 */
import { fromRows, type Matrix, toRows } from '../../src/numeric/index.ts'

/** Closed forms are often given unconstrained; of one that is projected this is the same. */
export const projected = (gradient: Matrix, props: readonly string[]): Matrix => {
  const rows = toRows(gradient)
  const entry = (i: number, j: number): number => {
    const [here, mirror] = [rows[i]![j]!, rows[j]?.[i] ?? 0]
    if (props.includes('diagonal') || props.includes('diag')) return i === j ? here : 0
    if (props.includes('lower-triangular')) return i >= j ? here : 0
    if (props.includes('upper-triangular')) return i <= j ? here : 0
    if (props.includes('skew')) return (here - mirror) / 2
    if (['symmetric', 'posdef', 'positive-definite'].some((word) => props.includes(word)))
      return (here + mirror) / 2
    return here
  }
  return fromRows(rows.map((row, i) => row.map((_, j) => entry(i, j))))
}
