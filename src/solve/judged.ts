/**
 * Answers from elsewhere to problems in any language that is read: both are read in the same one.
 */
import { inAnswer } from '../errors/answers.ts'
import { amended, GradusError } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { parseProblem } from '../parse/index.ts'
import { FORMULAS } from '../read/languages.ts'
import type { Written } from '../read/piece.ts'
import type { Language } from '../read/reading.ts'
import { shapeJson } from '../shape/shape.ts'
import { judge, type Verdict } from './claim.ts'
import type { Options } from './derivative.ts'
import { analyseRequest } from './problem.ts'
import { inSource, inTyped, notesOf, type RequestRead, readRequestIn } from './read.ts'
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
  const claimed = await claimedIn(read, from, answer, options)
  if (claimed === undefined) return undefined
  try {
    const verdict = await judge(read.request, claimed.text, options)
    return { ...verdict, notes: [...notesOf(read), ...verdict.notes] }
  } catch (error) {
    const isOfAnswer = error instanceof GradusError && error.source === claimed.text
    if (!isOfAnswer || !error.span) throw inTyped(read, expr, error)
    throw amended(error, { span: claimed.placeOf(error.span), source: answer ?? expr })
  }
}

/** The answer in our language: that which is given, else that of the text. Throws: what is wrong with it. */
const claimedIn = async (
  read: RequestRead,
  from: Language,
  answer: string | undefined,
  { where }: Options,
): Promise<Written | undefined> => {
  const { request, reading, source } = read
  if (answer !== undefined)
    return answerIn(from, answer, await inSource(read, source, async () => analyseRequest(request, where)))
  if (reading.answer instanceof GradusError) throw amended(reading.answer, { source })
  return reading.answer
}

/** An answer in our language, its names being those of the problem. */
const answerIn = async (from: Language, text: string, within: Analysis): Promise<Written> => {
  const read = await FORMULAS[from]()
  const vars = Object.fromEntries(
    [...within.variables.values()].map(({ name, shape }) => [name, { shape: shapeJson(shape) }]),
  )
  const names = [...within.variables.keys(), ...within.dims]
  try {
    const { said, placeOf } = read({ text, vars }, ({ expr }) =>
      analyse(parseProblem(expr, { names, beside: within.problem }), { within }),
    )
    return { text: said.expr, placeOf }
  } catch (error) {
    throw error instanceof GradusError ? inAnswer(error, text) : error
  }
}
