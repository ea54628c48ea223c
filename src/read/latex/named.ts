/**
 * Names with what belongs to them: subscripts that are no indices, layers in parentheses above, accents; entries and
 * members of families by the indices of the sums around.
 */
import { unknownLatexFunction, unreadableLatex } from '../../errors/latex.ts'
import type { Span } from '../../errors/error.ts'
import { GENERIC_NAMES } from '../../functions/index.ts'
import { ask } from '../choices.ts'
import { readCall } from './calls.ts'
import { type Index, type Item, indexText, itemsOf, refuseFree, symbolText } from './indices.ts'
import { readLetters } from './letters.ts'
import { atom, isSign, type Part, peek, type Reader, SCRIPT } from './reader.ts'
import { LETTERS } from './spelling.ts'
import { argumentAt, type Token } from './tokens.ts'

/** A name, an entry of what it names, or a call of the function that it is. */
export const readNamed = (reader: Reader): Part => {
  const word = readLetters(reader)
  if (word) return word
  const first = peek(reader)!
  const symbol = readSymbol(reader)
  return readCall(reader, symbol, first) ?? partOf(reader, symbol)
}

/** A name as it stands, with the indices that it carries. */
export interface Symbol {
  readonly name: string
  readonly indices: readonly Index[]
  readonly span: Span
  readonly isCapital: boolean
  readonly isBold: boolean
}

/** Reads a letter, with its accent, subscripts and superscripts in parentheses. */
export const readSymbol = (reader: Reader): Symbol => {
  const token = peek(reader)!
  reader.at++
  const base = baseOf(token)
  const above: Index[] = []
  const below: Index[] = []
  const suffixes: string[] = token.accent === undefined ? [] : [token.accent]
  for (let script = scriptAt(reader); script; script = scriptAt(reader)) {
    const isAbove = isSign(peek(reader), '^')
    reader.at = script.next
    const items = itemsOf(script.tokens)
    const found = items.map((item) => indexText(reader, item, token.span))
    const bound = found.filter((index) => index !== undefined)
    const rest = items.filter((_, i) => found[i] === undefined)
    if (bound.length === 0) refuseFree(reader, items, token.span, true)
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

const baseOf = (token: Token): string => {
  if (token.kind === 'command') return LETTERS.get(token.text) ?? token.text
  return token.text.replaceAll(/[^A-Za-z0-9]/g, '') || 'v'
}

/** A subscript, or what stands above in parentheses; a power is none. */
const scriptAt = (reader: Reader): { tokens: readonly Token[]; next: number } | undefined => {
  const token = peek(reader)
  if (isSign(token, '_')) return argumentAt(reader.tokens, reader.at + 1)
  if (!isSign(token, '^')) return undefined
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  const [open, ...inside] = tokens
  const end = inside.findIndex((one) => isSign(one, ')'))
  if (!open || !isSign(open, '(') || end <= 0) return starredAt(reader, tokens, next)
  const content = inside.slice(0, end)
  if (content.every(({ text }) => text === '-' || text === '1') || (content.length === 1 && content[0]!.kind === 'digit' && !isLayer(reader))) return undefined
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

/** `W^*` of a head names the optimum: a star is no part of a name elsewhere. */
const starredAt = (_reader: Reader, _tokens: readonly Token[], _next: number): undefined => undefined

/** `x^{(1)}` is a name with a number. */
const isLayer = (_reader: Reader): boolean => true

const suffixOf = (item: Item): string =>
  item.map((token) => (token.kind === 'sign' && token.text === '+' ? '' : symbolText(token))).join('')

const normal = (name: string): string => {
  const plain = name.replaceAll(/[_{}]/g, '').replace('ell', 'l')
  return name.length > 1 ? plain.toLowerCase() : plain
}

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
  if (indexed > 1 && written.length === 1 && known.includes(capital)) return capital
  return written === 'eye' || written === 'where' ? `${written}_` : written
}

const isKnownName = ({ known, defined }: Reader, name: string): boolean => known.variables.has(name) || defined.has(name)

/** A name, or an entry, a row, a member of a family. */
export const partOf = (reader: Reader, symbol: Symbol): Part => {
  const { name, indices, span, isCapital } = symbol
  reader.sized.add(name)
  if (isCapital && indices.length === 0 && !isKnownName(reader, name) && !reader.capitals.has(name)) reader.capitals.set(name, span)
  if (indices.length === 0) return atom(name, span, { name, isCapital })
  if (indices.length > 2) throw unreadableLatex(span, 'what has more than two indices is not in the language')
  const carries = new Set(indices.flatMap((index) => index.carries))
  const [first, second] = indices as [Index, Index?]
  if (second) return atom(`${name}[${first.text},${second.text}]`, span, { carries })
  const text = memberOf(reader, symbol, first)
  return atom(text, span, { carries, isCapital: false, ...(text.endsWith("'") && { level: SCRIPT }) })
}

/** What one index of a name picks: an entry of a vector, a member of a family, a row of a matrix. */
const memberOf = (reader: Reader, { name, span, isBold, isCapital }: Symbol, { text }: Index): string => {
  if (reader.known.rowFamilies.has(name)) return `${name}[${text}]'`
  if (reader.known.families.has(name) || reader.known.variables.has(name))
    return isCapital && reader.known.matrices.has(name) ? `${name}[${text},:]` : `${name}[${text}]`
  const entry = { name: 'entry', cost: isBold ? 0.4 : 0 }
  const member = { name: 'vector of a family', cost: isBold ? 0 : 0.4 }
  const inRow = { name: 'row of a family', cost: 0.6 }
  const row = { name: 'row', cost: 0 }
  const options = isCapital ? [row, { ...entry, cost: 0.5 }] : isBold ? [member, entry, inRow] : [entry, member, inRow]
  const taken = ask(reader.choices, {
    key: `member ${name}`,
    span,
    why: 'with one index it is an entry of a vector, or one vector of many',
    options,
  })
  if (taken === 'vector of a family') reader.members.add(name)
  if (taken === 'row of a family') {
    reader.members.add(name)
    return `${name}[${text}]'`
  }
  return taken === 'row' ? `${name}[${text},:]'` : `${name}[${text}]`
}

/** Whether a name is that of a function where a parenthesis follows. */
export const isFunction = (reader: Reader, name: string): boolean =>
  reader.known.functions.has(name) ||
  (!reader.known.variables.has(name) && (GENERIC_NAMES.has(name) || name === 'sigma' || /^(?:f|g|h|phi|psi|sigma)_\w+$/.test(name)))

export const refuseUnknownFunction = (span: Span, name: string): never => {
  throw unknownLatexFunction(span, name)
}
