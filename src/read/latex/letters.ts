/**
 * Letters side by side that are a word: `tr(X)`, `max(0, x)`.
 */

import { readFunction } from './applied.ts'
import { wordAt } from './applied-names.ts'
import { isSign, type Part, peek, type Reader } from './reader.ts'
import type { Token } from './tokens.ts'

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

/**
 * Makes one token of letters that are one name that is known: `\mathbf{Xr}` in one font, `\mathrm{d}\mathbf{X}`.
 * Returns whether it did.
 */
export const joinLetters = (reader: Reader): boolean => {
  const length = directionAt(reader) ?? knownAt(reader)
  if (length === undefined) return false
  const { tokens, at } = reader
  const letters = tokens.slice(at, at + length)
  const [first, last] = [letters[0]!, letters.at(-1)!]
  const word: Token = {
    ...first,
    kind: 'word',
    text: letters.map(({ text }) => text).join(''),
    span: { from: first.span.from, to: last.span.to },
    ...(last.font !== undefined && { font: last.font }),
    ...(last.accent !== undefined && { accent: last.accent }),
  }
  reader.tokens = [...tokens.slice(0, at), word, ...tokens.slice(at + length)]
  return true
}

/** An upright d before the name of a variable whose direction is known. */
const directionAt = (reader: Reader): number | undefined => {
  const [d, name] = [peek(reader), peek(reader, 1)]
  const isDirection = d?.text === 'd' && d.font?.includes('upright') === true && name?.kind === 'letter'
  if (!isDirection) return undefined
  const stem = `d${name.text}${name.accent === undefined ? '' : `_${name.accent}`}`
  return reader.known.variables.has(stem) ? 2 : undefined
}

/** Letters in one font that are the stem of a name that is known. */
const knownAt = (reader: Reader): number | undefined => {
  const first = peek(reader)
  if (first?.kind !== 'letter' || first.font === undefined) return undefined
  let text = first.text
  for (let i = 1; ; i++) {
    const [before, token] = [peek(reader, i - 1)!, peek(reader, i)]
    const isNext = token?.kind === 'letter' && token.font === first.font && !token.accent
    if (!isNext || token.span.from !== before.span.to) break
    text += token.text
  }
  if (text.length < 2) return undefined
  const names = [...reader.known.variables, ...reader.known.families, ...reader.defined.keys()]
  return names.some((name) => /^[A-Za-z]+/.exec(name)?.[0] === text) ? text.length : undefined
}
