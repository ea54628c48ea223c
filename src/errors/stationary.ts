/**
 * Why no stationary point is told.
 */
import { GradusError } from './error.ts'

/** Nothing that is known makes the equation linear in the unknown. */
export const notAffine = (name: string, fixedPoint?: string): GradusError =>
  new GradusError(
    'not-affine',
    `the gradient is not affine in ${name} or in its inverse, so no formula is known for where it is zero.`,
    undefined,
    fixedPoint === undefined
      ? 'Ask for the gradient and iterate.'
      : `Where it is zero, ${fixedPoint}: iterate that.`,
  )

/** The gradient is never zero, or only where something that the unknown does not change is. */
export const noStationaryPoint = (name: string, gradient: string, isNowhereZero: boolean): GradusError =>
  new GradusError(
    'no-stationary-point',
    isNowhereZero
      ? `the gradient by ${name} is zero nowhere: that takes ${gradient} to be zero.`
      : `the gradient by ${name} is zero nowhere unless ${gradient} is, which does not have ${name} in it.`,
  )

/** What some unknowns are in terms of the others, and what that takes for granted. */
export interface Found {
  readonly values: readonly string[]
  readonly assuming: readonly string[]
}

const foundText = ({ values, assuming }: Found): string =>
  values.length === 0
    ? ''
    : `with ${values.join(' and ')}${assuming.length > 0 ? `, if ${assuming.join(' and ')}` : ''}, `

/** Equations that contradict each other: what was found of some unknowns, and what is left to be zero then. */
export const contradiction = (
  known: Found,
  left: string,
  { isConstrained, isNowhereZero }: { readonly isConstrained: boolean; readonly isNowhereZero: boolean },
): GradusError =>
  new GradusError(
    'no-stationary-point',
    `${
      isConstrained
        ? 'no stationary point satisfies the constraints'
        : 'the gradient is zero by all variables together nowhere'
    }${isNowhereZero ? '' : ` unless ${left} is 0`}${known.values.length > 0 || isNowhereZero ? `: ${foundText(known)}${left} would have to be 0` : ''}.`,
  )

/** Equations that leave a value open: of a multiplier, or of a variable. */
export const undetermined = (name: string, known: Found, isConstrained: boolean): GradusError =>
  new GradusError(
    'not-unique',
    `there are many solutions: ${foundText(known)}all is satisfied whatever ${name} is.`,
    undefined,
    isConstrained
      ? 'Leave out a constraint that follows from the others.'
      : `Leave ${name} out of the variables.`,
  )

/** What makes the gradient zero makes zero what it divides by. */
export const undefinedThere = (values: readonly string[], divisor: string): GradusError =>
  new GradusError(
    'no-stationary-point',
    `the gradient is zero nowhere: it could be with ${values.join(' and ')} alone, and there is no gradient, as ${divisor} is 0 there.`,
  )

/** No stationary point, but a smallest value. */
export const smallestElsewhere = ({ code, message }: GradusError, name: string, point: string): GradusError =>
  new GradusError(
    code,
    message,
    undefined,
    `The value is never negative, and with ${name} = ${point} it is 0: that is a global minimum, where the value has a kink or is flat.`,
  )

/** What the inverse would have to be has none. */
export const noInverse = (name: string, inverse: string): GradusError =>
  new GradusError(
    'no-stationary-point',
    `the gradient by ${name} is zero nowhere: the inverse of ${name} would have to be ${inverse}, which is singular.`,
  )

/** The gradient is zero whatever the variable is. */
export const stationaryEverywhere = (name: string): GradusError =>
  new GradusError('not-unique', `the gradient is zero whatever ${name} is: every point is stationary.`)

/** What stands before the unknown can never be inverted. */
export const stationaryInMany = (name: string, before: string, rows: number | string): GradusError =>
  new GradusError(
    'not-unique',
    `the equation for ${name} has none or many solutions: ${before}, which stands before it, is singular${typeof rows === 'number' ? '' : ' unless it is 1 x 1'}.`,
    undefined,
    `Add a term that makes it invertible, such as c*norm2(${name})^2.`,
  )

/** What a solution takes to be invertible was so at no point. */
export const neverInvertibleThere = (text: string): GradusError =>
  new GradusError(
    'not-unique',
    `there are none or many stationary points: finding one takes ${text} to be invertible, which it is at no point that was tried.`,
    undefined,
    'Add a term that makes it invertible, such as a small multiple of a squared norm.',
  )

/** The set of the variable is no subspace. */
export const notInSubspace = (name: string, property: string): GradusError =>
  new GradusError(
    'not-affine',
    `${name} is ${property}; those are no subspace, and no linear equation says where the gradient on them is zero.`,
    undefined,
    'Ask for the riemannian gradient, or leave the property out.',
  )

/** Multipliers that are not found. */
export const constraintUnsolved = (name: string): GradusError =>
  new GradusError(
    'not-affine',
    `the constraints do not determine the multipliers once ${name} is put into them, or are not affine in ${name}.`,
    undefined,
    'Constraints are linear equations, such as A*x = b.',
  )

/** A constraint that is no equation, or cannot be read. */
export const badConstraint = (text: string, why: string): GradusError =>
  new GradusError(
    'bad-constraint',
    `the constraint "${text}" ${why}.`,
    undefined,
    'A constraint is an equation, such as A*x = b or sum(w) = 1.',
  )
