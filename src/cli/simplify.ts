/**
 * `gradus simplify EXPR`: the expression in the form that answers are printed in.
 */

import { failureOf } from '../errors/defects.ts'
import { lawsInWords } from '../laws/explain.ts'
import { sourceOf } from '../parse/index.ts'
import { prose } from '../print/layout.ts'
import { lawText } from '../print/report.ts'
import { simplification } from '../solve/simplified.ts'
import type { Arguments } from './args.ts'
import { complain } from './complain.ts'
import { readExpression } from './derive.ts'
import type { Io } from './io.ts'
import { layoutOf } from './layout.ts'
import { readOptions } from './options.ts'
import { counted } from './progress.ts'

/** Prints the steps and the expression, or with `--no-steps` the definitions still in use and the expression. */
export const simplify = async (args: Arguments, io: Io): Promise<number> => {
  const expr = await readExpression(args, io)
  const options = await readOptions(args)
  try {
    const layout = layoutOf(args, io)
    const { lines, result, steps } = await counted(io, (progress) =>
      simplification({ expr }, { ...options, progress }, layout),
    )
    const laws = args.flags.has('explain') ? await lawsInWords(steps, options.rules) : []
    const shown = options.steps === false ? [] : lines
    const said = laws.map((law) => prose(lawText(law), layout.width))
    await io.out([...shown, ...result, ...said].map((line) => `${line}\n`).join(''))
    return 0
  } catch (error) {
    return complain(failureOf(error), sourceOf(expr, options.where), io)
  }
}
