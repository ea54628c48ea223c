/**
 * What stands below a generated function so that its file runs by itself: sample arguments, a comparison of the
 * derivative with differences along a direction, a run of the optimiser that the language usually has.
 */
import { notRunnable } from '../errors/languages.ts'
import type { CodeRequest, ExampleRequest } from './request.ts'
import type { Example, Given, Module, Target } from './target.ts'

const CHECKED = ['gradient', 'jacobian', 'hessian'] as const

/** Names that an example adds, apart from all that the module and the language have. */
const namesFor = (target: Target, { name, parameters }: Module): Example['named'] => {
  const taken = [new Set([name, ...parameters.map(({ identifier }) => identifier)]), target.reserved]
  const all = [...taken, target.called ?? new Set(), target.helpers, target.imports]
  const named = (wish: string): string => (all.some((set) => set.has(wish)) ? named(`${wish}_`) : wish)
  return named
}

/** Refuses what no example is made of. Throws: `code-not-available`. */
const refuse = (
  target: Target,
  { kind, layout, factored, derivatives }: CodeRequest,
  optimizer: boolean,
): void => {
  if (!target.example) throw notRunnable(`${target.name} code`)
  if (factored) throw notRunnable('the factors of a derivative')
  if (layout === 'denominator') throw notRunnable(`a ${kind} in denominator layout`)
  if (optimizer && !target.optimizes) throw notRunnable(`an optimiser of ${target.name} code`)
  if (optimizer && (kind !== 'gradient' || derivatives.length > 1))
    throw notRunnable('an optimiser of anything but the gradient by one variable')
}

/** The example asked for. Throws: `code-not-available` where the language or the problem has none. */
export const exampleText = (
  target: Target,
  module: Module,
  request: CodeRequest,
  { arguments: samples, directions, check, optimizer }: ExampleRequest,
): string => {
  const kind = CHECKED.find((name) => name === request.kind)
  const given = module.parameters.flatMap((parameter): Given[] => {
    const sample = samples.get(parameter.name)
    return sample === undefined ? [] : [{ parameter, sample }]
  })
  const moved = given.flatMap(({ parameter }): Given[] => {
    const sample = directions.get(parameter.name)
    return sample === undefined ? [] : [{ parameter, sample }]
  })
  refuse(target, request, optimizer)
  if (!kind) throw notRunnable(`a ${request.kind}`)
  if (given.length < module.parameters.length)
    throw notRunnable('a problem with functions of which nothing is known')
  return target.example!({ module, given, moved, kind, check, optimizer, named: namesFor(target, module) })
}
