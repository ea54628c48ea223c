/**
 * Differentials in a text of our language: `dX` of a name, `d(E)` of an expression, which gets a name of its own.
 */

import { nameIn } from '../parse/index.ts'
import { closingOf } from './brackets.ts'

/** What stands for a differential. */
export interface Marks {
  /** Whether a name is known, so that with a `d` before it its differential is meant. */
  readonly isKnown: (name: string) => boolean
  /** Whether a word is a name as it stands. */
  readonly isName: (word: string) => boolean
  /** The name of an expression whose differential is asked for. */
  readonly nameOf: (expression: string) => string
}

const WORD = /\p{L}[\p{L}\p{N}_]*/gu
const CALLED = /(?<![\p{L}\p{N}_])[d∂δ]\s*\(/gu
const APART = /(?<![\p{L}\p{N}_])([d∂])\s*(?=\p{L})/gu

/** The names in a text. */
export const wordsIn = (text: string): string[] =>
  [...text.matchAll(WORD)].map(([word]) => nameIn(word) ?? word)

/** The name whose differential a word is. */
export const differentialIn = (word: string, { isKnown, isName }: Marks): string | undefined => {
  const of = /^d(.+)$/u.exec(word)?.[1]
  return of !== undefined && isKnown(of) && !isName(word) ? of : undefined
}

/** The text with names for all differentials, everything else in its place. */
export const withNames = (text: string, marks: Marks): string => {
  let named = text.replaceAll(APART, (whole, _, at: number) => {
    const [word = ''] = /^[\p{L}][\p{L}\p{N}_]*/u.exec(text.slice(at + whole.length)) ?? []
    const isApart = /\s/.test(whole) || whole.startsWith('∂')
    return isApart && marks.isKnown(nameIn(word) ?? word) ? 'd'.padStart(whole.length) : whole
  })
  for (const { index, 0: opening } of [...named.matchAll(CALLED)].reverse()) {
    const open = index + opening.length - 1
    const close = closingOf(named, open)
    if (close === undefined) continue
    const inner = named.slice(open + 1, close)
    const made = `d${marks.nameOf(inner)}`
    named = named.slice(0, index) + made.padEnd(close + 1 - index) + named.slice(close + 1)
  }
  return named
}
