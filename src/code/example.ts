/**
 * What stands below a generated function so that its file runs by itself: sample arguments, a comparison of the
 * derivative with differences along a direction, a run of the optimiser that the language usually has.
 */
import { notRunnable } from '../errors/languages.ts'
import type { CodeRequest, ExampleRequest } from './request.ts'
import type { Given, Module, Target } from './target.ts'

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
