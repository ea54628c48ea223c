/**
 * What no one means though its shapes fit, and what a reading costs by its shapes.
 */

import type { GradusError, Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { functionNamed } from '../../functions/index.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { S, V } from '../../infer/kinds.ts'
import { hasOneAxis, isScalar } from '../../shape/shape.ts'
import type { Expr } from '../../syntax/tree.ts'
import { childrenOf, partsOf, partsOfProblem } from '../../syntax/walk.ts'
import type { Asked, Choices, Option } from '../choices.ts'
import type { Piece } from '../piece.ts'
import { COSTS } from './costs.ts'

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
  if (absent !== undefined) throw absentFrom(absent, used, placeOf({ from: 0, to: length }))
}

/** A variable that the text does not have, or has as an entry of another. */
const absentFrom = (name: string, used: ReadonlySet<string>, span: Span): GradusError => {
  const [, base = ''] = /^(\w+)_[a-z0-9]+$/.exec(name) ?? []
  const near = [...used].filter((one) => one.startsWith(`${name}_`))
  if (!used.has(base))
    return unreadableLatex(
      span,
      `the variable ${name} does not stand in it`,
      near.length > 0 ? `There is ${near.join(', ')}.` : undefined,
    )
  return unreadableLatex(
    span,
    `${name} is an entry of ${base}, and derivatives are by whole vectors and matrices`,
    `Ask for the derivative by ${base}: it has that by each entry.`,
  )
}

const OF_MATRICES: ReadonlySet<string> = new Set(['tr', 'det', 'logdet', 'nuclear'])

/** Throws where what is traced is a scalar by its letters, which no one writes. */
export const refuseScalarTrace = (
  analysis: Analysis,
  declared: ReadonlySet<string>,
  placeOf: Place,
): void => {
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

/** What no one writes of a number: the call, or what it may be of none. */
const OF_NO_NUMBERS: ReadonlySet<string> = new Set([
  'inv',
  'pinv',
  'diag',
  'vec',
  'sum',
  'mean',
  'logsumexp',
  'softmax',
])

/** The names of which a part is made entry by entry, where by their letters alone it is a number; else none. */
const guessesIn = (
  analysis: Analysis,
  declared: ReadonlySet<string>,
  part: Expr,
): readonly string[] | undefined => {
  if (!isNumber(analysis, part)) return undefined
  if (part.kind === 'name')
    return !analysis.variables.has(part.name) ? [] : declared.has(part.name) ? undefined : [part.name]
  if (part.kind === 'call' && part.name === 'entry') {
    const [of] = part.args
    return of?.kind === 'name' && part.args.length === 2 && !declared.has(of.name) ? [of.name] : undefined
  }
  const inner = childrenOf(part).map((one) => guessesIn(analysis, declared, one))
  return inner.includes(undefined) ? undefined : (inner as string[][]).flat()
}

/** Throws where what is transposed, inverted as a matrix or summed is a number by its letters alone, or a capital that is no matrix has a pseudo-inverse. */
export const refuseScalarAsMore = (
  analysis: Analysis,
  { declared, turned }: { readonly declared: ReadonlySet<string>; readonly turned: ReadonlySet<string> },
  placeOf: Place,
): void => {
  for (const part of expressionsOf(analysis)) {
    const [of] = part.kind === 'call' && part.name === 'pinv' ? part.args : []
    if (of?.kind === 'name' && turned.has(of.name))
      throw unreadableLatex(placeOf(part.span), 'a pseudo-inverse is of a matrix', 'Declare the shapes.')
    const isCall = part.kind === 'call' && OF_NO_NUMBERS.has(part.name)
    const body = part.kind === 'transpose' ? part.body : isCall ? part.args[0] : undefined
    if (!body || (guessesIn(analysis, declared, body) ?? []).length === 0) continue
    throw unreadableLatex(
      placeOf(part.span),
      part.kind === 'transpose' ? 'what is transposed here would be a number' : 'this would be of a number',
      'Declare the shapes.',
    )
  }
}

/** Throws where a factor of a Kronecker product is a scalar by its letter, which no one writes. */
export const refuseScalarKron = (analysis: Analysis, declared: ReadonlySet<string>, placeOf: Place): void => {
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'call' || part.name !== 'kron') continue
    const guess = part.args.find(
      (arg) =>
        arg.kind === 'name' &&
        !declared.has(arg.name) &&
        (isNumber(analysis, arg) || defaultKind(arg.name) === S),
    )
    if (guess)
      throw unreadableLatex(
        placeOf(guess.span),
        'a factor of this Kronecker product may be a column or a row',
        'Declare its shape.',
      )
  }
}

/**
 * Of each question about an operand the options that its shape allows.
 * Throws where something was read as what it may not be of an operand of its shape.
 */
export const fitting = (
  { asked }: Choices,
  analysis: Analysis,
  { pieces, declared }: { readonly pieces: readonly Piece[]; readonly declared: ReadonlySet<string> },
  placeOf: Place,
): ReadonlyMap<string, readonly Option[]> => {
  const questions = new Map<number, Asked>()
  let at = 0
  for (const { text, question } of pieces) {
    const one = question === undefined ? undefined : asked.get(question)
    if (one) questions.set(at, one)
    at += text.length
  }
  const allowed = new Map<string, readonly Option[]>()
  if (questions.size === 0) return allowed
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'call') continue
    const one = questions.get(part.span.from)
    const shape = part.args[0] && analysis.shapes.get(part.args[0])
    if (!one || !shape) continue
    const fits = ({ fits: test }: Option): boolean => test === undefined || test(shape)
    if (!fits(one.options[one.taken]!))
      throw unreadableLatex(
        placeOf(part.span),
        `${part.name} is not meant of such an operand`,
        functionNamed(part.name)
          ? undefined
          : `Declare "${part.name} is elementwise", or its shape for a product.`,
      )
    const isFree = [...partsOf(part)].some((name) => name.kind === 'name' && !declared.has(name.name))
    const mayFit = (option: Option): boolean => fits(option) || (isFree && option.mayFit?.(shape) === true)
    allowed.set(one.key, (allowed.get(one.key) ?? one.options).filter(mayFit))
  }
  return allowed
}

/** Whether a part is a call, or a name that by its letter is a vector. */
const isOddBroadcast = (part: Expr): boolean =>
  part.kind === 'call' || (part.kind === 'name' && defaultKind(part.name) === V)

/** How often a scalar that is no number and no name of a number is added to every entry of something. */
const broadcastsIn = (analysis: Analysis): number => {
  const { shapes } = analysis
  let count = 0
  for (const part of expressionsOf(analysis)) {
    const whole = shapes.get(part)
    if (part.kind !== 'sum' || !whole || isScalar(whole)) continue
    count += part.terms.filter(
      ({ operand }) => isOddBroadcast(operand) && isScalar(shapes.get(operand) ?? whole),
    ).length
  }
  return count
}

/** Whether a part is a scalar. */
const isNumber = ({ shapes }: Analysis, part: Expr): boolean => {
  const shape = shapes.get(part)
  return shape !== undefined && isScalar(shape)
}

/** How often scalars are transposed or paired, which no one writes. */
const formalitiesIn = (analysis: Analysis): number =>
  expressionsOf(analysis).filter(
    (part) =>
      (part.kind === 'transpose' && isNumber(analysis, part.body)) ||
      (part.kind === 'colon' && isNumber(analysis, part.left) && isNumber(analysis, part.right)),
  ).length

/** How often an entry of what is not declared multiplies the matrix before it. */
const entriesBehindMatricesIn = (analysis: Analysis): number => {
  const isMatrix = (part: Expr): boolean => {
    const shape = analysis.shapes.get(part)
    return shape !== undefined && !hasOneAxis(shape)
  }
  const isEntry = (part: Expr): boolean =>
    part.kind === 'call' && part.name === 'entry' && isNumber(analysis, part)
  let count = 0
  for (const part of expressionsOf(analysis)) {
    if (part.kind !== 'product') continue
    const operands = [part.first, ...part.rest.map(({ operand }) => operand)]
    count += part.rest.filter(({ operand }, i) => isEntry(operand) && isMatrix(operands[i]!)).length
  }
  return count
}

/** How often a transpose is transposed. */
const twiceIn = (analysis: Analysis): number =>
  expressionsOf(analysis).filter((part) => part.kind === 'transpose' && part.body.kind === 'transpose').length

/** How often what is a scalar because capitals are no matrices is treated as a matrix. */
const turnedIn = (analysis: Analysis, turned: ReadonlySet<string>): number => {
  if (turned.size === 0) return 0
  const has = (part: Expr): boolean =>
    [...partsOf(part)].some((one) => one.kind === 'name' && turned.has(one.name))
  return expressionsOf(analysis).filter(
    (part) =>
      (part.kind === 'call' && part.name === 'inv' && isNumber(analysis, part) && has(part)) ||
      (part.kind === 'product' &&
        part.rest.some(({ operator }) => operator === '.*') &&
        isNumber(analysis, part) &&
        has(part)),
  ).length
}

/** Whether all variables are numbers. */
const isAllNumbers = ({ variables }: Analysis): boolean =>
  [...variables.values()].every(({ shape }) => isScalar(shape))

/** What names against their letters and scalars among entries cost; capitals that are no matrices are `turned`. */
export const oddnessOf = (analysis: Analysis, turned: ReadonlySet<string>): number => {
  const letters = analysis.doubts
    .filter(({ why }) => why === 'letter')
    .map(({ name }) => (/^[A-Z]/.test(name) ? COSTS.capitalByDoubt : COSTS.smallByDoubt))
  return (
    letters.reduce<number>((sum, cost) => sum + cost, 0) +
    Math.max(0, turned.size - 1) * COSTS.anotherCapital +
    (turned.size > 0 && isAllNumbers(analysis) ? COSTS.numbers : 0) +
    broadcastsIn(analysis) * COSTS.broadcast +
    formalitiesIn(analysis) * COSTS.formality +
    twiceIn(analysis) * COSTS.transposedTwice +
    entriesBehindMatricesIn(analysis) * COSTS.entryBehindMatrix +
    turnedIn(analysis, turned) * COSTS.scalarAsMatrix
  )
}
