/**
 * An answer to be taken away: in a format, or as code.
 */
import { loadTarget } from '../../code/index.ts'
import { FORMATS, formatRow } from '../../formats/index.ts'
import { checkSentence } from '../../solve/checked.ts'
import { generate } from '../../solve/code.ts'
import type { Derivative } from '../../solve/derivative.ts'
import { answerWith, reportOf } from '../../solve/solve.ts'
import type { Printed } from '../protocol.ts'
import type { Solved } from './solved.ts'

/** The answer in a form by name, as the command line prints it with `--to`. */
export const printed = async (solved: Solved, as: string): Promise<Printed> => {
  const format = FORMATS.find((name) => name === as)
  if (format === undefined) return coded(solved.plain(), as)
  const { extension, forReaders, print } = formatRow(format)
  const derivative = forReaders ? solved.derivative : solved.plain()
  const check = await solved.check()
  const { request, options } = derivative
  const text = await print({
    answer: answerWith(derivative, { check }),
    report: reportOf(derivative, checkSentence(check)),
    request,
    options,
  })
  return { text, extension }
}

const coded = async (derivative: Derivative, name: string): Promise<Printed> => {
  const target = await loadTarget(name)
  return { text: generate(derivative, name).source, extension: target?.extension ?? 'txt' }
}
