/**
 * Runs generated mathjs code. The only importer of mathjs, and only when it is asked to run: the check of an answer
 * does without. The code comes from our own printer, never from a user.
 */
import { internal } from '../error.ts'

/** A scalar is a number, a vector an array, a row or a matrix an array of arrays; functions stand for generic ones. */
export type MathjsValue =
  | number
  | readonly number[]
  | readonly (readonly number[])[]
  | ((x: number) => number)

const IMPORT = /^import \{([\w\s,]*)\} from 'mathjs';?$/gm

/** What the function of this name in a generated module returns for these arguments. */
export const runMathjs = async (
  source: string,
  functionName: string,
  args: readonly MathjsValue[],
): Promise<unknown> => {
  const mathjs = await import('mathjs')
  const body = source.replace(IMPORT, 'const {$1} = mathjs').replace(/^export /gm, '')
  const made: unknown = new Function('mathjs', `'use strict'\n${body}\nreturn ${functionName}`)(mathjs)
  if (typeof made !== 'function') throw internal(`the generated code has no function ${functionName}`)
  return made(...args)
}
