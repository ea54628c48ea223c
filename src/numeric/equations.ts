/**
 * What a problem asks of its dimensions beyond naming them: the equations declared, and those that operations imply
 * where declared sizes are integers or products (`A - kron(eye(k), X)` with A of 6 x 8).
 */
import type { Analysis } from '../check/analysis.ts'
import { addDims, type Dim, multiplyDims } from '../shape/dim.ts'
import { isScalar, type Shape } from '../shape/shape.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import { childrenOf } from './children.ts'

/** Two dimensions that must come out equal. */
export type Equation = readonly [Dim, Dim]

/** Every equation between dimensions that are not identical already. */
export const equationsOf = ({ problem, shapes }: Analysis): Equation[] => {
  const found: Equation[] = problem.declarations.flatMap(declared)
  const pending: Expr[] = [problem.objective, ...problem.definitions.map(({ value }) => value)]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    for (const equation of implied(expr, shapes)) if (equation[0] !== equation[1]) found.push(equation)
    for (const child of childrenOf(expr)) pending.push(child)
  }
  return found
}

const declared = (declaration: Declaration): Equation[] => {
  if (declaration.kind !== 'equation') return []
  const [left, right] = [dimOf(declaration.left), dimOf(declaration.right)]
  return left === undefined || right === undefined ? [] : [[left, right]]
}

/** The dimension that an expression of integers, names, sums and products spells. */
const dimOf = (expr: Expr): Dim | undefined => {
  switch (expr.kind) {
    case 'number':
      return Number(expr.value.num)
    case 'name':
      return expr.name
    case 'product':
      return fold([dimOf(expr.first), ...expr.rest.map(({ operand }) => dimOf(operand))], multiplyDims)
    case 'sum':
      return fold(
        expr.terms.map(({ sign, operand }) => negated(dimOf(operand), sign)),
        addDims,
      )
    default:
      return undefined
  }
}

const negated = (dim: Dim | undefined, sign: 1 | -1): Dim | undefined =>
  dim === undefined || sign === 1 ? dim : multiplyDims(-1, dim)

const fold = (dims: readonly (Dim | undefined)[], join: (a: Dim, b: Dim) => Dim): Dim | undefined =>
  dims.reduce((a, b) => (a === undefined || b === undefined ? undefined : join(a, b)))

const implied = (expr: Expr, shapes: ReadonlyMap<Expr, Shape>): Equation[] => {
  const shapesOf = (operands: readonly Expr[]): Shape[] => operands.flatMap((e) => shapes.get(e) ?? [])
  switch (expr.kind) {
    case 'sum':
    case 'colon':
      return equalShapes(shapesOf(childrenOf(expr)))
    case 'product':
      return productEquations(expr, shapesOf(childrenOf(expr)))
    case 'call':
      return expr.name === 'kron' ? kronEquations(shapes.get(expr), shapesOf(expr.args)) : []
    default:
      return []
  }
}

const equalShapes = (operands: readonly Shape[]): Equation[] => {
  const [first, ...rest] = operands.filter((s) => !isScalar(s))
  return first ? rest.flatMap((s): Equation[] => [...pair(first, s)]) : []
}

const pair = (a: Shape, b: Shape): Equation[] => [
  [a.rows, b.rows],
  [a.cols, b.cols],
]

const productEquations = (
  expr: Extract<Expr, { kind: 'product' }>,
  operands: readonly Shape[],
): Equation[] => {
  const found: Equation[] = []
  let left = operands[0]!
  expr.rest.forEach(({ operator }, i) => {
    const right = operands[i + 1]!
    if (isScalar(left) || isScalar(right)) left = isScalar(left) ? right : left
    else if (operator === '*') {
      found.push([left.cols, right.rows])
      left = { rows: left.rows, cols: right.cols }
    } else if (operator === '⊗') left = kronShape(left, right)
    else found.push(...pair(left, right))
  })
  return found
}

const kronShape = (a: Shape, b: Shape): Shape => ({
  rows: multiplyDims(a.rows, b.rows),
  cols: multiplyDims(a.cols, b.cols),
})

const kronEquations = (value: Shape | undefined, [a, b]: readonly Shape[]): Equation[] =>
  value && a && b ? pair(value, kronShape(a, b)) : []
