/**
 * What is wrong with a derivation before its lines can be judged.
 */
import { amended, GradusError, type Span } from './error.ts'

/** A derivation without a line. */
export const auditEmpty = (): GradusError =>
  new GradusError(
    'audit-empty',
    'there is no line to judge.',
    undefined,
    'Write a step a line: f = …, df = …, = …',
  )

/** A derivative of what no line before defines. */
export const auditHead = (head: string, name: string): GradusError =>
  new GradusError(
    'audit-head',
    `${head} stands there, but no line before says what ${name} is.`,
    undefined,
    `Begin with ${name} = …`,
  )

/** A differential where nothing moves. */
export const auditMoves = (what: string): GradusError =>
  new GradusError(
    'audit-moves',
    `${what} stands there, but nothing says which variable moves.`,
    undefined,
    'Name it: --wrt X.',
  )

/** An equation to be solved, which is no step. */
export const auditEquation = (): GradusError =>
  new GradusError(
    'audit-equation',
    `what is set to zero is an equation to be solved, no step that follows from the line before.`,
  )

/** A differential of something in LaTeX whose end brackets do not tell. */
export const auditExtent = (span: Span): GradusError =>
  new GradusError(
    'audit-extent',
    'it is not clear what this is the differential of.',
    span,
    'Write it in brackets: d(…); or say before what the name is.',
  )

/** What is wrong with a line, as an error of its text. */
export const inLine = (
  error: GradusError,
  { number, source }: { readonly number: number; readonly source: string },
  column: number,
): GradusError => {
  const { span } = error
  const begin = Math.max(0, (span?.from ?? 0) + column)
  return amended(error, {
    message: `line ${number}: ${error.message}`,
    source,
    ...(span && { span: { from: begin, to: Math.max(begin + 1, span.to + column) } }),
  })
}
