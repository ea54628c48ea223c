/**
 * What is wrong with sums over an index, definitions by entries and families of vectors.
 */
import { didYouMean, GradusError, type Span } from './error.ts'

/** An index and how far it runs. */
type Ranged = readonly [index: string, size: string]

/** `max(E for i)`. */
export const notOverIndex = (span: Span, name: string): GradusError =>
  new GradusError(
    'bad-index',
    `only sum, mean and prod take one expression and for, but this is ${name}.`,
    span,
    `Other functions take the list of the values: ${name}([E for i]).`,
  )

/** `mean(E for i, j if i != j)`. */
export const meanOfSome = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'a mean has no conditions, since what it is divided by would not be told.',
    span,
    'Write sum(E for i, j if i != j)/(n*(n - 1)), or the count that is meant.',
  )

/** `prod(E for i, j if i != j)`. */
export const productOfSome = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'a product over an index has no conditions on two indices, and none that leaves out a term between others.',
    span,
    'Of positive terms it is exp(sum(log(E) for i, j if i != j)); a product of several ranges is several products.',
  )

/** `prod(X[i,:] for i)`. */
export const productOfNumbers = (span: Span, shape: string): GradusError =>
  new GradusError(
    'shapes-differ',
    `a product over an index has scalar terms, but this one is ${shape}.`,
    span,
    'Of vectors multiplied entry by entry write each entry: r[j] = prod(X[i,j] for i).',
  )

/** `sum(x[i] for i in 1:n if i <= k)`. */
export const rangesOfCondition = (span: Span): GradusError =>
  new GradusError(
    'index-range',
    'nothing tells what this condition leaves of the range of the index.',
    span,
    'Write the range itself: for i in 2:k; a sum of several ranges is several sums.',
  )

/** `sum(A[i,j] for i, j if i < j) where A: m x n`. */
export const conditionRanges = (span: Span, [i, m]: Ranged, [j, n]: Ranged): GradusError =>
  new GradusError(
    'index-range',
    `the condition compares ${i}, which runs to ${m}, with ${j}, which runs to ${n}.`,
    span,
    `Give both one range, as for ${i} in 1:${m}, ${j} in 1:${m}, or declare what they pick from as square.`,
  )

/** `sum(x[i] for i if i < 3 or i > 5)`. */
export const conditionsJoined = (span: Span, word: string): GradusError =>
  new GradusError(
    'bad-index',
    `conditions are joined by commas or and, which both must hold, but this is ${word}.`,
    span,
    'Write a sum for each case.',
  )

/** `sum(s[i]*s[j] for i, j if y[i] > y[j])`. */
export const conditionOnEntries = (span: Span, name: string): GradusError =>
  new GradusError(
    'bad-index',
    `a condition compares indices, but this one is about the entries of ${name}.`,
    span,
    'Give a matrix M with 1 where it holds and 0 elsewhere: sum(M[i,j]*… for i, j); of one index a vector m: sum(m[i]*… for i).',
  )

/** `sum(x[i] for i where i < 3)`. */
export const conditionAfterWhere = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'a condition on an index follows if, inside the sum.',
    span,
    'As in sum(x[i]^2 for i, j if i < j).',
  )

/** `sum(A[i,j] for i, j if 2*i < j)`. */
export const conditionUnknown = (span: Span): GradusError =>
  new GradusError(
    'index-range',
    'a condition compares two indices of one range, or an index with a number or a dimension.',
    span,
    'Write ranges, for i in 2:n, or a sum for each case.',
  )

/** `sum(x[i1]*x[i2]*… for i1, i2, …)`. */
export const manyIndices = (span: Span, count: number, most: number): GradusError =>
  new GradusError(
    'bad-index',
    `a sum runs over at most ${most} indices, but this one has ${count}.`,
    span,
    'Name inner sums: r[i] = sum(A[i,j]*x[j] for j); sum(r[i]^2 for i).',
  )

/** `sum(x[i]^2, i)`, as computer algebra writes sums. */
export const indexAsArgument = (span: Span, repair: string): GradusError =>
  new GradusError('bad-index', 'what a sum runs over follows for.', span, didYouMean(repair))

/** `sum(x[i]^2)`. */
export const indexUnbound = (span: Span, name: string, repair: string): GradusError =>
  new GradusError(
    'bad-index',
    `this is one number, as nothing says that ${name} runs.`,
    span,
    didYouMean(repair),
  )

/** `for i: x[i]^2`, and `x[i]^2 for i` without brackets. */
export const forOutside = (span: Span, repair: string): GradusError =>
  new GradusError('bad-index', 'for stands inside a sum, behind its terms.', span, didYouMean(repair))

/** `sum(x[i] for i in range(n))`. */
export const rangeCalled = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'the range of an index is its first and last value with a colon between them, both of which belong to it.',
    span,
    'As in sum(x[i]^2 for i in 1:n).',
  )

/** `sum(x[i] for i = 1:n)`. */
export const rangeAfterEquals = (span: Span, repair: string): GradusError =>
  new GradusError('bad-index', 'the range of an index follows in, not = .', span, didYouMean(repair))

/** `Z[i,:] = X[i,:]*y[i]`. */
export const rowsDefined = (span: Span, name: string): GradusError =>
  new GradusError(
    'bad-index',
    'a definition by entries has indices alone in brackets.',
    span,
    `Of rows below each other write ${name}[i] = …, each on the right a row; of columns ${name}' by its rows.`,
  )

/** `[x[i]*y[j] for i, j]`. */
export const valuesOverOne = (span: Span): GradusError =>
  new GradusError(
    'bad-index',
    'a list of values runs over one index, without conditions.',
    span,
    'A matrix is defined by its entries: K[i,j] = x[i]*y[j].',
  )

/** `sum(E for i in 5:2)`. */
export const emptyRange = (span: Span, name: string, from: string, to: string): GradusError =>
  new GradusError('index-range', `the index ${name} runs from ${from} to ${to}, which is nothing.`, span)

/** `sum(x[i] for i if i > 5) where x: 3`. */
export const nothingLeft = (span: Span, name: string): GradusError =>
  new GradusError(
    'index-range',
    `the range of the index ${name} has nothing in it.`,
    span,
    `All but the last of n are for ${name} in 1:n - 1, all but the first for ${name} in 2:n.`,
  )

/** `sum(c for i)`, and of a definition by entries `V[i,j] = x[i]^j`. */
export const rangeUnknown = (span: Span, name: string, isDefinition: boolean): GradusError =>
  new GradusError(
    'index-range',
    `nothing tells how far the index ${name} runs, since no entry carries it alone.`,
    span,
    isDefinition
      ? `A list of values has a range: r = [E for ${name} in 1:n], of rows M = [[E for j in 1:m]' for i in 1:n].`
      : `Give its range: for ${name} in 1:n.`,
  )

/** `r[i] = X[i,:]'`, and with two indices `K[i,j] = X[i,:]`. */
export const entryNotScalar = (span: Span, shape: string, isVector?: boolean): GradusError =>
  new GradusError(
    'entry-not-scalar',
    `a definition by entries has a scalar for each, or with one index a row, but this is ${shape}.`,
    span,
    isVector === undefined
      ? undefined
      : isVector
        ? 'For a matrix with these as its rows write the transpose; for one long vector of them the list [E for i].'
        : 'For these below each other write the list: [E for i].',
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
