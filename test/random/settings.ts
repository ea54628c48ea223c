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
const FIXED = 20_120_515

/** The settings of a property that `npm test` tries so many times. */
export const runs = <T>(numRuns: number): Parameters<T> => ({
  numRuns: SWEEP ? numRuns * 40 : numRuns,
  ...(SEED ? { seed: Number(SEED) } : SWEEP ? {} : { seed: FIXED }),
})

/** Milliseconds until a test is given up. */
export const PATIENCE = SWEEP || ENGINES ? 3_600_000 : 60_000
