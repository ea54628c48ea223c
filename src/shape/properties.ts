/**
 * The properties a variable may be declared to have, their spellings, and what each implies of the same variable.
 * What follows for compound expressions is in `rules/properties.rules`.
 */

export type Property =
  | 'symmetric'
  | 'skew'
  | 'diagonal'
  | 'lower-triangular'
  | 'upper-triangular'
  | 'orthogonal'
  | 'invertible'
  | 'positive-definite'
  | 'positive-semidefinite'
  | 'positive'
  | 'nonnegative'
  | 'stochastic'
  | 'one-hot'
  | 'constant'

const IMPLIED = {
  symmetric: [],
  skew: [],
  diagonal: ['symmetric', 'lower-triangular', 'upper-triangular'],
  'lower-triangular': [],
  'upper-triangular': [],
  orthogonal: ['invertible'],
  invertible: [],
  'positive-definite': ['symmetric', 'invertible', 'positive-semidefinite'],
  'positive-semidefinite': ['symmetric'],
  positive: ['nonnegative'],
  nonnegative: [],
  stochastic: ['nonnegative'],
  'one-hot': ['stochastic'],
  constant: [],
} as const satisfies Record<Property, readonly Property[]>

const ALIASES: ReadonlyMap<string, Property> = new Map([
  ['diag', 'diagonal'],
  ['posdef', 'positive-definite'],
  ['spd', 'positive-definite'],
  ['pd', 'positive-definite'],
  ['psd', 'positive-semidefinite'],
  ['possemidef', 'positive-semidefinite'],
  ['positive-semi-definite', 'positive-semidefinite'],
  ['skew-symmetric', 'skew'],
  ['antisymmetric', 'skew'],
  ['nonsingular', 'invertible'],
  ['non-singular', 'invertible'],
  ['non-negative', 'nonnegative'],
])

/** Those that make sense of a square matrix only. */
export const SQUARE_ONLY: ReadonlySet<Property> = new Set<Property>([
  'symmetric',
  'skew',
  'diagonal',
  'lower-triangular',
  'upper-triangular',
  'orthogonal',
  'invertible',
  'positive-definite',
  'positive-semidefinite',
])

export const PROPERTIES: readonly Property[] = Object.keys(IMPLIED) as Property[]

/** Properties and their aliases. */
export const PROPERTY_NAMES: readonly string[] = [...PROPERTIES, ...ALIASES.keys()]

/** The property a user means by a word, or `undefined`. */
export const propertyNamed = (word: string): Property | undefined => {
  const small = word.toLowerCase()
  return Object.hasOwn(IMPLIED, small) ? (small as Property) : ALIASES.get(small)
}

/** The properties given and all they imply. */
export const closure = (given: Iterable<Property>): ReadonlySet<Property> => {
  const all = new Set<Property>()
  const visit = (property: Property): void => {
    if (all.has(property)) return
    all.add(property)
    for (const implied of IMPLIED[property]) visit(implied)
  }
  for (const property of given) visit(property)
  return all
}
