/**
 * How many problems a property is tried on: a fixed few in `npm test`, many that are never the same with
 * `npm run test:sweep`. A property that fails prints its seed, which `SEED=…` sets.
 */
import type { Parameters } from 'fast-check'

const { MODE, SEED } = process.env
/** Whether this is `npm run test:sweep`. */
export const SWEEP = MODE === 'sweep'
/** Whether this is `npm run test:engines`. */
export const ENGINES = MODE === 'engines'
/** Whether long tables are tried in whole: `npm run test:tables`, and what tries yet more. */
export const WHOLE = MODE === 'tables' || SWEEP || ENGINES
const FIXED = 20_120_515

/** The settings of a property that `npm test` tries so many times. */
export const runs = <T>(numRuns: number): Parameters<T> => ({
  numRuns: SWEEP ? numRuns * 40 : numRuns,
  ...(SEED ? { seed: Number(SEED) } : SWEEP ? {} : { seed: FIXED }),
})

/** Of a long table each so many-th row, the last one among them; with `npm run test:tables` all. */
export const sampled = <T>(table: readonly T[], every: number): readonly T[] =>
  WHOLE ? table : table.filter((_, i) => (table.length - 1 - i) % every === 0)

/** Milliseconds until a test is given up. */
export const PATIENCE = WHOLE ? 3_600_000 : 60_000
