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

/** The gradient is never zero. */
export const noStationaryPoint = (name: string, gradient: string): GradusError =>
  new GradusError(
    'no-stationary-point',
    `the gradient by ${name} is zero nowhere: that takes ${gradient} to be zero, which does not have ${name} in it.`,
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
export const stationaryInMany = (name: string, before: string): GradusError =>
  new GradusError(
    'not-unique',
    `the equation for ${name} has none or many solutions: ${before}, which stands before it, is singular unless it is 1 x 1.`,
    undefined,
    'Add a term that makes it invertible, such as c*norm2(x)^2.',
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
