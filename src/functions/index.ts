/**
 * The functions of the language, found by name.
 */
import { equals, type Rational } from '../rational.ts'
import { ANSWERS } from './answers.ts'
import { CONSTANTS } from './constants.ts'
import { ELEMENTWISE } from './elementwise.ts'
import { EQUATIONS } from './equations.ts'
import { INDEXED } from './indexed.ts'
import { mappingRow } from './mappings.ts'
import { MATRIX } from './matrix.ts'
import { NORMS } from './norms.ts'
import { FAMILIES, PAIRS } from './pairs.ts'
import { LOG_SUM_EXP, REDUCTIONS } from './reductions.ts'
import { ROTATIONS } from './rotations.ts'
import type { FunctionRow } from './row.ts'
import { SINGULAR } from './singular.ts'
import { SOLUTIONS } from './solutions.ts'
import { SPECTRA } from './spectra.ts'
import { TRIANGLES } from './triangles.ts'

export type { Domain, Evaluate, FunctionRow, Kink, Layout, Poles } from './row.ts'

/** Every row, in the order of the language page. */
export const FUNCTIONS: readonly FunctionRow[] = [
  ...ELEMENTWISE,
  ...PAIRS,
  ...FAMILIES,
  ...MATRIX,
  ...SPECTRA,
  ...SINGULAR,
  ...EQUATIONS,
  ...ROTATIONS,
  ...TRIANGLES,
  ...REDUCTIONS,
  ...NORMS,
  ...LOG_SUM_EXP,
  ...CONSTANTS,
  ...ANSWERS,
]

const byName: ReadonlyMap<string, FunctionRow> = new Map(
  [...FUNCTIONS, ...SOLUTIONS, ...INDEXED].flatMap((row) =>
    [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const),
  ),
)

/** Names that are generic elementwise functions without being declared. */
export const GENERIC_NAMES: ReadonlySet<string> = new Set(['phi', 'psi', 'f', 'g', 'h'])

/** The functions that a user declared, while work with them is under way. */
let declared: ReadonlyMap<string, FunctionRow> = new Map()

/** Does work in which further functions are known by name. The work must not be put off to a later turn. */
export const withFunctions = <T>(rows: ReadonlyMap<string, FunctionRow>, work: () => T): T => {
  const outside = declared
  declared = rows
  try {
    return work()
  } finally {
    declared = outside
  }
}

/** The row of a function by its name or an alias, or `undefined`. */
export const functionNamed = (name: string): FunctionRow | undefined =>
  byName.get(name) ?? declared.get(name) ?? mappingRow(name)

/** Whether a function is one that a user declared. */
export const isDeclared = (name: string): boolean => declared.has(name)

/** The function that stands for this power of every entry, if one does. */
export const functionOfPower = (exponent: Rational): FunctionRow | undefined =>
  POWERS.find(({ power }) => power && equals(power, exponent))

const POWERS = FUNCTIONS.filter(({ power }) => power)

/** Whether a function, called with so many arguments, goes entry by entry through two operands. */
export const isPairwise = (row: FunctionRow | undefined, count: number): boolean =>
  row?.group === 'elementwise-two' && count === 2

/** Whether a call of this function is written as its first argument with indices. */
export const isIndexing = (name: string): boolean => functionNamed(name)?.layout?.kind === 'index'

/** Whether a call of this function is a column of the identity, by its number. */
export const isUnit = (name: string): boolean => name === 'unit'

/** Whether a call of this function is written in brackets: it brings no word. */
export const isBracketed = (name: string): boolean =>
  ['index', 'slice', 'blocks'].includes(functionNamed(name)?.layout?.kind ?? '')

/** Groups of functions whose matrix value belongs to the matrix argument entry by entry. */
const OF_ENTRIES: ReadonlySet<FunctionRow['group']> = new Set([
  'elementwise',
  'elementwise-two',
  'elementwise-family',
  'log-sum-exp',
])

/** Whether a reader takes a matrix that is a value of this function entry by entry; generic functions are elementwise. */
export const isEntrywise = (name: string): boolean => {
  const row = functionNamed(name)
  return row === undefined || OF_ENTRIES.has(row.group)
}
