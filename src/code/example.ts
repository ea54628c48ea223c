/**
 * What stands below a generated function so that its file runs by itself: sample arguments, a comparison of the
 * derivative with differences along a direction, a run of the optimiser that the language usually has.
 */
import { notRunnable } from '../errors/languages.ts'
import type { CodeRequest } from './request.ts'
import type { Module, Parameter, Target } from './target.ts'

/** A number, a vector, or rows. */
export type Sample = number | readonly number[] | readonly (readonly number[])[]

/** What a file is to do besides defining a function. */
export interface ExampleRequest {
  readonly check: boolean
  readonly optimizer: boolean
  /** The arguments by the names that the user gave. */
  readonly arguments: ReadonlyMap<string, Sample>
  /** By variable of `wrt`, a direction of the shape of the argument. */
  readonly directions: ReadonlyMap<string, Sample>
}

export interface Given {
  readonly parameter: Parameter
  readonly sample: Sample
}

/** An example as a language writes it. */
export interface Example {
  readonly module: Module
  readonly given: readonly Given[]
  /** The variables differentiated by, each with a direction. */
  readonly moved: readonly Given[]
  readonly kind: 'gradient' | 'jacobian' | 'hessian'
  readonly check: boolean
  readonly optimizer: boolean
}

const CHECKED = ['gradient', 'jacobian', 'hessian'] as const

/** The example asked for. Throws: `code-not-available` where the language or the problem has none. */
export const exampleText = (
  target: Target,
  module: Module,
  { kind }: CodeRequest,
  { arguments: samples, directions, check, optimizer }: ExampleRequest,
): string => {
  const isCheckable = CHECKED.find((name) => name === kind)
  const given = module.parameters.flatMap((parameter): Given[] => {
    const sample = samples.get(parameter.name)
    return sample === undefined ? [] : [{ parameter, sample }]
  })
  const moved = given.flatMap(({ parameter }): Given[] => {
    const sample = directions.get(parameter.name)
    return sample === undefined ? [] : [{ parameter, sample }]
  })
  if (!target.example) throw notRunnable(`${target.name} code`)
  if (!isCheckable) throw notRunnable(`a ${kind}`)
  if (given.length < module.parameters.length)
    throw notRunnable('a problem with functions of which nothing is known')
  if (optimizer && (kind !== 'gradient' || moved.length > 1))
    throw notRunnable('an optimiser of anything but the gradient by one variable')
  return target.example({ module, given, moved, kind: isCheckable, check, optimizer })
}
