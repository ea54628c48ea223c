/**
 * Subscripts: which are indices that a sum binds, which belong to a name.
 */

import type { Span } from '../../errors/error.ts'
import { freeIndex, unreadableLatex } from '../../errors/latex.ts'
import type { Reader } from './reader.ts'
import { LETTERS } from './spelling.ts'
import type { Token } from './tokens.ts'

/** What stands between two commas, or letters side by side each for itself. */
export type Item = readonly Token[]

const plain = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')

/** `i,j`, `ij` and `i j` are two items; `i+1` and `12` one. */
export const itemsOf = (tokens: readonly Token[]): Item[] => {
  const items: Token[][] = [[]]
  const flat = plain(tokens)
  for (const [i, token] of flat.entries()) {
    if (token.text === ',' && token.kind === 'sign') {
      items.push([])
      continue
    }
    const before = flat[i - 1]
    const isApart =
      before && isSymbol(token) && isSymbol(before) && !(token.kind === 'digit' && before.kind === 'digit')
    if (isApart) items.push([token])
    else items.at(-1)!.push(token)
  }
  return items.filter((item) => item.length > 0)
}

const isSymbol = ({ kind, text }: Token): boolean =>
  kind === 'letter' ||
  kind === 'digit' ||
  kind === 'word' ||
  (kind === 'command' && LETTERS.has(text)) ||
  text === ':'

/** The name of a symbol. */
export const symbolText = ({ kind, text }: Token): string =>
  kind === 'command' ? (LETTERS.get(text) ?? text) : text.replaceAll(/[^A-Za-z0-9]/g, '')

/** An index, or what is counted from one. */
export interface Index {
  readonly text: string
  readonly carries: readonly string[]
}

/** The index that an item is; `undefined` where no sum binds what it says. */
export const indexText = (reader: Reader, item: Item, span: Span): Index | undefined => {
  refuseData(item, span)
  refusePlaceholder(item)
  const carries = item.map(symbolText).filter((name) => reader.bound.includes(name))
  if (item.length === 1 && item[0]!.text === ':') return { text: ':', carries: [] }
  if (carries.length === 0) return undefined
  const text = item.map((token) => (token.kind === 'sign' ? token.text : symbolText(token))).join('')
  return { text, carries }
}

/** What stands in a subscript for a whole row or column. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['cdot', 'bullet', 'ast'])

const refusePlaceholder = (item: Item): void => {
  const dot = item.find(({ kind, text }) => kind === 'command' && PLACEHOLDERS.has(text))
  if (dot)
    throw unreadableLatex(dot.span, 'a dot in a subscript stands for no index', 'Write a row as A_{i,:}.')
}

/** `w_{y_i}`: an index with an index of its own. */
const refuseData = (item: Item, span: Span): void => {
  const at = item.findIndex(({ kind, text }) => kind === 'sign' && text === '_')
  const letter = item[at + 1]
  if (at < 1 || letter?.kind !== 'letter' || !'ijn'.includes(letter.text)) return
  throw unreadableLatex(
    span,
    `the index ${item.map(({ text }) => text).join('')} is data, which no sum runs over`,
    'Write the sum over both indices, with one-hot data.',
  )
}

/** Letters that are indices wherever two of them stand together. */
const INDEX_LETTERS = 'ijklmnrst'

export const isIndexLetter = (name: string): boolean => name.length === 1 && INDEX_LETTERS.includes(name)

/** Capitals that are the last of many in every text. */
const LAST = /^[NT]/

/**
 * Throws where a name has an index of a sum in one place and something else below in another that is one of its members,
 * too: `z_y` beside `z_j`, `x_N` beside `x_t` with t to N.
 */
export const refuseMixed = ({ indexed, subscripted, limits }: Reader): void => {
  for (const { base, below, span } of subscripted.values()) {
    const isMember = /^[a-z0-9]/.test(below) || LAST.test(below) || limits.has(below.charAt(0))
    if (indexed.has(base) && isMember) throw freeIndex(span, below.replace('plus', '+').replace('minus', '-'))
  }
}

/** Throws where an index that nothing binds stands beside one that a sum binds. */
export const refuseBeside = (items: readonly Item[], span: Span): void => {
  const lost = items.map((item) => (item.length === 1 ? symbolText(item[0]!) : '')).find(isIndexLetter)
  if (lost !== undefined) throw freeIndex(span, lost)
}

/** Throws where a subscript is made of indices that nothing binds. */
export const refuseFree = (reader: Reader, items: readonly Item[], span: Span, isBase: boolean): void => {
  const letters = items.map((item) => (item.length === 1 ? symbolText(item[0]!) : ''))
  const pair = letters.length === 2 && letters.every(isIndexLetter)
  if (pair) throw freeIndex(span, letters.join(''))
  const lost = letters.find((letter) => reader.ranges.has(letter))
  if (lost !== undefined && isBase) throw freeIndex(span, lost)
}
