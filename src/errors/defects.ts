/**
 * Defects of Gradus itself, which no user causes: invariants that do not hold, and what a user is told then.
 */

import { GradusError } from './error.ts'

/** A defect of the engine itself: an invariant that does not hold. Never the user's fault. */
export const internal = (message: string): Error => new Error(`internal: ${message}`)

/** Reached only when a `switch` over a closed union misses a case; the compiler sees it first. */
export const assertNever = (value: never): never => {
  throw internal(`unhandled case ${String((value as { kind?: unknown }).kind ?? value)}`)
}

/** The answer and finite differences disagree: a defect of a rule, of a user's where any was used; shown instead of the answer. */
export const checkFailed = (fact: string, own: readonly string[]): GradusError =>
  new GradusError(
    'check-failed',
    `${fact}, so no answer is given.`,
    undefined,
    own.length > 0
      ? `The rule file had a part in it: ${own.join(', ')}. Without it this would be a defect of Gradus.`
      : 'This is a defect of Gradus: please report it.',
  )

/** What a program error looks like from outside. */
export const defect = (cause: unknown): GradusError =>
  new GradusError(
    'internal',
    `${cause instanceof Error ? cause.message.replace(/^internal: /, '') : String(cause)}.`,
    undefined,
    'This is a defect of Gradus: please report it.',
  )

/** What is wrong, as an error of the project; an error of the program itself says that it is one. */
export const failureOf = (error: unknown): GradusError =>
  error instanceof GradusError ? error : defect(error)
