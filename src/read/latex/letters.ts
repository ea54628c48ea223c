/**
 * Letters side by side that are a word: `tr(X)`, `max(0, x)`.
 */

import { readFunction } from './applied.ts'
import { wordAt } from './applied-names.ts'
import { isSign, type Part, peek, type Reader } from './reader.ts'

/** A function spelled in letters, where the letters at this place are one. */
export const readLetters = (reader: Reader): Part | undefined => {
  const letters = lettersAt(reader)
  if (letters.length < 2) return undefined
  const next = peek(reader, letters.length)
  const isCalled =
    isSign(next, '(') ||
    isSign(next, '[') ||
    next?.kind === 'open' ||
    (next?.kind === 'command' && next.text === '{')
  const word = wordAt(letters, isCalled)
  if (!word || word.skip > 0) return undefined
  const from = peek(reader)!.span.from
  reader.at += letters.length
  return readFunction(reader, word.name, { from, to: peek(reader, -1)!.span.to })
}

/** Letters from here on that no space parts, up to where a word begins inside them. */
const lettersAt = (reader: Reader): string => {
  let text = ''
  for (let i = 0; ; i++) {
    const token = peek(reader, i)
    if (token?.kind !== 'letter' || token.accent !== undefined || (i > 0 && token.isSpaced)) return text
    text += token.text
  }
}
