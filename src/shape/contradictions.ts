/**
 * Which declared properties contradict each other: no matrix has all of them, or zero alone. It shows in which entries
 * can be other than zero.
 */
import { closure, type Property, tiesAmong } from './properties.ts'
import { ENOUGH, orbits } from './ties.ts'

export interface Contradiction {
  /** As few of the given ones as contradict each other. */
  readonly properties: readonly Property[]
  /** Whether zero has them. */
  readonly ofZero: boolean
}

/** What of the given properties no matrix but zero has, of whatever size but 1 x 1; `undefined` where there is no such. */
export const contradictionAmong = (given: readonly Property[]): Contradiction | undefined => {
  for (let size = 1; size <= given.length; size++)
    for (const properties of subsets(given, size)) {
      const holding = closure(properties)
      if (isContradictory(holding)) return { properties, ofZero: ![...holding].some(isNotOfZero) }
    }
  return undefined
}

const subsets = <T>(items: readonly T[], size: number): T[][] => {
  if (size === 0) return [[]]
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]))
}

const isNotOfZero = (property: Property): boolean =>
  property === 'positive' ||
  property === 'stochastic' ||
  property === 'invertible' ||
  property === 'orthonormal'

/** Rows of a square matrix by rows, true where an entry can be other than zero. */
type Support = readonly (readonly boolean[])[]

const isContradictory = (holding: ReadonlySet<Property>): boolean => {
  const support = supportOf(holding)
  const isSomewhere = (row: readonly boolean[]): boolean => row.includes(true)
  if (!support.some(isSomewhere)) return true
  if (holding.has('positive') && (holding.has('orthogonal') || holding.has('one-hot'))) return true
  return (
    (holding.has('positive-semidefinite') && !support[0]![0]) ||
    (holding.has('positive') && support.flat().includes(false)) ||
    (holding.has('stochastic') && !support.every(isSomewhere)) ||
    (holding.has('invertible') && !isMatched(support, 0, new Set()))
  )
}

/** An entry that is its own opposite but for the place is zero where entries are not negative. */
const supportOf = (holding: ReadonlySet<Property>): Support => {
  const free = orbits(ENOUGH, ENOUGH, tiesAmong(holding)).filter(
    (orbit) => !(holding.has('nonnegative') && [...orbit.values()].includes(-1)),
  )
  const entries = new Set(free.flatMap((orbit) => [...orbit.keys()]))
  const indices = Array.from({ length: ENOUGH }, (_, i) => i)
  return indices.map((i) => indices.map((j) => entries.has(i + j * ENOUGH)))
}

/** Whether every row from one on has a column of its own, without which a matrix is singular. */
const isMatched = (support: Support, row: number, taken: ReadonlySet<number>): boolean =>
  row === support.length ||
  support[row]!.some((can, j) => can && !taken.has(j) && isMatched(support, row + 1, new Set([...taken, j])))
