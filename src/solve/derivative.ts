/**
 * A problem with its derivation: what is printed, checked and turned into code.
 */

import { type AnswerForm, type Derived, type DeriveOptions, derive, type Limits } from '../derive/derive.ts'
import { noDerivative, noLayout, notScalar, noUnconstrained, wrtUnknown } from '../errors/derivatives.ts'
import { located } from '../errors/error.ts'
import type { Layout } from '../expr/derivation.ts'
import { type DerivativeKind, isVerdict, rowOf } from '../expr/kinds.ts'
import type { Node } from '../expr/node.ts'
import type { Analysis } from '../infer/analysis.ts'
import { asTyped } from '../infer/in-calls.ts'
import { nearest } from '../infer/nearest.ts'
import { sourceOf } from '../parse/index.ts'
import type { FormulaStyle } from '../print/style.ts'
import { type OwnRules, underRules } from '../rulebook/own.ts'
import { isScalar, shapeText } from '../shape/shape.ts'
import { constraintsIn, constraintsText } from './constraints.ts'
import { type Directed, directed } from './directions.ts'
import { analyseRequest, variablesOf } from './problem.ts'
import { begunAsTyped, renamed, type Stand, unplaced } from './renamed.ts'
import type { Request } from './request.ts'
import { isExpression, listed } from './wrt.ts'

export type { Limits } from '../derive/derive.ts'

/** How to solve: checked and with its steps, unless said otherwise. */
export interface Options extends FormulaStyle {
  readonly check?: boolean
  /** The steps, or with `all` those too that a reader takes in passing. */
  readonly steps?: boolean | 'all'
  /** Give names to what an answer repeats. */
  readonly names?: boolean
  /** Of Jacobians; numerator unless said otherwise. */
  readonly layout?: Layout
  /** Leave gradients of structured variables unprojected. */
  readonly unconstrained?: boolean
  /** Names of targets. */
  readonly code?: readonly string[]
  /** Whether generated code checks its arguments; it does unless said otherwise. */
  readonly asserts?: boolean
  /** Whether it is to compare itself with differences at sample arguments when it is run. */
  readonly withCheck?: boolean
  /** Whether it is to return factors in place of the derivative. */
  readonly factored?: boolean
  /** Whether it is to minimise when it is run. */
  readonly optimizer?: boolean
  /** Whether its plan is wanted in its place. */
  readonly plan?: boolean
  /** What dimensions are taken to be where its costs are compared. */
  readonly sizes?: Readonly<Record<string, number>>
  /** Further declarations, as in a `where` clause. */
  readonly where?: string
  readonly limits?: Limits
  /** The shortest form found unless said otherwise. */
  readonly form?: AnswerForm
  /** A user's own functions and laws. */
  readonly rules?: OwnRules
  /** Hears now and then how far the work is. */
  readonly progress?: Progress
}

/** What is being done; how many rewrites there have been. */
export type Progress = (stage: 'deriving' | 'checking', rewrites: number) => void

/** A problem as far as it is understood before it is derived. */
export interface Understood extends Directed {
  readonly kind: DerivativeKind
  readonly wrt: readonly string[]
}

/** A problem with its derivation. */
export interface Derivative extends Understood {
  readonly derived: Derived
  /** Whether structured variables were left unprojected. */
  readonly unconstrained: boolean
  /** What was asked, and how. */
  readonly request: Request
  readonly options: Options
  /** Names in the place of expressions that it is differentiated by. */
  readonly stands?: readonly Stand[]
  /** The text of the problem before it was written with them. */
  readonly typed?: string
  /** Milliseconds that it took. */
  readonly ms: number
}

/** The kind asked for, or the usual one of a value of this shape. Throws: `not-scalar`. */
const kindOf = ({ kind }: Request, { problem, shapes }: Analysis): DerivativeKind => {
  const shape = shapes.get(problem.objective)
  const scalar = shape !== undefined && isScalar(shape)
  if (kind === undefined) return scalar ? 'gradient' : 'jacobian'
  if (isVerdict(kind)) throw noDerivative(kind)
  const { ofScalars } = rowOf(kind)
  if (shape && !scalar && ofScalars)
    throw notScalar(problem.objective.span, kind, shapeText(shape), ofScalars.else)
  return kind
}

/** Parses and infers. Throws whatever is wrong with the problem. */
export const understand = (request: Request, { where, unconstrained = false }: Options): Understood => {
  const analysis = analyseRequest(request, where)
  return asTyped(analysis.problem, () => {
    const wrt = variablesOf(request, analysis)
    const kind = kindOf(request, analysis)
    return { kind, wrt, ...directed(analysis, request, wrt, { kind, unconstrained }) }
  })
}

/** Parses, infers and derives. Throws whatever is wrong with the problem, with its text. */
export const deriveRequest = (request: Request, options: Options = {}): Derivative =>
  located(
    () => sourceOf(request.expr, options.where) + constraintsText(request.constraints),
    () =>
      underRules(options.rules, () =>
        listed(request.wrt).some(isExpression) ? byExpressions(request, options) : derived(request, options),
      ),
  )

/** The derivative by what are no variables, under names for them. */
const byExpressions = (request: Request, options: Options): Derivative => {
  const { where, ...others } = options
  const named = renamed(request, where)
  const found = unplaced(() => derived(named.request, others))
  const whole = begunAsTyped(found.derived, named, options.steps !== false)
  return { ...found, derived: whole, stands: named.stands, typed: request.expr }
}

/** What the method is told of the options. */
export const forMethod = (options: Options): DeriveOptions => {
  const { steps, limits, form, names, layout, rules, progress } = options
  const told = progress && ((rewrites: number) => progress('deriving', rewrites))
  return { steps, limits, form, names, layout, rulebook: rules?.rulebook, told }
}

const derived = (request: Request, options: Options): Derivative => {
  const start = performance.now()
  const understood = understand(request, options)
  const { analysis, wrt, kind, directions, cotangent } = understood
  const { unconstrained = false, layout } = options
  if (layout !== undefined && !rowOf(kind).layouts) throw noLayout(kind)
  if (unconstrained && rowOf(kind).onSet) throw noUnconstrained(rowOf(kind).noun)
  const constraints = constraintsIn(request.constraints)
  const method = { ...forMethod(options), constraints, kind, directions, cotangent, unconstrained }
  const found = asTyped(analysis.problem, () => derive(analysis, wrt, method))
  const ms = performance.now() - start
  return { ...understood, derived: found, unconstrained, request, options, ms }
}

/** The answer by a variable, the first unless one is named. Throws: `unknown-variable`. */
export const answerBy = ({ derived, wrt }: Derivative, variable = wrt[0]!): Node => {
  const found = derived.answers.find((answer) => answer.variables.includes(variable))
  if (!found) throw wrtUnknown(variable, wrt, nearest(variable, wrt))
  return found.node
}
