/**
 * The properties a variable may be declared to have, a record each. What follows for compound expressions is in
 * `rules/properties.rules`; how values of those that are no subspace are drawn and told is in `numeric/`.
 */

import { isImplied, type Tie } from './ties.ts'

interface Row {
  readonly aliases?: readonly string[]
  /** What else it says of the same variable. */
  readonly implies?: readonly string[]
  /** It makes sense of a square matrix only. */
  readonly square?: true
  /** It is said of vectors only. */
  readonly vector?: true
  /** It takes at least as many rows as columns. */
  readonly tall?: true
  /** The matrices that have it are a subspace, which this tie between entries makes up. */
  readonly tie?: Tie
  /** In words, the projection on the subspace of the G that a variable without it would have for its gradient. */
  readonly projection?: string
  /** The function that makes a column of its free entries. */
  readonly entries?: string
  /** A variable that moves in any direction loses it. */
  readonly isLost?: true
  /** What has it is a smooth set that is no subspace, in words. */
  readonly set?: string
  /** Though it is lost, what lies between two that have it has it. */
  readonly isConvex?: true
}

const where =
  (holds: (i: number, j: number) => boolean): Tie =>
  (i, j) => [i, j, holds(i, j) ? 1 : 0]

const ROWS = {
  symmetric: { square: true, tie: (i, j) => [j, i, 1], projection: "(G + G')/2", entries: 'vech' },
  hollow: {
    square: true,
    tie: where((i, j) => i !== j),
    projection: 'G without its diagonal',
    entries: 'vecs',
  },
  skew: {
    aliases: ['skew-symmetric', 'antisymmetric'],
    implies: ['hollow'],
    square: true,
    tie: (i, j) => [j, i, -1],
    projection: "(G - G')/2",
    entries: 'vecs',
  },
  diagonal: {
    aliases: ['diag'],
    implies: ['symmetric', 'lower-triangular', 'upper-triangular'],
    square: true,
    tie: where((i, j) => i === j),
    projection: 'the diagonal part of G',
    entries: 'diag',
  },
  'lower-triangular': {
    square: true,
    tie: where((i, j) => i >= j),
    projection: 'the lower triangle of G',
    entries: 'vech',
  },
  'upper-triangular': {
    square: true,
    tie: where((i, j) => i <= j),
    projection: 'the upper triangle of G',
    entries: 'vech',
  },
  rotation: {
    aliases: ['special-orthogonal'],
    implies: ['orthogonal'],
    square: true,
    isLost: true,
    set: 'rotations',
  },
  orthogonal: {
    implies: ['invertible', 'orthonormal'],
    square: true,
    isLost: true,
    set: 'orthogonal matrices',
  },
  unit: {
    aliases: ['unit-norm'],
    implies: ['orthonormal'],
    vector: true,
    isLost: true,
    set: 'vectors of norm 1',
  },
  orthonormal: { tall: true, isLost: true, set: 'matrices with orthonormal columns' },
  invertible: { aliases: ['nonsingular', 'non-singular'], square: true },
  'positive-definite': {
    aliases: ['posdef', 'spd', 'pd'],
    implies: ['symmetric', 'invertible', 'positive-semidefinite'],
    square: true,
  },
  'positive-semidefinite': {
    aliases: ['psd', 'possemidef', 'positive-semi-definite'],
    implies: ['symmetric'],
    square: true,
  },
  positive: { implies: ['nonnegative'] },
  nonnegative: { aliases: ['non-negative'] },
  stochastic: { implies: ['nonnegative'], isLost: true, isConvex: true },
  'one-hot': { implies: ['stochastic'], isLost: true },
  constant: {},
} as const satisfies Record<string, Row>

export type Property = keyof typeof ROWS
/** Those that make up a subspace. */
export type Structural = {
  [P in Property]: (typeof ROWS)[P] extends { readonly tie: unknown } ? P : never
}[Property]

const rowOf = (property: Property): Row => ROWS[property]

export const PROPERTIES: readonly Property[] = Object.keys(ROWS) as Property[]

const BY_WORD: ReadonlyMap<string, Property> = new Map(
  PROPERTIES.flatMap((property) =>
    (rowOf(property).aliases ?? []).map((alias) => [alias, property] as const),
  ),
)

/** Properties and their aliases. */
export const PROPERTY_NAMES: readonly string[] = [...PROPERTIES, ...BY_WORD.keys()]

/** Those that make sense of a square matrix only. */
export const SQUARE_ONLY: ReadonlySet<Property> = new Set(
  PROPERTIES.filter((property) => rowOf(property).square),
)

/** Those that are said of vectors only. */
export const VECTOR_ONLY: ReadonlySet<Property> = new Set(
  PROPERTIES.filter((property) => rowOf(property).vector),
)

/** Whether it takes at least as many rows as columns. */
export const isTall = (property: Property): boolean => rowOf(property).tall === true

/** Those that a variable loses when it moves in any direction. */
export const LOST: ReadonlySet<Property> = new Set(PROPERTIES.filter((property) => rowOf(property).isLost))

/** Whether it makes up a smooth set that is no subspace, with tangents at each of its points. */
export const isSet = (property: Property): boolean => rowOf(property).set !== undefined

/** What has it, in words. */
export const setInWords = (property: Property): string => rowOf(property).set ?? property

export const isStructural = (property: Property): property is Structural => rowOf(property).tie !== undefined

export const tieOf = (property: Structural): Tie => ROWS[property].tie

/** Whether zero is the only scalar that has it. */
export const isZeroOfScalars = (property: Property): boolean => (rowOf(property).tie?.(0, 0)[2] ?? 1) !== 1

/** The first property for which the values that have all of these are no convex set. */
export const notConvex = (properties: ReadonlySet<Property>): Property | undefined =>
  [...properties].find((property) => {
    const { isLost, isConvex } = rowOf(property)
    return (isLost && !isConvex) || (property === 'invertible' && !properties.has('positive-definite'))
  })

/** The projection on the subspace of those that have it, of a matrix G in words. */
export const projectionOf = (property: Structural): string => ROWS[property].projection

/** The function that makes a column of the free entries of what has these properties. */
export const entriesOf = (holding: ReadonlySet<Property>): string => {
  const structures = narrowestOf(holding, isStructural)
  const narrow = structures.find((property) => property === 'hollow') ?? structures[0]
  return (narrow && rowOf(narrow).entries) ?? 'vec'
}

/** The property a user means by a word, or `undefined`. */
export const propertyNamed = (word: string): Property | undefined => {
  const small = word.toLowerCase()
  return Object.hasOwn(ROWS, small) ? (small as Property) : BY_WORD.get(small)
}

/** The properties given and all they imply. */
export const closure = (given: Iterable<Property>): ReadonlySet<Property> => {
  const all = new Set<Property>()
  const visit = (property: Property): void => {
    if (all.has(property)) return
    all.add(property)
    for (const implied of rowOf(property).implies ?? []) visit(implied as Property)
  }
  for (const property of given) visit(property)
  if (all.has('orthonormal') && [...all].some((property) => rowOf(property).square)) visit('orthogonal')
  const ties = tiesAmong(all)
  if (ties.length > 1)
    for (const other of PROPERTIES.filter(isStructural)) if (isImplied(tieOf(other), ties)) visit(other)
  return all
}

/** How entries are tied where all of these hold. */
export const tiesAmong = (holding: ReadonlySet<Property>): Tie[] =>
  PROPERTIES.filter((property) => holding.has(property))
    .filter(isStructural)
    .map(tieOf)

/** The first of those that hold and are of a kind, which no other of them implies: it says most. */
export const narrowest = <P extends Property>(
  holding: ReadonlySet<Property>,
  isOfKind: (property: Property) => property is P,
): P | undefined => narrowestOf(holding, isOfKind)[0]

/** All of those that hold and are of a kind, without what others of them imply. */
export const narrowestOf = <P extends Property>(
  holding: ReadonlySet<Property>,
  isOfKind: (property: Property) => property is P,
): readonly P[] => {
  const some = PROPERTIES.filter((property) => holding.has(property)).filter(isOfKind)
  return some.filter((one) => !some.some((other) => other !== one && closure([other]).has(one)))
}
