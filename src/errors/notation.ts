/**
 * What other notations can say and the language cannot, or says elsewhere.
 */

import { didYouMean, GradusError, type Span } from './error.ts'

const NORMS = 'There are norm1, norm2, normF, nuclear, spectral and norm(x,p).'

/** `‖x‖_3`. */
export const normUnknown = (span: Span, index: string): GradusError =>
  new GradusError('unknown-norm', `there is no norm with the index ${index}.`, span, NORMS)

/** `X(:,1)` of MATLAB. */
export const roundSlice = (span: Span, repair: string): GradusError =>
  new GradusError('bad-slice', 'rows and columns are picked by square brackets.', span, didYouMean(repair))

/** `x[:]`, which is a vector in some languages and the same matrix in others. */
export const wholeSlice = (span: Span): GradusError =>
  new GradusError(
    'bad-slice',
    'a colon alone picks everything, of which nobody can say the shape.',
    span,
    'vec(X) stacks the columns of X; X[i,:] is a row, X[:,j] a column.',
  )

/** `x[1:2:9]`. */
export const stepInSlice = (span: Span): GradusError =>
  new GradusError(
    'bad-slice',
    'a slice has no step: it is a:b, from a to b, both of which belong to it.',
    span,
  )

/** `x[0]`, `x[-1]`. */
export const indexBelowOne = (span: Span, text: string): GradusError =>
  new GradusError(
    'index-outside',
    `entries are counted from 1, so there is none with the index ${text}.`,
    span,
    'The first of n is x[1], the last x[n].',
  )

/** `[[1, 2], [3, 4]]`, which is one line here and two lines elsewhere. */
export const nestedLists = (span: Span, repair: string): GradusError =>
  new GradusError(
    'bad-blocks',
    'lines of blocks are parted by semicolons, not by brackets of their own.',
    span,
    didYouMean(repair),
  )

/** `[1 2; 3 4]`. */
export const blocksUnparted = (span: Span): GradusError =>
  new GradusError('bad-blocks', 'blocks in a line are parted by commas: [A, B; C, D].', span)

/** `x[:k]`, `x[k:]`, `x[2:end]`, as other languages leave out an end. */
export const endMissing = (span: Span): GradusError =>
  new GradusError(
    'bad-slice',
    'a slice says both of its ends, a:b, counted from 1.',
    span,
    'The first k of a vector x of n are x[1:k], the others x[k+1:n].',
  )

/** `X[i,j,k]`. */
export const notOneOrTwoIndices = (span: Span): GradusError =>
  new GradusError('bad-slice', 'a vector has one index, a matrix two.', span)

/** `sum_i x_i^2`. */
export const indexedName = (span: Span, typed: string, repair?: string): GradusError =>
  new GradusError(
    'no-indexed-names',
    `${typed} is a name like any other: an index stands in brackets.`,
    span,
    didYouMean(repair, 'A sum over an index is sum(x[i]^2 for i).'),
  )

/** `A*x = b`. */
export const noEquations = (span: Span, repair: string): GradusError =>
  new GradusError(
    'no-equations',
    'an equation is no expression; a definition has a name alone before = .',
    span,
    `What it determines is x solves A*x = b; for how far it is from holding: ${repair}`,
  )

/** `sum(X, axis=0)`. */
export const noNamedArguments = (span: Span, repair?: string): GradusError =>
  new GradusError(
    'no-named-arguments',
    'arguments of functions have no names here.',
    span,
    didYouMean(repair),
  )

/** `norm(A,'fro')`. */
export const textsQuoted = (span: Span, repair?: string): GradusError =>
  new GradusError('no-texts', 'functions take no texts in quotes.', span, didYouMean(repair, NORMS))

/** `T[i,j,k] = …`. */
export const entriesOfTensor = (span: Span, name: string): GradusError =>
  new GradusError(
    'no-tensors',
    `${name} has more than two indices, but there are no tensors of higher order.`,
    span,
    'Write what is made of it as sums over the indices: sum(… for i, j, k).',
  )

/** `where x in {1,2}`, at the brace. */
export const setOfValues = ({ from, to }: Span, source: string): GradusError => {
  const [before = '', name = 'x'] = /(\S+)\s*(?:\bin|∈)\s*$/.exec(source.slice(0, from)) ?? []
  const end = source.indexOf('}', from)
  return new GradusError(
    'braces',
    `${name} is declared by its shape, not by a set of values that it may take.`,
    { from: from - before.length, to: end < 0 ? to : end + 1 },
    `As where ${name}: scalar, where ${name}: n or where ${name} is nonnegative.`,
  )
}

/** `A: n x m x p`. */
export const noTensors = (span: Span): GradusError =>
  new GradusError(
    'no-tensors',
    'there are scalars, vectors and matrices, but no tensors of higher order.',
    span,
    'Stack it: A: n*m x p.',
  )

/** `d/dx x^2`. */
export const derivativeTyped = (span: Span, variable: string): GradusError =>
  new GradusError(
    'derivative-typed',
    'a derivative is what is asked of an expression, not written in it.',
    span,
    `Type the function alone and name the variable by --wrt ${variable} .`,
  )

/** `2*A'*r where r = A*x - b`. */
export const definitionAfterWhere = (span: Span, repair: string): GradusError =>
  new GradusError(
    'definition-after-where',
    'definitions stand before the expression, not after where.',
    span,
    didYouMean(repair),
  )

/** `X: symmetric` where `X is symmetric` is meant. */
export const propertyAsShape = (span: Span, name: string, property: string): GradusError =>
  new GradusError(
    'property-as-shape',
    `${property} is a property, not a shape.`,
    span,
    didYouMean(`${name} is ${property}`),
  )

/** The last part, which must be an expression, is `f = …`. */
export const noObjective = (span: Span, name: string): GradusError =>
  new GradusError(
    'no-objective',
    'the last part of a problem is the expression to differentiate, not a definition.',
    span,
    `Add it: …; ${name}`,
  )
