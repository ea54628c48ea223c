/**
 * Text of the language in words, for those who hear it: programs that read aloud leave out most signs, an apostrophe
 * first of all, so that `A'*x` is heard as `A x`.
 */

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
  ['[', 'at'],
  [']', 'end'],
])

/** Single letters differ in case alone; `dX` is the differential of X. */
const nameIn = (name: string): string => {
  const [, moved] = /^d(\p{L})$/u.exec(name) ?? []
  if (moved !== undefined) return `d ${nameIn(moved)}`
  return /^\p{Lu}$/u.test(name) ? `capital ${name}` : name.replaceAll('_', ' sub ')
}

/** The text in words: `b : sigma'(W*x)` is `b colon sigma prime of open capital W times x close`. */
export const spokenText = (text: string): string => {
  const tokens = [...text.matchAll(TOKEN)].map(([, token = '']) => token)
  const words: string[] = []
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1] ?? ''
    if (/^\p{L}/u.test(token)) words.push(nameIn(token))
    else if (token === "'") words.push(isPrime(tokens, i) ? 'prime' : 'transpose')
    else if (token === '(' && /^[\p{L}']/u.test(before)) words.push('of open')
    else if (token === ',') words[words.length - 1] += ','
    else words.push(SIGNS.get(token) ?? token)
  }
  return words.join(' ')
}

/** Primes of a function stand between its name and its arguments. */
const isPrime = (tokens: readonly string[], at: number): boolean => {
  let [first, last] = [at, at]
  while (tokens[first - 1] === "'") first--
  while (tokens[last + 1] === "'") last++
  return tokens[last + 1] === '(' && /^\p{L}/u.test(tokens[first - 1] ?? '')
}
