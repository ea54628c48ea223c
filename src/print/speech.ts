/**
 * Text of the language in words, for those who hear it: programs that read aloud leave out most signs, an apostrophe
 * first of all, so that `A'*x` is heard as `A x`.
 */

import { ACCENTS } from './notation.ts'

const TOKEN = /\s*([\p{L}][\p{L}\p{N}_]*|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\.\*|\.\/|\.\^|.)/gu

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['/', 'over'],
  ['.*', 'entrywise times'],
  ['./', 'entrywise over'],
  ['.^', 'entrywise to the power'],
  ['^', 'to the power'],
  [':', 'colon'],
  ['⊗', 'kronecker'],
  ['=', 'equals'],
  ['(', 'open'],
  [')', 'close'],
])

/** What stands above a letter is said behind it. */
const ACCENTED = new RegExp(`_(${ACCENTS.join('|')})(?![^_])`, 'g')

/** Single letters differ in case alone; `dX` is the differential of X. */
const nameIn = (name: string): string => {
  const [, moved] = /^d(\p{L})$/u.exec(name) ?? []
  if (moved !== undefined) return `d ${nameIn(moved)}`
  return /^\p{Lu}$/u.test(name)
    ? `capital ${name}`
    : name.replaceAll(ACCENTED, ' $1').replaceAll('_', ' sub ')
}

/** The text in words: `b : sigma'(W*x)` is `b colon sigma prime of open capital W times x close`. */
export const spokenText = (text: string): string => {
  const tokens = [...text.matchAll(TOKEN)].map(([, token = '']) => token)
  const words: string[] = []
  /** Brackets that are open: those of blocks by their place, those of indices without one. */
  const blocks: (number | undefined)[] = []
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1] ?? ''
    if (/^\p{L}/u.test(token)) words.push(nameIn(token))
    else if (token === "'") words.push(isPrime(tokens, i) ? 'prime' : 'transpose')
    else if (token === '(' && /^[\p{L}']/u.test(before)) words.push('of open')
    else if (token === ',') words[words.length - 1] += ','
    else if (token === '[' && !ENDS_OPERAND.test(before)) {
      blocks.push(i)
      words.push('blocks')
    } else if (token === '[') {
      blocks.push(undefined)
      words.push('at')
    } else if (token === ']') {
      blocks.pop()
      words.push('end')
    } else if (token === ';' && blocks.at(-1) !== undefined) words.push('below')
    else if (token === ':' && blocks.length > 0 && blocks.at(-1) === undefined)
      words.push(isAlone(tokens, i) ? 'all' : 'to')
    else words.push(SIGNS.get(token) ?? token)
  }
  return words.join(' ')
}

const ENDS_OPERAND = /[\p{L}\p{N}\])']$/u

/** Whether a colon between brackets has nothing on either side. */
const isAlone = (tokens: readonly string[], at: number): boolean =>
  /^[[,]$/.test(tokens[at - 1] ?? '') && /^[\],]$/.test(tokens[at + 1] ?? '')

/** Primes of a function stand between its name and its arguments. */
const isPrime = (tokens: readonly string[], at: number): boolean => {
  let [first, last] = [at, at]
  while (tokens[first - 1] === "'") first--
  while (tokens[last + 1] === "'") last++
  return tokens[last + 1] === '(' && /^\p{L}/u.test(tokens[first - 1] ?? '')
}
