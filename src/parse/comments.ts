/**
 * Comments: from `#` or `%` to the end of the line. They become spaces, so that spans stay what they are.
 */
import { commentUnclear, foreignOperator } from '../errors/text.ts'

const COMMENT = /[#%][^\n]*/g
const OPERAND_BEFORE = /[\p{L}\p{N}_)\]'|]\s*$/u
const OPERAND = /^%%?\s*([\p{L}_][\p{L}\p{N}_]*|[\d.]+|\(.*\))\s*(?:;.*)?$/u
const NAME = /[\p{L}\p{N}_]+/gu
/** Operators of R but for its remainder, and what they are here. */
const OF_R = /^%(?:[*ox/]|in)%/
const OURS: ReadonlyMap<string, string> = new Map([
  ['%*%', '*'],
  ['%x%', '⊗'],
])

/** The text with spaces for its comments. */
export const blanked = (source: string): string =>
  /[#%]/.test(source) ? source.replaceAll(COMMENT, (comment) => ' '.repeat(comment.length)) : source

/** The text without its comments. Throws where `%` may as well be a remainder: `x % 2`. */
export const withoutComments = (source: string): string => {
  if (!/[#%]/.test(source)) return source
  const plain = blanked(source)
  const names = new Set(plain.match(NAME))
  for (const { 0: comment, index } of source.matchAll(COMMENT)) {
    if (!OPERAND_BEFORE.test(source.slice(0, index))) continue
    refuseOperator(comment, index)
    const [, operand] = OPERAND.exec(comment) ?? []
    if (operand === undefined) continue
    if (/^[\d.(]|^.$/u.test(operand) || names.has(operand))
      throw commentUnclear({ from: index, to: index + 1 })
  }
  return plain
}

/** Throws where a comment is an operator of R: `A %*% x`. */
const refuseOperator = (comment: string, from: number): void => {
  const [typed] = OF_R.exec(comment) ?? []
  if (typed !== undefined) throw foreignOperator({ from, to: from + typed.length }, typed, OURS.get(typed))
}
