/**
 * The library: every public name once. It runs in a browser; what checks answers is loaded when first asked for.
 */
import type { Analysis } from './check/analysis.ts'
import { derivationText as linesOf } from './print/derivation.ts'
import { toLatex as latexOf } from './print/latex.ts'
import { toText as textOf } from './print/text.ts'
import type { CheckJson, CodeJson } from './solve/answer.ts'
import { checked } from './solve/checked.ts'
import { generate } from './solve/code.ts'
import { answerBy, type Derivative, deriveRequest, type Options } from './solve/derivative.ts'
import { analyseRequest, clauseOf } from './solve/problem.ts'
import type { Request, VariableFacts } from './solve/request.ts'

export type { Analysis, Variable } from './check/analysis.ts'
export { explain, GradusError, type Span } from './error.ts'
export { FUNCTIONS, type FunctionRow } from './functions/index.ts'
export type { Dim } from './shape/dim.ts'
export type { Property } from './shape/properties.ts'
export type { Shape } from './shape/shape.ts'
export type { Answer, CheckJson, CodeJson, Failed, Solved } from './solve/answer.ts'
export { judge as checkAnswer, type Verdict } from './solve/claim.ts'
export type { Derivative, Limits, Options } from './solve/derivative.ts'
export { type Kind, type Request, readRequest, type VariableFacts } from './solve/request.ts'
export { simplified as simplify } from './solve/simplified.ts'
export { solve } from './solve/solve.ts'

/** What is known of a problem beside its text. */
export interface Given {
  /** Declarations, as in a `where` clause. */
  readonly where?: string
  /** Shapes and properties by variable. */
  readonly vars?: Readonly<Record<string, VariableFacts>>
}

/**
 * Reads a problem and infers its shapes.
 * Throws: what is wrong with it, as a `GradusError`.
 * Example: `[...parse("sigma(W*x)'*b").variables.keys()]` is `W,x,b`.
 */
export const parse = (source: string, { where = '', vars = {} }: Given = {}): Analysis => {
  const request = { expr: source, wrt: '', vars }
  return analyseRequest(request, clauseOf(request, where))
}

/**
 * The gradient of a scalar expression by one variable or, separated by commas, by several.
 * Shape: that of the variable.
 * Throws: what is wrong with the problem, as a `GradusError`; nothing is checked numerically before `check`.
 * Example: `toText(gradient("sigma(W*x)'*b", 'W'))` is `(b .* (sigma(W*x) - sigma(W*x).^2))*x'`.
 */
export const gradient = (
  source: string,
  wrt: string,
  { where, vars, ...options }: Given & Options = {},
): Derivative =>
  derivative(source, wrt, {
    ...options,
    kind: 'gradient',
    ...(vars ? { vars } : {}),
    ...(where ? { where } : {}),
  })

/**
 * A derivative of any kind: `jacobian`, `hessian`, `differential`, `jvp`, `vjp`, `hvp` or `gradient`; without a kind
 * the gradient of a scalar and the Jacobian of anything else.
 * Shape: of a Jacobian the entries of the value by those of the variable, columns stacked; by a scalar that of the value.
 * Throws: what is wrong with the problem, as a `GradusError`; nothing is checked numerically before `check`.
 * Example: `toText(derivative('A*X*B', 'X'))` is `kron(B',A)`.
 */
export const derivative = (
  source: string,
  wrt: string,
  { where, vars, kind, direction, cotangent, ...options }: Given & Options & Directions = {},
): Derivative =>
  deriveRequest(
    {
      expr: source,
      wrt,
      ...(kind ? { kind } : {}),
      ...(vars ? { vars } : {}),
      ...(direction ? { direction } : {}),
      ...(cotangent === undefined ? {} : { cotangent }),
    },
    { ...options, ...(where ? { where } : {}) },
  )

/** Which derivative, and in which directions: by variable, or the cotangent of a vjp. */
export type Directions = Pick<Request, 'kind' | 'direction' | 'cotangent'>

/**
 * The derivative by a variable, the first unless one is named, as text of the language.
 * Example: `toText(gradient('norm2(A*x - b)^2', 'A,x'), 'x')` is `2*A'*(A*x - b)`.
 */
export const toText = (derivative: Derivative, variable?: string): string =>
  textOf(answerBy(derivative, variable))

/**
 * The derivative by a variable, the first unless one is named, as LaTeX.
 * Example: `toLatex(gradient("b'*x", 'x'))` is `\mathbf{b}`.
 */
export const toLatex = (derivative: Derivative, variable?: string): string =>
  latexOf(answerBy(derivative, variable))

/** The derivation, line by line, each with the law that led to it, and the answers. */
export const derivationText = ({ derived }: Derivative): string => linesOf(derived)

/**
 * A function in a target language that returns the value and the derivative.
 * Throws: `unknown-target`.
 * Example: `toCode(gradient("b'*x", 'x'), 'numpy').args` is `b,x`.
 */
export const toCode = (derivative: Derivative, target: string): CodeJson => generate(derivative, target)

/**
 * Compares the answer with finite differences of the expression as typed.
 * Throws: `check-failed` when they differ.
 * Example: `(await check(gradient("b'*x", 'x'))).ok` is `true`.
 */
export const check = (derivative: Derivative): Promise<CheckJson> => checked(derivative)
