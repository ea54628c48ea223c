/**
 * Why there is no derivative of what is asked: by which variables, of what, and the bounds on the work.
 */

import { didYouMean, GradusError, type Span } from './error.ts'

/** No rule differentiates this; answers are right or refused. */
export const noRule = (what: string, isOwn = false): GradusError =>
  new GradusError(
    'no-rule',
    `no rule differentiates ${what}.`,
    undefined,
    isOwn
      ? `Add its law to the rule file: ${what}'(X) -> … of an elementwise function, d(${what}(X)) -> … of another.`
      : 'Rewrite it with functions that `gradus functions` lists.',
  )

/** Two sets at once, of whose intersection no tangents are known. */
export const noTangents = (name: string, set: string, other: string): GradusError =>
  new GradusError(
    'no-rule',
    `${name} is ${set} and ${other}, and no law tells the directions in which it can move.`,
    undefined,
    `Leave out one of the two, or ask for the gradient.`,
  )

/** A structure of which no law tells the free entries. */
export const noFreeEntries = (text: string, structure: string, hint?: string): GradusError =>
  new GradusError(
    'no-rule',
    `no law tells the free entries of ${text}, which is ${structure}.`,
    undefined,
    hint,
  )

/** A set that no entries make up freely. */
export const noSubspace = (name: string, set: string): GradusError =>
  new GradusError(
    'no-subspace',
    `${name} is ${set}, of which no entries are free: it is no subspace.`,
    undefined,
    'Ask for the riemannian gradient.',
  )

/** A kind that is asked of one variable. */
export const notOneVariable = (kind: string): GradusError =>
  new GradusError('one-variable', `a ${kind} is asked of one variable.`)

/** A map with more free entries on one side than on the other has no determinant. */
export const dimensionsDiffer = (from: string, to: string): GradusError =>
  new GradusError(
    'dimensions-differ',
    `the variable has ${from} free entries and the value ${to}, so the map has no determinant.`,
  )

/** A map that is not invertible near any point. */
export const singularMap = (): GradusError =>
  new GradusError('singular-map', 'the map is singular: its determinant is zero wherever it was evaluated.')

/** `--unconstrained` beside a kind that is about what constrains the variable. */
export const noUnconstrained = (kind: string): GradusError =>
  new GradusError(
    'bad-problem',
    `a ${kind} is about the set in which the variable lives, so it cannot be unconstrained.`,
  )

/** A function of a user's own that is linear in a differential, without the law that says which matrix it is. */
export const noVecLaw = (name: string): GradusError =>
  new GradusError(
    'no-rule',
    `no law takes the differential out of vec(${name}(…)).`,
    undefined,
    `Add a law such as vec(${name}(D)) -> …*vec(D) where D is differential.`,
  )

/** What a law takes to be invertible is a product through fewer dimensions than it has. */
export const neverInvertible = (text: string): GradusError =>
  new GradusError(
    'no-rule',
    `${text} is singular unless it is 1 x 1, where a law of the derivative takes it to be invertible.`,
    undefined,
    'Add what makes it invertible, such as s*eye(n).',
  )

/** A power of a matrix has integers for exponents. */
export const exponentMoves = (): GradusError =>
  new GradusError(
    'no-rule',
    'the exponent of a matrix is an integer, by which nothing can be differentiated.',
    undefined,
    'Write expm(s*logm(X)) for a power with a real exponent.',
  )

/** A bound on the work was hit; never a partial answer. */
export const stepLimit = (limit: number): GradusError =>
  new GradusError(
    'step-limit',
    `the derivation needs more than ${limit} rewrites.`,
    undefined,
    'Raise it with --limit steps=NUMBER.',
  )

/** A name in `wrt` that stands for nothing that varies. */
export const wrtUnknown = (name: string, known: readonly string[], meant?: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${name} is no variable of the expression.`,
    undefined,
    didYouMean(meant, variablesAre(known)),
  )

/** `x` where the expression has `Ax`. */
export const wrtInProduct = (name: string, product: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${name} is no variable of the expression, in which ${product} is one name.`,
    undefined,
    didYouMean([...product].join('*')),
  )

const variablesAre = (known: readonly string[]): string =>
  known.length === 0 ? 'It has no variables.' : `Its variables are ${known.slice(0, 20).join(', ')}.`

/** A name in `wrt` that the problem defines. */
export const wrtDefinition = (name: string): GradusError =>
  new GradusError(
    'defined-variable',
    `${name} is defined by the problem, so it does not vary by itself.`,
    undefined,
    `Leave its definition out to differentiate by ${name}.`,
  )

/** A name that `wrt` has twice. */
export const wrtRepeated = (name: string): GradusError =>
  new GradusError('repeated-variable', `${name} is named twice among the variables.`)

/** Gradients, Hessians and products with them are those of a scalar; what is none has another kind. */
export const notScalar = (span: Span, kind: string, shape: string, other: string): GradusError =>
  new GradusError(
    'not-scalar',
    `a ${kind} needs a scalar objective, but this is ${shape}.`,
    span,
    `Ask for the ${other}, or make it a scalar with sum(…), norm2(…) or a product with a vector.`,
  )

/** A question that is answered in words, where a derivative is wanted. */
export const noDerivative = (kind: string): GradusError =>
  new GradusError(
    'bad-problem',
    `${kind} is no derivative: it is answered by a word and its reasons.`,
    undefined,
    'Ask for it with solve, or gradus EXPR --as.',
  )

/** `--layout` beside a kind that has none. */
export const noLayout = (kind: string): GradusError =>
  new GradusError('no-layout', `a ${kind} has no layout; only a Jacobian has.`)

/** An expression to differentiate by that the problem does not have. */
export const wrtAbsent = (text: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${text} is no variable, and the expression has no ${text} in it.`,
    undefined,
    'What stands in it in another form is not found: write a name for it where it is meant, and differentiate by that.',
  )

/** An expression to differentiate by, of which the value is no function. */
export const wrtElsewhere = (
  text: string,
  names: readonly string[],
  name: string,
  left: string,
): GradusError =>
  new GradusError(
    'unknown-variable',
    `the value is no function of ${text} alone: ${names.join(' and ')} ${names.length === 1 ? 'stands' : 'stand'} outside it too.`,
    undefined,
    `With ${name} for ${text} it is ${left}; differentiate that by ${name} to hold the rest as it is.`,
  )

/** A kind that is about where variables live, asked by an expression. */
export const wrtOnlyVariables = (kind: string, text: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `a ${kind} is asked by variables, and ${text} is none: what values it takes is not known.`,
    undefined,
    `Write a name for ${text} and declare where that lives.`,
  )

/** An expression to differentiate by, in a problem whose text cannot be written with a name for it. */
export const wrtUnnamed = (text: string, what: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${text} is no variable, and a problem with ${what} is not written anew with a name for it.`,
    undefined,
    `Write a name for ${text} where it is meant, and differentiate by that.`,
  )
