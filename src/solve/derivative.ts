/**
 * A problem with its derivation: what is printed, checked and turned into code.
 */
import type { Analysis } from '../check/analysis.ts'
import { nearest } from '../check/nearest.ts'
import { type Derived, derive } from '../derive/derive.ts'
import { kindLater, notScalar, wrtUnknown } from '../error.ts'
import type { Node } from '../expr/node.ts'
import { isScalar, shapeText } from '../shape/shape.ts'
import { analyseRequest, clauseOf, variablesOf } from './problem.ts'
import type { Request } from './request.ts'

/** How to solve: checked and with its steps, unless said otherwise. */
export interface Options {
  readonly check?: boolean
  readonly steps?: boolean
  /** Leave gradients of structured variables unprojected. */
  readonly unconstrained?: boolean
  /** Names of targets. */
  readonly code?: readonly string[]
  /** Further declarations, as in a `where` clause. */
  readonly where?: string
  readonly limits?: Limits
}

/** Bounds on the work. */
export interface Limits {
  /** Rewrites of one derivation. */
  readonly steps?: number
}

/** A problem with its derivation. */
export interface Derivative {
  readonly analysis: Analysis
  readonly wrt: readonly string[]
  readonly derived: Derived
  /** Whether structured variables were left unprojected. */
  readonly unconstrained: boolean
}

/** Refuses what is no gradient of a scalar. */
const refuseOthers = ({ kind }: Request, { problem, shapes }: Analysis): void => {
  if (kind !== undefined && kind !== 'gradient') throw kindLater(kind)
  const shape = shapes.get(problem.objective)
  if (shape && !isScalar(shape)) throw notScalar(problem.objective.span, shapeText(shape))
}

/** A problem as far as it is understood before it is derived. */
export type Understood = Pick<Derivative, 'analysis' | 'wrt'>

/** Parses and infers. Throws whatever is wrong with the problem, and where no gradient is asked for. */
export const analyseGradient = (request: Request, { where }: Options): Understood => {
  const analysis = analyseRequest(request, clauseOf(request, where))
  const wrt = variablesOf(request.wrt, analysis)
  refuseOthers(request, analysis)
  return { analysis, wrt }
}

/** Parses, infers and derives. Throws whatever is wrong with the problem. */
export const deriveRequest = (request: Request, options: Options = {}): Derivative => {
  const { analysis, wrt } = analyseGradient(request, options)
  const { steps = true, unconstrained = false, limits } = options
  const limit = limits?.steps
  const derived = derive(analysis, wrt, { steps, unconstrained, ...(limit ? { limit } : {}) })
  return { analysis, wrt, derived, unconstrained }
}

/** The answer by a variable, the first unless one is named. Throws: `unknown-variable`. */
export const answerBy = ({ derived, wrt }: Derivative, variable = wrt[0] ?? ''): Node => {
  const found = derived.answers.find((answer) => answer.variable === variable)
  if (!found) throw wrtUnknown(variable, wrt, nearest(variable, wrt))
  return found.node
}
