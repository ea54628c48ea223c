/**
 * What is wrong with definitions by an equation.
 */
import { GradusError, type Span } from './error.ts'

/** `x solves A*y = b`. */
export const unknownMissing = (span: Span, name: string): GradusError =>
  new GradusError(
    'equation-undetermined',
    `the equation does not contain ${name}, so it does not determine it.`,
    span,
    `Write an equation for ${name}, such as ${name} solves A*${name} = b.`,
  )

/** More equations than unknowns, or fewer. */
export const countsDiffer = (span: Span, name: string, unknown: string, residual: string): GradusError =>
  new GradusError(
    'equation-undetermined',
    `${name} is ${unknown}, but the equation is ${residual}, so it does not determine ${name}.`,
    span,
    `A square system determines ${name}: as many equations as ${name} has entries.`,
  )

/** The derivative of the equation by its unknown is zero. */
export const unknownFree = (span: Span, name: string): GradusError =>
  new GradusError(
    'equation-undetermined',
    `the equation is the same whatever ${name} is, so it does not determine it.`,
    span,
  )

/** An equation of matrices of a form that nothing here solves. */
export const equationUnsolved = (
  span: Span,
  name: string,
  form: string,
  symmetric: readonly string[] = [],
): GradusError =>
  new GradusError(
    'equation-unsolved',
    `the equation for the matrix ${name} becomes ${form} when it is differentiated, which is neither a linear system, nor a Sylvester, nor a Lyapunov equation.`,
    span,
    symmetric.length > 0
      ? `It is one of them where ${symmetric.join(' and ')} ${symmetric.length === 1 ? 'is' : 'are'} symmetric: write where ${symmetric.map((one) => `${one} is symmetric`).join(', ')}.`
      : `Of matrices there are A*d${name}, A*d${name} + d${name}*B and A*d${name}*A' - d${name}.`,
  )
