/**
 * What is wrong with a text as a sequence of signs: characters, brackets, numbers, signs of operators.
 */

import { didYouMean, GradusError, type Span } from './error.ts'

/** Nothing was typed. */
export const emptyInput = (): GradusError =>
  new GradusError(
    'empty-input',
    'there is no expression.',
    { from: 0, to: 0 },
    "Type one, such as sigma(W*x)'*b .",
  )

/** More text than is ever read. */
export const tooLong = (count: number, limit: number, unit: 'characters' | 'tokens'): GradusError =>
  new GradusError('too-long', `the input has ${count} ${unit}; at most ${limit} are read.`, {
    from: 0,
    to: 1,
  })

/** Brackets, signs or primes inside one another beyond the bound that keeps every walk over a tree safe. */
export const tooDeep = (span: Span, limit: number): GradusError =>
  new GradusError(
    'too-deep',
    `the expression is nested more than ${limit} levels deep.`,
    span,
    'Name a part of it: h = …; and then use h.',
  )

/** A character that is no part of the language. */
export const unexpectedCharacter = (span: Span, character: string, hint?: string): GradusError =>
  new GradusError(
    'unexpected-character',
    character === '_'
      ? 'a name begins with a letter, not with _ .'
      : `the character ${character} is no part of the language.`,
    span,
    hint,
  )

/** A token, or the end, where something else had to come. */
export const unexpected = (span: Span, found: string, expected: string): GradusError =>
  new GradusError('unexpected', `expected ${expected}, but found ${found}.`, span)

/** A bar that neither opens nor closes anything. */
export const barUnclear = (span: Span): GradusError =>
  new GradusError(
    'bar-unclear',
    'it cannot be told what this bar opens or closes.',
    span,
    'Write abs(x) or norm2(x).',
  )

/** `{`, where it is no exponent. */
export const braces = (span: Span): GradusError =>
  new GradusError(
    'braces',
    'parts are put together with parentheses, not with braces.',
    span,
    didYouMean('('),
  )

/** `\\frac{a}{b}`. */
export const latexTyped = (span: Span, command: string): GradusError =>
  new GradusError(
    'latex',
    `${command} is LaTeX, and the text is read as plain signs.`,
    span,
    'Say that it is LaTeX: --from latex, or "latex":"…" in a batch; or type plain signs, such as sigma(W*x)\'*b .',
  )

/** `x % 2` may be a remainder or a comment. */
export const commentUnclear = (span: Span): GradusError =>
  new GradusError(
    'comment-unclear',
    'this may be a remainder, which the language does not have, or a comment.',
    span,
    'Begin a comment with # .',
  )

/** `np.exp(x)`. */
export const moduleName = (span: Span, name: string): GradusError =>
  new GradusError('module-name', 'functions have no name of a library before them.', span, didYouMean(name))

/** `**` or `@`, as other languages spell it. */
export const foreignOperator = (span: Span, typed: string, ours?: string): GradusError =>
  new GradusError('foreign-operator', `${typed} is no operator of this language.`, span, didYouMean(ours))

/** `x.dot(y)`. */
export const methodCalled = (span: Span, repair: string): GradusError =>
  new GradusError('method-called', 'functions stand before all of their arguments.', span, didYouMean(repair))

/** `2x`, `W x`. */
export const implicitProduct = (span: Span, repair: string): GradusError =>
  new GradusError('implicit-product', 'a product needs its sign *.', span, didYouMean(repair))

/** `log x`. */
export const argumentUnbracketed = (span: Span, name: string, repair: string): GradusError =>
  new GradusError(
    'argument-unbracketed',
    `the argument of ${name} needs parentheses.`,
    span,
    didYouMean(repair),
  )

/** `a^b^c`. */
export const powerChain = (span: Span): GradusError =>
  new GradusError(
    'power-chain',
    'a power of a power needs parentheses, since readers disagree on what comes first.',
    span,
    'Write (a^b)^c or a^(b^c).',
  )

/** `A : B : C`. */
export const colonChain = (span: Span): GradusError =>
  new GradusError(
    'colon-chain',
    'the colon product is not associative, so a chain of it needs parentheses.',
    span,
    'Write (A : B)*C or A*(B : C), as A : B is a scalar.',
  )

/** A bracket without its partner, or with the wrong one. */
export const unbalanced = (span: Span, bracket: string, opens: boolean): GradusError =>
  new GradusError(
    'unbalanced-brackets',
    opens ? `the bracket ${bracket} is never closed.` : `the bracket ${bracket} closes none that is open.`,
    span,
  )

/** A literal whose exact value would be astronomically long. */
export const numberTooLong = (span: Span, digits: number): GradusError =>
  new GradusError('number-too-long', `a number may have at most ${digits} digits written out.`, span)

/** Exact arithmetic on the numbers of a problem. */
export const numbersTooLong = (digits: number): GradusError =>
  new GradusError(
    'number-too-long',
    `exact arithmetic led to a number of more than ${digits} digits.`,
    undefined,
    'Give some of the numbers names.',
  )
