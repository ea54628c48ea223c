/**
 * Text to tokens, by the words of a language. Line ends inside brackets are spaces.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'

export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'sign' | 'line' | 'end'
  readonly text: string
  readonly span: Span
  /** Whether there is space before it. */
  readonly isSpaced: boolean
}

/** What the tokens of a language are; each expression is sticky. */
export interface Words {
  readonly number: RegExp
  readonly name: RegExp
  readonly text: RegExp
  readonly sign: RegExp
  readonly comment: RegExp
  /** Whether what stands here is a sign though it begins like a text: Julia's transpose. */
  readonly isSign?: (before: Token | undefined, isSpaced: boolean, at: string) => boolean
}

const SPACE = /(?:[ \t\r\f\u00a0]|\\\r?\n)+/y
const OPENING = new Set(['(', '[', '{'])
const CLOSING = new Set([')', ']', '}'])

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const kindAt = (
  words: Words,
  text: string,
  at: number,
  isSign: boolean,
): readonly [Token['kind'], string] | undefined => {
  for (const kind of ['number', 'text', 'name', 'sign'] as const) {
    const found = kind === 'text' && isSign ? '' : matchAt(words[kind], text, at)
    if (found !== '') return [kind, found]
  }
  return undefined
}

export const tokensOf = (text: string, words: Words): readonly Token[] => {
  const tokens: Token[] = []
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const spaces = matchAt(SPACE, text, at).length
    const comment = matchAt(words.comment, text, at + spaces).length
    at += spaces + comment
    if (at >= text.length) break
    const isSpaced = spaces > 0 || at === 0
    if (text[at] === '\n') {
      if (depth === 0) tokens.push({ kind: 'line', text: '\n', span: { from: at, to: at + 1 }, isSpaced })
      at++
      continue
    }
    if (comment > 0) continue
    const isSign = words.isSign?.(tokens.at(-1), isSpaced, text[at]!) ?? false
    const found = kindAt(words, text, at, isSign)
    if (!found) throw unreadableSource({ from: at, to: at + 1 }, `${text[at]} is no part of the language`)
    const [kind, word] = found
    if (OPENING.has(word)) depth++
    if (CLOSING.has(word)) depth = Math.max(0, depth - 1)
    tokens.push({ kind, text: word, span: { from: at, to: at + word.length }, isSpaced })
    at += word.length
  }
  const end = { from: Math.max(0, text.trimEnd().length - 1), to: Math.max(1, text.trimEnd().length) }
  return [...tokens, { kind: 'end', text: '', span: end, isSpaced: true }]
}
