/**
 * `gradus/html`: an answer as a page, formulas as MathML. A door of its own, since it loads katex.
 */
import { wrongArgument } from './errors/calls.ts'
import { text } from './library/arguments.ts'
import { type Derivative, unwrapped } from './library/derivative.ts'
import { reportHtml } from './print/html.ts'
import { latexToMathml as mathmlOf } from './print/katex.ts'
import type { CheckJson } from './solve/answer.ts'
import { checkSentence } from './solve/checked.ts'
import { reportOf } from './solve/solve.ts'

/**
 * The derivation as a page of HTML that needs nothing but itself; with what `check` found, where that is given.
 * Throws: `usage`.
 * Example: `toHtml(gradient("b'*x", 'x')).startsWith('<!DOCTYPE html>')` is `true`.
 */
export const toHtml = (derivative: Derivative, check?: CheckJson): string => {
  if (check !== undefined && (check === null || !('ok' in Object(check))))
    throw wrongArgument('the check', 'what check returned', check)
  return reportHtml(reportOf(unwrapped(derivative), check && checkSentence(check)))
}

/**
 * LaTeX of an answer as MathML.
 * Throws: `usage`; what KaTeX throws of LaTeX that `toLatex` does not print.
 * Example: `latexToMathml('x').startsWith('<span class="katex"><math')` is `true`.
 */
export const latexToMathml = (latex: string): string => mathmlOf(text('the formula', latex))
