/**
 * What is said of problems that a running service gives up.
 */
import { GradusError } from './error.ts'

/** A problem that takes longer than it may. */
export const outOfTime = (seconds: number): GradusError =>
  new GradusError(
    'out-of-time',
    `the problem took longer than ${seconds} s and was given up.`,
    undefined,
    'Raise the limit with --timeout SECONDS, or ask for less: without steps, without code, without the check.',
  )

/** A problem whose process ended before it had answered, which is nearly always for want of memory. */
export const processEnded = (megabytes: number | undefined): GradusError =>
  new GradusError(
    'out-of-memory',
    `the process that worked on the problem ended${megabytes === undefined ? '' : `; it may use ${megabytes} MB`}.`,
    undefined,
    'Raise the limit with --memory MEGABYTES, or ask for less.',
  )

/** A problem that is no longer wanted. */
export const cancelled = (): GradusError => new GradusError('cancelled', 'the problem was cancelled.')

/** A problem for which there is no room among those that wait. */
export const tooBusy = (waiting: number): GradusError =>
  new GradusError('too-busy', `${waiting} problems are waiting.`, undefined, 'Ask again later.')

/** A line, or the body of a request, that is longer than it may be. */
export const requestTooLong = (longest: number): GradusError =>
  new GradusError('too-long', `the request is longer than ${longest} characters.`)
