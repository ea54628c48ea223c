/**
 * What no one means though its shapes fit, and what a reading costs by its shapes.
 */

import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { S } from '../../infer/kinds.ts'
import { isScalar } from '../../shape/shape.ts'
import type { Expr } from '../../syntax/tree.ts'
import { partsOf, partsOfProblem } from '../../syntax/walk.ts'
import type { Choices } from '../choices.ts'
import type { Piece } from '../piece.ts'

type Place = (span: Span) => Span

/** All expressions of a problem. */
const expressionsOf = ({ problem }: Analysis): Expr[] => [...partsOfProblem(problem)]

/** Throws where a text does not have the variable at all. */
export const refuseAbsent = (
  wrt: readonly string[],
  analysis: Analysis,
  length: number,
  placeOf: Place,
): void => {
  const { problem } = analysis
  const used = new Set(expressionsOf(analysis).flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  const defined = new Set(problem.definitions.map(({ name }) => name))
  const isThere = (name: string): boolean =>
    used.has(name) || defined.has(name) || problem.families?.has(name.replace(/\[.*\]$/, '')) === true
  const absent = wrt.find((name) => !isThere(name))
  if (absent !== undefined)
    throw unreadableLatex(placeOf({ from: 0, to: length }), `the variable ${absent} does not stand in it`)
}

const OF_MATRICES: ReadonlySet<string> = new Set(['tr', 'det', 'logdet', 'nuclear'])

/** Throws where what is traced is a scalar by its letters, which no one writes. */
export const refuseScalarTrace = (analysis: Analysis, placeOf: Place): void => {
  const declared = declaredIn(analysis)
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'call' || !OF_MATRICES.has(part.name)) continue
    const [body] = part.args
    const shape = body && analysis.shapes.get(body)
    if (!shape || !isScalar(shape)) continue
    const names = [...partsOf(body)].flatMap((one) => (one.kind === 'name' ? [one.name] : []))
    if (names.length > 0 && !names.some((name) => declared.has(name)))
      throw unreadableLatex(
        placeOf(part.span),
        `${part.name} is of a matrix, and by its letters this is a scalar`,
        'Declare the shapes.',
      )
  }
}

const declaredIn = ({ problem }: Analysis): ReadonlySet<string> =>
  new Set(problem.declarations.flatMap((one) => (one.kind === 'equation' ? [] : [one.name])))

/** Throws where a factor of a Kronecker product is a scalar by its letter, which no one writes. */
export const refuseScalarKron = (analysis: Analysis, placeOf: Place): void => {
  const declared = declaredIn(analysis)
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'call' || part.name !== 'kron') continue
    const guess = part.args.find(
      (arg) => arg.kind === 'name' && defaultKind(arg.name) === S && !declared.has(arg.name),
    )
    if (guess)
      throw unreadableLatex(
        placeOf(guess.span),
        'a factor of this Kronecker product may be a column or a row',
        'Declare its shape.',
      )
  }
}

/** Throws where something was read as what it may not be of an operand of its shape. */
export const refuseUnfit = (
  { asked }: Choices,
  analysis: Analysis,
  pieces: readonly Piece[],
  placeOf: Place,
): void => {
  const questions = [...asked.values()].filter(({ options, taken }) => options[taken]!.fits)
  if (questions.length === 0) return
  const starts = new Map<number, Span>()
  let at = 0
  for (const { text, span } of pieces) {
    starts.set(at, span)
    at += text.length
  }
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'call') continue
    const start = starts.get(part.span.from)
    const question = start && questions.find(({ span }) => span === start)
    const shape = part.args[0] && analysis.shapes.get(part.args[0])
    if (question && shape && !question.options[question.taken]!.fits!(shape))
      throw unreadableLatex(placeOf(part.span), `${part.name} is not meant of such an operand`)
  }
}

/** How often a scalar that is no number and no name is added to every entry of something. */
const broadcastsIn = (analysis: Analysis): number => {
  const { shapes } = analysis
  let count = 0
  for (const part of expressionsOf(analysis)) {
    const whole = shapes.get(part)
    if (part.kind !== 'sum' || !whole || isScalar(whole)) continue
    count += part.terms.filter(
      ({ operand }) => operand.kind === 'call' && isScalar(shapes.get(operand) ?? whole),
    ).length
  }
  return count
}

/** How often scalars are transposed or paired, which no one writes. */
const formalitiesIn = (analysis: Analysis): number => {
  const isNumber = (part: Expr): boolean => {
    const shape = analysis.shapes.get(part)
    return shape !== undefined && isScalar(shape)
  }
  return expressionsOf(analysis).filter(
    (part) =>
      (part.kind === 'transpose' && isNumber(part.body)) ||
      (part.kind === 'colon' && isNumber(part.left) && isNumber(part.right)),
  ).length
}

/** What names against their letters, scalars among entries and a value that is no scalar cost. */
export const oddnessOf = (analysis: Analysis, ofOther: number): number => {
  const letters = analysis.doubts
    .filter(({ why }) => why === 'letter')
    .map(({ name }) => (/^[A-Z]/.test(name) ? 1 : 0.3))
  const objective = analysis.shapes.get(analysis.problem.objective)
  const other = objective !== undefined && !isScalar(objective) ? ofOther : 0
  return (
    letters.reduce((sum, cost) => sum + cost, 0) +
    broadcastsIn(analysis) * 0.6 +
    formalitiesIn(analysis) +
    other
  )
}
