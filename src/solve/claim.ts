/**
 * An answer from elsewhere, judged: is it the derivative, and if not, in what does it differ?
 */
import { analyse } from '../check/analyse.ts'
import type { Analysis } from '../check/analysis.ts'
import { termsOf, vanishes } from '../derive/derive.ts'
import { answerVariable, GradusError, inAnswer, oneVariable } from '../error.ts'
import { parseProblem } from '../parse/index.ts'
import { toText } from '../print/text.ts'
import { shapeText } from '../shape/shape.ts'
import { type Derivative, deriveRequest, type Options, type Understood, understand } from './derivative.ts'
import type { Fault, Suspect } from './diagnosis.ts'
import { edits } from './edits.ts'
import type { Kind, Request } from './request.ts'

/** Whether an answer is right (`null` where it cannot be told), and what there is to say of it. */
export interface Verdict {
  readonly ok: boolean | null
  /** How a right answer was found to be right. */
  readonly by?: 'normal form' | 'points'
  /** What is wrong, where it is something that has a name. */
  readonly fault?: Fault['kind']
  readonly message: string
  /** The derivative as found here. */
  readonly expected?: string
}

/** Kinds of derivative that an answer may claim to be. */
const CLAIMED: readonly Kind[] = ['gradient', 'jacobian', 'hessian']

/** Points at which an explanation must hold. */
const POINTS = 3

/** The shapes, and of the names in the text the properties, that the objective has. */
const declarationsOf = ({ variables, genericFunctions }: Analysis, text: string): string => {
  const used = new Set(text.match(/[\p{L}_]\w*/gu))
  const facts = [...variables.values()].flatMap(({ name, shape, properties }) => [
    `${name}: ${shapeText(shape)}`,
    ...(properties.size > 0 && used.has(name) ? [`${name} is ${[...properties].join(' ')}`] : []),
  ])
  return [...facts, ...genericFunctions.map((name) => `${name} is elementwise`)].join(', ')
}

/** The definitions that the user typed. */
const definitionsOf = ({ problem: { source, objective } }: Analysis): string =>
  source.slice(0, source.lastIndexOf(';', objective.span.from) + 1)

/** A text as a problem of its own, in which the definitions and declarations of the objective hold too. */
const analyseBeside = (text: string, objective: Analysis): Analysis => {
  const source = definitionsOf(objective) + text
  const analysis = analyse(parseProblem(source, { where: declarationsOf(objective, source) }))
  const known = [...objective.variables.keys()]
  const stranger = [...analysis.variables.keys()].find((name) => !objective.variables.has(name))
  if (stranger !== undefined) throw answerVariable(stranger, known)
  return analysis
}

const analyseAnswer = (answer: string, objective: Analysis): Analysis => {
  try {
    return analyseBeside(answer, objective)
  } catch (error) {
    throw error instanceof GradusError ? inAnswer(error) : error
  }
}

/** What is no error of the user's but a text that cannot be read, or a derivative that no rule gives. */
const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

/** The derivative as found here, and as text that needs the definitions of the objective only. */
interface Ours {
  readonly derivative: Derivative
  readonly text: string
  readonly source: string
}

const ours = (request: Request, options: Options): Ours | undefined =>
  attempt(() => {
    const derivative = deriveRequest(request, { ...options, steps: false })
    const { answers, definitions } = derivative.derived
    const text = toText(answers[0]!.node)
    const introduced = definitions.filter((named) => named.introduced)
    const source = [...introduced.map(({ name, value }) => `${name} = ${toText(value)}`), text].join('; ')
    return { derivative, text, source }
  })

/** Whether the two are equal by the laws alone. */
const isProved = (found: Ours, answer: string, objective: Analysis): boolean => {
  const at = found.source.lastIndexOf(';') + 1
  const difference = `${found.source.slice(0, at)} (${found.source.slice(at)}) - (${answer})`
  return attempt(() => vanishes(analyseBeside(difference, objective))) ?? false
}

/**
 * Judges an answer: by its normal form, and by finite differences. Of a wrong one it says in what it differs.
 * Throws: whatever is wrong with either text.
 */
export const judge = async (request: Request, answer: string, options: Options = {}): Promise<Verdict> => {
  const kind = request.kind ?? 'gradient'
  const asked = { ...request, kind: CLAIMED.includes(kind) ? kind : 'gradient' } as const
  const understood = understand(asked, options)
  const { analysis, wrt } = understood
  if (wrt.length !== 1) throw oneVariable()
  const claimed = analyseAnswer(answer, analysis)
  const found = ours(asked, options)
  const expected = found ? { expected: found.text } : {}
  const report = await compared(understood, claimed, found, options)
  if (report.ok === false) {
    const fault = found && (await explained(found, answer, claimed, asked, options))
    const message = fault ? `the answer by ${wrt[0]} ${fault.message}` : report.detail.message
    return { ok: false, ...(fault ? { fault: fault.kind } : {}), message, ...expected }
  }
  if (found && isProved(found, answer, analysis))
    return {
      ok: true,
      by: 'normal form',
      message: `right: by the laws alone it equals ${found.text}`,
      ...expected,
    }
  if (report.ok === null) return { ok: null, message: `it cannot be told: ${report.reason}`, ...expected }
  const error = report.maxRelError.toExponential(1)
  const points = `${report.points} random ${report.points === 1 ? 'point' : 'points'}`
  return {
    ok: true,
    by: 'points',
    message: `right at ${points}, relative error at most ${error}`,
    ...expected,
  }
}

/** The answer against differences: of the objective as typed, for a Hessian of the gradient. */
const compared = async (
  { analysis, wrt, kind }: Understood,
  claimed: Analysis,
  found: Ours | undefined,
  { unconstrained = false }: Options,
) => {
  const { answerOf, checkDerivative } = await import('../numeric/check.ts')
  const { JACOBIAN } = await import('../numeric/forms.ts')
  const { evaluateNodes } = await import('../numeric/graph.ts')
  const gradient = found?.derivative.derived.gradients[0]?.node
  if (kind === 'hessian' && !gradient) return { ok: null, reason: 'the gradient is not known' } as const
  return checkDerivative({
    objective: analysis,
    wrt,
    answer: answerOf(wrt[0]!, claimed),
    unconstrained: unconstrained || kind !== 'gradient',
    ...(kind === 'gradient' ? {} : { form: JACOBIAN }),
    ...(kind === 'hessian' && gradient
      ? { value: (point, watch, jitter) => evaluateNodes([gradient], point, watch, jitter)[0]! }
      : {}),
  })
}

/** What is wrong with a wrong answer, where it is something simple. */
const explained = async (
  found: Ours,
  answer: string,
  claimed: Analysis,
  request: Request,
  options: Options,
): Promise<Fault | undefined> => {
  const [{ faultOf }, { evaluate }, { evaluateNodes }, { sample }, m] = await Promise.all([
    import('./diagnosis.ts'),
    import('../numeric/evaluate.ts'),
    import('../numeric/graph.ts'),
    import('../numeric/sample.ts'),
    import('../numeric/matrix.ts'),
  ])
  const { analysis } = found.derivative
  const points = Array.from({ length: POINTS }, (_, seed) => sample(analysis, seed)).flatMap((sampled) =>
    sampled.ok ? [sampled.point] : [],
  )
  if (points.length === 0) return undefined
  const room = {
    m,
    evaluate: (of: Analysis, point: (typeof points)[number]) => evaluate(of, point),
    evaluateNode: (node: Suspect['right'], point: (typeof points)[number]) =>
      evaluateNodes([node], point)[0]!,
  }
  return faultOf(room, suspect(found, answer, claimed, points, request, options))
}

const suspect = (
  found: Ours,
  answer: string,
  claimed: Analysis,
  points: Suspect['points'],
  request: Request,
  options: Options,
): Suspect => {
  const { analysis, derived, wrt } = found.derivative
  const [variable] = wrt as [string]
  const isProjected = derived.projections.length > 0
  const free = isProjected ? ours(request, { ...options, unconstrained: true }) : undefined
  const own = attempt(() => analyseBeside(found.source, analysis))
  return {
    variable,
    points,
    right: derived.answers[0]!.node,
    ...(free ? { unprojected: free.derivative.derived.answers[0]!.node } : {}),
    terms: own ? termsOf(own) : [],
    answer: claimed,
    answerTerms: termsOf(claimed),
    square: [...analysis.variables.values()].flatMap(({ name, shape, properties }) =>
      shape.rows !== 1 && shape.rows === shape.cols && !properties.has('symmetric') ? [name] : [],
    ),
    edits: function* () {
      for (const { text, message } of edits(answer)) {
        const edited = attempt(() => analyseBeside(text, analysis))
        if (edited) yield { analysis: edited, message }
      }
    },
  }
}
