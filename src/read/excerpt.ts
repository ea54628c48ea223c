/**
 * What was typed at a place, as notes quote it.
 */
import type { Span } from '../errors/error.ts'

const LONGEST = 60

/** The text at a place in quotation marks, its spaces single; of a long one the beginning and the end. */
export const excerpt = (source: string, span: Span): string => {
  const { from, to } = balanced(source, span)
  const text = source.slice(from, to).replaceAll(/\s+/g, ' ').trim()
  if (text.length <= LONGEST) return `“${text}”`
  const half = LONGEST / 2 - 2
  return `“${text.slice(0, half).trimEnd()} … ${text.slice(-half).trimStart()}”`
}

/** A place with the braces that it has one of: `x}_k` begins with the `\mathbf{` before it. */
const balanced = (source: string, { from, to }: Span): Span => {
  let [depth, missing] = [0, 0]
  for (const char of source.slice(from, to)) {
    if (char === '{') depth++
    else if (char === '}' && depth > 0) depth--
    else if (char === '}') missing++
  }
  let start = from
  while (missing > 0 && start > 0) {
    start--
    if (source[start] === '}') missing++
    if (source[start] === '{') missing--
  }
  if (start < from) start -= /\\[A-Za-z]+$/.exec(source.slice(0, start))?.[0].length ?? 0
  let end = to
  for (; depth > 0 && end < source.length; end++) {
    if (source[end] === '{') depth++
    if (source[end] === '}') depth--
  }
  return { from: start, to: end }
}
