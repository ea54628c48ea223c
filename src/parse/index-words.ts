/**
 * The words of sums over an index.
 */
import { ENDS } from './bars.ts'

/** `for` in brackets; behind it `in` and `if`, and `and` between conditions. */
export const indexToken = (name: string, code: readonly string[]): string | undefined => {
  if (name === 'for') return ENDS.includes(code.at(-1) ?? ' ') && isInBrackets(code) ? 'F' : undefined
  if (name === 'and') return isCondition(code) && ENDS.includes(code.at(-1)!) ? ',' : undefined
  if (name !== 'in' && name !== 'if') return undefined
  if (!code.includes('F')) return undefined
  return name === 'in' ? 'ε' : 'I'
}

/** Whether what comes next is part of a condition on indices. */
export const isCondition = (code: readonly string[]): boolean => {
  const at = code.lastIndexOf('I')
  return at >= 0 && !isInBrackets(code.slice(at).map(turned))
}

/** A bracket that closes for one that opens, to count those of another side. */
const turned = (char: string): string => (')]'.includes(char) ? '(' : '(['.includes(char) ? ')' : char)

const isInBrackets = (code: readonly string[]): boolean => {
  let depth = 0
  for (const char of code) depth += '(['.includes(char) ? 1 : ')]'.includes(char) ? -1 : 0
  return depth > 0
}
