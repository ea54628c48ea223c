/**
 * Names for everything in a generated function: parameters, dimensions, the user's definitions and the results.
 */

import { codeNotAvailable } from '../../errors/languages.ts'
import { shapeOfArgument } from '../array/lowering.ts'
import { type Op, withSteps } from '../array/op.ts'
import type { CodeRequest } from '../request.ts'
import type { Local, Surroundings, Target } from '../target.ts'
import { checked, compared, opening } from './checks.ts'
import {
  type DimensionPlan,
  type DimensionTexts,
  dimensionText,
  dimsOf,
  indicesOf,
  planDimensions,
  solutionText,
} from './dimension-text.ts'
import { dimensionsOf, type Sized } from './dims.ts'
import { isLeaf } from './emit.ts'
import { createNames, type Names } from './names.ts'
import { claimParameters, genericsOf, type Parameters, usesOf } from './parameters.ts'
import type { Compiled } from './results.ts'

export interface Arrangement {
  readonly parameters: Parameters
  /** Statements that come before the work: conversions, dimensions, checks. */
  readonly before: readonly string[]
  /** The dimensions among them. */
  readonly sizes: readonly Local[]
  readonly starts: readonly string[]
  readonly surroundings: Surroundings
}

/** Identifiers for values that must have a certain name: definitions first, then the results. */
const claimTitles = (names: Names, { order, titles, results }: Compiled): Map<Op, string> => {
  const claimed = new Map<Op, string>()
  const claim = (op: Op, title: string | undefined): void => {
    if (title !== undefined && !isLeaf(op) && !claimed.has(op)) claimed.set(op, names.claim(title))
  }
  for (const op of order) claim(op, titles.get(op))
  for (const { op, title } of results) claim(op, title)
  return claimed
}

/** What arguments are called, and in the steps that are repeated what these are about. */
const argumentsIn = (
  target: Target,
  { ofVariable }: Parameters,
  ops: readonly Op[],
  titles: ReadonlyMap<Op, string>,
): ((variable: string) => string) => {
  const unknowns = new Map(
    ops.flatMap((op) => (op.kind === 'iterated' ? [[op.unknown, titles.get(op)] as const] : [])),
  )
  return (variable) => {
    const known = ofVariable.get(variable) ?? unknowns.get(variable)
    if (known === undefined) throw codeNotAvailable(`the root of the equation for ${variable}`, target.name)
    return known
  }
}

/** How sizes of arguments are read off. */
const extentsOf = (
  target: Target,
  variables: readonly Sized[],
  argument: (name: string) => string,
): DimensionTexts['extent'] => {
  const shapes = new Map(variables.map((variable) => [variable.name, shapeOfArgument(variable)]))
  return ({ variable, axis }) => target.extent(argument(variable), axis, shapes.get(variable)!)
}

const wholeNamed = (identifier: string): Local => ({ identifier, shape: [], whole: true })

/** Parameters for where what is found by iteration begins. */
const startsOf = (names: Names, ops: readonly Op[], titles: ReadonlyMap<Op, string>): Map<string, string> =>
  new Map(
    ops.flatMap((op): [string, string][] => {
      const title = op.kind === 'iterated' ? titles.get(op) : undefined
      return title === undefined ? [] : [[title, names.claim(`${title}_start`)]]
    }),
  )

/** The sizes that follow from those of the arguments, with the lines that compute them. */
const solved = (target: Target, texts: DimensionTexts, solutions: DimensionPlan['solutions']) => {
  const sizes = solutions.map((solution) => wholeNamed(texts.names.get(solution.name)!))
  const sized = solutions.map((solution, i) =>
    target.assign(sizes[i]!.identifier, solutionText(texts, target, solution), sizes[i]!),
  )
  return { sizes, sized }
}

/** Gives out the names of a function of the given name. */
export const arrange = (
  { variables, functions = [], asserts = true }: CodeRequest,
  compiled: Compiled,
  target: Target,
  name: string,
): Arrangement => {
  const reserved = [...target.reserved, ...target.imports.keys(), ...target.helpers.keys(), name]
  const names = createNames(reserved, target)
  const dimensions = dimensionsOf(variables)
  const told = asserts ? compared(dimensions, variables) : []
  const indices = indicesOf(compiled.order)
  const wanted = [...dimsOf(compiled.order, target.write !== undefined), ...told]
  const plan = planDimensions(dimensions, wanted, indices)
  const all = [...new Set(withSteps(compiled.order))]
  const uses = { generics: genericsOf(all, functions), mapped: usesOf(all) }
  const parameters = claimParameters(names, variables, uses, plan.parameters, target.called)
  const inside = [...plan.solutions.map((solution) => solution.name), ...indices]
  const claimed = inside.map((dim) => [dim, names.claim(dim)] as const)
  const ofDimension = new Map([...parameters.ofDimension, ...claimed])
  const titles = claimTitles(names, compiled)
  const argument = argumentsIn(target, parameters, all, titles)
  const starts = startsOf(names, all, titles)
  const texts = { target, names: ofDimension, dimensions, extent: extentsOf(target, variables, argument) }
  const { sizes, sized } = solved(target, texts, plan.solutions)
  return {
    parameters,
    before: [
      ...opening(target, parameters),
      ...(asserts ? checked(target, parameters, texts, sized) : sized),
    ],
    sizes,
    starts: [...starts.values()],
    surroundings: {
      ...{ target, names, argument, titles },
      generic: (parameter) => parameters.ofGeneric.get(parameter)!,
      dimension: (dim) => dimensionText(texts, dim),
      startOf: (of) => starts.get(of)!,
    },
  }
}
