/**
 * What generated code does before it trusts its arguments: each is converted, then its sizes are compared with those
 * that other arguments tell.
 */
import { type Dim, dimNames } from '../../shape/dim.ts'
import { shapeOfArgument } from '../array/lowering.ts'
import type { Parameter, Target } from '../target.ts'
import { type DimensionTexts, dimensionText } from './dimension-text.ts'
import type { Dimensions, Sized } from './dims.ts'
import type { Parameters } from './parameters.ts'

const variablesIn = ({ all }: Parameters): Parameter[] => all.filter(({ kind }) => kind === 'variable')

/** Statements that come first in a language. */
export const opening = (target: Target, parameters: Parameters): readonly string[] =>
  target.opening?.(variablesIn(parameters)) ?? []

/** Statements that make of every argument what the function works on, find its dimensions, and compare them. */
export const checked = (
  target: Target,
  parameters: Parameters,
  texts: DimensionTexts,
  sized: readonly string[],
): string[] => [
  ...(target.checks.convert ? variablesIn(parameters).map(target.checks.convert) : []),
  ...sized,
  ...expected(target, parameters, texts),
]

/** The dimensions of arguments that have to be compared with those of others. */
export const compared = (dimensions: Dimensions, variables: readonly Sized[]): Dim[] =>
  variables.flatMap((variable) => {
    const shape = shapeOfArgument(variable)
    return shape.every((dim, axis) => isTold(dimensions, variable.name, dim, axis)) ? [] : shape
  })

/** Statements that refuse an argument of other sizes; nothing for one that merely tells sizes itself. */
const expected = ({ checks }: Target, parameters: Parameters, texts: DimensionTexts): string[] =>
  variablesIn(parameters).flatMap((parameter) => {
    const { name, shape } = parameter
    const known = shape.every((dim) => dimNames(dim).every((name) => texts.names.has(name)))
    if (!known || shape.every((dim, axis) => isTold(texts.dimensions, name, dim, axis))) return []
    const sizes = shape.map((dim) => dimensionText(texts, dim))
    return [checks.expect(parameter, sizes, shape.map(String))]
  })

/** Whether a dimension was read off this very place. */
const isTold = ({ solutions }: Dimensions, variable: string, dim: Dim, axis: number): boolean =>
  solutions.some(({ name, extent }) => name === dim && extent.variable === variable && extent.axis === axis)
