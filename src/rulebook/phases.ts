/**
 * Which rule files make up which phase: the one place that names rule files.
 */

/** At work in every phase: what goes without saying. */
export const ALWAYS = ['basic', 'structured', 'blocks'] as const
/** Steps by these laws alone are folded into the next line. */
export const ROUTINE = ['linear'] as const
const SIMPLIFY = [...ALWAYS, 'simplify', 'entries', 'mappings', 'partitioned'] as const
const DERIVED = [...SIMPLIFY, 'derivatives'] as const
/** The coefficient of a differential. */
const COEFFICIENT = [...DERIVED, 'kronecker'] as const
const MULTIPLIED_OUT = ['present', 'split', 'open', 'expand'] as const

/** Files that no derivative needs in which no sum over an index stands: kept apart, for the page to load when used. */
export const SELDOM: ReadonlySet<string> = new Set([
  ...['curvature', 'stationary', 'diagonals', 'tangent', 'free', 'determinants'],
  ...['sums', 'masks', 'unstacked'],
  'code',
])

/** The files of each phase. */
export const PHASES = {
  /** The normal form that matching itself relies on. */
  basic: ALWAYS,
  simplify: SIMPLIFY,
  /** Sums over an index are put as operations on whole vectors and matrices. */
  sums: [...SIMPLIFY, 'termwise', 'sums', 'masks'],
  /** What has no such form is a sum over an index again. */
  unstacked: [...ALWAYS, 'unstacked'],
  /** Derivatives that a user typed are filled in before they are differentiated. */
  objective: [...DERIVED, 'objective'],
  differential: ['differential', 'linear'],
  /** What stands in a line of the derivation while differentials are in it. */
  line: [...SIMPLIFY, 'distribute'],
  colon: ['colon', 'kept'],
  /** Towards `L*vec(d(X))`; nothing that would take the coefficient apart again. */
  vec: [...ALWAYS, 'distribute', 'colon', 'termwise', 'kept', 'vec'],
  jacobian: [...COEFFICIENT, 'gather'],
  'present-jacobian': [...COEFFICIENT, 'gather', 'present', 'factor'],
  projection: ['projection'],
  tangent: ['tangent'],
  free: ['free'],
  /** The determinant of a matrix of partial derivatives. */
  determinant: [...COEFFICIENT, 'gather', 'present', 'factor', 'determinants'],
  /** What a linear equation determines. */
  stationary: ['stationary'],
  /** Multiplied out, of diagonals nothing but these. */
  diagonals: [...DERIVED, ...MULTIPLIED_OUT, 'diagonals'],
  /** What a projection leaves, before it is presented. */
  projected: [...DERIVED, 'transpose'],
  /** A transpose drawn through to factors and terms. */
  transposition: [...ALWAYS, 'transposition'],
  derivatives: DERIVED,
  present: [...DERIVED, 'present', 'factor'],
  /** What the search for the shortest form may do, and the form in which it compares. */
  moves: ['shorten', 'factor', 'gather', 'split', 'expand'],
  /** Those that leave products where they are. */
  'factor-moves': ['shorten', 'factor', 'gather'],
  /** Scalars are not multiplied out, which seldom helps and leads far. */
  'scalar-moves': ['shorten', 'factor', 'split'],
  tidy: [...DERIVED, 'present'],
  /** The last touch to what a reader is given. */
  scaled: [...DERIVED, 'present', 'scaled'],
  'scaled-jacobian': [...COEFFICIENT, 'gather', 'present', 'scaled'],
  /** Terms that the last touch has given a common factor. */
  factored: [...DERIVED, 'present', 'scaled', 'factor'],
  'factored-jacobian': [...COEFFICIENT, 'gather', 'present', 'scaled', 'factor'],
  /** What is computed stably and cheaply. */
  code: [...ALWAYS, 'code'],
  /** Everything multiplied out. */
  expanded: [...DERIVED, ...MULTIPLIED_OUT],
  'expanded-jacobian': [...COEFFICIENT, ...MULTIPLIED_OUT],
  'tidy-jacobian': [...COEFFICIENT, 'gather', 'present'],
} as const satisfies Record<string, readonly string[]>

export type Phase = keyof typeof PHASES
