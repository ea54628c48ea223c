/**
 * What is wrong with shapes and dimensions, and with what is read of undeclared names.
 */

import { amended, didYouMean, GradusError, type Span } from './error.ts'

export const badDimension = (span: Span): GradusError =>
  new GradusError(
    'bad-dimension',
    'a dimension is made of positive integers, names, * and + , and may be divided by an integer.',
    span,
  )

/** `x: 10^9`, `1:n^2`. */
export const powerInDimension = (span: Span): GradusError =>
  new GradusError(
    'bad-dimension',
    'a dimension has no powers.',
    span,
    'Write it as a number or a product: 1000000 for 10^6, n*n for n^2.',
  )

/** `x: 1e400`. */
export const dimensionTooLarge = (span: Span, most: number): GradusError =>
  new GradusError(
    'bad-dimension',
    `a dimension is at most ${most}.`,
    span,
    'Give it a name, such as n: answers hold for every size.',
  )

/** The operands of one operation that must have one shape, or one dimension, in common. */
export const shapesDiffer = (span: Span, fact: string, hint?: string): GradusError =>
  new GradusError('shapes-differ', fact, span, hint)

export const notSquare = (span: Span, what: string, text: string, shape: string): GradusError =>
  new GradusError('not-square', `${what} needs a square matrix, but ${text} is ${shape}.`, span)

/** A property that is said of vectors, of something else. */
export const notVector = (span: Span, property: string, name: string, shape: string): GradusError =>
  new GradusError(
    'wrong-shape',
    `the property ${property} is said of vectors, but ${name} is ${shape}.`,
    span,
    'Of a matrix with columns of norm 1 that are at right angles say orthonormal.',
  )

/** A property that takes as many rows as columns, or more. */
export const notTall = (span: Span, property: string, name: string, shape: string): GradusError =>
  new GradusError(
    'wrong-shape',
    `the property ${property} needs at least as many rows as columns, but ${name} is ${shape}.`,
    span,
  )

/** An argument that is not known to have the property that a function is about; `name` where it is a variable. */
export const lacksProperty = (
  span: Span,
  facts: { readonly what: string; readonly property: string; readonly text: string; readonly name?: string },
): GradusError =>
  new GradusError(
    'not-symmetric',
    `${facts.what} is of a ${facts.property} matrix, but ${facts.text} is not known to be ${facts.property}.`,
    span,
    facts.name === undefined
      ? `Declare what makes it ${facts.property}, or write the ${facts.property} part: (A + A')/2.`
      : `Add: where ${facts.name} is ${facts.property}`,
  )

/** Properties that zero alone has, or nothing at all. */
export const onlyZero = (span: Span, name: string, words: string, ofZero = true): GradusError =>
  new GradusError(
    'only-zero',
    ofZero
      ? `only zero is ${words}, so ${name} could not be anything else.`
      : `nothing is ${words}, so ${name} could not be anything.`,
    span,
    'Leave out the word that is not meant.',
  )

export const powerNotSquare = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'not-square',
    `a power with ^ needs a scalar or a square matrix, but ${text} is ${shape}.`,
    span,
    `For the power of every entry: ${repair}`,
  )

export const exponentNotScalar = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'exponent-not-scalar',
    `an exponent after ^ is a scalar, but ${text} is ${shape}.`,
    span,
    `For the power of every entry: ${repair}`,
  )

export const exponentNotInteger = (span: Span, text: string, root: string | undefined): GradusError =>
  new GradusError(
    'exponent-not-integer',
    `the exponent of a matrix is an integer, but ${text} is none.`,
    span,
    `${root === undefined ? '' : `Did you mean ${root} ? `}For the power of every entry use .^ .`,
  )

/** What is wrong with shapes that no declaration gives: how they came about. */
export const wentByLetters = (error: GradusError, names: readonly string[], one: string): GradusError =>
  amended(error, {
    hint: `${names.join(' and ')} ${names.length === 1 ? 'goes by its letter' : 'go by their letters'}; declare what is meant, such as where ${one}`,
  })

export const divisorNotScalar = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'divisor-not-scalar',
    `/ divides by a scalar, but ${text} is ${shape}.`,
    span,
    didYouMean(repair),
  )

/** A divisor, or the base of a negative power, that is zero whatever the variables are. */
export const divisionByZero = (span: Span): GradusError =>
  new GradusError('division-by-zero', 'this is zero, so nothing can be divided by it.', span)

export const wrongShape = (span: Span, forms: string, text: string, shape: string): GradusError =>
  new GradusError('wrong-shape', `${forms}, but ${text} is ${shape}.`, span)

/** An entry that no matrix of the size has; entries are counted from 1. */
export const indexOutside = (span: Span, index: string, size: string): GradusError =>
  new GradusError(
    'index-outside',
    `there is no entry ${index} where there ${size === '1' ? 'is' : 'are'} ${size}; the first is 1.`,
    span,
  )

/** `x[end]`. */
export const endMissing = (span: Span): GradusError =>
  new GradusError(
    'bad-dimension',
    'end is no dimension.',
    span,
    'Write the number of entries by its name: x[n] where x: n, or x[1:n - 1] for all but the last.',
  )

/** `[A, B]` with rows and `[A; B]` with columns of different number. */
export const blocksDiffer = (span: Span, isStacked: boolean, a: string, b: string): GradusError =>
  new GradusError(
    'blocks-differ',
    isStacked
      ? `blocks on top of one another have as many columns, but ${a} and ${b}.`
      : `blocks side by side have as many rows, but ${a} and ${b}.`,
    span,
    `A comma goes on in a line of blocks, a semicolon begins the next${isStacked ? '' : ': [A; B] puts B below A'}.`,
  )

/** `[A, 0; 0, B]`. */
export const numberAsBlock = (span: Span, text: string, other: string, shape: string): GradusError =>
  new GradusError(
    'blocks-differ',
    `a number is a block of one entry, but ${text} stands next to ${other}, which is ${shape}.`,
    span,
    'A block of zeros is zeros(m,n), one of ones ones(m,n); [A, 0; 0, B] is blkdiag(A,B).',
  )

/** `X[1:2]` of a matrix. */
export const oneIndexOfMatrix = (span: Span, text: string, shape: string): GradusError =>
  new GradusError(
    'wrong-shape',
    `one index picks entries of a vector or a row, but ${text} is ${shape}.`,
    span,
    'Rows are X[a:b,:], columns X[:,a:b].',
  )

/** `A[1]` of a matrix. */
export const oneIndexOfEntry = (span: Span, text: string, index: string, shape: string): GradusError =>
  new GradusError(
    'wrong-shape',
    `one index picks an entry of a vector or a row, but ${text} is ${shape}.`,
    span,
    `Did you mean the row ${text}[${index},:], or the column ${text}[:,${index}] ?`,
  )

/** `x[4:2]`. */
export const sliceEmpty = (span: Span, from: string, to: string): GradusError =>
  new GradusError(
    'index-outside',
    `the slice ${from}:${to} has nothing in it: its end is before its beginning.`,
    span,
  )

export const sizeUnknown = (span: Span, text: string, example: string): GradusError =>
  new GradusError('size-unknown', `nothing here tells the size of ${text}.`, span, `Write it out: ${example}`)

export const dimensionsContradict = (span: Span, left: string, right: string): GradusError =>
  new GradusError('dimensions-contradict', `the dimensions ${left} and ${right} can never be equal.`, span)

/** No kinds of the undeclared names are both usual and fit. */
export const noReading = (span: Span): GradusError =>
  new GradusError(
    'no-reading',
    'no usual reading of the undeclared names fits.',
    span,
    'Declare the shapes of some variables after where.',
  )

/** `(y - X*w)^2`. */
export const sumSquared = (span: Span, entrywise: string): GradusError =>
  new GradusError(
    'no-reading',
    'a power with ^ is that of a scalar or of a square matrix, and this is read as neither.',
    span,
    didYouMean(entrywise),
  )

/** Too many readings to compare. */
export const shapesUndecided = (span: Span): GradusError =>
  new GradusError(
    'shapes-undecided',
    'too many readings fit to find the best one.',
    span,
    'Declare the shapes of some variables after where.',
  )
