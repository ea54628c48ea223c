/**
 * The functions of the language, found by name.
 */
import { ELEMENTWISE } from './elementwise.ts'
import { ELEMENTWISE_TWO, MATRIX } from './matrix.ts'
import type { FunctionRow } from './row.ts'

export type { Domain, FunctionRow, Kink } from './row.ts'

/** Every row, in the order of the language page. */
export const FUNCTIONS: readonly FunctionRow[] = [...ELEMENTWISE, ...ELEMENTWISE_TWO, ...MATRIX]

const byName: ReadonlyMap<string, FunctionRow> = new Map(
  FUNCTIONS.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)),
)

/** Names that are generic elementwise functions without being declared. */
export const GENERIC_NAMES: ReadonlySet<string> = new Set(['phi', 'psi', 'f', 'g', 'h'])

/** The row of a function by its name or an alias, or `undefined`. */
export const functionNamed = (name: string): FunctionRow | undefined => byName.get(name)
