/**
 * `gradus check EXPR --wrt NAME --answer EXPR`: is this answer right?
 */

import { failureOf } from '../errors/defects.ts'
import { sourceOf } from '../parse/index.ts'
import { type Layout, listed, prose } from '../print/layout.ts'
import { formulaLines } from '../print/rows.ts'
import type { Verdict } from '../solve/claim.ts'
import { judgeIn } from '../solve/judged.ts'
import { failed } from '../solve/solve.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { languageOf, readProblem, writerOf } from './derive.ts'
import type { Io } from './io.ts'
import { layoutOf } from './layout.ts'
import { readOptions, wordOf } from './options.ts'
import { counted } from './progress.ts'
import { noAnswer } from './usage.ts'

const FORMATS = ['text', 'json'] as const

/** Prints the verdict; the status is 0 only when the answer is right. */
export const check = async (args: Arguments, io: Io): Promise<number> => {
  only(args.positional)
  const answer = args.values.get('answer')
  const isOurs = languageOf(args) === undefined
  if (answer?.trim() === '' || (answer === undefined && isOurs)) throw noAnswer()
  const format = wordOf('to', args.values.get('to') ?? 'text', FORMATS)
  const problem = await readProblem(args, io)
  const options = await readOptions(args)
  const write = writerOf(args, io)
  try {
    const verdict = await counted(io, (progress) => judgeIn(problem, answer, { ...options, progress }))
    if (!verdict) throw noAnswer()
    await write(
      format === 'json' ? `${JSON.stringify(verdict)}\n` : `${verdictText(verdict, layoutOf(args, io))}\n`,
    )
    return verdict.ok ? 0 : 1
  } catch (error) {
    const failure = failureOf(error)
    if (format === 'json') await write(`${JSON.stringify(failed(failure, problem))}\n`)
    return complain(failure, sourceOf(problem.expr, options.where), io)
  }
}

const verdictText = (
  { ok, message, expected, shapes, assumptions, notes }: Verdict,
  { width }: Layout,
): string =>
  [
    prose(message, width),
    ...(ok === false ? formulaLines('it should be ', expected, width) : []),
    listed('Shapes:', shapes, width),
    ...(assumptions.length > 0 ? [listed('Assuming', assumptions, width)] : []),
    ...notes.map((note) => prose(`Note: ${note}`, width)),
  ].join('\n')
