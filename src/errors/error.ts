/**
 * What a user did wrong, as data, and how it is told.
 */

import type { ErrorCode } from './codes.ts'

/** A half-open range of characters of the input, 0-based. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Of what stands in no text of the problem: an error about it has no place. */
export const NOWHERE: Span = { from: -1, to: -1 }

/** What a user did wrong, as data: the one exception this project throws on purpose. */
export class GradusError extends Error {
  override readonly name = 'GradusError'
  readonly span?: Span
  constructor(
    readonly code: ErrorCode,
    message: string,
    span?: Span,
    /** A repair, as a text the user can type or a sentence that says what to do. */
    readonly hint?: string,
    /** The text that the span points into. */
    readonly source?: string,
  ) {
    super(message)
    if (span && span !== NOWHERE) this.span = span
  }
}

/**
 * The message, then the source line with carets, then the repair. The text is that of the error, which it has from
 * wherever a problem was read; `source` is for errors that have none.
 */
export const explain = (error: GradusError, source?: string): string => {
  const head = `${error.code}: ${error.message}`
  const hint = error.hint ? [`  ${error.hint}`] : []
  const text = error.source ?? source
  if (!error.span || text === undefined) return [head, ...hint].join('\n')
  return [head, ...excerpt(text, error.span), ...hint].join('\n')
}

/** Runs what may throw; an error with a place gets the text that it points into, unless it has one. */
export const located = <T>(source: () => string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof GradusError) || !error.span || error.source !== undefined) throw error
    throw amended(error, { source: source() })
  }
}

const excerpt = (source: string, { from, to }: Span): string[] => {
  const start = source.lastIndexOf('\n', from - 1) + 1
  const newline = source.indexOf('\n', from)
  const end = newline < 0 ? source.length : newline
  const left = Math.max(start, from - 60)
  const right = Math.min(end, left + 160)
  const carets = '^'.repeat(Math.max(1, Math.min(to, right) - from))
  return [`  ${source.slice(left, right)}`, `  ${' '.repeat(from - left)}${carets}`]
}

/** The same error with something about it said otherwise. */
export const amended = (
  error: GradusError,
  change: Partial<Pick<GradusError, 'message' | 'span' | 'hint' | 'source'>>,
): GradusError => {
  const { message, span, hint, source } = change
  return new GradusError(
    error.code,
    message ?? error.message,
    span ?? error.span,
    hint ?? error.hint,
    source ?? error.source,
  )
}

/** The repair to offer, else what helps anyway, if there is such. */
export const didYouMean = (repair: string | undefined, otherwise?: string): string | undefined =>
  repair === undefined ? otherwise : `Did you mean ${repair} ?`
