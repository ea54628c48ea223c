/**
 * A problem as text with one of its declarations put before it: what a definition after `where` should have been.
 */
import type { Span } from '../errors/error.ts'

/** `r = b; E where …` for `E where …, r = b`, the span being that of `r = b`. */
export const movedToFront = (source: string, { from, to }: Span): string => {
  const clause = source.lastIndexOf('where', from)
  const rest = [source.slice(clause + 'where'.length, from), source.slice(to)]
    .map((part) => part.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter((part) => part !== '')
    .join(', ')
  const before = `${source.slice(from, to).trim()}; ${source.slice(0, clause).trim()}`
  return rest === '' ? before : `${before} where ${rest}`
}
