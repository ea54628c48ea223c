/**
 * A derivative that a program asks for.
 */
import { deriveRequest } from '../solve/derivative.ts'
import { type AsRead, readProblem } from './arguments.ts'
import { type Derivative, wrapped } from './derivative.ts'
import type { Deriving, Directions, Given } from './given.ts'
import { refuseStrangers, sourceText } from './problem.ts'

/** The derivative of a source, of a kind or of the usual one. Throws: what is wrong with the problem or the call. */
export const derivedFrom = (
  source: unknown,
  wrt: unknown,
  kind: unknown,
  { where, vars, direction, cotangent, ...options }: AsRead<Given & Deriving & Omit<Directions, 'kind'>>,
): Derivative => {
  const request = readProblem({ expr: sourceText(source), wrt, kind, vars, direction, cotangent })
  refuseStrangers(request, where)
  return wrapped(deriveRequest(request, { ...options, ...(where ? { where } : {}) }))
}
