/**
 * What is wrong with an answer to judge.
 */

import { amended, GradusError, type Span } from './error.ts'

/** An answer to judge is that by a single variable. */
export const oneVariable = (): GradusError =>
  new GradusError('one-variable', 'an answer is judged by one variable at a time.')

/** What is wrong with the answer to judge, which is another text than the problem. */
export const inAnswer = (error: GradusError, answer: string): GradusError =>
  amended(error, { message: `in the answer, ${error.message}`, source: answer })

/** An answer in a name that the problem does not have. */
export const answerVariable = (name: string, known: readonly string[], span?: Span): GradusError =>
  new GradusError('answer-variable', `the problem has no ${name}; its names are ${known.join(', ')}.`, span)

/** An answer with a generic function that the problem does not have. */
export const answerFunction = (name: string, known: readonly string[]): GradusError =>
  new GradusError(
    'answer-function',
    `the problem has no function ${name}${known.length > 0 ? `; it has ${known.join(', ')}` : ''}.`,
  )

/** An answer with a dimension that the problem does not have. */
export const answerDimension = (span: Span, name: string, known: readonly string[]): GradusError =>
  new GradusError(
    'answer-dimension',
    `${name} is no dimension of the problem${known.length > 0 ? `, which has ${known.join(', ')}` : ''}.`,
    span,
  )

/** An answer whose parts fit only where dimensions are equal that the problem does not equate. */
export const answerEquation = (span: Span, left: string, right: string): GradusError =>
  new GradusError('answer-equation', `its parts fit only where ${left} = ${right}.`, span)

/** An answer that declares more than the problem. */
export const answerDeclares = (span: Span, name: string): GradusError =>
  new GradusError(
    'answer-declares',
    `the problem does not say this of ${name}.`,
    span,
    'Declare it with the problem: an answer takes its names from there.',
  )
