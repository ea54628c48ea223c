/**
 * The functions of the language, found by name.
 */
import { ANSWERS } from './answers.ts'
import { CONSTANTS } from './constants.ts'
import { ELEMENTWISE } from './elementwise.ts'
import { MATRIX } from './matrix.ts'
import { NORMS } from './norms.ts'
import { PAIRS } from './pairs.ts'
import { LOG_SUM_EXP, REDUCTIONS } from './reductions.ts'
import type { FunctionRow } from './row.ts'

export type { Domain, Evaluate, FunctionRow, Kink } from './row.ts'

/** Every row, in the order of the language page. */
export const FUNCTIONS: readonly FunctionRow[] = [
  ...ELEMENTWISE,
  ...PAIRS,
  ...MATRIX,
  ...REDUCTIONS,
  ...NORMS,
  ...LOG_SUM_EXP,
  ...CONSTANTS,
  ...ANSWERS,
]

const byName: ReadonlyMap<string, FunctionRow> = new Map(
  FUNCTIONS.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)),
)

/** Names that are generic elementwise functions without being declared. */
export const GENERIC_NAMES: ReadonlySet<string> = new Set(['phi', 'psi', 'f', 'g', 'h'])

/** The row of a function by its name or an alias, or `undefined`. */
export const functionNamed = (name: string): FunctionRow | undefined => byName.get(name)

/** Groups of functions whose matrix value belongs to the matrix argument entry by entry. */
const OF_ENTRIES: ReadonlySet<FunctionRow['group']> = new Set([
  'elementwise',
  'elementwise-two',
  'log-sum-exp',
])

/** Whether a reader takes a matrix that is a value of this function entry by entry; generic functions are elementwise. */
export const isEntrywise = (name: string): boolean => {
  const row = functionNamed(name)
  return row === undefined || OF_ENTRIES.has(row.group)
}
