/**
 * The words that laws of curvature have for expressions. A matrix is convex entry by entry; `matrix-convex` is said in the
 * order of semidefinite matrices. What is root-convex, log-convex or log-concave is never negative, and its square root is
 * convex, its logarithm convex or concave.
 */
export const CURVATURES = [
  'affine',
  'convex',
  'concave',
  'matrix-convex',
  'matrix-concave',
  'root-convex',
  'log-convex',
  'log-concave',
] as const

export type Curvature = (typeof CURVATURES)[number]

/** Those that are said of symmetric matrices. */
export const OF_SYMMETRIC: ReadonlySet<string> = new Set(['matrix-convex', 'matrix-concave'])

export const isCurvature = (word: string): word is Curvature =>
  (CURVATURES as readonly string[]).includes(word)
