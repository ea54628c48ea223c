/**
 * What the program knows, as lists: functions, targets, rules.
 */
import { FUNCTIONS } from '../functions/index.ts'
import type { FunctionRow } from '../functions/row.ts'
import type { Arguments } from './args.ts'
import type { Io } from './io.ts'

/** Rows with their columns aligned; the last column is as long as it likes. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

const functionCells = ({ name, aliases = [], signatures, summary }: FunctionRow): string[] => [
  `  ${[name, ...aliases].join(', ')}`,
  signatures.join('; '),
  summary,
]

/** `gradus functions`: a line a function, by group. */
export const listFunctions = async (_: Arguments, io: Io): Promise<number> => {
  const groups = [...new Set(FUNCTIONS.map(({ group }) => group))]
  for (const group of groups) {
    const rows = FUNCTIONS.filter((row) => row.group === group)
    await io.out(`${group}\n${columns(rows.map(functionCells))}`)
  }
  return 0
}

/** `gradus targets`: a line a language. */
export const listTargets = async (_: Arguments, io: Io): Promise<number> => {
  const targets = await (await import('../code/index.ts')).loadTargets()
  await io.out(columns(targets.map(({ name, language, summary }) => [name, language, summary])))
  return 0
}
