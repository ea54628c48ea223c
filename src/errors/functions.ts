/**
 * What is wrong with a call of a function, and with words that are functions elsewhere.
 */

import { amended, didYouMean, GradusError, type Span } from './error.ts'

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

/** `f'(x) = …`. */
export const primeDefined = (span: Span, name: string): GradusError =>
  new GradusError(
    'prime-of-own',
    `a derivative of ${name} is no name of a function.`,
    span,
    `Define it under a name without primes, such as d${name}(x).`,
  )

/** `f'(u)` where the user says what f is. */
export const primeOfOwn = (span: Span, name: string, head: string): GradusError =>
  new GradusError(
    'prime-of-own',
    `the derivative of ${name} is not written ${name}' where ${head} is defined.`,
    span,
    `Define it too, d${head} = …, and write d${name}(…).`,
  )

/** `f(z)` where `f(x, y) = …`, whose head and whole are given. */
export const ownArgumentCount = (
  span: Span,
  { head, whole, takes }: { readonly head: string; readonly whole: string; readonly takes: number },
  given: number,
): GradusError =>
  new GradusError(
    'wrong-argument-count',
    `${head} takes ${countOf(takes)}, but here ${given === 1 ? 'is one' : `are ${given}`}.`,
    span,
    `It is defined as ${whole}.`,
  )

const countOf = (count: number): string => (count === 1 ? 'one argument' : `${count} arguments`)

/** `f(x, x) = …`. */
export const parameterRepeated = (span: Span, name: string, parameter: string): GradusError =>
  new GradusError('repeated-parameter', `${name} has two parameters called ${parameter}.`, span)

/** `f(pi) = …`. */
export const parameterReserved = (span: Span, parameter: string): GradusError =>
  new GradusError('bad-parameter', `${parameter} is reserved and cannot name a parameter.`, span)

/** A function that calls itself, in the end; `chain` are the functions on the way. */
export const recursion = (span: Span, chain: readonly string[]): GradusError =>
  new GradusError(
    'self-reference',
    chain.length === 2
      ? `${chain[0]} calls itself.`
      : `${chain[0]} calls itself: ${chain
          .slice(0, -1)
          .map((name, i) => `${name} calls ${chain[i + 1]}`)
          .join(', ')}.`,
    span,
    'A function is an abbreviation; it may use others, but not itself.',
  )

/** `f` for `f(x)`. */
export const functionUncalled = (span: Span, name: string, head: string): GradusError =>
  new GradusError(
    'function-uncalled',
    `${name} is a function of yours and stands here without arguments.`,
    span,
    didYouMean(head),
  )

/** Functions that call functions that call functions. */
export const callsTooMany = (span: Span, typed: string, limit: number): GradusError =>
  new GradusError(
    'too-long',
    `written out, the functions in ${typed} come to more than ${limit} parts.`,
    span,
    'Name what they repeat: h = …; and then use h.',
  )

/** Something wrong with a body where it stands for a call. */
export const inCall = (
  error: GradusError,
  calls: readonly string[],
  definition: string,
  span: Span,
): GradusError =>
  amended(error, {
    message: `in ${calls.join(', called by ')}, where ${definition}: ${error.message}`,
    span,
  })
