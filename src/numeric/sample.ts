/**
 * Points at which a problem may be evaluated: sizes, values that respect the declared properties, and stand-ins for
 * generic functions, such that every function is inside its domain. Nothing is solved for: spreads are tried, first
 * one for all, then variable by variable, keeping what brings more entries into their domains.
 */
import type { Analysis, Variable } from '../check/analysis.ts'
import { isScalar } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from './children.ts'
import { chooseDims, type Sizes } from './dimensions.ts'
import { draw, SPREADS, type Spread } from './draw.ts'
import { evaluate } from './evaluate.ts'
import { type GenericFunction, type GenericRange, standIn } from './generic.ts'
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'
import { dimAt, type Point } from './point.ts'
import { hash, type Random, random } from './random.ts'
import { newWatch } from './watch.ts'

export type Sampled =
  | { readonly ok: true; readonly point: Point; readonly value: Matrix }
  | { readonly ok: false; readonly reason: string }

const ROUNDS = 8
const STEPS = 40
const STEPS_PER_VARIABLE = 15
const MOST_STEPS = 150
/** Beyond this a value says more about rounding than about the function. */
const LARGEST = 1e9
const RANGES: readonly GenericRange[] = ['any', 'positive', 'unit-interval']

/** A point for a problem; the same problem and seed give the same point. */
export const sample = (analysis: Analysis, seed: number): Sampled => {
  const rng = random(hash(analysis.problem.source) + Math.imul(seed + 1, 0x9e3779b1))
  for (let round = 0; round < ROUNDS; round++) {
    const dims = chooseDims(analysis, rng)
    if (!dims) return { ok: false, reason: 'no sizes satisfy the equations between the dimensions' }
    const found = settle(analysis, dims, rng)
    if (found) return { ok: true, ...found }
  }
  return { ok: false, reason: 'no point was found at which every function is inside its domain' }
}

interface Trial {
  readonly point: Point
  readonly value: Matrix
  /** How many entries are outside a domain; 0 for a valid point. */
  readonly badness: number
}

const settle = (analysis: Analysis, dims: Sizes, rng: Random): Trial | undefined => {
  const exponents = exponentVariables(analysis)
  const variables = [...analysis.variables.values()]
  const value = (variable: Variable, spread: Spread): readonly [string, Matrix] => [
    variable.name,
    drawVariable(variable, exponents.has(variable.name) ? 'integer' : spread, dims, rng),
  ]
  const functions = (range: GenericRange): ReadonlyMap<string, GenericFunction> =>
    new Map(analysis.genericFunctions.map((name) => [name, standIn(rng, range)]))
  const uniform = (spread: Spread): Trial => {
    const values = new Map(variables.map((variable) => value(variable, spread)))
    return attempt(analysis, { dims, values, functions: functions('any') })
  }
  let best: Trial | undefined
  for (const spread of SPREADS) {
    const trial = uniform(spread)
    if (trial.badness === 0) return trial
    if (!best || trial.badness < best.badness) best = trial
  }
  const steps = Math.min(MOST_STEPS, STEPS + STEPS_PER_VARIABLE * variables.length)
  for (let step = 0; step < steps && best; step++) {
    const chosen = rng.below(variables.length + (analysis.genericFunctions.length > 0 ? 1 : 0))
    const variable = variables[chosen]
    const next: Point = variable
      ? { ...best.point, values: new Map([...best.point.values, value(variable, pick(SPREADS, rng))]) }
      : { ...best.point, functions: functions(pick(RANGES, rng)) }
    const trial = attempt(analysis, next)
    if (trial.badness === 0) return trial
    if (trial.badness <= best.badness) best = trial
  }
  return undefined
}

const pick = <T>(items: readonly T[], rng: Random): T => items[rng.below(items.length)]!

const attempt = (analysis: Analysis, point: Point): Trial => {
  const watch = newWatch()
  const value = evaluate(analysis, point, watch)
  const outside = m.allFinite(value) && m.maxAbs(value) < LARGEST ? 0 : 1
  return { point, value, badness: watch.violations + outside }
}

const drawVariable = ({ shape, properties }: Variable, spread: Spread, dims: Sizes, rng: Random): Matrix =>
  draw(dimAt(shape.rows, dims), dimAt(shape.cols, dims), properties, spread, rng)

/** The variables that exponents of matrices are made of, which stand for integers. */
const exponentVariables = ({ problem, shapes }: Analysis): ReadonlySet<string> => {
  const definitions = new Map(problem.definitions.map(({ name, value }) => [name, value]))
  const found = new Set<string>()
  const exponents: Expr[] = []
  const pending: Expr[] = [problem.objective, ...definitions.values()]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    const base = expr.kind === 'power' && expr.operator === '^' ? shapes.get(expr.base) : undefined
    if (expr.kind === 'power' && base && !isScalar(base)) exponents.push(expr.exponent)
    for (const child of childrenOf(expr)) pending.push(child)
  }
  for (let expr = exponents.pop(); expr; expr = exponents.pop()) {
    if (expr.kind === 'name' && !found.has(expr.name)) {
      found.add(expr.name)
      const value = definitions.get(expr.name)
      if (value) exponents.push(value)
    }
    for (const child of childrenOf(expr)) exponents.push(child)
  }
  return found
}
