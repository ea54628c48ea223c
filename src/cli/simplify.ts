/**
 * `gradus simplify EXPR`: the expression in the form that answers are printed in.
 */
import { sourceOf } from '../parse/index.ts'
import { simplification, simplified } from '../solve/simplified.ts'
import { failureOf } from '../solve/solve.ts'
import type { Arguments } from './args.ts'
import { complain } from './complain.ts'
import { readExpression } from './derive.ts'
import type { Io } from './io.ts'
import { readOptions } from './options.ts'

/** Prints the steps and the expression, or with `--no-steps` the definitions still in use and the expression. */
export const simplify = async (args: Arguments, io: Io): Promise<number> => {
  const expr = await readExpression(args, io)
  const options = readOptions(args)
  try {
    await io.out(`${options.steps === false ? simplified(expr, options) : simplification(expr, options)}\n`)
    return 0
  } catch (error) {
    return complain(failureOf(error), sourceOf(expr, options.where), io)
  }
}
