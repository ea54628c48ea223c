/**
 * What a program that uses the library, or a problem as JSON, gives where something else is expected.
 */

import { GradusError } from './error.ts'

/** A problem given as JSON that lacks a field or holds something else in it. */
export const badProblem = (fact: string, hint?: string): GradusError =>
  new GradusError('bad-problem', `${fact}.`, undefined, hint)

/** A function of the library that is given something else than it takes. */
export const wrongCall = (fact: string, hint?: string): GradusError =>
  new GradusError('usage', `${fact}.`, undefined, hint)

/** An argument or an option with something in it that it does not take. */
export const wrongArgument = (name: string, expected: string, value: unknown): GradusError =>
  wrongCall(`${name} must be ${expected}, but ${foundText(value)}`)

/** What stands where something else is expected, for the end of a sentence. */
export const foundText = (value: unknown): string => {
  if (value === undefined) return 'there is none'
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `it is ${value}`
  if (typeof value === 'string') return `it is "${value.length > 40 ? `${value.slice(0, 38)} …` : value}"`
  if (Array.isArray(value)) return 'it is a list'
  return `it is ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}
