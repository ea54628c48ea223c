/**
 * The words of sums over an index.
 */
import { ENDS } from './bars.ts'

/** `for` in brackets; behind it `in` and `if`. */
export const indexToken = (name: string, code: readonly string[]): string | undefined => {
  if (name === 'for') return ENDS.includes(code.at(-1) ?? ' ') && isInBrackets(code) ? 'F' : undefined
  if (name !== 'in' && name !== 'if') return undefined
  if (!code.includes('F')) return undefined
  return name === 'in' ? 'ε' : 'I'
}

const isInBrackets = (code: readonly string[]): boolean => {
  let depth = 0
  for (const char of code) depth += '(['.includes(char) ? 1 : ')]'.includes(char) ? -1 : 0
  return depth > 0
}
