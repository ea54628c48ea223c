/**
 * Points at which a problem may be evaluated: sizes, values that respect the declared properties, and stand-ins for
 * generic functions, such that every function is inside its domain.
 */
import type { Analysis } from '../infer/analysis.ts'
import * as m from '../linalg/matrix.ts'
import { hash, type Random, random } from '../linalg/random.ts'
import { newWatch } from '../linalg/watch.ts'
import { climb, type Task } from './climb.ts'
import { tooCostly } from './cost.ts'
import { chooseDims } from './dimensions.ts'
import { evaluate } from './evaluate.ts'
import { exponentVariables } from './exponents.ts'
import { dimAt, type Point } from './point.ts'

export type Sampled =
  | { readonly ok: true; readonly point: Point }
  | { readonly ok: false; readonly reason: string }

/** Steps of each round. Sizes may be what is wrong (X'*X of a wide X is singular), so early rounds are short. */
const ROUNDS = [8, 8, 16, 16, 32, 64, 128]
/** Beyond this the difference of two values may not be a number. */
const LARGEST = 1e100

/** A point for a problem; the same problem and seed give the same point. Of `large` see `chooseDims`. */
export const sample = (analysis: Analysis, seed: number, large?: number): Sampled => {
  const rng = random(hash(analysis.problem.source) + Math.imul(seed + 1, 0x9e3779b1))
  for (const steps of ROUNDS) {
    const dims = chooseDims(analysis, rng, large)
    if (!dims) return { ok: false, reason: 'no sizes satisfy the equations between the dimensions' }
    const reason = tooCostly(analysis, dims)
    if (reason) return { ok: false, reason }
    const point = climb(taskOf(analysis, dims), steps, rng)
    if (point) return { ok: true, point: { ...point, near: new Map() } }
  }
  return { ok: false, reason: 'no point was found at which every function is inside its domain' }
}

const taskOf = (analysis: Analysis, dims: ReadonlyMap<string, number>): Task => {
  const exponents = exponentVariables(analysis)
  return {
    dims,
    unknowns: [...analysis.variables.values()].map(({ name, shape, properties }) => ({
      name,
      rows: dimAt(shape.rows, dims),
      cols: dimAt(shape.cols, dims),
      properties,
      ...(exponents.has(name) && { special: smallInteger }),
    })),
    functions: analysis.genericFunctions,
    badness: (point) => badness(analysis, point),
  }
}

const smallInteger = (rng: Random): m.Matrix => m.scalar(2 + rng.below(3))

const badness = (analysis: Analysis, point: Point): number => {
  const watch = newWatch()
  const value = evaluate(analysis, point, watch)
  return watch.violations + (m.allFinite(value) && m.maxAbs(value) < LARGEST ? 0 : 1)
}
