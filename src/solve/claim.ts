/**
 * An answer from elsewhere, judged: is it the derivative, and if not, in what does it differ?
 */

import { oneVariable } from '../errors/answers.ts'
import { isZeroNode, type Node } from '../expr/node.ts'
import type { Analysis } from '../infer/analysis.ts'
import { spellingNotes } from '../infer/words.ts'
import type { Anchor, Difference } from '../numeric/agree.ts'
import { toText } from '../print/text.ts'
import { underRules } from '../rulebook/own.ts'
import { shapeText } from '../shape/shape.ts'
import { type Derivative, deriveRequest, type Options } from './derivative.ts'
import type { Fault } from './diagnosis.ts'
import { assumptionsOf } from './notes.ts'
import type { Numeric } from './numeric.ts'
import { once } from './once.ts'
import { readingNotes } from './reading-notes.ts'
import { answerWithNames } from './renamed.ts'
import type { Request } from './request.ts'
import { questionOf, type Trial, textOf, trialOf } from './trial.ts'

/** Whether an answer is right (`null` where it cannot be told), and what there is to say of it. */
export interface Verdict {
  readonly ok: boolean | null
  /** How a right answer was found to be right. */
  readonly by?: 'normal form' | 'points'
  /** What is wrong, where it is something that has a name. */
  readonly fault?: Fault['kind'] | 'shape'
  readonly message: string
  /** The derivative as found here. */
  readonly expected: string
  /** The shapes on which all this rests, as `X: m x n`. */
  readonly shapes: readonly string[]
  readonly assumptions: readonly string[]
  /** How the names of the problem were read, where a reader should know. */
  readonly notes: readonly string[]
}

/** Judges an answer to one problem. Throws: whatever is wrong with its text. */
export type Judge = (answer: string) => Promise<Verdict>

/**
 * Judges an answer: by its normal form, else at random points. Of a wrong one it says in what it differs.
 * Throws: whatever is wrong with either text; what `solve` refuses.
 */
export const judge = async (request: Request, answer: string, options: Options = {}): Promise<Verdict> =>
  judgeOf(deriveRequest(request, { ...options, steps: false, names: false }))(answer)

/** A judge of all the answers that are given to a problem, which is checked once. Throws: `one-variable`. */
export const judgeOf = (derivative: Derivative): Judge => {
  const { derived, analysis } = derivative
  const [found, another] = derived.answers
  if (!found || another) throw oneVariable()
  const { rules } = derivative.options
  const question = questionOf(derivative, found.node)
  const points = once(() => pointsOf(derivative, found.node))
  const facts = {
    expected: textOf(derived, found.node),
    shapes: [...analysis.variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`),
    assumptions: assumptionsOf(derivative),
    notes: [...readingNotes(analysis).map(({ text }) => text), ...spellingNotes(analysis, derivative.wrt)],
  }
  const { stands } = derivative
  return async (typed) => {
    const answer = stands ? answerWithNames(typed, stands, analysis) : typed
    const trial = underRules(rules, () => trialOf(question, answer))
    const known = await points()
    return { ...underRules(rules, () => verdictOf(trial, answer, known)), ...facts }
  }
}

/** The room of numbers, where it knows the right value, and what finds a fault. */
export interface Points {
  readonly room: Numeric
  readonly faultOf: typeof import('./diagnosis.ts').faultOf
  readonly suspectOf: typeof import('./suspect.ts').suspectOf
  readonly anchorsFor: ReturnType<Numeric['anchorsOf']>
}

/** Checks the derivative, and looks for points. Throws: `check-failed`. */
const pointsOf = async (derivative: Derivative, right: Node): Promise<Points> => {
  const { checked } = await import('./checked.ts')
  await checked(derivative)
  return pointsIn(derivative.analysis, right)
}

/** Looks for points of a problem at which the right value is known. */
export const pointsIn = async (analysis: Analysis, right: Node): Promise<Points> => {
  const [{ numeric }, { faultOf }, { suspectOf }] = await Promise.all([
    import('./numeric.ts'),
    import('./diagnosis.ts'),
    import('./suspect.ts'),
  ])
  const room = await numeric()
  return { room, faultOf, suspectOf, anchorsFor: room.anchorsOf(analysis, room.evaluatorOf(right)) }
}

type Judged = Pick<Verdict, 'ok' | 'by' | 'fault' | 'message'>

/** What comes of an answer beside the right one, before there are words for it. */
export type Outcome =
  | { readonly kind: 'proved' }
  | { readonly kind: 'agrees'; readonly points: number; readonly undefinedAt: number }
  | { readonly kind: 'untold'; readonly reason: string }
  | {
      readonly kind: 'wrong'
      readonly difference: Node | undefined
      /** Points at which the right value is known. */
      readonly anchors: readonly Anchor[]
    }

const verdictOf = (trial: Trial, text: string, known: Points): Judged => {
  const outcome = outcomeOf(trial, known)
  switch (outcome.kind) {
    case 'proved':
      return {
        ok: true,
        by: 'normal form',
        message: `right: by the laws alone it equals ${toText(trial.right)}`,
      }
    case 'agrees':
      return rightAt(outcome.points, outcome.undefinedAt)
    case 'untold':
      return { ok: null, message: `it cannot be told: ${outcome.reason}` }
    case 'wrong':
      return wrong(trial, faultIn(trial, outcome, known) ?? misfit(trial), text)
  }
}

const untold = (reason: string): Outcome => ({ kind: 'untold', reason })

/** Whether an answer is right: by its normal form, else at random points. */
export const outcomeOf = (trial: Trial, { room, anchorsFor }: Points): Outcome => {
  const { right, answer, comparison } = trial
  const fits = right.rows === answer.rows && right.cols === answer.cols
  const difference = fits ? comparison.difference(right, answer) : undefined
  if (difference && isZeroNode(difference)) return { kind: 'proved' }
  const claimed: Parameters<Points['anchorsFor']>[0] = (...at) => room.evaluate(trial.claimed, ...at)
  const anchors = anchorsFor(claimed)
  if (anchors.length === 0) return untold('no point was found at which the derivative is defined')
  const found = room.agreement(anchors, claimed, difference && cancelling(trial, room, difference))
  switch (found.kind) {
    case 'same':
      return { ...found, kind: 'agrees' }
    case 'undefined':
      return untold('the answer is not defined at any point that was tried')
    case 'one-sided':
      return untold('the kinks of the answer were seen from one side only')
    case 'different':
      return { kind: 'wrong', difference, anchors }
  }
}

const cancelling = ({ comparison }: Trial, room: Numeric, difference: Node): Difference => ({
  value: room.evaluatorOf(difference),
  addends: comparison.addendsOf(difference).map(room.evaluatorOf),
})

/** Points at which an explanation of a wrong answer must hold: so many, spread over all there are. */
const EXPLAINED = 12

const someOf = <T>(all: readonly T[]): T[] => {
  const step = Math.max(1, (all.length - 1) / (EXPLAINED - 1))
  return all.filter((_, i) => i === all.length - 1 || Math.floor(i / step) !== Math.floor((i - 1) / step))
}

/** What is wrong with a wrong answer, where that has a name. */
export const faultIn = (
  trial: Trial,
  { difference, anchors }: Extract<Outcome, { kind: 'wrong' }>,
  { room, faultOf, suspectOf }: Points,
  explain: typeof faultOf = faultOf,
): Fault | undefined => {
  const isRight = (node: Node): boolean => {
    const rest = trial.comparison.difference(trial.right, node)
    if (!rest) return true
    return room.agreement(anchors, room.evaluatorOf(node), cancelling(trial, room, rest)).kind !== 'different'
  }
  const points = someOf(anchors).map(({ point }) => point)
  return explain(
    { m: room.matrix, valueAt: (node, point) => room.evaluateNodes([node], point)[0]! },
    suspectOf(trial, difference, { points, isRight }),
  )
}

const rightAt = (points: number, undefinedAt: number): Judged => ({
  ok: true,
  by: 'points',
  message:
    `right at ${points} random ${points === 1 ? 'point' : 'points'}` +
    (undefinedAt === 0 ? '' : `, where it is defined: at ${undefinedAt} others it is not`),
})

type Misfit = { readonly kind: Fault['kind'] | 'shape'; readonly message: string }

/** An answer of another shape. */
const misfit = ({ noun, right, answer }: Trial): Misfit | undefined =>
  right.rows === answer.rows && right.cols === answer.cols
    ? undefined
    : {
        kind: 'shape',
        message: `has the wrong shape: it is ${shapeText(answer)}, but the ${noun} is ${shapeText(right)}`,
      }

const wrong = ({ variable, noun }: Trial, fault: Misfit | undefined, text: string): Judged => {
  if (!fault)
    return {
      ok: false,
      message: `the answer by ${variable} is wrong: ${text.trim()} differs from the ${noun} at random points`,
    }
  return { ok: false, fault: fault.kind, message: `the answer by ${variable} ${fault.message}` }
}
