/**
 * Comments: from `#` or `%` to the end of the line. They become spaces, so that spans stay what they are.
 */
import { commentUnclear } from '../error.ts'

const COMMENT = /[#%][^\n]*/g
const OPERAND_BEFORE = /[\p{L}\p{N}_)\]'|]\s*$/u
const OPERAND = /^%\s*([\p{L}_][\p{L}\p{N}_]*|[\d.]+|\(.*\))\s*(?:;.*)?$/u
const NAME = /[\p{L}\p{N}_]+/gu

/** The text with spaces for its comments. */
export const blanked = (source: string): string =>
  source.replaceAll(COMMENT, (comment) => ' '.repeat(comment.length))

/** The text without its comments. Throws where `%` may as well be a remainder: `x % 2`. */
export const withoutComments = (source: string): string => {
  if (!/[#%]/.test(source)) return source
  const plain = blanked(source)
  const names = new Set(plain.match(NAME))
  for (const { 0: comment, index } of source.matchAll(COMMENT)) {
    const [, operand] = OPERAND.exec(comment) ?? []
    if (operand === undefined || !OPERAND_BEFORE.test(source.slice(0, index))) continue
    if (/^[\d.(]/.test(operand) || names.has(operand)) throw commentUnclear({ from: index, to: index + 1 })
  }
  return plain
}
