/**
 * What a problem is differentiated by, as it is given: variables, or expressions.
 */
import { nameIn } from '../parse/index.ts'

/** The variables that a text names, or a list of such. */
export const listed = (wrt: string | readonly string[]): readonly string[] => [wrt].flat().flatMap(parted)

/** Commas within brackets part nothing. */
const parted = (text: string): string[] => {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (character === ',' && depth <= 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

/** `x[i]`, which names a family of vectors. */
const MEMBER = /^[^[]*\[\s*\w+\s*\]$/

/** Whether what is differentiated by is no name but an expression. */
export const isExpression = (text: string): boolean =>
  text !== '' && nameIn(text) === undefined && !MEMBER.test(text)
