/**
 * LaTeX as people write it, read into our language. All that a text allows is tried against the shapes, the likeliest
 * first; what was chosen is told, with what else it could have been.
 */
import { amended, GradusError, type Span } from '../../errors/error.ts'
import { tooLong } from '../../errors/text.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { analyse } from '../../infer/analyse.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { S } from '../../infer/kinds.ts'
import { isScalar } from '../../shape/shape.ts'
import type { ReadingJson } from '../../solve/answer.ts'
import { problemOf } from '../../solve/problem.ts'
import { listed, type Request } from '../../solve/request.ts'
import { partsOf } from '../../syntax/walk.ts'
import { type Answers, type Asked, type Choices, choicesBy, costOf, successors } from '../choices.ts'
import type { ProblemRead } from '../located.ts'
import { type Piece, written } from '../piece.ts'
import { type Assembled, assembled } from './assemble.ts'
import { type Equation, equationsOf } from './equations.ts'
import { expanded } from './macros.ts'
import type { Known } from './reader.ts'
import { withSizes } from './sizes.ts'
import { tidied } from './tidy.ts'
import { tokenise } from './tokens.ts'

/** A problem in LaTeX. */
export type LatexRequest = Request & { readonly latex: string }

const MAX_LENGTH = 200_000
const MAX_TOKENS = 50_000
/** Readings that are tried: so many, and fewer of a long text. */
const MAX_TRIES = 120
const TRIED_TOKENS = 40_000

/**
 * The problem that a text in LaTeX states.
 * Throws: `latex-unreadable`, `unknown-command` and the like at their places in the LaTeX; what is wrong with the
 * likeliest reading where none has shapes that fit.
 */
export const readLatex = (request: LatexRequest, where?: string): ProblemRead => {
  const { latex } = request
  if (latex.length > MAX_LENGTH) throw tooLong(latex.length, MAX_LENGTH, 'characters')
  const tokens = tidied(expanded(tokenise(latex)))
  if (tokens.length > MAX_TOKENS) throw tooLong(tokens.length, MAX_TOKENS, 'tokens')
  const { equations, notes } = equationsOf(tokens)
  if (equations.length === 0) throw unreadableLatex({ from: 0, to: Math.max(1, latex.length) }, 'there is no formula')
  const tries = Math.max(4, Math.min(MAX_TRIES, Math.floor(TRIED_TOKENS / Math.max(1, tokens.length))))
  return found(request, where, equations, notes, tries)
}

/** A reading with what it costs. */
interface Candidate {
  readonly answers: Answers
  readonly cost: number
}

interface Fit {
  readonly cost: number
  readonly read: ProblemRead
}

const found = (request: LatexRequest, where: string | undefined, equations: readonly Equation[], notes: readonly string[], most: number): ProblemRead => {
  const known = knownOf(request, where)
  const queue: Candidate[] = [{ answers: new Map(), cost: 0 }]
  let best: Fit | undefined
  let firstError: GradusError | undefined
  for (let tries = 0; tries < most; tries++) {
    queue.sort((a, b) => a.cost - b.cost)
    const next = queue.shift()
    if (!next || (best && next.cost >= best.cost)) break
    const choices = choicesBy(next.answers)
    let failed: GradusError | undefined
    try {
      const fit = tried(request, where, equations, choices, known, notes)
      if (!best || fit.cost < best.cost) best = fit
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
      failed = error
      firstError ??= error
    }
    for (const answers of successors(choices)) queue.push({ answers, cost: guessed(choices, answers, failed) })
  }
  if (best) return best.read
  throw firstError!
}

/** What a reading will cost at least; one that changes what is wrong goes before others. */
const guessed = (choices: Choices, answers: Answers, failed: GradusError | undefined): number => {
  let cost = costOf(choices)
  for (const [key, taken] of answers) {
    if (choices.answers.has(key)) continue
    const { options, span } = choices.asked.get(key)!
    cost += options[taken]!.cost - options[0]!.cost
    const place = failed?.span
    if (place && (span.to <= place.from || span.from >= place.to)) cost += 0.05
  }
  return cost
}

const isRow = (shape: readonly (number | string)[] | undefined): boolean => shape?.length === 2 && String(shape[0]) === '1'

/** Families are of columns: those of rows are transposed where they stand. */
const ofColumns = (vars: Request['vars']): Request['vars'] =>
  vars && Object.fromEntries(Object.entries(vars).map(([name, facts]) => [name, name.includes('[') && isRow(facts.shape) ? { ...facts, shape: [facts.shape![1]!] } : facts]))

const NAMES = /([A-Za-z]\w*)\s*(\[\w+\])?\s*(?::|∈|\bis\b)/g

const knownOf = ({ vars = {} }: LatexRequest, where = ''): Known => {
  const entries = Object.entries(vars)
  const typed = [...where.matchAll(NAMES)]
  const isFunction = (name: string, props: readonly string[] | undefined): boolean =>
    props?.includes('elementwise') === true || new RegExp(`\\b${name}\\s+is\\s+elementwise`).test(where)
  const plain = [...entries.map(([name]) => name), ...typed.map(([, name, index]) => `${name}${index ?? ''}`)]
  const families = plain.filter((name) => name.includes('[')).map((name) => name.slice(0, name.indexOf('[')))
  const rows = entries.filter(([name, { shape }]) => name.includes('[') && isRow(shape)).map(([name]) => name.slice(0, name.indexOf('[')))
  const functions = entries.filter(([name, facts]) => facts.function !== undefined || isFunction(name, facts.props)).map(([name]) => name)
  const declared = new Set([...functions, ...plain.filter((name) => isFunction(name, undefined))])
  return {
    variables: new Set(plain.filter((name) => !name.includes('[') && !declared.has(name))),
    functions: declared,
    families: new Set(families),
    rowFamilies: new Set(rows),
    matrices: new Set(entries.filter(([, { shape }]) => shape?.length === 2).map(([name]) => name)),
  }
}

/** A reading with its shapes. Throws: at its place in the LaTeX what is wrong with it. */
const tried = (
  request: LatexRequest,
  where: string | undefined,
  equations: readonly Equation[],
  choices: Choices,
  known: Known,
  notes: readonly string[],
): Fit => {
  return fitOf(request, where, assembled(equations, choices, known), choices, notes)
}

const fitOf = (request: LatexRequest, where: string | undefined, whole: Assembled, choices: Choices, notes: readonly string[]): Fit => {
  const { text, placeOf } = written(whole.pieces)
  const wrt = variablesOf(request, whole)
  const { latex: _, ...given } = request
  const kind = request.kind ?? whole.kind
  const made: Request = { ...given, expr: text, wrt, ...(kind && { kind }), ...(given.vars && { vars: ofColumns(given.vars)! }) }
  const analysis = placed(placeOf, () => analyse(problemOf(made, where), { variables: listed(wrt) }))
  const pieces = withSizes(whole.pieces, analysis)
  if (pieces !== whole.pieces) return fitOf(request, where, { ...whole, pieces }, choices, notes)
  refuseScalarKron(analysis, placeOf)
  refuseUnfit(choices, analysis, whole.pieces, placeOf)
  if (wrt.length > 0) refuseAbsent(wrt, analysis, text.length, placeOf)
  const letters = analysis.doubts.filter(({ why }) => why === 'letter').map(({ name }) => (/^[A-Z]/.test(name) ? 1 : 0.3))
  const objective = analysis.shapes.get(analysis.problem.objective)
  const isOdd = (kind === undefined || kind === 'gradient' || kind === 'hessian') && objective !== undefined && !isScalar(objective)
  return {
    cost: costOf(choices) + letters.reduce((sum, cost) => sum + cost, 0) + broadcastsIn(analysis) * 0.6 + (isOdd ? (whole.isFraction ? 0.5 : 2) : 0),
    read: {
      request: made,
      reading: told(choices),
      notes: [...notes, ...whole.notes],
      ...(whole.answer && { answer: written(whole.answer).text }),
      placeOf,
    },
  }
}

/** How often a scalar that is no number and no name is added to every entry of something. */
const broadcastsIn = ({ problem, shapes }: Analysis): number => {
  let count = 0
  for (const root of [...problem.definitions.map(({ value }) => value), problem.objective])
    for (const part of partsOf(root)) {
      const whole = shapes.get(part)
      if (part.kind !== 'sum' || !whole || isScalar(whole)) continue
      count += part.terms.filter(({ operand }) => operand.kind === 'call' && isScalar(shapes.get(operand) ?? whole)).length
    }
  return count
}

/** The variables asked for, else those that the text names. */
const variablesOf = ({ wrt, latex }: LatexRequest, whole: Assembled): readonly string[] => {
  if (listed(wrt).some((name) => name !== '')) return listed(wrt)
  if (whole.wrt.length > 0) return whole.wrt
  throw unreadableLatex({ from: 0, to: latex.length }, 'it names no variable to differentiate by', 'Name one: --wrt X, or "wrt":"X".')
}

/** Runs what may throw; places are those in the LaTeX. */
const placed = <T>(placeOf: (span: Span) => Span, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof GradusError) || !error.span) throw error
    throw amended(error, { span: placeOf(error.span) })
  }
}

/** Throws where a side does not have the variable at all. */
const refuseAbsent = (wrt: readonly string[], { problem }: Analysis, length: number, placeOf: (span: Span) => Span): void => {
  const roots = [...problem.definitions.map(({ value }) => value), problem.objective]
  const used = new Set(roots.flatMap((root) => [...partsOf(root)].flatMap((part) => (part.kind === 'name' ? [part.name] : []))))
  const isThere = (name: string): boolean =>
    used.has(name) || problem.families?.has(name.replace(/\[.*\]$/, '')) === true || problem.definitions.some((one) => one.name === name)
  if (wrt.some((name) => !isThere(name)))
    throw unreadableLatex(placeOf({ from: 0, to: length }), `the variable ${wrt.find((name) => !isThere(name))} does not stand in it`)
}

/** Whether a name is a scalar by its letter. */
const isGuess = (name: string): boolean => defaultKind(name) === S

/** Throws where a factor of a Kronecker product is a scalar by its letter, which no one writes. */
const refuseScalarKron = ({ problem }: Analysis, placeOf: (span: Span) => Span): void => {
  for (const root of [...problem.definitions.map(({ value }) => value), problem.objective])
    for (const part of partsOf(root)) {
      const scalar = part.kind === 'call' && part.name === 'kron' ? part.args.find((arg) => arg.kind === 'name' && isGuess(arg.name) && !problem.declarations.some((one) => one.kind !== 'equation' && one.name === arg.name)) : undefined
      if (scalar) throw unreadableLatex(placeOf(scalar.span), 'a factor of this Kronecker product may be a column or a row', 'Declare its shape.')
    }
}

/** Throws where something was read as what it may not be of an operand of its shape. */
const refuseUnfit = ({ asked }: Choices, analysis: Analysis, pieces: readonly Piece[], placeOf: (span: Span) => Span): void => {
  const questions = [...asked.values()].filter(({ options, taken }) => options[taken]!.fits)
  if (questions.length === 0) return
  const starts = new Map<number, Span>()
  let at = 0
  for (const { text, span } of pieces) {
    starts.set(at, span)
    at += text.length
  }
  const { problem, shapes } = analysis
  for (const root of [...problem.definitions.map(({ value }) => value), problem.objective])
    for (const part of partsOf(root)) {
      if (part.kind !== 'call') continue
      const start = starts.get(part.span.from)
      const question = start && questions.find(({ span }) => span === start)
      const shape = part.args[0] && shapes.get(part.args[0])
      if (!question || !shape) continue
      if (!question.options[question.taken]!.fits!(shape)) throw unreadableLatex(placeOf(part.span), `${part.name} is not meant of such an operand`)
    }
}

/** What a reader is to know of the choices. */
const told = ({ asked }: Choices): ReadingJson[] =>
  [...asked.values()]
    .filter(({ isTold }) => isTold)
    .map(({ span, options, taken, why }: Asked) => ({
      from: span.from,
      to: span.to,
      chose: options[taken]!.name,
      instead: [...new Set(options.filter((_, i) => i !== taken).map(({ name }) => name))].filter((name) => name !== options[taken]!.name),
      why,
    }))
