/**
 * The value of a node of the expression graph at a point, each shared node once. The check of an answer's objective
 * is `evaluate.ts`, which reads what the user typed.
 */
import { assertNever, internal } from '../errors/defects.ts'
import { boundIn, freeIndices } from '../expr/free-indices.ts'
import type { Call, Node, Sum } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { isSolution } from '../functions/solutions.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { entryPower, power } from '../linalg/power.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import { toNumber } from '../rational.ts'
import type { Jitter } from './evaluate.ts'
import { applyFunction, isOperator, operatorTimes } from './functions.ts'
import { atIndex, overIndex } from './over-index.ts'
import { dimAt, type Point } from './point.ts'
import { settledNear } from './solution.ts'

/** A large matrix that is not made where only its product with a thin one is asked for. */
const isLarge = (node: Node): node is Call => node.kind === 'call' && isOperator(node.name)

/** The values of these nodes at a point; a graph may be deep, so that the walk is no recursion. */
export const evaluateNodes = (
  roots: readonly Node[],
  given: Point,
  watch: Watch = newWatch(),
  jitter?: Jitter,
): Matrix[] => {
  const point = withSolutions(roots, given, watch)
  const values = new Map<Node, Matrix>()
  const at: Evaluation = { values, point, watch }
  const wanted = new Set(roots)
  for (const node of reachable(roots)) {
    if ((isLarge(node) && !wanted.has(node)) || !isKnownAt(node, point)) continue
    const value = valueAt(node, at)
    values.set(node, jitter ? m.map(value, jitter) : value)
  }
  return roots.map((root) => values.get(root)!)
}

/** The point with the values of what equations determine, earlier ones first. */
const withSolutions = (roots: readonly Node[], given: Point, watch: Watch): Point => {
  const solutions = reachable(roots).filter(
    (node): node is Call => node.kind === 'call' && isSolution(node.name),
  )
  let point = given
  for (const call of solutions) {
    const [unknown] = call.args
    if (unknown?.kind !== 'variable' || point.values.has(unknown.name)) continue
    const at = (x: Matrix): Point => ({ ...point, values: new Map([...point.values, [unknown.name, x]]) })
    const [rows, cols] = [dimAt(call.rows, given.dims), dimAt(call.cols, given.dims)]
    const sought = { name: unknown.name, rows, cols, near: given.near }
    const found = settledNear(sought, (x) => evaluateNodes([call], at(x), newWatch())[0]!)
    if (!found) watch.violations++
    point = at(found ?? m.filled(rows, cols, Number.NaN))
  }
  return point
}

interface Evaluation {
  readonly values: Pick<ReadonlyMap<Node, Matrix>, 'get'>
  readonly point: Point
  readonly watch: Watch
  /** Keeps what is found, where that is not done from outside: for one value of an index. */
  readonly keep?: (node: Node, value: Matrix) => void
}

/** Whether every index that a node depends on has a value. */
const isKnownAt = (node: Node, { dims }: Point): boolean => {
  for (const index of freeIndices(node)) if (!dims.has(index)) return false
  return true
}

/** The value of an operand, which is kept. */
const operandAt = (operand: Node, at: Evaluation): Matrix => {
  const known = at.values.get(operand)
  if (known) return known
  const value = valueAt(operand, at)
  at.keep?.(operand, value)
  return value
}

const valueAt = (node: Node, at: Evaluation): Matrix => {
  const of = (operand: Node): Matrix => operandAt(operand, at)
  const { point, watch } = at
  switch (node.kind) {
    case 'variable':
      return point.values.get(node.name) ?? missing(node.name)
    case 'named':
      return of(node.value)
    case 'ones':
      return filled(node, point, 1)
    case 'eye':
      return m.identity(dimAt(node.rows, point.dims))
    case 'pi':
      return m.scalar(Math.PI)
    case 'dimension':
      return m.scalar(dimAt(node.dim, point.dims))
    case 'sum':
      return combination(node, of, point)
    case 'scale':
      return m.multiply(of(node.scalar), of(node.body))
    case 'product':
      return product(node.factors, of, watch)
    case 'hadamard':
      return node.factors.map(of).reduce((a, b) => m.zip(a, b, (x, y) => x * y))
    case 'power':
      return entryPower(of(node.base), of(node.exponent), watch)
    case 'matrix-power':
      return power(of(node.base), of(node.exponent), watch)
    case 'transpose':
      return m.transpose(of(node.body))
    case 'colon':
      return m.scalar(m.inner(of(node.left), of(node.right)))
    case 'call':
      return overAt(node, at) ?? call(node, node.args.map(of), point, watch)
    case 'differential':
      throw internal('the value of a differential')
    default:
      return assertNever(node)
  }
}

/** What binds an index, for all its values, and what a relation between indices lets through. */
const overAt = (node: Call, evaluation: Evaluation): Matrix | undefined => {
  const { values, point, watch } = evaluation
  const holds = functionNamed(node.name)?.holds
  const [body, i, j] = node.args
  const at = (arg: Node | undefined): number => (arg ? valueAt(arg, evaluation).data[0]! : 0)
  const zeros = (of: Node): Matrix => m.zeros(dimAt(of.rows, point.dims), dimAt(of.cols, point.dims))
  if (holds) return holds(at(i), at(j)) ? undefined : zeros(node)
  const index = boundIn(node)
  if (index === undefined || !body) return undefined
  const inside = (value: number): Matrix => {
    const own = new Map<Node, Matrix>()
    const known = { get: (of: Node) => own.get(of) ?? values.get(of) }
    const keep = (of: Node, value: Matrix): void => void own.set(of, value)
    return valueAt(body, { values: known, point: atIndex(point, index, value), watch, keep })
  }
  return overIndex(node.name, at(j), inside, () => zeros(body))
}

type Of = (operand: Node) => Matrix

const filled = ({ rows, cols }: Node, { dims }: Point, value: number): Matrix =>
  m.filled(dimAt(rows, dims), dimAt(cols, dims), value)

const combination = (node: Sum, of: Of, point: Point): Matrix =>
  node.terms.reduce(
    (sum, { coefficient, body }) => m.addScaled(sum, of(body), toNumber(coefficient)),
    filled(node, point, 0),
  )

const product = (factors: readonly Node[], of: Of, watch: Watch): Matrix =>
  factors.some(isLarge) ? fromTheRight(factors, of, watch) : factors.map(of).reduce(m.multiply)

/** A product with large factors, each of which meets what stands on its right. */
const fromTheRight = (factors: readonly Node[], of: Of, watch: Watch): Matrix =>
  factors.slice(0, -1).reduceRight(
    (right, factor) => {
      if (!isLarge(factor) || right.cols >= right.rows) return m.multiply(of(factor), right)
      return operatorTimes(factor.name, factor.args.map(of), right, watch)
    },
    of(factors.at(-1)!),
  )

const missing = (name: string): never => {
  throw internal(`no value for the variable ${name}`)
}

const call = (
  { name, order, rows, cols }: Call,
  args: readonly Matrix[],
  point: Point,
  watch: Watch,
): Matrix => {
  const generic = point.functions.get(name)
  if (generic) return m.map(args[0]!, (x) => generic(order, x))
  return applyFunction(name, order, args, watch, () => [dimAt(rows, point.dims), dimAt(cols, point.dims)])
}
