/**
 * Problems as they are typed, with points, as cases for generated code.
 */
import {
  evaluate,
  evaluateNodes,
  type Matrix,
  newWatch,
  type Point,
  sample,
  toRows,
} from '../../src/numeric/index.ts'
import type { Dim } from '../../src/shape/dim.ts'
import { codeRequest } from '../../src/solve/code.ts'
import { type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import type { Request } from '../../src/solve/request.ts'
import { CURVES, type Curve } from './curves.ts'
import type { Case, Expected } from './harness.ts'
import type { Value } from './reference.ts'

/** A value as generated code takes and returns it. */
const valueOfShape = ({ rows, cols }: { readonly rows: Dim; readonly cols: Dim }, matrix: Matrix): Value => {
  if (rows === 1 && cols === 1) return matrix.data[0]!
  return cols === 1 ? [...matrix.data] : toRows(matrix)
}

/** A derivative at a point, with curves in the place of generic functions. */
export const caseAt = (
  title: string,
  derivative: Derivative,
  { dims, values }: Point,
  generics: ReadonlyMap<string, Curve>,
): Case => ({
  title,
  request: codeRequest(derivative),
  variables: new Map(
    [...derivative.analysis.variables.values()].map(({ name, shape }) => [
      name,
      valueOfShape(shape, values.get(name)!),
    ]),
  ),
  dims,
  generics,
})

/** The values of the objective and of the derivatives at a point where everything is inside its domain. */
const valuesAt = ({ analysis, derived }: Derivative, point: Point): Matrix[] | undefined => {
  const watch = newWatch()
  const nodes = derived.answers.map(({ node }) => node)
  const values = [evaluate(analysis, point, watch), ...evaluateNodes(nodes, point, watch)]
  return watch.violations === 0 ? values : undefined
}

interface Place {
  readonly point: Point
  readonly curve: Curve
  readonly values: readonly Matrix[]
}

const CURVE_NAMES = Object.keys(CURVES) as readonly Curve[]
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Where a problem is tried, with a curve for its generic functions. */
const placeOf = (derivative: Derivative): Place => {
  for (const seed of SEEDS)
    for (const curve of CURVE_NAMES) {
      const sampled = sample(derivative.analysis, seed)
      if (!sampled.ok) throw new Error(sampled.reason)
      const functions = derivative.analysis.genericFunctions.map(
        (name) => [name, (order: number, x: number) => CURVES[curve][order]!(x)] as const,
      )
      const point = { ...sampled.point, functions: new Map(functions) }
      const values = valuesAt(derivative, point)
      if (values) return { point, curve, values }
    }
  throw new Error('no point is inside the domain')
}

/** A case that knows what its code must return. */
export interface Problem extends Case {
  readonly expected: Expected
}

/** A problem as typed, at a random point. */
export const problemAt = (title: string, { expr, wrt, kind, vars }: Request): Problem => {
  const derivative = deriveRequest(
    { expr, wrt, ...(kind ? { kind } : {}), ...(vars ? { vars } : {}) },
    { check: false, steps: false },
  )
  const { point, curve, values } = placeOf(derivative)
  const generics = new Map(derivative.analysis.genericFunctions.map((name) => [name, curve]))
  const item = caseAt(title, derivative, point, generics)
  const { objective, derivatives } = item.request
  const [value, ...found] = values
  return {
    ...item,
    expected: [
      valueOfShape(objective, value!),
      ...found.map((matrix, i) => valueOfShape(derivatives[i]!.node, matrix)),
    ],
  }
}
