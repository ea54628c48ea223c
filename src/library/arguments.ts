/**
 * What programs give the functions of the library, read with suspicion: every wrong argument or option is an error
 * that names it. What a problem may hold is read in `solve/request.ts`, for the library and for `gradus batch` alike.
 */

import { wrongArgument, wrongCall } from '../errors/calls.ts'
import { didYouMean } from '../errors/error.ts'
import { type FormulaStyle, STYLES } from '../print/style.ts'
import type { Options } from '../solve/derivative.ts'
import { isObject, isText, offerOf, own, type Request, readRequest, wordOf } from '../solve/request.ts'
import { unwrappedRules } from './own-rules.ts'

/** Reads one option; throws where it holds something else. */
type Read = (name: string, value: unknown) => unknown

/** An argument that is a text. */
export const text = (name: string, value: unknown): string => {
  if (!isText(value)) throw wrongArgument(name, 'a text', value)
  return value
}

const flag: Read = (name, value) => {
  if (typeof value !== 'boolean') throw wrongArgument(name, 'true or false', value)
  return value
}

const oneOf =
  (...words: readonly string[]): Read =>
  (name, value) => {
    const word = isText(value) ? wordOf(value, words) : undefined
    if (word !== undefined) return word
    const meant = isText(value) ? offerOf(value, words) : undefined
    const { message } = wrongArgument(name, `one of ${words.join(', ')}`, value)
    throw wrongCall(message.slice(0, -1), didYouMean(meant))
  }

const steps: Read = (name, value) => (typeof value === 'boolean' ? value : oneOf('all')(name, value))

const wholeNumber: Read = (name, value) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw wrongArgument(name, 'a whole number', value)
  return value
}

const limits: Read = (name, value) =>
  readFields([name, 'limit'], value, { steps: wholeNumber, search: wholeNumber })

export const texts: Read = (name, value) => {
  if (!Array.isArray(value) || !value.every(isText)) throw wrongArgument(name, 'a list of texts', value)
  return value
}

/** Read with the problem that they are part of. */
const asItIs: Read = (_, value) => value

/** What is known of a problem beside its text. */
export const GIVEN = { where: text, vars: asItIs } satisfies Readonly<Record<string, Read>>

/** Which derivative. */
export const ASKED = { kind: asItIs, direction: asItIs, cotangent: asItIs }

/** How formulas look. */
export const LOOKS = {
  latexStyle: oneOf(...STYLES.latexStyle),
  transpose: oneOf(...STYLES.transpose),
  hadamard: oneOf(...STYLES.hadamard),
} satisfies Readonly<Record<keyof FormulaStyle, Read>>

/** How to derive. */
export const DERIVING = {
  steps,
  names: flag,
  layout: oneOf('numerator', 'denominator'),
  unconstrained: flag,
  limits,
  form: oneOf('shortest', 'factored', 'expanded'),
  ...LOOKS,
  rules: unwrappedRules,
} satisfies Readonly<Partial<Record<keyof Options, Read>>>

/** How to judge an answer. */
export const JUDGING = {
  where: text,
  limits,
  unconstrained: flag,
  layout: DERIVING.layout,
  rules: unwrappedRules,
}

const sizes: Read = (name, value) => {
  if (
    !isObject(value) ||
    !Object.values(value).every((size) => Number.isSafeInteger(size) && (size as number) > 0)
  )
    throw wrongArgument(name, 'an object of whole numbers', value)
  return value
}

/** What generated code does besides computing, and what its costs are compared at. */
const CODING = { asserts: flag, factored: flag, withCheck: flag, optimizer: flag, plan: flag, sizes }

/** How to solve. */
export const SOLVING = { ...DERIVING, ...CODING, where: text, check: flag, code: texts }

/** What an object with these fields holds; one that it does not know, or knows by another name, is an error. */
const readFields = (
  [name, noun]: readonly [name: string, noun: string],
  value: unknown,
  fields: Readonly<Record<string, Read>>,
): Readonly<Record<string, unknown>> => {
  if (value === undefined) return {}
  if (!isObject(value)) throw wrongArgument(name, 'an object', value)
  const known = Object.keys(fields)
  const stranger = Object.keys(value).find((field) => !known.includes(field))
  if (stranger !== undefined) {
    const meant = offerOf(stranger, known)
    throw wrongCall(`there is no ${noun} "${stranger}"`, didYouMean(meant, `There are ${known.join(', ')}.`))
  }
  return Object.fromEntries(
    known
      .filter((field) => own(value, field) !== undefined)
      .map((field) => [field, fields[field]!(`the ${noun} ${field}`, own(value, field))]),
  )
}

/** Options as read: what a program holds as an opaque value is taken out of it. */
export type AsRead<T> = Omit<T, 'rules'> & Pick<Options, 'rules'>

/** The variables of a derivation, as a list or separated by commas. */
const names: Read = (name, value) => (isText(value) ? value : texts(name, value))

/** What is known of a derivation beside its lines. */
export const AUDITING = {
  ...GIVEN,
  from: oneOf('gradus', 'latex'),
  wrt: names,
  limits,
  layout: DERIVING.layout,
} satisfies Readonly<Record<string, Read>>

/** The options of a call. Throws: `usage`, for one that is unknown or of the wrong kind. */
export const readOptions = <T>(value: unknown, fields: Readonly<Record<string, Read>>): AsRead<T> =>
  readFields(['the options', 'option'], value, fields) as AsRead<T>

/** A problem that a program states. Throws: `usage`. */
export const readProblem = (value: unknown): Request => readRequest(value, wrongCall)
