/**
 * What is wrong with a text in LaTeX, at its place in the text typed.
 */
import { GradusError, type Span } from './error.ts'

/** What stands there has no meaning there. */
export const unreadableLatex = (span: Span, why: string, hint?: string): GradusError =>
  new GradusError('latex-unreadable', `this LaTeX cannot be read: ${why}.`, span, hint)

/** A command that nobody defined. */
export const unknownCommand = (span: Span, command: string, offer?: string): GradusError =>
  new GradusError(
    'unknown-command',
    `\\${command}: unknown command; is it a macro of yours?`,
    span,
    offer ?? `Define it in the text, \\newcommand{\\${command}}{…}, or write what it stands for.`,
  )

/** A macro that is not defined as macros are. */
export const badMacro = (span: Span): GradusError =>
  unreadableLatex(
    span,
    'this definition or use of a macro is incomplete',
    'Write \\newcommand{\\name}[number of arguments]{…}.',
  )

/** Macros that make more than is ever read. */
export const endlessMacro = (span: Span, limit: number): GradusError =>
  new GradusError('too-long', `this macro makes more than ${limit} tokens, or calls itself.`, span)

/** A function of which nothing is known. */
export const unknownLatexFunction = (span: Span, name: string): GradusError =>
  new GradusError(
    'unknown-function',
    `${name} seems to be a function of what stands in its parentheses, and nothing is known of it.`,
    span,
    `Define it before, declare "${name} is elementwise", or write ${name} \\cdot (…) for a product.`,
  )

/** A function with the variable of the derivative for its parameter. */
export const unknownDependence = (span: Span, name: string, parameter: string): GradusError =>
  new GradusError(
    'unknown-function',
    `${name} depends on ${parameter}, which stands below it, and nothing says how.`,
    span,
    `Write what ${name} is before it, such as h_\\theta(x) = \\sigma(\\theta^\\top x); if it does not depend on ${parameter}, give it another name.`,
  )

/** An index that no sum binds. */
export const freeIndex = (span: Span, index: string): GradusError =>
  new GradusError(
    'bad-index',
    `the index ${index} is bound by no sum.`,
    span,
    'Write the whole matrix or vector without indices, or the sum over them.',
  )

/** A function that calls itself. */
export const recursive = (span: Span, name: string): GradusError =>
  unreadableLatex(span, `${name} is defined by itself`, 'Recursions are not in the language.')

/** A derivative of what nothing is said about. */
export const onlyStated = (span: Span): GradusError =>
  new GradusError(
    'no-objective',
    'this states a derivative of something that the text does not define.',
    span,
    'Write the function itself, such as f(x) = x^\\top A x.',
  )
