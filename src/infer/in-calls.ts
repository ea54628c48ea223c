/**
 * Errors of a problem whose functions are written out, told of what was typed: the call and the definition of the
 * function in words, and the place of the one that is the mistake.
 */
import { amended, GradusError, type Span } from '../errors/error.ts'
import { inCall } from '../errors/functions.ts'
import type { Expr, Origin, Problem, Typed, Use } from '../syntax/tree.ts'
import { childrenOf, partsOf, partsOfProblem } from '../syntax/walk.ts'

/** Whether a problem has nothing wrong with it. */
export type Fits = (problem: Problem) => boolean

/** Runs what may throw; the places of errors are those of the text as typed. */
export const asTyped = <T>(problem: Problem, run: () => T, fits: Fits = () => true): T => {
  const { typed } = problem
  if (!typed) return run()
  try {
    return run()
  } catch (error) {
    throw error instanceof GradusError ? retold(error, problem, typed, fits) : error
  }
}

const retold = (error: GradusError, problem: Problem, typed: Typed, fits: Fits): GradusError => {
  const { span } = error
  if (!span || span.from < typed.from) return error
  const { span: place, use } = originOf(span, problem, typed, OF_OPERANDS.has(error.code))
  if (!use) return amended(error, { span: place })
  const uses = [use]
  for (let outer = use.within; outer; outer = outer.within) uses.push(outer)
  const call = uses.at(-1)!
  const definition = textAt(use.of.source, use.of.span)
  const texts = [...new Set(uses.map((one) => one.typed))]
  const isBody = use.of.source === call.of.source && !fits(alone(problem, typed, use))
  return inCall(error, texts, definition, isBody ? place : call.span)
}

const textAt = (source: string, { from, to }: Span): string => source.slice(from, to).replace(/\s+/g, ' ')

/** Errors at an operand about the operation that it is an operand of. */
const OF_OPERANDS: ReadonlySet<string> = new Set(['not-square', 'wrong-shape', 'exponent-not-integer'])

/**
 * Where what stands at a place was typed: the innermost part around it, or of a chain the run of operands. An argument
 * that is the operand of an operation in a body is there.
 */
const originOf = (span: Span, problem: Problem, { origins }: Typed, isOperand: boolean): Origin => {
  let [found, around]: [Expr, Expr | undefined] = [problem.objective, undefined]
  for (const part of partsOfProblem(problem)) if (isWithin(span, part.span)) [found, around] = [part, found]
  const origin = origins.get(found) ?? { span }
  const outside = around && childrenOf(around).includes(found) ? origins.get(around) : undefined
  if (isOperand && outside?.use && outside.use !== origin.use) return outside
  if (isWithin(found.span, span)) return origin
  const run = childrenOf(found).flatMap((child) =>
    isWithin(child.span, span) ? (origins.get(child) ?? []) : [],
  )
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || run.some(({ use }) => use !== origin.use)) return origin
  return { ...origin, span: { from: first.span.from, to: last.span.to } }
}

const isWithin = (inner: Span, outer: Span): boolean => outer.from <= inner.from && inner.to <= outer.to

/** A problem of what the function is, whose parameters are names like any other; as it was written out, calls and all. */
const alone = (problem: Problem, { functions }: Typed, { of }: Use): Problem => {
  const names = new Set(of.parameters.map(({ name }) => name))
  const used = new Set([...partsOf(of.value)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  const called = new Set(functions.map(({ name }) => name))
  const isOwn = [...partsOf(of.value)].some((part) => part.kind === 'call' && called.has(part.name))
  return {
    source: of.source,
    definitions: [],
    objective: isOwn ? { kind: 'name', name: [...names][0]!, span: of.span } : of.value,
    declarations: problem.declarations.filter(
      (one) => one.kind === 'equation' || (used.has(one.name) && !names.has(one.name)),
    ),
  }
}
