/**
 * Values that programs give for the names of a problem, read with suspicion, and values that they get: a scalar is a
 * number, a vector a list of numbers, a row and a matrix a list of rows. Dimensions follow from what is given.
 */

import { foundText, wrongArgument, wrongCall } from '../errors/calls.ts'
import { didYouMean } from '../errors/error.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import { nearest } from '../infer/nearest.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { GenericFunction } from '../numeric/generic.ts'
import { holds } from '../numeric/holds.ts'
import type { Point } from '../numeric/point.ts'
import { spelledOut } from '../parse/index.ts'
import { isScalar, type Shape, shapeText } from '../shape/shape.ts'
import { isObject } from '../solve/request.ts'
import { createSizes, type Sizes } from './sizes.ts'

export type Value = number | readonly number[] | readonly (readonly number[])[]

type Scalar = (x: number) => number

/** What a name of a problem may be given: of a generic function the function, or a list of it and its derivatives. */
export type Values = Readonly<Record<string, Value | Scalar | readonly Scalar[]>>

/** What a problem knows of its names. */
export type Names = Pick<Analysis, 'variables' | 'dims' | 'genericFunctions' | 'equations' | 'bounds'>

/** What of them an evaluation needs: variables, dimensions, and of each generic function the highest derivative. */
export interface Needed {
  readonly variables: Iterable<string>
  readonly dims: Iterable<string>
  readonly functions: ReadonlyMap<string, number>
}

const isNumbers = (value: unknown): value is readonly number[] =>
  (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) &&
  Array.from(value as ArrayLike<unknown>).every((x) => typeof x === 'number')

const isRows = (value: unknown): value is readonly (readonly number[])[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => isNumbers(row) && row.length > 0)

/** What a value is, for the end of a sentence. */
const sizeText = (value: unknown): string => {
  if (typeof value === 'number') return 'it is a number'
  if (isNumbers(value)) return `it is a list of ${value.length} numbers`
  if (!isRows(value)) return Array.isArray(value) ? 'it is a list of something else' : foundText(value)
  const uneven = value.findIndex((row) => row.length !== value[0]!.length)
  return uneven < 0
    ? `it is ${value.length} rows of ${value[0]!.length} numbers`
    : `its row ${uneven + 1} has ${value[uneven]!.length} numbers and its first ${value[0]!.length}`
}

const wanted = (shape: Shape): string => {
  if (isScalar(shape)) return 'a number'
  return shape.cols === 1
    ? `a list of ${shape.rows} numbers`
    : `a list of ${shape.rows} rows of ${shape.cols} numbers`
}

/** The value of a variable as a matrix, if it is of the right kind. */
const matrixOf = ({ name, shape }: Pick<Variable, 'name' | 'shape'>, value: unknown): Matrix => {
  if (isScalar(shape) && typeof value === 'number') return m.scalar(value)
  if (!isScalar(shape) && shape.cols === 1 && isNumbers(value) && value.length > 0)
    return { rows: value.length, cols: 1, data: Float64Array.from(value) }
  if (shape.cols !== 1 && isRows(value) && value.every((row) => row.length === value[0]!.length))
    return m.fromRows(value)
  throw wrongCall(`${name} must be ${wanted(shape)}, but ${sizeText(value)}`)
}

/** A generic function: the orders that are needed are there. */
const functionOf = (name: string, value: unknown, order: number): GenericFunction => {
  const all = typeof value === 'function' ? [value] : value
  const expected = `${name} and its derivatives ${order === 0 ? '' : `up to order ${order} `}as a list of functions`
  if (!Array.isArray(all) || !all.every((f) => typeof f === 'function'))
    throw wrongArgument(name, 'a function of a number, or a list of it and its derivatives', value)
  if (all.length <= order)
    throw wrongCall(`${expected} are needed, but there ${all.length === 1 ? 'is one' : `are ${all.length}`}`)
  return (k, x) => (all as Scalar[])[k]!(x)
}

/** The point at which the values given put a problem. Throws: `usage`, naming the value that does not fit. */
export const pointOf = (values: unknown, names: Names, needed: Needed): Point => {
  if (!isObject(values)) throw wrongArgument('the values', 'an object', values)
  const given = new Map(Object.entries(values).map(([name, value]) => [spelledOut(name), value]))
  refuseStrangers(given.keys(), names)
  const sizes = createSizes(names)
  const matrices = new Map<string, Matrix>()
  for (const [name, value] of given) {
    const variable = names.variables.get(name)
    if (variable) matrices.set(name, matrixOf(variable, value))
    else if (names.dims.includes(name)) sizes.set(name, value)
  }
  checkFit(matrices, names, sizes)
  for (const name of needed.variables)
    if (!matrices.has(name)) {
      const { shape } = names.variables.get(name)!
      throw wrongCall(`there is no value for ${name}, which is ${shapeText(shape)}`, `Give ${wanted(shape)}.`)
    }
  sizes.settle(needed.dims)
  return { dims: sizes.all, values: matrices, functions: functionsOf(given, names, needed) }
}

const refuseStrangers = (given: Iterable<string>, names: Names): void => {
  const known = [...names.variables.keys(), ...names.dims, ...names.genericFunctions]
  for (const name of given)
    if (!known.includes(name)) {
      const meant = name.length > 1 ? nearest(name, known) : undefined
      throw wrongCall(
        `a value is given for ${name}, but there is no ${name}`,
        didYouMean(meant, `There are ${known.slice(0, 20).join(', ')}.`),
      )
    }
}

/** Sizes and properties of the values are those of the variables. */
const checkFit = (matrices: ReadonlyMap<string, Matrix>, { variables }: Names, sizes: Sizes): void => {
  for (const [name, value] of matrices) sizes.fit(name, variables.get(name)!.shape, value)
  for (const [name, value] of matrices)
    for (const property of variables.get(name)!.properties)
      if (!holds(property, value))
        throw wrongCall(`${name} is declared ${property}, but its value is not ${property}`)
}

const functionsOf = (
  given: ReadonlyMap<string, unknown>,
  { genericFunctions }: Names,
  { functions }: Needed,
): ReadonlyMap<string, GenericFunction> => {
  const missing = [...functions.keys()].find((name) => !given.has(name))
  if (missing !== undefined)
    throw wrongCall(
      `there is no value for the function ${missing}`,
      `Give a function of a number, or a list of it and its derivatives: {${missing}: [f, f1, f2]}.`,
    )
  const found = genericFunctions.filter((name) => given.has(name))
  return new Map(found.map((name) => [name, functionOf(name, given.get(name), functions.get(name) ?? 0)]))
}

/** A value as programs get it, in the shape that it has. */
export const returned = (value: Matrix, shape: Shape): number | number[] | number[][] => {
  if (isScalar(shape)) return value.data[0]!
  return shape.cols === 1 ? [...value.data] : m.toRows(value)
}
