/**
 * The names that a product with a direction brings along: the direction of each variable, the cotangent of the value.
 * They are variables of the problem beside those typed.
 */

import { badProblem } from '../errors/calls.ts'
import { internal } from '../errors/defects.ts'
import type { GradusError } from '../errors/error.ts'
import { type Companion, type DerivativeKind, kindsWith, rowOf } from '../expr/kinds.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import { nameIn } from '../parse/index.ts'
import { multiplyDims } from '../shape/dim.ts'
import { closure, isStructural, narrowestOf } from '../shape/properties.ts'
import { shape as shapeOf, shapeText } from '../shape/shape.ts'
import type { Request } from './request.ts'

export interface Directed {
  /** With the directions and the cotangent among the variables, after those typed. */
  readonly analysis: Analysis
  /** The direction of each variable. */
  readonly directions: ReadonlyMap<string, string>
  readonly cotangent?: string
}

const RESERVED: ReadonlySet<string> = new Set(['pi', 'eye'])

/** Adds what the kind brings along. Throws where a name given cannot be used. */
export const directed = (
  analysis: Analysis,
  request: Request,
  wrt: readonly string[],
  { kind, unconstrained }: { readonly kind: DerivativeKind; readonly unconstrained: boolean },
): Directed => {
  const { companion } = rowOf(kind)
  refuseIdle(request, wrt, kind, companion)
  const { cotangent } = request
  const given = directionsIn(request)
  const variables = new Map(analysis.variables)
  const extended = { ...analysis, variables }
  if (!companion) return { analysis, directions: new Map() }
  if (companion.of === 'value') {
    const shape = analysis.shapes.get(analysis.problem.objective)
    if (!shape) throw internal('an objective without a shape')
    const name = add(extended, variables, cotangent, companion.called, { shape, properties: new Set() })
    return { analysis: extended, directions: new Map(), cotangent: name }
  }
  const directions = new Map(
    wrt.map((name) => {
      const moved = companionOf(companion, analysis.variables.get(name)!, unconstrained)
      return [name, add(extended, variables, given.get(name), companion.called(name), moved)] as const
    }),
  )
  return { analysis: extended, directions }
}

/** What a companion is like, beside its variable. */
const companionOf = (
  { square, structured, properties = [] }: Extract<Companion, { of: 'variable' }>,
  variable: Variable,
  unconstrained: boolean,
): Omit<Variable, 'name'> => {
  const { rows, cols } = variable.shape
  const entries = multiplyDims(rows, cols)
  const kept = structured && !unconstrained ? narrowestOf(variable.properties, isStructural) : []
  return {
    shape: square ? shapeOf(entries, entries) : variable.shape,
    properties: closure([...properties, ...kept]),
  }
}

const directionsIn = ({ direction = {} }: Request): ReadonlyMap<string, string> =>
  new Map(Object.entries(direction).map(([name, moved]) => [nameIn(name) ?? name, moved]))

/** Names for what the kind does not bring along would be ignored. */
const refuseIdle = (
  request: Request,
  wrt: readonly string[],
  kind: DerivativeKind,
  companion: Companion | undefined,
): void => {
  const directions = [...directionsIn(request).keys()]
  const stranger = directions.find((name) => !wrt.includes(name))
  if (stranger !== undefined)
    throw badProblem(`"direction" names ${stranger}, by which is not differentiated`)
  if (companion?.of !== 'variable' && directions.length > 0) throw idle(kind, 'direction', 'variable')
  if (companion?.of !== 'value' && request.cotangent !== undefined) throw idle(kind, 'cotangent', 'value')
}

const idle = (kind: DerivativeKind, field: string, of: Companion['of']): GradusError =>
  badProblem(
    `a ${kind} has no ${field}`,
    `Ask for a ${kindsWith(({ companion }) => companion?.of === of).join(' or ')}, or leave "${field}" out.`,
  )

/** The name given, or one like the usual one that is free; the variable is added unless it is one already. */
const add = (
  analysis: Analysis,
  variables: Map<string, Variable>,
  given: string | undefined,
  usual: string,
  { shape, properties }: Omit<Variable, 'name'>,
): string => {
  const name = given === undefined ? free(analysis, usual) : nameIn(given)
  if (name === undefined || RESERVED.has(name)) throw badProblem(`"${given}" cannot name a direction`)
  const known = variables.get(name)
  if (known) {
    if (known.shape.rows !== shape.rows || known.shape.cols !== shape.cols)
      throw badProblem(
        `${name} is ${shapeText(known.shape)}, but a direction or cotangent of that name would be ${shapeText(shape)}`,
      )
    const lacking = [...properties].find((property) => !known.properties.has(property))
    if (lacking !== undefined)
      throw badProblem(`${name} would have to be ${lacking}`, `Declare it: ${name} is ${lacking}.`)
  } else if (isTaken(analysis, name)) throw badProblem(`${name} stands for something else in the expression`)
  else variables.set(name, { name, shape, properties })
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
