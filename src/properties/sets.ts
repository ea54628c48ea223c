/**
 * Sets of properties, a bit each.
 */
import { closure, PROPERTIES, type Property, SQUARE_ONLY } from '../shape/properties.ts'

export type Properties = number

export const NONE: Properties = 0
export const ALL: Properties = -1

const BITS = new Map(PROPERTIES.map((property, i) => [property, 1 << i] as const))

export const bitOf = (property: Property): Properties => BITS.get(property)!

/** The properties, without what they imply. */
export const setOf = (properties: Iterable<Property>): Properties =>
  [...properties].reduce((set, property) => set | bitOf(property), NONE)

const IMPLIED = PROPERTIES.map((property) => setOf(closure([property])))

/** The properties with all they imply. */
export const closed = (set: Properties): Properties =>
  IMPLIED.reduce((all, implied, i) => (set & (1 << i) ? all | implied : all), set)

export const includes = (set: Properties, others: Properties): boolean => (set & others) === others

/** Those that only square matrices have. */
export const OF_SQUARES = setOf(SQUARE_ONLY)
