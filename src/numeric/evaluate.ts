/**
 * The value of an expression as typed, at a point. It reads the syntax tree and never the graph that the rules have
 * touched, so that it is an independent witness of what an answer claims.
 */

import { assertNever, internal } from '../errors/defects.ts'
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { entryPower, power } from '../linalg/power.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import { toNumber } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import { type Binder, binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { applyFunction } from './functions.ts'
import { plus, product } from './operations.ts'
import { atIndex, blockAt, overIndex } from './over-index.ts'
import { dimAt, type Point } from './point.ts'
import { rootOf } from './solution.ts'

/** Rounds a number once more, up or down. */
export type Jitter = (x: number) => number

/** What an expression is evaluated with: the point, and what inference says of the nodes. */
export interface Scope {
  readonly point: Point
  readonly values: ReadonlyMap<string, Matrix>
  readonly shapes: ReadonlyMap<Expr, Shape>
  readonly dimensionOf: ReadonlyMap<Expr, Dim>
  readonly watch: Watch
  /** Applied to every entry of every intermediate. */
  readonly jitter?: Jitter
  /** Names whose values have a block of rows for each value of the index that is named with them. */
  readonly blocks?: ReadonlyMap<string, string>
  /** How to take `d(…)` where it is the differential of the rule language. */
  readonly differential?: (body: Expr, at: Scope) => Matrix
  /** Where names move in `d(…)`. */
  readonly directions?: ReadonlyMap<string, Matrix>
}

/** The value of the objective of a problem at a point. */
export const evaluate = (
  analysis: Analysis,
  point: Point,
  watch: Watch = newWatch(),
  jitter?: Jitter,
): Matrix => {
  const values = evaluateDefinitions(analysis, point, watch, jitter)
  return evaluateExpr(analysis.problem.objective, scopeOf(analysis, point, values, watch, jitter))
}

/** The values of the variables and of every definition of a problem at a point. */
export const evaluateDefinitions = (
  analysis: Analysis,
  point: Point,
  watch: Watch = newWatch(),
  jitter?: Jitter,
): ReadonlyMap<string, Matrix> => {
  if (analysis.problem.definitions.length === 0) return point.values
  const values = new Map(point.values)
  const scope = scopeOf(analysis, point, values, watch, jitter)
  for (const { name, value, equation } of analysis.problem.definitions)
    values.set(name, equation ? solved(name, value, analysis, scope) : evaluateExpr(value, scope))
  return values
}

/** What the equation determines, whose two sides differ by `residual`. */
const solved = (name: string, residual: Expr, { unknowns }: Analysis, scope: Scope): Matrix => {
  const { dims } = scope.point
  const { rows, cols } = unknowns.get(name)!.shape
  const { jitter: _, ...quiet } = scope
  const at = (x: Matrix): Matrix =>
    evaluateExpr(residual, { ...quiet, values: new Map([...scope.values, [name, x]]), watch: newWatch() })
  const size = [dimAt(rows, dims), dimAt(cols, dims)] as const
  const found = rootOf(at, { name, rows: size[0], cols: size[1], near: scope.point.near })
  if (!found) {
    scope.watch.violations++
    return m.filled(...size, Number.NaN)
  }
  evaluateExpr(residual, { ...scope, values: new Map([...scope.values, [name, found]]) })
  return found
}

const scopeOf = (
  { shapes, dimensionOf }: Analysis,
  point: Point,
  values: ReadonlyMap<string, Matrix>,
  watch: Watch,
  jitter?: Jitter,
): Scope => ({ point, values, shapes, dimensionOf, watch, ...(jitter && { jitter }) })

/** The value of one expression; recursion is bounded by the parser's limit on nesting. */
export const evaluateExpr = (expr: Expr, scope: Scope): Matrix => {
  const value = freshValue(expr, scope)
  return scope.jitter ? m.map(value, scope.jitter) : value
}

const freshValue = (expr: Expr, scope: Scope): Matrix => {
  switch (expr.kind) {
    case 'number':
      return constant(expr, toNumber(expr.value), scope)
    case 'name':
      return evaluateName(expr, expr.name, scope)
    case 'call':
      return evaluateCall(expr, scope)
    case 'transpose':
      return m.transpose(evaluateExpr(expr.body, scope))
    case 'power':
      return expr.operator === '^'
        ? power(evaluateExpr(expr.base, scope), evaluateExpr(expr.exponent, scope), scope.watch)
        : entryPower(evaluateExpr(expr.base, scope), evaluateExpr(expr.exponent, scope), scope.watch)
    case 'negate':
      return m.scale(evaluateExpr(expr.body, scope), -1)
    case 'product':
      return expr.rest.reduce(
        (left, { operator, operand }) => product(left, operator, evaluateExpr(operand, scope)),
        evaluateExpr(expr.first, scope),
      )
    case 'colon':
      return m.scalar(m.inner(evaluateExpr(expr.left, scope), evaluateExpr(expr.right, scope)))
    case 'sum':
      return expr.terms.reduce<Matrix | undefined>(
        (left, { sign, operand }) => plus(left, sign, evaluateExpr(operand, scope)),
        undefined,
      )!
    default:
      return assertNever(expr)
  }
}

/** A number, or a constant matrix where the context asks for one. */
const constant = (expr: Expr, value: number, { shapes, point }: Scope): Matrix => {
  const shape = shapes.get(expr)
  if (!shape) return m.scalar(value)
  return m.filled(dimAt(shape.rows, point.dims), dimAt(shape.cols, point.dims), value)
}

const evaluateName = (expr: Expr, name: string, scope: Scope): Matrix => {
  const value = scope.values.get(name)
  if (value) return value
  const dim = scope.dimensionOf.get(expr)
  if (dim !== undefined) return m.scalar(dimAt(dim, scope.point.dims))
  if (name === 'pi') return m.scalar(Math.PI)
  return applyFunction(name, 0, [], scope.watch, () => sizeOf(expr, scope))
}

const sizeOf = (expr: Expr, { shapes, point }: Scope): readonly [number, number] => {
  const shape = shapes.get(expr)
  if (!shape) throw internal('an expression without a shape')
  return [dimAt(shape.rows, point.dims), dimAt(shape.cols, point.dims)]
}

type Call = Extract<Expr, { kind: 'call' }>

const evaluateCall = (expr: Call, scope: Scope): Matrix => {
  const { name, primes, args } = expr
  const binder = binderOf(expr)
  if (binder) return evaluateOver(name, binder, scope)
  if (!holdsAt(expr, scope)) return m.zeros(...sizeOf(args[0]!, scope))
  const generic = scope.point.functions.get(name)
  if (generic) return m.map(evaluateExpr(args[0]!, scope), (x) => generic(primes, x))
  if (name === 'd' && scope.differential) return scope.differential(args[0]!, scope)
  const values = args.map((arg) => argumentOf(arg, scope))
  return applyFunction(name, primes, values, scope.watch, () => sizeOf(expr, scope))
}

/** The body for every value of the index. */
const evaluateOver = (over: string, { body, index, size }: Binder, scope: Scope): Matrix => {
  const { point } = scope
  const length = dimAt(scope.dimensionOf.get(size)!, point.dims)
  const name = String(scope.dimensionOf.get(index))
  const valueAt = (value: number): Matrix => {
    const at = atIndex(point, name, value)
    const { blocks, values, directions } = scope
    if (!blocks) return evaluateExpr(body, { ...scope, point: at })
    const block = (all: ReadonlyMap<string, Matrix>) => blocksAt(blocks, all, name, value, length)
    const moving = directions && { directions: block(directions) }
    return evaluateExpr(body, { ...scope, point: at, values: block(values), ...moving })
  }
  scope.watch.indices++
  const value = overIndex(over, length, valueAt, () => m.zeros(...sizeOf(body, scope)))
  scope.watch.indices--
  return value
}

/** The values in which those that are blocks for each value of the index are the block for this one. */
const blocksAt = (
  blocks: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, Matrix>,
  index: string,
  value: number,
  size: number,
): ReadonlyMap<string, Matrix> => {
  const result = new Map(values)
  for (const [name, of] of blocks) {
    const stack = of === index ? values.get(name) : undefined
    if (stack) result.set(name, blockAt(stack, value, size))
  }
  return result
}

/** Whether a relation between indices holds; true of any other call. */
const holdsAt = ({ name, args }: Call, { dimensionOf, point }: Scope): boolean => {
  const holds = functionNamed(name)?.holds
  if (!holds) return true
  const [i = 0, j = 0] = args.slice(1).map((arg) => dimAt(dimensionOf.get(arg)!, point.dims))
  return holds(i, j)
}

const argumentOf = (expr: Expr, scope: Scope): Matrix => {
  const dim = scope.dimensionOf.get(expr)
  return dim === undefined ? evaluateExpr(expr, scope) : m.scalar(dimAt(dim, scope.point.dims))
}
