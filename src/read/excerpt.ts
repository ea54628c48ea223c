/**
 * What was typed at a place, as notes quote it.
 */
import type { Span } from '../errors/error.ts'

const LONGEST = 60

/** The text at a place in quotation marks, its spaces single; of a long one the beginning and the end. */
export const excerpt = (source: string, { from, to }: Span): string => {
  const text = source.slice(from, to).replaceAll(/\s+/g, ' ').trim()
  if (text.length <= LONGEST) return `“${text}”`
  const half = LONGEST / 2 - 2
  return `“${text.slice(0, half).trimEnd()} … ${text.slice(-half).trimStart()}”`
}
