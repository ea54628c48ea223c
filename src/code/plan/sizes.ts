/**
 * What dimensions are taken to be where costs are compared: as given, else as is typical.
 */
import { type Dim, evaluateDim } from '../../shape/dim.ts'

/** A dimension of which nothing is known. */
const TYPICAL = 1000
/** Letters that stand for what is small beside others: classes, factors, ranks. */
const SMALL: ReadonlyMap<string, number> = new Map([
  ['k', 30],
  ['r', 30],
])

export const sizesOf =
  (given: ReadonlyMap<string, number> = new Map()): ((dim: Dim) => number) =>
  (dim) =>
    evaluateDim(dim, (name) => given.get(name) ?? SMALL.get(name) ?? TYPICAL) ?? TYPICAL
