/**
 * An answer from elsewhere, judged: is it the gradient, and if not, in what does it differ?
 */
import { analyse } from '../check/analyse.ts'
import type { Analysis } from '../check/analysis.ts'
import { answerVariable, GradusError, inAnswer, oneVariable } from '../error.ts'
import { parseProblem } from '../parse/index.ts'
import { shapeText } from '../shape/shape.ts'
import { type Options, understand } from './derivative.ts'
import type { Request } from './request.ts'

/** Whether an answer is right (`null` where it cannot be told), and what there is to say of it. */
export interface Verdict {
  readonly ok: boolean | null
  readonly message: string
}

/** The shapes that the objective has, as declarations for the answer. */
const declarationsOf = ({ variables, genericFunctions }: Analysis): string =>
  [
    ...[...variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`),
    ...genericFunctions.map((name) => `${name} is elementwise`),
  ].join(', ')

/** The answer as a problem of its own, in which the definitions of the objective hold too. */
const analyseAnswer = (answer: string, objective: Analysis): Analysis => {
  const { source, objective: expr } = objective.problem
  const definitions = source.slice(0, source.lastIndexOf(';', expr.span.from) + 1)
  try {
    const analysis = analyse(parseProblem(definitions + answer, { where: declarationsOf(objective) }))
    const known = [...objective.variables.keys()]
    const stranger = [...analysis.variables.keys()].find((name) => !objective.variables.has(name))
    if (stranger !== undefined) throw answerVariable(stranger, known)
    return analysis
  } catch (error) {
    throw error instanceof GradusError ? inAnswer(error) : error
  }
}

/** Judges an answer by finite differences. Throws whatever is wrong with either text. */
export const judge = async (request: Request, answer: string, options: Options = {}): Promise<Verdict> => {
  const { analysis, wrt } = understand({ ...request, kind: 'gradient' }, options)
  const [name] = wrt
  if (name === undefined || wrt.length > 1) throw oneVariable()
  const { answerOf, checkDerivative } = await import('../numeric/check.ts')
  const report = checkDerivative({
    objective: analysis,
    wrt,
    answer: answerOf(name, analyseAnswer(answer, analysis)),
    unconstrained: options.unconstrained ?? false,
  })
  if (report.ok === null) return { ok: null, message: `it cannot be told: ${report.reason}` }
  if (!report.ok) return { ok: false, message: report.detail.message }
  const error = report.maxRelError.toExponential(1)
  return {
    ok: true,
    message: `right at ${report.points} random ${report.points === 1 ? 'point' : 'points'}, relative error at most ${error}`,
  }
}
