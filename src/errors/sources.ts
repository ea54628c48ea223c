/**
 * What is wrong with a text in NumPy, Julia or MathJSON, at its place in the text typed.
 */
import { didYouMean, GradusError, type Span } from './error.ts'

/** What stands there has no meaning there. */
export const unreadableSource = (span: Span, why: string, hint?: string): GradusError =>
  new GradusError('source-unreadable', `this cannot be read: ${why}.`, span, hint)

/** A function of which nothing is known. */
export const unknownSourceFunction = (span: Span, name: string, offer?: string): GradusError =>
  new GradusError(
    'unknown-function',
    `${name} is no function that is read here.`,
    span,
    didYouMean(
      offer,
      `Write out what it does, or declare "${name} is elementwise" if it acts on every entry.`,
    ),
  )

/** Arrays whose sizes cannot be the same, or that have too many or too few axes. */
export const unfitting = (span: Span, why: string, hint?: string): GradusError =>
  new GradusError('shapes-differ', `${why}.`, span, hint)

/** A function with arguments that are not read. */
export const unreadArgument = (span: Span, name: string, what: string, hint?: string): GradusError =>
  new GradusError('wrong-argument-count', `${name} is not read with ${what}.`, span, hint)
