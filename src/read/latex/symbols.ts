/**
 * Symbols: letters with their accents, subscripts that belong to the name, and layers in brackets above.
 */
import type { Span } from '../../errors/error.ts'
import { unknownLatexFunction, unreadableLatex } from '../../errors/latex.ts'
import { GENERIC_NAMES } from '../../functions/index.ts'
import { type Index, type Item, indexText, itemsOf, refuseBeside, refuseFree, symbolText } from './indices.ts'
import { isSign, peek, type Reader } from './reader.ts'
import { BRACKETS, LETTERS } from './spelling.ts'
import { argumentAt, type Token } from './tokens.ts'

/** A name as it stands, with the indices that it carries. */
export interface NameRead {
  readonly name: string
  readonly indices: readonly Index[]
  readonly span: Span
  readonly isCapital: boolean
  readonly isBold: boolean
}

/** Reads a letter, with its accent, subscripts and superscripts in parentheses. */
export const readSymbol = (reader: Reader): NameRead => {
  const token = peek(reader)!
  reader.at++
  const base = baseOf(token)
  const above: Index[] = []
  const below: Index[] = []
  const suffixes: string[] = token.accent === undefined ? [] : [token.accent]
  for (let script = scriptAt(reader); script; script = scriptAt(reader)) {
    const isAbove = isSign(peek(reader), '^')
    if (reader.known.isAnswer && script.tokens.some((one) => isSign(one, ':'))) break
    const items = itemsOf(script.tokens)
    const found = items.map((item) => indexText(reader, item, token.span))
    if (
      found.includes(undefined) &&
      isPick(reader, [base, ...suffixes].join('_'), items, token.isHeld === true)
    )
      break
    reader.at = script.next
    const bound = found.filter((index) => index !== undefined)
    const rest = items.filter((_, i) => found[i] === undefined)
    if (bound.length === 0) refuseFree(reader, items, token.span, true)
    else if (!isAbove) refuseBeside(rest, token.span)
    ;(isAbove ? above : below).push(...bound)
    if (rest.length > 0) suffixes.push(rest.map(suffixOf).join(''))
  }
  const written = [base, ...suffixes.filter((text) => text !== '')].join('_')
  const indices = [...above, ...below]
  const last = reader.tokens[reader.at - 1]!
  return {
    name: nameFor(reader, written, indices.length),
    indices,
    span: { from: token.span.from, to: last.span.to },
    isCapital: /^[A-Z]/.test(base),
    isBold: token.font?.includes('bold') === true,
  }
}

/**
 * Whether what stands below a name of an answer picks an entry: the name is known, and none with the subscript, or
 * braces part the two.
 */
const isPick = (reader: Reader, written: string, items: readonly Item[], isHeld: boolean): boolean => {
  const { known, defined } = reader
  const base = nameFor(reader, written)
  if (!known.isAnswer || !(known.variables.has(base) || defined.has(base))) return false
  return isHeld || !known.variables.has(nameFor(reader, `${written}_${items.map(suffixOf).join('')}`))
}

const baseOf = (token: Token): string => {
  if (token.kind === 'command') return LETTERS.get(token.text) ?? token.text
  const letters = token.text.replaceAll(/[^A-Za-z0-9_]/g, '')
  if (letters === '') throw unreadableLatex(token.span, `${token.text} is no name`)
  return letters
}

/** A subscript, or what stands above in parentheses or square brackets; a power is none. */
const scriptAt = (reader: Reader): { tokens: readonly Token[]; next: number } | undefined => {
  const token = peek(reader)
  if (isSign(token, '_')) return argumentAt(reader.tokens, reader.at + 1)
  if (!isSign(token, '^')) return undefined
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  const [open, ...inside] = tokens
  const close = open?.kind === 'sign' ? BRACKETS.get(open.text) : undefined
  if (close === undefined) return undefined
  const end = inside.findIndex((one) => isSign(one, close))
  if (end <= 0) return undefined
  const content = inside.slice(0, end)
  if (isSign(content[0], '-')) return undefined
  if (end === inside.length - 1) return { tokens: content, next }
  // `^{(l+1)T}`: a layer, and what is left of the script.
  const rest = inside.slice(end + 1)
  const { span } = token!
  reader.tokens = [
    ...reader.tokens.slice(0, next),
    { kind: 'sign', text: '^', span, isSpaced: false },
    { kind: 'open', text: '{', span, isSpaced: false },
    ...rest,
    { kind: 'close', text: '}', span, isSpaced: false },
    ...reader.tokens.slice(next),
  ]
  return { tokens: content, next }
}

/** Signs in a subscript that belongs to a name: `x_{t+1}` and `x_{t-1}` are two. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
])

const suffixOf = (item: Item): string =>
  item
    .map((token) => {
      if (token.kind !== 'sign') return symbolText(token)
      const word = SIGNS.get(token.text)
      if (word === undefined)
        throw unreadableLatex(token.span, `the sign ${token.text} stands in a subscript that is no index`)
      return word
    })
    .join('')

const normal = (name: string): string => {
  const plain = name.replaceAll(/[_{}]/g, '').replace('ell', 'l')
  return name.length > 1 ? plain.toLowerCase() : plain
}

/** Whether entries in a small letter may be those of a matrix in the capital. */
const isFree = ({ known, letters, defined }: Reader, written: string, capital: string): boolean =>
  /^[a-z]$/.test(written) && !letters.has(capital) && !known.wrt.includes(written) && !defined.has(written)

/** The name by which something is known that is written so. */
export const nameFor = (reader: Reader, written: string, indexed = 0): string => {
  const { variables, families } = reader.known
  const known = [...variables, ...families]
  const renamed = reader.renamed.get(written)
  if (renamed !== undefined) return renamed
  if (known.includes(written)) return written
  const same = known.find((name) => normal(name) === normal(written))
  if (same !== undefined) return same
  const capital = written.charAt(0).toUpperCase() + written.slice(1)
  if (indexed > 1 && written.length === 1 && (known.includes(capital) || isFree(reader, written, capital)))
    return capital
  if (written === 'pi' && reader.summedNames.has('pi')) return 'pi_'
  return written === 'eye' || written === 'where' ? `${written}_` : written
}

/** Whether a name is that of a function where a parenthesis follows. */
export const isFunction = (reader: Reader, name: string): boolean =>
  reader.known.functions.has(name) ||
  (!reader.known.variables.has(name) &&
    (GENERIC_NAMES.has(name) || name === 'sigma' || /^(?:f|g|h|phi|psi|sigma)_\w+$/.test(name)))

export const refuseUnknownFunction = (span: Span, name: string): never => {
  throw unknownLatexFunction(span, name)
}
