/**
 * `gradus check EXPR --wrt NAME --answer EXPR`: is this answer right?
 */
import { sourceOf } from '../parse/index.ts'
import { judge } from '../solve/claim.ts'
import { failureOf } from '../solve/solve.ts'
import type { Arguments } from './args.ts'
import { complain } from './complain.ts'
import { readProblem } from './derive.ts'
import type { Io } from './io.ts'
import { readOptions } from './options.ts'
import { noAnswer } from './usage.ts'

/** Prints the verdict; the status is 0 only when the answer is right. */
export const check = async (args: Arguments, io: Io): Promise<number> => {
  const answer = args.values.get('answer')
  if (answer === undefined) throw noAnswer()
  const problem = await readProblem(args, io)
  const options = readOptions(args)
  try {
    const { ok, message, expected } = await judge(problem, answer, options)
    await io.out(`${message}\n`)
    if (!ok && expected !== undefined) await io.out(`it should be ${expected}\n`)
    return ok ? 0 : 1
  } catch (error) {
    return complain(failureOf(error), sourceOf(problem.expr, options.where), io)
  }
}
