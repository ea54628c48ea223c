/**
 * What begins with a letter: a name, an entry of what it names, a call of the function that it is, a word.
 */
import { readCall } from './calls.ts'
import { joinLetters, readLetters } from './letters.ts'
import { partOf } from './members.ts'
import { type Part, peek, type Reader } from './reader.ts'
import { readSymbol } from './symbols.ts'

/** A name, an entry of what it names, or a call of the function that it is. */
export const readNamed = (reader: Reader): Part => {
  const isJoined = joinLetters(reader)
  const word = isJoined ? undefined : readLetters(reader)
  if (word) return word
  const first = peek(reader)!
  const symbol = readSymbol(reader)
  return readCall(reader, symbol, first) ?? partOf(reader, symbol)
}
