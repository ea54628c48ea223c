/**
 * The repairs that the hint of an error offers, as texts to be typed: `Did you mean x'*y or x .* y ?`.
 */
import type { ErrorCode } from './codes.ts'
import type { GradusError } from './error.ts'

const OFFER = /^(?:Did you mean|For how far it is from holding:|Type what the function is:) (.*?)(?: \?.*)?$/

/** Each of the offers as the hint has it. */
export const offersIn = (hint = ''): readonly string[] => OFFER.exec(hint)?.[1]?.split(' or ') ?? []

/** Errors about the variables and the kind of derivative: their offers are no text of the problem. */
const ABOUT_VARIABLES: ReadonlySet<ErrorCode> = new Set(['unknown-variable'])

/** The text with an offer in the place of what the error is about; an offer with definitions takes the place of all. */
export const repaired = (
  offer: string,
  { from = 0, to }: { from?: number; to?: number },
  text: string,
): string => (offer.includes(';') ? offer : text.slice(0, from) + offer + text.slice(to ?? text.length))

/** Whether the offers of an error are names of variables. */
export const isAboutVariables = ({ code }: Pick<GradusError, 'code'>): boolean => ABOUT_VARIABLES.has(code)
