/**
 * Lines of JSON that are problems, and the lines that answer them.
 */
import { badProblem, foundText } from '../errors/calls.ts'
import { amended, GradusError } from '../errors/error.ts'
import { type Answer, errorJson, type Failed } from '../solve/answer.ts'
import { idOf, isObject, isText, own, type Request, readRequest } from '../solve/request.ts'
import { type Options, solve } from '../solve/solve.ts'
import { type Fault, faultIn } from './json-fault.ts'
import { withoutMark } from './lines.ts'

/** The JSON of a line. Throws: `bad-problem`. */
export const parseLine = (line: string, number: number): unknown => {
  const text = withoutMark(line)
  const value = json(text, number)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badProblem(`line ${number} is no problem, which is a JSON object`)
  return value
}

const json = (text: string, number: number): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw notJson(text, number, faultIn(text) ?? { at: text.length, expected: 'JSON' })
  }
}

/** What is shown of the text at the place. */
const FOUND = 20

/** Where a line breaks, counted in characters of the line. */
const notJson = (text: string, number: number, { at, expected }: Fault): GradusError => {
  const found = at >= text.length ? 'but the line ends' : `not ${text.slice(at, at + FOUND)}`
  const error = badProblem(`line ${number} is no JSON: at column ${at + 1} ${expected} is expected, ${found}`)
  return amended(error, { span: { from: at, to: at + 1 } })
}

/** A layout for all lines is one for those that are Jacobians. */
const solvedIn = async (request: Request, options: Options): Promise<Answer> => {
  const answer = await solve(request, options)
  if (answer.ok || answer.error.code !== 'no-layout') return answer
  const { layout: _, ...others } = options
  return solve(request, others)
}

/** The declarations of a problem in a text, which stand beside those that are for all problems. Throws: `bad-problem`. */
const declaredIn = (value: unknown, options: Options): readonly [problem: unknown, options: Options] => {
  if (!isObject(value) || own(value, 'where') === undefined) return [value, options]
  const { where, ...problem } = value
  if (!isText(where)) throw badProblem(`"where" must be a text, but ${foundText(where)}`)
  const both = [options.where, where].map((clause = '') => clause.trim().replace(/^where\b/, ''))
  return [problem, { ...options, where: both.filter((clause) => clause.trim() !== '').join(', ') }]
}

/** The answer to one line, whatever the line is. */
export const answerLine = async (line: string, options: Options, number = 1): Promise<Answer> => {
  let value: unknown
  try {
    value = parseLine(line, number)
    const [problem, declared] = declaredIn(value, options)
    return await solvedIn(readRequest(problem), declared)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return value === undefined ? noProblem(line, error) : failed(value, error)
  }
}

/** The answer to what is no problem at all. */
export const noProblem = (line: string, error: GradusError): Failed => ({
  id: null,
  ok: false,
  line,
  error: errorJson(error),
})

/** The answer to a problem that has none. */
export const failed = (problem: unknown, error: GradusError): Failed => ({
  id: idOf(problem),
  ok: false,
  error: errorJson(error),
})
