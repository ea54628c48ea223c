/**
 * Why it makes no sense to ask how something bends.
 */
import { GradusError } from './error.ts'

/** Between two points of the set are others that are not in it. */
export const setNotConvex = (name: string, property: string): GradusError =>
  new GradusError(
    'set-not-convex',
    `${name} is ${property}, and such values are no convex set, on which alone a value is convex or concave.`,
    undefined,
    `Leave out "${name} is ${property}", or ask for the second derivative.`,
  )
