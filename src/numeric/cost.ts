/**
 * What stops a problem from being evaluated whatever the values are: numbers and sizes that floating point or a
 * second's work cannot hold.
 */

import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { toNumber } from '../rational.ts'
import type { Shape } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import type { Sizes } from './dimensions.ts'
import { dimAt } from './point.ts'

/** Multiplications of one evaluation; a check takes some hundred evaluations. */
const MOST_WORK = 3_000_000

/** Why no evaluation is tried at these sizes, or `undefined` where nothing speaks against it. */
export const tooCostly = (analysis: Analysis, dims: Sizes): string | undefined => {
  let work = 0
  for (const { shape } of analysis.variables.values()) work += entries(shape, dims)
  for (const [expr, shape] of analysis.shapes) {
    if (expr.kind === 'number' && !Number.isFinite(toNumber(expr.value)))
      return 'a number is too large for floating point'
    work += workOf(expr, shape, analysis, dims)
    if (work > MOST_WORK) return 'an evaluation at these sizes takes too long'
  }
  return undefined
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
