/**
 * A network of kinds: one cell for each value whose kind matters, one table for each operation that ties cells
 * together; and how it is put together from parts. Which parts a problem has is `build-network.ts`.
 */
import { type Broadcast, broadcastOf } from './default-kinds.ts'
import { ANY, type Kinds, S } from './kinds.ts'
import { BROADCASTS, JOIN, type Row } from './tables.ts'

/** The last cell of a `derived` table is the value of an operation on the others; any other table only restricts. */
export interface Table {
  readonly cells: readonly number[]
  readonly rows: readonly Row[]
  readonly derived: boolean
  /** Its place among all; what it is derived from comes before it. */
  readonly at: number
}

/** The cells, each by the kinds that it may have, and what ties them. */
export interface Cells {
  readonly domains: Kinds[]
  readonly tables: Table[]
}

/** What stands for a part of an expression. */
export interface Part {
  readonly cell: number
  /** Made of numbers and declared scalars alone: it broadcasts freely. */
  readonly number: boolean
  readonly broadcast: Broadcast
  /** A name that is not declared, or an elementwise function of names of which one is not. */
  readonly guessed: boolean
  /** Made of names by elementwise operations alone. */
  readonly entrywise: boolean
}

/** A new cell. */
export const addCell = ({ domains }: Cells, kinds: Kinds): number => domains.push(kinds) - 1

export const restrict = ({ domains }: Cells, cell: number, kinds: Kinds): void => {
  domains[cell]! &= kinds
}

/** Whether a part can be nothing but a scalar. */
export const isScalar = ({ domains }: Cells, { cell }: Part): boolean => domains[cell] === S

/** Something made by an operation that is not one entry by entry. */
export const composite = (cell: number): Part => ({
  cell,
  number: false,
  broadcast: 'expression',
  guessed: false,
  entrywise: false,
})

/** A number, or what is declared as one. */
export const numberIn = (cell: number): Part => ({ ...composite(cell), number: true, entrywise: true })

export const nameIn = (cell: number, name: string, guessed: boolean): Part => ({
  ...composite(cell),
  broadcast: broadcastOf(name),
  guessed,
  entrywise: true,
})

/** Kinds that cells have together only as the rows say. */
export const tie = (
  { tables }: Cells,
  cells: readonly number[],
  rows: readonly Row[],
  isDerived = false,
): void => {
  tables.push({ cells, rows, derived: isDerived, at: tables.length })
}

/** The value of an operation. */
export const derived = (cells: Cells, operands: readonly number[], rows: readonly Row[]): Part => {
  const value = addCell(cells, ANY)
  tie(cells, [...operands, value], rows, true)
  return composite(value)
}

/** Operands of one shape, of which not all are numbers; a scalar among them takes it. */
export const together = (cells: Cells, parts: readonly Part[]): Part | undefined => {
  const full = parts.filter(({ number }) => !number)
  const [first, ...rest] = full
  if (!first) return undefined
  if (rest.length === 0) return multiple(first)
  const whole = rest.reduce((joined, { cell }) => derived(cells, [joined.cell, cell], JOIN), first)
  for (const { cell, broadcast } of full) tie(cells, [cell, whole.cell], BROADCASTS[broadcast])
  const entrywise = full.every((one) => one.entrywise)
  return {
    ...composite(whole.cell),
    entrywise,
    guessed: entrywise && full.some(({ guessed }) => guessed),
  }
}

/** A multiple, a power, a function of something, which is broadcast as no name is. */
export const multiple = (of: Part): Part =>
  of.number || of.broadcast === 'capital' ? of : { ...of, broadcast: 'expression' }

/** What a scalar is never guessed to be the operand of. */
export const refuseScalar = (cells: Cells, { cell, guessed }: Part): void => {
  if (guessed) restrict(cells, cell, ANY & ~S)
}
