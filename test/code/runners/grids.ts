/**
 * What programs in languages without JSON print of their results, a line each: `grid ROWS COLS ENTRIES…` by rows (or
 * `vector LENGTH 1 ENTRIES…` in a language that tells a vector from a matrix of one column), of a list `list COUNT` and then its items, or `error MESSAGE`. A result is a list of the value and the derivative.
 */
import { spawnSync } from 'node:child_process'
import type { Grid, Outcome, Returned } from './runner.ts'

/** Whether a program is there to be run, or `CI=true` asks for it to be run all the same. */
export const isInstalled = (program: string, ...args: readonly string[]): boolean =>
  process.env['CI'] === 'true' || spawnSync(program, args).status === 0

/** A number as most languages read it. */
export const number = (x: number): string =>
  Number.isFinite(x) ? String(x) : Number.isNaN(x) ? 'NaN' : x > 0 ? 'Inf' : '-Inf'

const SPECIAL: Readonly<Record<string, number>> = {
  Inf: Number.POSITIVE_INFINITY,
  '-Inf': Number.NEGATIVE_INFINITY,
}

const gridOf = (kind: string, [rows, cols, ...entries]: readonly string[]): Grid => ({
  rows: Number(rows),
  cols: Number(cols),
  ...(kind === 'vector' && { flat: true }),
  data: entries.filter((entry) => entry !== '').map((entry) => SPECIAL[entry] ?? Number(entry)),
})

/** The outcomes that were printed, in order. */
export const gridsOf = (printed: string): Outcome[] => {
  const lines = printed.split('\n').filter((line) => /^(grid|vector|list|error) /.test(line))
  let next = 0
  const result = (): Returned | readonly Returned[] => {
    const [kind, ...words] = lines[next++]!.split(' ')
    if (kind === 'error') throw new Error(words.join(' '))
    return kind === 'list'
      ? Array.from({ length: Number(words[0]) }, () => result() as Returned)
      : gridOf(kind!, words)
  }
  const outcomes: Outcome[] = []
  while (next < lines.length)
    try {
      outcomes.push({ results: result() as unknown as readonly [Returned, Returned] })
    } catch (error) {
      outcomes.push({ error: (error as Error).message })
    }
  return outcomes
}
