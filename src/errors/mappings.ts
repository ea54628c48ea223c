/**
 * What is wrong with functions of which only the shapes are known.
 */
import { GradusError, type Span } from './error.ts'

/** `jacobian(g)(x)` where g is nothing, or something else. */
export const notMapping = (span: Span, role: string, name: string): GradusError =>
  new GradusError(
    'mapping-undeclared',
    `${role}(${name}) is that of a function of which the shapes are declared, and ${name} is none.`,
    span,
    role === 'grad' ? `Add: where ${name}: n -> scalar` : `Add: where ${name}: n -> m`,
  )

/** `grad(g)` where g has vectors as values, `jacobian(f)` where f has scalars, `foo(g)(x)`. */
export const noSuchRole = (span: Span, role: string, name: string, roles: readonly string[]): GradusError =>
  new GradusError(
    'mapping-role',
    `there is no ${role}(${name}).`,
    span,
    `Of ${name} there ${roles.length === 1 ? 'is' : 'are'} ${roles.join(', ')}.`,
  )

/** `hessian(g)(x)` where g has several components. */
export const whichComponent = (span: Span, name: string): GradusError =>
  new GradusError(
    'mapping-role',
    `${name} has a Hessian for each of its components.`,
    span,
    `Write hessian(${name}[1])(…) for that of the first.`,
  )

/** A value that is a matrix, an argument that is three-dimensional. */
export const mappingShape = (span: Span, what: string, repair: string): GradusError =>
  new GradusError('mapping-shape', `${what}.`, span, repair)

/** `exp: n -> m`. */
export const mappingTaken = (span: Span, name: string): GradusError =>
  new GradusError(
    'fixed-meaning',
    `${name} is a function with a meaning of its own.`,
    span,
    'Give another name to a function of yours.',
  )

/** `g` for `g(x)`. */
export const mappingUncalled = (span: Span, name: string): GradusError =>
  new GradusError(
    'function-uncalled',
    `${name} is a function and stands here without an argument.`,
    span,
    `Write ${name}(x), or jacobian(${name})(x) for its Jacobian.`,
  )

/** `g'(x)`. */
export const mappingPrimed = (span: Span, name: string, roles: readonly string[]): GradusError =>
  new GradusError(
    'not-elementwise',
    `only elementwise functions have a derivative ${name}', and ${name} is none.`,
    span,
    `Write ${roles.join(' or ')}.`,
  )

/** The Jacobian of something that has `jacobian(g)(x)` as a whole in it. */
export const noJacobianOf = (name: string): GradusError =>
  new GradusError(
    'no-rule',
    `the Jacobian of a matrix with jacobian(${name})(…) in it is made of all Hessians of ${name}, for which there is no matrix.`,
    undefined,
    `Ask for the differential or the jvp, or multiply jacobian(${name})(…) by a vector.`,
  )

/** Where numbers are wanted. */
export const noMappingValue = (name: string): GradusError =>
  new GradusError(
    'mapping-value',
    `${name} is a function of which only the shapes are known, so nothing that has it in it has a value here.`,
    undefined,
    `Generated code takes ${name} and its derivatives as arguments.`,
  )

/** A derivative of a Hessian. */
export const noThirdDerivative = (what: string, at: string): GradusError =>
  new GradusError(
    'no-rule',
    `no rule differentiates ${what}: third derivatives of ${at} have no name in the language.`,
    undefined,
    `Of ${at} there are value, first and second derivatives.`,
  )
