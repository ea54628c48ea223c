/**
 * What is checked before a grammar sees the tokens: that brackets are balanced and not too deep.
 */
import type { Span } from '../errors/error.ts'
import { tooDeep, unbalanced } from '../errors/text.ts'
import { BARS, ENDS, OPENERS } from './bars.ts'
import { type Tokens, textOf } from './tokens.ts'

/** Brackets within brackets: the grammar recurses into them and overflows a stack near twice this. */
export const MAX_BRACKETS = 120
/** Signs before and marks after one operand. */
export const MAX_RUN = 50

const CLOSES: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ...[...BARS].map(([opening, closing]) => [closing, opening] as const),
])

/** Throws where a bracket has no partner or where nesting passes its bounds. */
export const checkNesting = (tokens: Tokens): void => {
  const { code } = tokens
  const open: number[] = []
  const outer: number[] = []
  let run = 0
  for (let i = 0; i < code.length; i++) {
    const char = code[i]!
    run = runAfter(run, char, code[i - 1] ?? '')
    if (run > MAX_RUN) throw tooDeep(spanOf(tokens, i), MAX_RUN)
    if (OPENERS.includes(char)) {
      open.push(i)
      outer.push(run)
      run = 0
      if (open.length > MAX_BRACKETS) throw tooDeep(spanOf(tokens, i), MAX_BRACKETS)
    } else if (CLOSES.has(char)) {
      closeBracket(tokens, open.pop(), i)
      run = outer.pop() ?? 0
    } else if (endsStatement(char, code[open.at(-1) ?? -1])) break
  }
  const last = open.at(-1)
  if (last !== undefined) throw unbalanced(spanOf(tokens, last), textOf(tokens, last), true)
}

/** Whether a token ends what a bracket is open in; lines of blocks are parted by semicolons. */
const endsStatement = (char: string, opening: string | undefined): boolean =>
  opening !== undefined && (char === 'w' || (char === ';' && opening !== '['))

/** Signs before and marks after the operand so far; a sign after an operand is infix and begins another one. */
const runAfter = (run: number, char: string, before: string): number => {
  if ("'ᵀ^↑[".includes(char)) return run + 1
  if (char === '+' || char === '-') return before !== '' && ENDS.includes(before) ? 0 : run + 1
  return 'n0f()]|¦‖∥'.includes(char) ? run : 0
}

const closeBracket = (tokens: Tokens, opening: number | undefined, closing: number): void => {
  if (opening === undefined) throw unbalanced(spanOf(tokens, closing), textOf(tokens, closing), false)
  if (tokens.code[opening] !== CLOSES.get(tokens.code[closing]!))
    throw unbalanced(spanOf(tokens, opening), textOf(tokens, opening), true)
}

/** Where a token stands. */
export const spanOf = (tokens: Tokens, index: number): Span => ({
  from: tokens.from[index] ?? tokens.source.length,
  to: tokens.to[index] ?? tokens.source.length,
})

/** From the first token to the last. */
export const cover = (tokens: Tokens, from: number, to: number): Span => ({
  from: tokens.from[from]!,
  to: tokens.to[to - 1]!,
})
