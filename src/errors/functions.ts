/**
 * What is wrong with a call of a function, and with words that are functions elsewhere.
 */

import { didYouMean, GradusError, type Span } from './error.ts'

const asGeneric = (name: string): string =>
  `For a generic elementwise function add: where ${name} is elementwise`

export const unknownFunction = (span: Span, name: string, nearest?: string): GradusError =>
  new GradusError(
    'unknown-function',
    `there is no function ${name}.`,
    span,
    didYouMean(nearest, asGeneric(name)),
  )

/** `A(x + b)`, `A(1,2)`, where a name stands before a bracket that is no function. */
export const variableCalled = (span: Span, name: string, repair: string): GradusError =>
  new GradusError(
    'unknown-function',
    `there is no function ${name}.`,
    span,
    `Did you mean ${repair} ? ${asGeneric(name)}`,
  )

/** A word that means something elsewhere and is not in the language; `generic` where it may be declared elementwise. */
export const wordRefused = (
  span: Span,
  because: string,
  offers: readonly string[],
  generic?: string,
): GradusError =>
  new GradusError(
    'unknown-function',
    `${because}.`,
    span,
    offers.length > 0 ? didYouMean(offers.join(' or ')) : generic && asGeneric(generic),
  )

/** A function that is declared to be elementwise and is something else. */
export const fixedMeaning = (span: Span, meaning: string): GradusError =>
  new GradusError('fixed-meaning', `${meaning}.`, span, 'Give another name to a function of yours.')

/** A word that means the same everywhere for vectors only. */
export const wordOfMatrix = (
  span: Span,
  word: string,
  text: string,
  shape: string,
  offers: readonly string[],
): GradusError =>
  new GradusError(
    'word-of-vectors',
    `${word} is read of vectors only, since of matrices it means different things, but ${text} is ${shape}.`,
    span,
    didYouMean(offers.join(' or ')),
  )

export const noDerivativeByPrime = (span: Span, name: string): GradusError =>
  new GradusError(
    'not-elementwise',
    `only elementwise functions have a derivative ${name}', and ${name} is none.`,
    span,
  )

export const wrongArgumentCount = (span: Span, forms: string, count: number): GradusError =>
  new GradusError('wrong-argument-count', `${forms}, but here are ${count} arguments.`, span)
