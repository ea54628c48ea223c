/**
 * What is wrong with sums over an index, definitions by entries and families of vectors.
 */
import { GradusError, type Span } from './error.ts'

/** `prod(E for i)`. */
export const notOverIndex = (span: Span, name: string): GradusError =>
  new GradusError(
    'bad-index',
    `only sum and mean take one expression and for, but this is ${name}.`,
    span,
    name === 'prod' ? 'Of positive terms the product is exp(sum(log(E) for i)).' : 'Write sum(E for i).',
  )

/** `mean(E for i, j if i != j)`. */
export const meanOfSome = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'a mean has no conditions, since what it is divided by would not be told.',
    span,
    'Write sum(E for i, j if i != j)/(n*(n - 1)), or the count that is meant.',
  )

/** `sum(E for i in 5:2)`. */
export const emptyRange = (span: Span, name: string, from: string, to: string): GradusError =>
  new GradusError('index-range', `the index ${name} runs from ${from} to ${to}, which is nothing.`, span)

/** `sum(c for i)`. */
export const rangeUnknown = (span: Span, name: string): GradusError =>
  new GradusError(
    'index-range',
    `nothing tells how far the index ${name} runs, since no entry carries it alone.`,
    span,
    `Give its range: for ${name} in 1:n.`,
  )

/** `sum(x[i]*y[j] for j, i in 1:j)`. */
export const rangeOfIndex = (span: Span, name: string, other: string): GradusError =>
  new GradusError(
    'index-range',
    `how far the index ${name} runs depends on the index ${other}, which is not built.`,
    span,
    `Run over all, and leave out terms by a condition: for ${other}, ${name} if ${name} <= ${other}.`,
  )

/** `sum(x[i]*y[i] for i)` with x: m, y: n. */
export const rangesDiffer = (span: Span, name: string, one: string, other: string): GradusError =>
  new GradusError(
    'index-range',
    `the index ${name} carries two ranges: here it runs to ${one}, before to ${other}.`,
    span,
    `Give its range: for ${name} in 1:${other}.`,
  )

/** `sum(x for i, i)`. */
export const indexTwice = (span: Span, name: string): GradusError =>
  new GradusError('bad-index', `the index ${name} is bound twice.`, span, 'Give one of the two another name.')

/** An index may not be called as what is reserved. */
export const indexReserved = (span: Span, name: string): GradusError =>
  new GradusError('bad-index', `${name} is reserved and cannot be an index.`, span, 'Take i, j or k.')

/** A family of which no member is taken: `x` for `x[i]`. */
export const familyWhole = (span: Span, name: string): GradusError =>
  new GradusError(
    'bad-family',
    `${name} is a family of vectors, of which only members stand in an expression.`,
    span,
    `Did you mean ${name}[i] in a sum over i?`,
  )

/** `sum(norm2(x[i] - u)^2 for i)` where nothing is said of x. */
export const memberUndeclared = (span: Span, name: string, index: string): GradusError =>
  new GradusError(
    'bad-family',
    `${name}[${index}] is a number, entry ${index} of the vector ${name}, where only a vector has a meaning.`,
    span,
    `If each ${name}[${index}] is a vector, declare where ${name}[${index}]: p.`,
  )

/** `sum(x[1:i] for i)`. */
export const shapeOfIndex = (span: Span, name: string, shape: string): GradusError =>
  new GradusError(
    'index-range',
    `the terms of a sum have one shape, but this is ${shape}, which changes with the index ${name}.`,
    span,
    'Write the terms that it adds up as entries with a condition: sum(x[j] for i, j if j <= i).',
  )

/** `sum(1/norm2(X[i,:] - X[j,:]) for i, j)`. */
export const undefinedTerm = (span: Span, i: string, j: string): GradusError =>
  new GradusError(
    'index-range',
    `the terms of this sum are not defined where ${i} equals ${j}.`,
    span,
    `Leave those out: for ${i}, ${j} if ${i} != ${j}.`,
  )

/** The Jacobian of `sum(y[i]*inv(S + a[i]*B) for i)`. */
export const noMatrixForm = (name: string): GradusError =>
  new GradusError(
    'no-rule',
    `what stands under the index ${name} has no Jacobian in whole vectors and matrices.`,
    undefined,
    'Ask for the differential, or for the gradient of a scalar of it.',
  )
