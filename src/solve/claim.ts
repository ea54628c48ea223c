/**
 * An answer from elsewhere, judged: is it the derivative, and if not, in what does it differ?
 */

import { type Comparison, comparison } from '../derive/compare.ts'
import type { Derived } from '../derive/derive.ts'
import { inAnswer, oneVariable } from '../errors/answers.ts'
import { GradusError } from '../errors/error.ts'
import { rowOf } from '../expr/kinds.ts'
import { isZeroNode, type Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { spellingNotes } from '../infer/words.ts'
import { parseProblem } from '../parse/index.ts'
import { toText } from '../print/text.ts'
import { MINUS_ONE, ONE, rational } from '../rational.ts'
import { shapeText } from '../shape/shape.ts'
import { type Derivative, deriveRequest, type Options } from './derivative.ts'
import type { Fault, Suspect } from './diagnosis.ts'
import { type Edit, edits } from './edits.ts'
import { assumptionsOf, STRUCTURES } from './notes.ts'
import { readingNotes } from './reading-notes.ts'
import type { Request } from './request.ts'

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

/** The derivative as found, the answer as a node beside it, and all that compares the two. */
interface Trial {
  readonly derivative: Derivative
  readonly right: Node
  readonly claimed: Analysis
  readonly answer: Node
  readonly comparison: Comparison
}

/**
 * Judges an answer: by its normal form, else at random points. Of a wrong one it says in what it differs.
 * Throws: whatever is wrong with either text; what `solve` refuses.
 */
export const judge = async (request: Request, answer: string, options: Options = {}): Promise<Verdict> => {
  const derivative = deriveRequest(request, { ...options, steps: false, names: false })
  const { derived, analysis } = derivative
  const [found, another] = derived.answers
  if (!found || another) throw oneVariable()
  const trial = trialOf(derivative, found.node, answer)
  const { checked } = await import('./checked.ts')
  await checked(derivative)
  const facts = {
    expected: textOf(derived, found.node),
    shapes: [...analysis.variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`),
    assumptions: assumptionsOf(derivative),
    notes: [...readingNotes(analysis), ...spellingNotes(analysis, derivative.wrt)],
  }
  return { ...(await verdictOf(trial, answer, request, options)), ...facts }
}

/** Points at which an explanation of a wrong answer must hold: so many, spread over all there are. */
const EXPLAINED = 12

const someOf = <T>(all: readonly T[]): T[] => {
  const step = Math.max(1, (all.length - 1) / (EXPLAINED - 1))
  return all.filter((_, i) => i === all.length - 1 || Math.floor(i / step) !== Math.floor((i - 1) / step))
}

type Judged = Pick<Verdict, 'ok' | 'by' | 'fault' | 'message'>

const trialOf = (derivative: Derivative, right: Node, answer: string): Trial => {
  try {
    const compared = comparison(derivative.derived)
    const claimed = analyseBeside(answer, derivative.analysis)
    return { derivative, right, claimed, answer: compared.nodeOf(claimed), comparison: compared }
  } catch (error) {
    throw error instanceof GradusError ? inAnswer(error, answer) : error
  }
}

const analyseBeside = (text: string, objective: Analysis): Analysis =>
  analyse(parseProblem(text, { names: objective.variables.keys() }), { within: objective })

/** An answer with the definitions that it uses and the problem does not have. */
const textOf = ({ definitions }: Derived, node: Node): string =>
  [
    ...definitions
      .filter(({ introduced }) => introduced)
      .map(({ name, value }) => `${name} = ${toText(value)}`),
    toText(node),
  ].join('; ')

const verdictOf = async (trial: Trial, text: string, request: Request, options: Options): Promise<Judged> => {
  const { right, answer, comparison, derivative } = trial
  const fits = right.rows === answer.rows && right.cols === answer.cols
  const difference = fits ? comparison.difference(right, answer) : undefined
  if (difference && isZeroNode(difference))
    return { ok: true, by: 'normal form', message: `right: by the laws alone it equals ${toText(right)}` }
  const { numeric } = await import('./numeric.ts')
  const room = await numeric()
  const claimed: Parameters<typeof room.agreement>[1] = (...at) => room.evaluate(trial.claimed, ...at)
  const cancelling = (node: Node | undefined): Parameters<typeof room.agreement>[2] =>
    node && { value: room.evaluatorOf(node), addends: comparison.addendsOf(node).map(room.evaluatorOf) }
  const anchors = room.anchorsFor(derivative.analysis, room.evaluatorOf(right), claimed)
  if (anchors.length === 0)
    return { ok: null, message: 'it cannot be told: no point was found at which the derivative is defined' }
  const found = room.agreement(anchors, claimed, cancelling(difference))
  if (found.kind === 'same') return rightAt(found.points, found.undefinedAt)
  if (found.kind === 'undefined')
    return { ok: null, message: 'it cannot be told: the answer is not defined at any point that was tried' }
  if (found.kind === 'one-sided')
    return {
      ok: null,
      message: 'it cannot be told: the kinks of the answer were seen from one side only',
    }
  const points = someOf(anchors).map(({ point }) => point)
  const { faultOf } = await import('./diagnosis.ts')
  const isRight = (node: Node): boolean => {
    const rest = comparison.difference(right, node)
    return !rest || room.agreement(anchors, room.evaluatorOf(node), cancelling(rest)).kind !== 'different'
  }
  const fault = faultOf(
    { m: room.matrix, valueAt: (node, point) => room.evaluateNodes([node], point)[0]! },
    {
      ...suspect(trial, points, request, options),
      isRight,
      parts: difference ? partsOf(trial, difference) : {},
      ...(difference ? { difference } : {}),
    },
  )
  return wrong(trial, fault ?? (fits ? undefined : misfit(trial)), text)
}

const partsOf = ({ right, answer, comparison: { partOf } }: Trial, difference: Node): Suspect['parts'] => {
  const missing = partOf(right, difference, ONE)
  const turned = partOf(right, difference, rational(1, 2))
  const extra = partOf(answer, difference, MINUS_ONE)
  return {
    ...(missing ? { 'missing-term': missing } : {}),
    ...(turned ? { 'term-sign': turned } : {}),
    ...(extra ? { 'extra-term': extra } : {}),
  }
}

const rightAt = (points: number, undefinedAt: number): Judged => ({
  ok: true,
  by: 'points',
  message:
    `right at ${points} random ${points === 1 ? 'point' : 'points'}` +
    (undefinedAt === 0 ? '' : `, where it is defined: at ${undefinedAt} others it is not`),
})

type Misfit = { readonly kind: Fault['kind'] | 'shape'; readonly message: string }

const nounOf = ({ derivative }: Trial): string => rowOf(derivative.kind).noun

/** An answer of another shape. */
const misfit = (trial: Trial): Misfit => ({
  kind: 'shape',
  message: `has the wrong shape: it is ${shapeText(trial.answer)}, but the ${nounOf(trial)} is ${shapeText(trial.right)}`,
})

const wrong = (trial: Trial, fault: Misfit | undefined, text: string): Judged => {
  const { wrt } = trial.derivative
  if (!fault)
    return {
      ok: false,
      message: `the answer by ${wrt[0]} is wrong: ${text.trim()} differs from the ${nounOf(trial)} at random points`,
    }
  return { ok: false, fault: fault.kind, message: `the answer by ${wrt[0]} ${fault.message}` }
}

const suspect = (
  trial: Trial,
  points: Suspect['points'],
  request: Request,
  options: Options,
): Omit<Suspect, 'isRight' | 'difference' | 'parts'> => {
  const { derivative, right, answer, claimed, comparison } = trial
  const { analysis, wrt } = derivative
  const [variable] = wrt as [string]
  return {
    variable,
    noun: nounOf(trial),
    points,
    right,
    ...unprojectedOf(derivative, comparison, request, options),
    terms: comparison.termsOf(right),
    answer,
    answerTerms: comparison.termsOf(answer),
    square: [...analysis.variables.values()].flatMap(({ name, shape, properties }) =>
      shape.rows !== 1 && shape.rows === shape.cols && !properties.has('symmetric') ? [name] : [],
    ),
    edits: () => editedNodes(claimed, analysis, comparison),
  }
}

/** The gradient by the variable as if it had no structure, where it has one. */
const unprojectedOf = (
  { derived, analysis, wrt }: Derivative,
  { nodeOf }: Comparison,
  request: Request,
  options: Options,
): Pick<Suspect, 'unprojected'> => {
  const properties = analysis.variables.get(wrt[0]!)!.properties
  const structure = STRUCTURES.find((property) => properties.has(property))
  if (derived.projections.length === 0 || !structure) return {}
  const free = deriveRequest(request, { ...options, steps: false, names: false, unconstrained: true }).derived
  const node = nodeOf(analyseBeside(textOf(free, free.answers[0]!.node), analysis))
  return { unprojected: { node, structure } }
}

/** The answer with each slip of the pen undone, as far as that makes sense. */
function* editedNodes(
  claimed: Analysis,
  objective: Analysis,
  { nodeOf }: Comparison,
): Generator<{ readonly node: Node; readonly edit: Edit }> {
  const { problem } = claimed
  const own = new Set(objective.problem.definitions)
  const definitions = problem.definitions.filter((definition) => !own.has(definition))
  for (const [formula, edit] of edits(problem.objective)) {
    try {
      const edited = analyse({ ...problem, definitions, objective: formula }, { within: objective })
      yield { node: nodeOf(edited), edit }
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
    }
  }
}
