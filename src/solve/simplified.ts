/**
 * An expression without a derivative: simplified and printed.
 */

import { type Simplified, simplify as simplifyAnalysis, typedText } from '../derive/derive.ts'
import { located } from '../errors/error.ts'
import type { Step } from '../expr/derivation.ts'
import { analyse } from '../infer/analyse.ts'
import { asTyped } from '../infer/in-calls.ts'
import { sourceOf } from '../parse/index.ts'
import { definitionText } from '../print/definitions.ts'
import { simplificationText } from '../print/derivation.ts'
import type { Layout } from '../print/layout.ts'
import { formulaLines } from '../print/rows.ts'
import { toText } from '../print/text.ts'
import { underRules } from '../rulebook/own.ts'
import { forMethod, type Options } from './derivative.ts'
import { problemOf } from './problem.ts'
import type { Request } from './request.ts'

/** What to simplify: a text, and what is known beside it. */
type Source = Pick<Request, 'expr' | 'vars'>

const simplify = (source: Source, options: Options): { simple: Simplified; typed: string } =>
  located(
    () => sourceOf(source.expr, options.where),
    () => underRules(options.rules, () => simplifiedAlone(source, options)),
  )

const simplifiedAlone = (source: Source, options: Options): { simple: Simplified; typed: string } => {
  const analysis = analyse(problemOf(source, options.where))
  const simple = asTyped(analysis.problem, () => simplifyAnalysis(analysis, forMethod(options)))
  return { simple, typed: typedText(analysis) }
}

/**
 * `h = …; expression` in simplest form, as text that may be typed again.
 * Throws: whatever is wrong with the text.
 * Example: simplified({ expr: "tr(A*B)' + x'*x + x'*x" }) is "tr(A*B) + 2*x'*x".
 */
export const simplified = (source: Source, options: Options = {}): string =>
  resultText(simplify(source, options).simple)

const resultText = ({ node, definitions }: Simplified): string =>
  [...definitions.map(definitionText).map(({ head, value }) => `${head} = ${value}; `), toText(node)].join('')

/** The result, the way there with the laws that each line took, and the laws by name. */
export interface Simplification {
  readonly lines: readonly string[]
  readonly result: readonly string[]
  readonly steps: readonly Step[]
}

/**
 * The same with the way there, line by line.
 * Throws: whatever is wrong with the text.
 */
export const simplification = (source: Source, options: Options, layout: Layout): Simplification => {
  const { simple, typed } = simplify(source, options)
  const lines = simplificationText(simple, typed, layout)
  const result = formulaLines('', resultText(simple), layout.width).map(layout.answer)
  return { lines, result, steps: simple.steps }
}
