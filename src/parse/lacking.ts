/**
 * What people write that the language does not have: slices in round brackets. Seen before a grammar is, so that what
 * is said is about them and not about the sign at which no reading goes on.
 */
import { derivativeTyped, endMissing, roundSlice } from '../errors/notation.ts'
import { STARTS } from './bars.ts'
import { type Tokens, textOf } from './tokens.ts'

/** Refuses what the language lacks. Throws: `bad-slice`. */
export const refuseLacking = (tokens: Tokens): void => {
  const { code } = tokens
  const end = code.search(/[wa]/)
  const open: number[] = []
  for (let i = 0; i < (end < 0 ? code.length : end); i++) {
    const char = code[i]!
    refuseDerivative(tokens, i)
    if (char === '(' || char === '[') open.push(i)
    if (char === ')' || char === ']') open.pop()
    if (char === ':' && isSlice(code, i, open.at(-1))) throw sliceAt(tokens, open.at(-1)!)
    if (char === ':' && isOpenEnded(tokens, i, open.at(-1))) throw endMissing(spanFrom(tokens, open.at(-1)!))
  }
}

/** Throws at `d/dx f` and at `d(f)/dx`. */
const refuseDerivative = (tokens: Tokens, at: number): void => {
  const { code } = tokens
  if (tokens.to[at]! - tokens.from[at]! !== 1 || tokens.source[tokens.from[at]!] !== 'd') return
  const over = code[at] === 'f' ? closing(tokens, at + 1) + 1 : at + 1
  const [, variable] = /^d([A-Za-z]\w*)$/.exec(textOf(tokens, over + 1)) ?? []
  if (code[over] !== '/' || variable === undefined) return
  const isFollowed = code[over + 1] === 'f' || STARTS.includes(code[over + 2] ?? ' ')
  if (code[at] === 'f' || isFollowed)
    throw derivativeTyped({ from: tokens.from[at]!, to: tokens.to[over + 1]! }, variable)
}

/** A colon next to a comma or bracket. */
const isSlice = (code: string, at: number, open: number | undefined): boolean =>
  open !== undefined &&
  code[open] === '(' &&
  ('(,'.includes(code[at - 1]!) || '),'.includes(code[at + 1] ?? ''))

const closing = ({ code }: Tokens, open: number): number => {
  let depth = 0
  for (let i = open; i < code.length; i++) {
    if ('(['.includes(code[i]!)) depth++
    else if (')]'.includes(code[i]!) && --depth === 0) return i
  }
  return code.length - 1
}

const spanFrom = (tokens: Tokens, open: number) => ({
  from: tokens.from[open]!,
  to: tokens.to[closing(tokens, open)]!,
})

/** `x[:k]`, `x[k:]`, `x[k:end]`: a colon alone is all, any other has something on both sides. */
const isOpenEnded = (tokens: Tokens, at: number, open: number | undefined): boolean => {
  const { code } = tokens
  if (open === undefined || code[open] !== '[') return false
  const [before, after] = ['[,'.includes(code[at - 1]!), '],'.includes(code[at + 1] ?? ']')]
  return before !== after || textOf(tokens, at + 1) === 'end'
}

/** `X(:,1)` as `X[:,1]`. */
const sliceAt = (tokens: Tokens, open: number) => {
  const { to } = spanFrom(tokens, open)
  const from = tokens.from[open - 1] ?? 0
  const before = tokens.source.slice(from, tokens.from[open])
  return roundSlice({ from, to }, `${before}[${tokens.source.slice(tokens.to[open], to - 1)}]`)
}
