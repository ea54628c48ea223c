/**
 * The names that a product with a direction brings along: the direction of each variable, the cotangent of the value.
 * They are variables of the problem beside those typed.
 */

import { badProblem } from '../errors/calls.ts'
import { internal } from '../errors/defects.ts'
import type { DerivativeKind } from '../expr/derivation.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import { type Shape, shapeText } from '../shape/shape.ts'
import type { Request } from './request.ts'

export interface Directed {
  /** With the directions and the cotangent among the variables, after those typed. */
  readonly analysis: Analysis
  /** The direction of each variable. */
  readonly directions: ReadonlyMap<string, string>
  readonly cotangent?: string
}

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u
const RESERVED: ReadonlySet<string> = new Set(['pi', 'eye'])

/** Kinds that move every variable in a direction. */
const MOVING: ReadonlySet<DerivativeKind> = new Set(['differential', 'jvp', 'hvp'])

/** Adds what the kind needs. Throws where a name given cannot be used. */
export const directed = (
  analysis: Analysis,
  { direction = {}, cotangent }: Request,
  wrt: readonly string[],
  kind: DerivativeKind,
): Directed => {
  const stranger = Object.keys(direction).find((name) => !wrt.includes(name))
  if (stranger !== undefined)
    throw badProblem(`"direction" names ${stranger}, by which is not differentiated`)
  if (!MOVING.has(kind) && Object.keys(direction).length > 0)
    throw badProblem(`a ${kind} has no direction`, 'Ask for a jvp or hvp, or leave "direction" out.')
  if (kind !== 'vjp' && cotangent !== undefined)
    throw badProblem(`a ${kind} has no cotangent`, 'Ask for a vjp, or leave "cotangent" out.')
  const variables = new Map(analysis.variables)
  const extended = { ...analysis, variables }
  if (kind === 'vjp') {
    const shape = analysis.shapes.get(analysis.problem.objective)
    if (!shape) throw internal('an objective without a shape')
    return {
      analysis: extended,
      directions: new Map(),
      cotangent: add(extended, variables, cotangent, 'Z', shape),
    }
  }
  if (!MOVING.has(kind)) return { analysis, directions: new Map() }
  const directions = new Map(
    wrt.map((name) => {
      const { shape } = analysis.variables.get(name)!
      const given = Object.hasOwn(direction, name) ? direction[name] : undefined
      return [name, add(extended, variables, given, `d${name}`, shape)] as const
    }),
  )
  return { analysis: extended, directions }
}

/** The name given, or one like the usual one that is free; the variable is added unless it is one already. */
const add = (
  analysis: Analysis,
  variables: Map<string, Variable>,
  given: string | undefined,
  usual: string,
  shape: Shape,
): string => {
  const name = given ?? free(analysis, usual)
  if (!NAME.test(name) || RESERVED.has(name)) throw badProblem(`"${name}" cannot name a direction`)
  const known = variables.get(name)
  if (known) {
    if (known.shape.rows !== shape.rows || known.shape.cols !== shape.cols)
      throw badProblem(
        `${name} is ${shapeText(known.shape)}, but a direction or cotangent of that name would be ${shapeText(shape)}`,
      )
  } else if (isTaken(analysis, name)) throw badProblem(`${name} stands for something else in the expression`)
  else variables.set(name, { name, shape, properties: new Set() })
  return name
}

const isTaken = ({ variables, dims, genericFunctions, problem }: Analysis, name: string): boolean =>
  variables.has(name) ||
  dims.includes(name) ||
  genericFunctions.includes(name) ||
  problem.definitions.some((definition) => definition.name === name)

const free = (analysis: Analysis, usual: string): string => {
  if (!isTaken(analysis, usual)) return usual
  for (let i = 1; ; i++) if (!isTaken(analysis, `${usual}${i}`)) return `${usual}${i}`
}
