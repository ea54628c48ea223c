/**
 * A problem as JSON, read with suspicion: what `gradus batch` is given, one object a line, and what a program gives the
 * library. Owns the fields and what may stand in them; leaves the text in them to the parser.
 */

import { badProblem, foundText } from '../errors/calls.ts'
import { didYouMean, type GradusError } from '../errors/error.ts'
import {
  type DerivativeKind,
  isExpressionKind,
  isVerdict,
  QUESTIONS,
  SETTLING,
  type VerdictKind,
} from '../expr/kinds.ts'
import { nearest } from '../infer/nearest.ts'
import { LANGUAGE_NAMES, type Language } from '../read/reading.ts'
import { listed } from './wrt.ts'

export type Kind = DerivativeKind | VerdictKind

/** What is known of a variable beside the expression. */
export interface VariableFacts {
  readonly shape?: readonly (number | string)[]
  readonly props?: readonly string[]
  /** Of a function of which no more is known: the shapes of argument and value. */
  readonly function?: readonly [from: Dims, to: Dims]
}

type Dims = readonly (number | string)[]

/** A problem to solve. */
export interface Request {
  /** Given back with the answer. */
  readonly id?: string | number | null
  /** Definitions, objective and `where` clause, as typed. */
  readonly expr: string
  /** The language of the expression; without it ours. */
  readonly from?: Language
  /** The variables, as a list or separated by commas. */
  readonly wrt: string | readonly string[]
  /** Without it, the gradient of a scalar and the Jacobian of anything else. */
  readonly kind?: Kind
  readonly vars?: Readonly<Record<string, VariableFacts>>
  /** Names of the directions of a jvp or hvp by variable. */
  readonly direction?: Readonly<Record<string, string>>
  /** Name of the cotangent of a vjp. */
  readonly cotangent?: string
  /** Equations that a stationary point satisfies. */
  readonly constraints?: readonly string[]
}

/** A problem as it was read. */
export interface Question extends Request {
  readonly wrt: readonly string[]
}

/** The fields of a problem. */
export const FIELDS = [
  'id',
  'expr',
  'latex',
  'from',
  'wrt',
  'kind',
  'vars',
  'direction',
  'cotangent',
  'constraints',
] as const

/** Fields that a neighbour of theirs is mistaken for: an id in other words is bookkeeping. */
const MISSPELT = [...FIELDS.filter((field) => field !== 'id'), 'where']

/** What an error says of a field: in a batch the problem is bad, in a program the call. */
type Complain = (fact: string, hint?: string) => GradusError

type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

/** The value of a field that is its object's own, so that `__proto__` and `constructor` are names like others. */
export const own = (object: Json, field: string): unknown =>
  Object.hasOwn(object, field) ? object[field] : undefined

const text = (object: Json, field: string, complain: Complain): string => {
  const value = own(object, field)
  if (!isText(value)) throw complain(`"${field}" must be a text, but ${foundText(value)}`)
  return value
}

/** The expression, or the LaTeX in its place. */
const sourceOf = (object: Json, complain: Complain): Pick<Request, 'expr' | 'from'> => {
  if (own(object, 'latex') === undefined) {
    const from = languageOf(object, complain)
    return { expr: text(object, 'expr', complain), ...(from && { from }) }
  }
  for (const field of ['expr', 'from'])
    if (own(object, field) !== undefined) throw complain(`a problem has an "${field}" or a "latex", not both`)
  return { expr: text(object, 'latex', complain), from: 'latex' }
}

/** The language that a field names; ours is none of the others. */
const languageOf = (object: Json, complain: Complain): Language | undefined => {
  const value = own(object, 'from')
  if (value === undefined || value === 'gradus') return undefined
  const language = isText(value) ? wordOf(value, LANGUAGE_NAMES) : undefined
  if (language) return language
  const meant = isText(value) ? offerOf(value, LANGUAGE_NAMES) : undefined
  throw complain(
    `"from" must be one of gradus, ${LANGUAGE_NAMES.join(', ')}, but ${foundText(value)}`,
    didYouMean(meant),
  )
}

/** Whether a problem may name its variables itself. */
const isElsewhere = (object: Json): boolean =>
  own(object, 'latex') !== undefined || own(object, 'from') !== undefined

const wrtOf = (object: Json, complain: Complain): readonly string[] => {
  const value = own(object, 'wrt')
  if (value === undefined && isElsewhere(object)) return []
  if (Array.isArray(value) && value.length > 0 && value.every(isText)) return listed(value)
  if (!isText(value))
    throw complain(
      `"wrt" must name a variable, or several, but ${foundText(value)}`,
      'For example "x" or "W,b".',
    )
  return listed(value)
}

/** The word of a list that is meant, however it is written; `undefined` where it is none. */
export const wordOf = <T extends string>(given: string, words: readonly T[]): T | undefined =>
  words.find((word) => word.toLowerCase() === given.trim().toLowerCase())

/** The word that a shortened or mistyped one most likely means. */
export const offerOf = (given: string, words: readonly string[]): string | undefined => {
  const begun = words.filter((word) => given.length > 1 && word.startsWith(given.trim().toLowerCase()))
  return begun.length === 1 ? begun[0] : nearest(given, words)
}

const kindOf = (object: Json, complain: Complain): Kind | undefined => {
  const value = own(object, 'kind')
  if (value === undefined) return undefined
  const kind = isText(value) ? wordOf(value, QUESTIONS) : undefined
  if (kind) return kind
  const meant = isText(value) ? offerOf(value, QUESTIONS) : undefined
  throw complain(`"kind" must be one of ${QUESTIONS.join(', ')}, but ${foundText(value)}`, didYouMean(meant))
}

const isDimension = (value: unknown): value is number | string => isText(value) || Number.isSafeInteger(value)

const isShape = (value: unknown): value is Dims =>
  Array.isArray(value) && value.length <= 2 && value.every(isDimension)

const isMapping = (value: unknown): value is readonly [Dims, Dims] =>
  Array.isArray(value) && value.length === 2 && value.every(isShape)

const FACTS = ['shape', 'props', 'function'] as const

const factsOf = (name: string, value: unknown, complain: Complain): VariableFacts => {
  if (!isObject(value)) throw complain(`"vars" must hold an object for ${name}, but ${foundText(value)}`)
  refuseMisspelt(value, FACTS, complain)
  const shape = own(value, 'shape')
  const props = own(value, 'props')
  if (shape !== undefined && !isShape(shape))
    throw complain(
      `the "shape" of ${name} must be [], [d] or [d,e], each an integer or a text, but ${foundText(shape)}`,
    )
  if (props !== undefined && !(Array.isArray(props) && props.every(isText)))
    throw complain(`the "props" of ${name} must be a list of texts, but ${foundText(props)}`)
  const mapped = own(value, 'function')
  if (mapped !== undefined && !isMapping(mapped))
    throw complain(
      `the "function" of ${name} must be [shape, shape], of its argument and of its value, but ${foundText(mapped)}`,
      'For example [["n"],["m"]], or [["m","n"],[]].',
    )
  if (mapped !== undefined && (shape !== undefined || props !== undefined))
    throw complain(
      `${name} has a "function", which leaves no "${shape === undefined ? 'props' : 'shape'}" to it`,
    )
  return { ...(shape ? { shape } : {}), ...(props ? { props } : {}), ...(mapped ? { function: mapped } : {}) }
}

const entriesOf = (object: Json, field: string, complain: Complain): [string, unknown][] => {
  const value = own(object, field)
  if (value === undefined) return []
  if (!isObject(value)) throw complain(`"${field}" must be an object, but ${foundText(value)}`)
  return Object.entries(value)
}

const directionOf = (object: Json, complain: Complain): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesOf(object, 'direction', complain).map(([name, value]) => {
      if (!isText(value)) throw complain(`"direction" must hold names, but for ${name} ${foundText(value)}`)
      return [name, value]
    }),
  )

/** Constraints are for kinds whose answers are values of the variables. */
const constraintsOf = (
  object: Json,
  kind: Kind | undefined,
  complain: Complain,
): Pick<Request, 'constraints'> => {
  const value = own(object, 'constraints')
  if (value === undefined) return {}
  if (!Array.isArray(value) || !value.every(isText))
    throw complain(
      `"constraints" must be a list of texts, but ${foundText(value)}`,
      'For example ["A*x = b"].',
    )
  if (kind === undefined || !SETTLING.includes(kind))
    throw complain(
      `"constraints" ${kind === undefined ? 'need a kind' : `are no field of a problem of the kind ${kind}`}`,
      `Ask for ${SETTLING.join(' or ')}.`,
    )
  return { constraints: value }
}

/** The id under which to answer, whatever else is wrong with a problem. */
export const idOf = (value: unknown): string | number | null => {
  const id = isObject(value) ? own(value, 'id') : undefined
  return isText(id) || typeof id === 'number' ? id : null
}

/** An id of another kind could not be given back. */
const refuseStrangeId = (object: Json, complain: Complain): void => {
  const value = own(object, 'id')
  if (value !== undefined && value !== null && idOf(object) === null)
    throw complain(`"id" must be a text or a number, but ${foundText(value)}`)
}

/** A field with nearly the name of a missing one is a slip of the pen, which would change the question silently. */
const refuseMisspelt = (object: Json, known: readonly string[], complain: Complain): void => {
  const missing = known.filter((field) => !Object.hasOwn(object, field))
  for (const field of Object.keys(object)) {
    const meant = known.includes(field) ? undefined : nearest(field, missing)
    if (meant !== undefined) throw complain(`"${field}" is no field here`, didYouMean(`"${meant}"`))
  }
}

/** Names of options elsewhere that a problem says otherwise: left alone, they would change the question silently. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['as', 'Write "kind".'],
  ['where', 'Write it behind the expression: "expr":"… where …", or in "vars".'],
  ...['form', 'layout', 'unconstrained'].map(
    (name) => [name, `It is an option for all problems together: --${name}.`] as const,
  ),
])

/** Kinds whose answer is an expression made of derivatives know their fields. */
const refuseUnknown = (object: Json, kind: Kind | undefined, complain: Complain): void => {
  if (kind === undefined || !(isVerdict(kind) || isExpressionKind(kind))) return
  const known: readonly string[] = FIELDS
  const stranger = Object.keys(object).find((field) => !known.includes(field))
  if (stranger !== undefined) throw complain(`"${stranger}" is no field of a problem of the kind ${kind}`)
}

const refuseElsewhere = (object: Json, complain: Complain): void => {
  for (const field of Object.keys(object)) {
    const repair = ELSEWHERE.get(field)
    if (repair !== undefined) throw complain(`"${field}" is no field of a problem`, repair)
  }
}

/**
 * Reads a problem from JSON. Fields that it does not know are left alone unless they are misspelt, or the kind is one of
 * those whose answer is an expression made of derivatives.
 * Throws: `bad-problem` when a field is missing, misspelt or of the wrong kind.
 * Example: `readRequest({ expr: "b'*x", wrt: ['x'], kind: 'Gradient' }).kind` is `gradient`.
 */
export const readRequest = (value: unknown, complain: Complain = badProblem): Question => {
  if (!isObject(value)) throw complain(`a problem is a JSON object, but ${foundText(value)}`)
  refuseMisspelt(value, MISSPELT, complain)
  refuseElsewhere(value, complain)
  refuseStrangeId(value, complain)
  const kind = kindOf(value, complain)
  refuseUnknown(value, kind, complain)
  const vars = entriesOf(value, 'vars', complain).map(
    ([name, facts]) => [name, factsOf(name, facts, complain)] as const,
  )
  const cotangent = own(value, 'cotangent')
  if (cotangent !== undefined && !isText(cotangent))
    throw complain(`"cotangent" must be a name, but ${foundText(cotangent)}`)
  return {
    id: idOf(value),
    ...sourceOf(value, complain),
    wrt: wrtOf(value, complain),
    ...(kind ? { kind } : {}),
    vars: Object.fromEntries(vars),
    direction: directionOf(value, complain),
    ...(cotangent ? { cotangent } : {}),
    ...constraintsOf(value, kind, complain),
  }
}
