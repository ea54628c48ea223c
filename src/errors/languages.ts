/**
 * What other languages cannot say: generated code, and expressions of mathjs.
 */

import { GradusError, type Span } from './error.ts'

/** A language that no code is generated in. */
export const targetUnknown = (name: string, known: readonly string[]): GradusError =>
  new GradusError('unknown-target', `${name} is no target; there are ${known.join(', ')}.`)

/** A language that is loaded when it is asked for. */
export const targetNotLoaded = (name: string): GradusError =>
  new GradusError(
    'unknown-target',
    `${name} is not loaded.`,
    undefined,
    `Call await loadTarget('${name}') first.`,
  )

/** Something that a language of generated code has no way to compute. */
export const codeNotAvailable = (what: string, target: string): GradusError =>
  new GradusError('code-not-available', `there is no ${target} code for ${what}.`)

/** A derivative that is no outer product and no Kronecker product with the identity. */
export const notFactored = (kind: string): GradusError =>
  new GradusError(
    'code-not-available',
    `this ${kind} is not made of smaller factors: it is no outer product and no Kronecker product with an identity.`,
    undefined,
    'Leave out --factored.',
  )

/** What cannot be made a file that runs by itself. */
export const notRunnable = (what: string): GradusError =>
  new GradusError(
    'code-not-available',
    `there is no file that runs by itself for ${what}.`,
    undefined,
    'Leave out --with-check and --optimizer.',
  )

/** A part of an expression that mathjs has no way to say. */
export const notInMathjs = (span: Span | undefined, what: string, hint?: string): GradusError =>
  new GradusError('not-in-mathjs', `mathjs has no way to say ${what}.`, span, hint)

/** A node of mathjs that the language has no way to say. */
export const notFromMathjs = (what: string, hint?: string): GradusError =>
  new GradusError('not-from-mathjs', `the language has no way to say ${what}.`, undefined, hint)
