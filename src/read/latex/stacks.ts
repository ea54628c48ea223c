/**
 * Values for every value of an index, as answers have them: `\\left( x_i^2 \\right)_{i=1}^{n}`.
 */
import { across } from '../piece.ts'
import { symbolText } from './indices.ts'
import { atom, isSign, type Part, peek, type Reader, readAll } from './reader.ts'
import { argumentAt } from './tokens.ts'

/** What stands in parentheses with an index and its range behind it. */
export const readStack = (reader: Reader): Part | undefined => {
  const { tokens, at } = reader
  const { span } = peek(reader)!
  const end = closing(reader)
  if (end === undefined || !isSign(tokens[end + 1], '_')) return undefined
  const below = argumentAt(tokens, end + 2)
  const [letter, equals, ...from] = below.tokens
  if (letter?.kind !== 'letter' || !isSign(equals, '=') || !isSign(tokens[below.next], '^')) return undefined
  const above = argumentAt(tokens, below.next + 1)
  const index = symbolText(letter)
  reader.ranges.add(index)
  const inner: Reader = { ...reader, bound: [...reader.bound, index] }
  const body = readAll(inner, tokens.slice(at + 1, end), reader.parse.sum, span)
  const [start, stop] = [from, above.tokens].map((one) => readAll(reader, one, reader.parse.sum, span))
  reader.at = above.next
  return {
    ...atom('', across(span, peek(reader, -1)!.span)),
    pieces: [
      { text: '[', span },
      ...body.pieces,
      { text: ` for ${index} in `, span },
      ...start!.pieces,
      { text: ':', span },
      ...stop!.pieces,
      { text: ']', span },
    ],
    carries: new Set([...body.carries].filter((name) => name !== index)),
  }
}

/** Where the parenthesis at this place closes. */
const closing = ({ tokens, at }: Reader): number | undefined => {
  let depth = 0
  for (let i = at; i < tokens.length; i++) {
    if (isSign(tokens[i], '(')) depth++
    if (isSign(tokens[i], ')') && --depth === 0) return i
  }
  return undefined
}
