/**
 * What stops a problem from being evaluated whatever the values are: numbers and sizes that floating point or a
 * second's work cannot hold.
 */

import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { toNumber } from '../rational.ts'
import type { Shape } from '../shape/shape.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import type { Sizes } from './dimensions.ts'
import { dimAt } from './point.ts'

/** Multiplications of one evaluation; a check takes some hundred evaluations. */
const MOST_WORK = 3_000_000

/** What it takes to come by a part once more for another value of an index, in multiplications. */
const AGAIN = 10

/** Why no evaluation is tried at these sizes, or `undefined` where nothing speaks against it. */
export const tooCostly = (analysis: Analysis, dims: Sizes): string | undefined => {
  let work = 0
  for (const { shape } of analysis.variables.values()) work += entries(shape, dims)
  const times = repetitions(analysis, dims)
  for (const [expr, shape] of analysis.shapes) {
    if (expr.kind === 'number' && !Number.isFinite(toNumber(expr.value)))
      return 'a number is too large for floating point'
    const often = times.get(expr) ?? 1
    work += often * workOf(expr, shape, analysis, dims) + (often > 1 ? often * AGAIN : 0)
    if (work > MOST_WORK) return 'an evaluation at these sizes takes too long'
  }
  return undefined
}

/** How often parts are evaluated: what an index is bound in, for every value of it. */
const repetitions = ({ problem, dimensionOf }: Analysis, dims: Sizes): ReadonlyMap<Expr, number> => {
  const times = new Map<Expr, number>()
  const roots = [problem.objective, ...problem.definitions.map(({ value }) => value)]
  const pending = roots.map((expr) => ({ expr, often: 1 }))
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { expr, often } = next
    if (often <= (times.get(expr) ?? 0)) continue
    times.set(expr, often)
    const binder = binderOf(expr)
    if (!binder) for (const part of childrenOf(expr)) pending.push({ expr: part, often })
    else pending.push({ expr: binder.body, often: often * dimAt(dimensionOf.get(binder.size)!, dims) })
  }
  return times
}

const entries = ({ rows, cols }: Shape, dims: Sizes): number => dimAt(rows, dims) * dimAt(cols, dims)

/** Entries of the value, times the length of the sums that make up each. */
const workOf = (expr: Expr, shape: Shape, { shapes }: Analysis, dims: Sizes): number => {
  const own = entries(shape, dims)
  const operands = childrenOf(expr).map((child) => shapes.get(child))
  if (expr.kind === 'product')
    return operands.reduce((sum, operand) => sum + own * (operand ? dimAt(operand.cols, dims) : 1), 0)
  const taken = operands.reduce((sum, operand) => sum + (operand ? entries(operand, dims) : 0), own)
  if (expr.kind !== 'call' || functionNamed(expr.name)?.group !== 'matrix') return taken
  const [argument] = operands
  return taken * (argument ? Math.min(dimAt(argument.rows, dims), dimAt(argument.cols, dims)) : 1)
}
