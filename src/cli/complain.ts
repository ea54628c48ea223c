/**
 * Errors on their way to the user: a message with the place it is about, and an exit status.
 */
import { styleText } from 'node:util'
import { explain, type GradusError } from '../errors/error.ts'
import type { Io } from './io.ts'
import { USAGE } from './usage.ts'

/** Says what is wrong and returns the exit status: 2 for wrong usage, 1 for anything else. */
export const complain = (error: GradusError, source: string, { err, colour }: Io): number => {
  const text = explain(error, source)
  const head = error.code.length + 1
  err(
    `${colour ? styleText(['bold', 'red'], text.slice(0, head)) : text.slice(0, head)}${text.slice(head)}\n`,
  )
  return error.code === USAGE ? 2 : 1
}
