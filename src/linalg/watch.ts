/**
 * What an evaluation notices besides the value: whether the point lies inside every domain and on which side of
 * every kink. Two evaluations with the same sides lie on one smooth piece of the function.
 */

export interface Watch {
  /** How many entries lie outside the domain of a function, or on its edge. */
  violations: number
  /** The side of every kink met, in order of evaluation: -1, 0 or 1. */
  readonly sides: number[]
  /** How many indices are bound around what is evaluated: an entry is there compared with itself, too. */
  indices: number
  /** Which of its formulas a function goes by for the shape of its argument. */
  readonly forms: number[]
}

export const newWatch = (): Watch => ({ violations: 0, sides: [], indices: 0, forms: [] })

/** Do both evaluations lie on one smooth piece? */
export const sameSides = (a: Watch, b: Watch): boolean =>
  a.sides.length === b.sides.length && a.sides.every((side, i) => side === b.sides[i])
