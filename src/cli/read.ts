/**
 * `gradus read TEXT`: how a problem is read.
 */

import { failureOf } from '../errors/defects.ts'
import { sourceOf } from '../parse/index.ts'
import { type Layout, listed, prose } from '../print/layout.ts'
import { type ReadJson, readProblemIn } from '../solve/read.ts'
import type { Request } from '../solve/request.ts'
import { failed } from '../solve/solve.ts'
import { listed as names } from '../solve/wrt.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { kindOf, languageOf, readExpression, writerOf } from './derive.ts'
import type { Io } from './io.ts'
import { layoutOf } from './layout.ts'
import { readOptions, wordOf } from './options.ts'

const FORMATS = ['text', 'json'] as const

/** Prints the problem in our language, its shapes and what was chosen. */
export const read = async (args: Arguments, io: Io): Promise<number> => {
  only(args.positional)
  const format = wordOf('to', args.values.get('to') ?? 'text', FORMATS)
  const [kind, from, wrt] = [kindOf(args), languageOf(args), args.values.get('wrt')]
  const { where } = await readOptions(args)
  const problem: Request = {
    expr: await readExpression(args, io),
    wrt: wrt === undefined ? [] : names(wrt),
    ...(from && { from }),
    ...(kind && { kind }),
  }
  const write = writerOf(args, io)
  try {
    const found = await readProblemIn(problem, where)
    await write(format === 'json' ? `${JSON.stringify(found)}\n` : `${readText(found, layoutOf(args, io))}\n`)
    return 0
  } catch (error) {
    const failure = failureOf(error)
    if (format === 'json') await write(`${JSON.stringify(failed(failure, problem))}\n`)
    return complain(failure, sourceOf(problem.expr, where), io)
  }
}

const shapeText = (shape: readonly unknown[]): string => (shape.length === 0 ? 'scalar' : shape.join(' x '))

const readText = ({ input, wrt, kind, shapes, notes, answer }: ReadJson, { width }: Layout): string => {
  const asked = wrt.length > 0 ? [`by ${wrt.join(', ')}${kind ? ` (${kind})` : ''}`] : []
  const stated = Object.entries(shapes).map(([name, shape]) => `${name}: ${shapeText(shape)}`)
  return [
    input,
    ...asked,
    ...(answer === undefined ? [] : [prose(`The text says that it is ${answer}`, width)]),
    listed('Shapes:', stated, width),
    ...notes.map((note) => prose(`Note: ${note}`, width)),
  ].join('\n')
}
