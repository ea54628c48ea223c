/**
 * From a problem to its answer: parse, infer, derive, print, check, generate code, in this order. Owns the order;
 * leaves the work to the rooms below.
 */
import { failureOf } from '../errors/defects.ts'
import { GradusError } from '../errors/error.ts'
import { isVerdict, rowOf } from '../expr/kinds.ts'
import type { Report } from '../print/report.ts'
import type { VerdictReport } from '../print/verdict.ts'
import { underRules } from '../rulebook/own.ts'
import { shapeText } from '../shape/shape.ts'
import {
  type Answer,
  type CodeJson,
  type DerivativeJson,
  errorJson,
  type Failed,
  type Judged,
  type Solved,
} from './answer.ts'
import { checked, checkSentence } from './checked.ts'
import { type Derivative, deriveRequest, type Options } from './derivative.ts'
import { assumptionsOf, notesOf } from './notes.ts'
import { print, shapesOf } from './printed.ts'
import { inSource, readRequestIn, withReading } from './read.ts'
import type { Request } from './request.ts'

export type { Options } from './derivative.ts'

/** An answer, and what a report for readers is printed from. */
export interface Solution {
  readonly answer: Solved
  readonly report: Report
  /** What is proved of the answer, printed behind it. */
  readonly proofs?: readonly VerdictReport[]
}

/** A verdict, and what it is printed from. */
export interface Judgement {
  readonly answer: Judged
  readonly report: VerdictReport
}

const codeOf = async (
  derivative: Derivative,
  names: readonly string[],
): Promise<Record<string, CodeJson>> => {
  const [{ generate }, { loadTarget }] = await Promise.all([import('./code.ts'), import('../code/index.ts')])
  await Promise.all(names.map(loadTarget))
  return Object.fromEntries(names.map((name) => [name, generate(derivative, name)]))
}

/** What stands once for each variable: before the common fields and after them where there is only one. */
const split = (derivatives: readonly DerivativeJson[]) => {
  const [only] = derivatives
  if (derivatives.length !== 1 || !only) return { before: {}, shape: {}, after: { derivatives } }
  const { wrt, shape, ...after } = only
  return { before: { wrt }, shape: { shape }, after }
}

/** The answer, without what takes more than printing it. */
export const answerOf = (derivative: Derivative): Solved => answerWith(derivative, {})

/** The answer with what was done with it beside. */
export const answerWith = (derivative: Derivative, more: Pick<Solved, 'check' | 'code'>): Solved =>
  underRules(derivative.options.rules, () => answerUnder(derivative, more))

const answerUnder = (derivative: Derivative, more: Pick<Solved, 'check' | 'code'>): Solved => {
  const { analysis, kind, request, typed } = derivative
  const start = performance.now()
  const { derivatives, differentials, definitions, equations, multipliers, derivation } = print(
    derivative,
    derivative.options.steps !== false,
  )
  const ms = Math.round((derivative.ms + performance.now() - start) * 100) / 100
  const { before, shape, after } = split(derivatives)
  return {
    id: request.id ?? null,
    ok: true,
    input: typed ?? request.expr,
    ...before,
    kind,
    ...shape,
    shapes: shapesOf(analysis),
    assumptions: assumptionsOf(derivative),
    notes: notesOf(derivative),
    definitions,
    ...(equations.length > 0 ? { equations } : {}),
    ...after,
    ...(differentials.length > 0 ? { differentials } : {}),
    ...(multipliers.length > 0 ? { multipliers } : {}),
    ...(derivation ? { derivation } : {}),
    ...more,
    ms,
  } as Solved
}

export const isJudgement = (solved: Solution | Judgement): solved is Judgement => 'verdict' in solved.report

/** The work on a request in our language, of which answer and report tell how it was read. */
const solvedAs = async <T extends Solution | Judgement>(
  request: Request,
  options: Options,
  work: (request: Request, options: Options) => Promise<T>,
): Promise<T> => {
  const { from, expr } = request
  if (from === undefined) return work(request, options)
  const read = await readRequestIn({ ...request, from }, options.where)
  return inSource(read, expr, async () => {
    const { answer, report, ...more } = await work(read.request, options)
    const whole = withReading(answer, read)
    return { ...more, answer: whole, report: { ...report, notes: whole.notes } } as T
  })
}

/** Solves a problem of derivatives. Throws whatever is wrong with it, and when the check fails. */
export const solveInFull = (request: Request, options: Options = {}): Promise<Solution> =>
  solvedAs(request, options, solveTyped)

/** Solves any problem, those that are answered by a word too. Throws as `solveInFull`. */
export const answerInFull = async (
  request: Request,
  options: Options = {},
): Promise<Solution | Judgement> => {
  if (!isVerdict(request.kind)) return solveInFull(request, options)
  if (request.kind === 'minimize') return solvedAs(request, options, solveMinimum)
  const { solveCurvature } = await import('./verdict.ts')
  return solvedAs(request, options, solveCurvature)
}

/** The stationary point, and what is proved of it. */
const solveMinimum = async (request: Request, options: Options): Promise<Solution> => {
  const derivative = deriveRequest({ ...request, kind: 'stationary' }, options)
  const { minimumOf } = await import('./minimum.ts')
  const solution = await solved(derivative)
  return minimumOf(derivative, solution)
}

const solveTyped = (request: Request, options: Options): Promise<Solution> =>
  solved(deriveRequest(request, options))

const solved = async (derivative: Derivative): Promise<Solution> => {
  const { options } = derivative
  if (options.check !== false) options.progress?.('checking', 0)
  const isAsked = options.check !== false
  const judged = isAsked || rowOf(derivative.kind).mayFail ? await checked(derivative) : undefined
  const check = isAsked ? judged : undefined
  const code = options.code?.length ? await codeOf(derivative, options.code) : undefined
  const answer = answerWith(derivative, { ...(code ? { code } : {}), ...(check ? { check } : {}) })
  return { answer, report: reportOf(derivative, check && checkSentence(check)) }
}

/** What a report for readers is printed from. */
export const reportOf = (derivative: Derivative, check?: string): Report => ({
  input: derivative.typed ?? derivative.request.expr,
  derivation: derivative.derived,
  shapes: [...derivative.analysis.variables.values()].map(
    ({ name, shape }) => `${name}: ${shapeText(shape)}`,
  ),
  assumptions: assumptionsOf(derivative),
  notes: notesOf(derivative),
  ...(check === undefined ? {} : { check }),
})

/** The answer that an error makes of a problem; places outside the expression as typed are left out. */
export const failed = (error: GradusError, { id = null, expr }: Request): Failed => {
  const { code, message, span, hint } = error
  const inside = span && span.from <= expr.length ? span : undefined
  return { id, ok: false, error: errorJson(new GradusError(code, message, inside, hint)) }
}

/**
 * The answer to a problem, or what is wrong with it; never throws.
 * Example: `(await solve({ expr: "b'*x", wrt: 'x' })).text` is `b`.
 */
export const solve = async (request: Request, options: Options = {}): Promise<Answer> => {
  try {
    return (await answerInFull(request, options)).answer
  } catch (error) {
    return failed(failureOf(error), request)
  }
}
