/**
 * Problems as they are typed, with points, as cases for generated code.
 */
import type { CodeRequest } from '../../src/code/index.ts'
import { type Matrix, type Point, toRows } from '../../src/numeric/index.ts'
import type { Dim } from '../../src/shape/dim.ts'
import type { Derivative } from '../../src/solve/derivative.ts'
import type { Curve } from './curves.ts'
import type { Case } from './harness.ts'
import type { Value } from './reference.ts'

/** A value as generated code takes and returns it. */
export const valueOfShape = (
  { rows, cols }: { readonly rows: Dim; readonly cols: Dim },
  matrix: Matrix,
): Value => {
  if (rows === 1 && cols === 1) return matrix.data[0]!
  return cols === 1 ? [...matrix.data] : toRows(matrix)
}

const requestOf = ({ analysis, derived, kind }: Derivative): CodeRequest => ({
  objective: derived.value(),
  derivatives: derived.answers.map(({ variables: [variable = ''], node }) => ({ variable, node })),
  kind,
  variables: [...analysis.variables.values()].map(({ name, shape }) => ({ name, ...shape })),
  functions: analysis.genericFunctions,
})

/** A derivative at a point, with curves in the place of generic functions. */
export const caseAt = (
  title: string,
  derivative: Derivative,
  { dims, values }: Point,
  generics: ReadonlyMap<string, Curve>,
): Case => ({
  title,
  request: requestOf(derivative),
  variables: new Map(
    [...derivative.analysis.variables.values()].map(({ name, shape }) => [
      name,
      valueOfShape(shape, values.get(name)!),
    ]),
  ),
  dims,
  generics,
})
