/**
 * Answers from elsewhere to problems in any language that is read: both are read in the same one.
 */
import { located } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { parseProblem } from '../parse/index.ts'
import { FORMULAS } from '../read/languages.ts'
import type { Language } from '../read/reading.ts'
import { shapeJson } from '../shape/shape.ts'
import { judge, type Verdict } from './claim.ts'
import type { Options } from './derivative.ts'
import { analyseRequest } from './problem.ts'
import { inSource, notesOf, readRequestIn } from './read.ts'
import type { Request } from './request.ts'

/**
 * Judges an answer, in the language of its problem; without one that which the problem's text has behind its derivative.
 * Throws: whatever is wrong with either text; what `solve` refuses. `undefined` where there is no answer.
 */
export const judgeIn = async (
  request: Request,
  answer: string | undefined,
  options: Options = {},
): Promise<Verdict | undefined> => {
  const { from, expr } = request
  if (from === undefined) return answer === undefined ? undefined : judge(request, answer, options)
  const read = await readRequestIn({ ...request, from }, options.where)
  return inSource(read, expr, async () => {
    const claimed =
      answer === undefined
        ? read.reading.answer
        : await answerIn(from, answer, analyseRequest(read.request, options.where))
    if (claimed === undefined) return undefined
    const verdict = await judge(read.request, claimed, options)
    return { ...verdict, notes: [...notesOf(read), ...verdict.notes] }
  })
}

/** The text of an answer in our language, its names being those of the problem. */
const answerIn = async (from: Language, text: string, within: Analysis): Promise<string> => {
  const read = await FORMULAS[from]()
  const vars = Object.fromEntries(
    [...within.variables.values()].map(({ name, shape }) => [name, { shape: shapeJson(shape) }]),
  )
  const names = [...within.variables.keys(), ...within.dims]
  return located(
    () => text,
    () =>
      read({ text, vars }, ({ expr }) =>
        analyse(parseProblem(expr, { names, beside: within.problem }), { within }),
      ).said.expr,
  )
}
