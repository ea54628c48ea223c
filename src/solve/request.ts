/**
 * A problem as JSON, read with suspicion: what `gradus batch` is given, one object a line. Owns the fields and what
 * may stand in them; leaves the text in them to the parser.
 */
import { badProblem } from '../error.ts'
import type { DerivativeKind } from '../expr/derivation.ts'

export const KINDS: readonly DerivativeKind[] = [
  'gradient',
  'jacobian',
  'hessian',
  'differential',
  'jvp',
  'vjp',
  'hvp',
]
export type Kind = DerivativeKind

/** What is known of a variable beside the expression: the `vars` of the contract. */
export interface VariableFacts {
  readonly shape?: readonly (number | string)[]
  readonly props?: readonly string[]
}

/** A problem to solve. */
export interface Request {
  /** Given back with the answer. */
  readonly id?: string | number | null
  /** Definitions, objective and `where` clause, as typed. */
  readonly expr: string
  /** One variable, or several separated by commas. */
  readonly wrt: string
  /** Without it, the gradient of a scalar and the Jacobian of anything else. */
  readonly kind?: Kind
  readonly vars?: Readonly<Record<string, VariableFacts>>
  /** Names of the directions of a jvp or hvp by variable. */
  readonly direction?: Readonly<Record<string, string>>
  /** Name of the cotangent of a vjp. */
  readonly cotangent?: string
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'

/** The value of a field that is its object's own, so that `__proto__` and `constructor` are names like others. */
const own = (object: Json, field: string): unknown =>
  Object.hasOwn(object, field) ? object[field] : undefined

const text = (object: Json, field: string): string => {
  const value = own(object, field)
  if (!isText(value)) throw badProblem(`"${field}" must be a text`)
  return value
}

const wrtOf = (object: Json): string => {
  const value = own(object, 'wrt')
  if (Array.isArray(value) && value.length > 0 && value.every(isText)) return value.join(',')
  if (!isText(value)) throw badProblem('"wrt" must name a variable')
  return value
}

const kindOf = (object: Json): Kind | undefined => {
  const value = own(object, 'kind')
  if (value === undefined) return undefined
  const kind = KINDS.find((name) => name === value)
  if (!kind) throw badProblem(`"kind" must be one of ${KINDS.join(', ')}`)
  return kind
}

const isDimension = (value: unknown): value is number | string => isText(value) || Number.isSafeInteger(value)

const factsOf = (name: string, value: unknown): VariableFacts => {
  if (!isObject(value)) throw badProblem(`"vars" must hold an object for ${name}`)
  const shape = own(value, 'shape')
  const props = own(value, 'props')
  if (shape !== undefined && !(Array.isArray(shape) && shape.length <= 2 && shape.every(isDimension)))
    throw badProblem(`the "shape" of ${name} must be [], [d] or [d,e], each an integer or a text`)
  if (props !== undefined && !(Array.isArray(props) && props.every(isText)))
    throw badProblem(`the "props" of ${name} must be a list of texts`)
  return { ...(shape ? { shape } : {}), ...(props ? { props } : {}) }
}

const entriesOf = (object: Json, field: string): [string, unknown][] => {
  const value = own(object, field)
  if (value === undefined) return []
  if (!isObject(value)) throw badProblem(`"${field}" must be an object`)
  return Object.entries(value)
}

const directionOf = (object: Json): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesOf(object, 'direction').map(([name, value]) => {
      if (!isText(value)) throw badProblem('"direction" must hold names')
      return [name, value]
    }),
  )

/** The id under which to answer, whatever else is wrong with a problem. */
export const idOf = (value: unknown): string | number | null => {
  const id = isObject(value) ? own(value, 'id') : undefined
  return isText(id) || typeof id === 'number' ? id : null
}

/** Reads a problem from JSON; unknown fields are left alone. Throws when a field is missing or of the wrong kind. */
export const readRequest = (value: unknown): Request => {
  if (!isObject(value)) throw badProblem('a problem is a JSON object')
  const kind = kindOf(value)
  const vars = entriesOf(value, 'vars').map(([name, facts]) => [name, factsOf(name, facts)] as const)
  const cotangent = own(value, 'cotangent')
  if (cotangent !== undefined && !isText(cotangent)) throw badProblem('"cotangent" must be a name')
  return {
    id: idOf(value),
    expr: text(value, 'expr'),
    wrt: wrtOf(value),
    ...(kind ? { kind } : {}),
    vars: Object.fromEntries(vars),
    direction: directionOf(value),
    ...(cotangent ? { cotangent } : {}),
  }
}
