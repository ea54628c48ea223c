/**
 * Which kinds the operands and the value of an operation may have together.
 */
import { type Broadcast, broadcastCost } from './default-kinds.ts'
import { KINDS, type Kind, kroneckerKind, M, productKind, S, transposedKind } from './kinds.ts'

/** Kinds that cells may have together; `cost` is that of a broadcast. */
export interface Row {
  readonly kinds: readonly Kind[]
  readonly cost: number
}

export const rowsOf = (count: number, last: (kinds: readonly Kind[]) => Kind | undefined): Row[] =>
  combinations(count).flatMap((kinds) => {
    const value = last(kinds)
    return value === undefined ? [] : [{ kinds: [...kinds, value], cost: 0 }]
  })

const combinations = (count: number): Kind[][] =>
  count === 0 ? [[]] : combinations(count - 1).flatMap((kinds) => KINDS.map((kind) => [...kinds, kind]))

export const EQUAL = rowsOf(1, ([a]) => a)
export const TRANSPOSE = rowsOf(1, ([a]) => transposedKind(a!))
export const PRODUCT = rowsOf(2, ([a, b]) => productKind(a!, b!))
/** What an equation is about and its two sides: one equation for one unknown, several for several. */
export const DETERMINED = KINDS.flatMap((unknown): Row[] =>
  KINDS.flatMap((sides) => ((unknown === S) === (sides === S) ? [{ kinds: [unknown, sides], cost: 0 }] : [])),
)
export const KRONECKER = rowsOf(2, ([a, b]) => kroneckerKind(a!, b!))
export const JOIN = rowsOf(2, ([a, b]) => (a === S ? b : b === S || a === b ? a : undefined))
/** An operand and the whole: a scalar in something larger is broadcast. */
const broadcastRows = (broadcast: Broadcast): readonly Row[] =>
  KINDS.flatMap((whole): Row[] => {
    const same: Row = { kinds: [whole, whole], cost: 0 }
    const cost = broadcastCost(broadcast, whole)
    return whole === S || cost === Number.POSITIVE_INFINITY ? [same] : [same, { kinds: [S, whole], cost }]
  })
/** The same where no matrix takes a scalar. */
export const BESIDE_NO_MATRIX = KINDS.flatMap((whole): Row[] => {
  const same: Row = { kinds: [whole, whole], cost: 0 }
  return whole === S || whole === M ? [same] : [same, { kinds: [S, whole], cost: 0 }]
})
export const BROADCASTS: Readonly<Record<Broadcast, readonly Row[]>> = {
  'scalar-name': broadcastRows('scalar-name'),
  name: broadcastRows('name'),
  expression: broadcastRows('expression'),
  capital: broadcastRows('capital'),
}
