/**
 * What is checked before a grammar sees the tokens: that brackets are balanced and not too deep.
 */
import { type Span, tooDeep, unbalanced } from '../error.ts'
import type { Tokens } from './tokens.ts'

/** Brackets within brackets: the grammar recurses into them and overflows a stack near twice this. */
export const MAX_BRACKETS = 150

const CLOSES: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
])

/** Throws where a bracket has no partner or where nesting passes its bounds. */
export const checkNesting = (tokens: Tokens): void => {
  const { code } = tokens
  const open: number[] = []
  for (let i = 0; i < code.length; i++) {
    const char = code[i]!
    if (char === '(' || char === '[') {
      open.push(i)
      if (open.length > MAX_BRACKETS) throw tooDeep(spanOf(tokens, i), MAX_BRACKETS)
    } else if (CLOSES.has(char)) closeBracket(tokens, open.pop(), i)
    else if ((char === ';' || char === 'w') && open.length > 0) break
  }
  const last = open.at(-1)
  if (last !== undefined) throw unbalanced(spanOf(tokens, last), code[last]!, true)
}

const closeBracket = (tokens: Tokens, opening: number | undefined, closing: number): void => {
  const char = tokens.code[closing]!
  if (opening === undefined) throw unbalanced(spanOf(tokens, closing), char, false)
  const found = tokens.code[opening]!
  if (found !== CLOSES.get(char)) throw unbalanced(spanOf(tokens, opening), found, true)
}

/** Where a token stands. */
export const spanOf = (tokens: Tokens, index: number): Span => ({
  from: tokens.from[index] ?? tokens.source.length,
  to: tokens.to[index] ?? tokens.source.length,
})
