/**
 * Brackets and bars: what is grouped, inner products, norms, determinants and absolute values.
 */

import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { V } from '../../infer/kinds.ts'
import { hasOneAxis, isScalar, type Shape } from '../../shape/shape.ts'
import { ask } from '../choices.ts'
import { isSquareMatrix } from './constants.ts'
import { COSTS } from './costs.ts'
import { normed } from './norms.ts'
import {
  answering,
  COLON,
  contentKey,
  ENTRYWISE,
  filled,
  isCommand,
  isSign,
  joined,
  MAX_DEPTH,
  type Part,
  peek,
  placeOf,
  type Reader,
} from './reader.ts'
import { BRACKETS } from './spelling.ts'
import { argumentAt, type Token } from './tokens.ts'

const CLOSING: ReadonlyMap<string, string> = new Map([...BRACKETS, ['{', '}']])

export const isBracket = ({ kind, text }: Token): boolean =>
  (kind === 'sign' && (text === '(' || text === '[')) ||
  (kind === 'command' && (text === '{' || /^l(?:brace|paren|brack|angle)$/.test(text)))

/** Goes into a bracket; brackets inside one another are bounded. */
export const entered = <T>(reader: Reader, span: Span, read: () => T): T => {
  const { bars } = reader
  if (++reader.depth > MAX_DEPTH) throw unreadableLatex(span, 'it is nested too deeply')
  reader.bars = []
  const result = read()
  reader.depth--
  reader.bars = bars
  return result
}

/** What stands in brackets; `\langle a, b \rangle` is an inner product. */
export const readBracketed = (reader: Reader): Part => {
  const open = peek(reader)!
  reader.at++
  return entered(reader, open.span, () => {
    const first = reader.parse.sum(reader)
    const isInner = isCommand(open, 'langle')
    if (isInner && (isSign(peek(reader), ',') || isCommand(peek(reader), 'mid'))) {
      reader.at++
      const second = reader.parse.sum(reader)
      const to = closed(reader, open)
      passFrobenius(reader)
      return { ...inner(first, second), span: { from: open.span.from, to } }
    }
    const to = closed(reader, open)
    return { ...first, span: { from: open.span.from, to } }
  })
}

/** `\langle A, B \rangle_F` says what it is without the index. */
const passFrobenius = (reader: Reader): void => {
  if (!isSign(peek(reader), '_')) return
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  if (/^(?:F|Fro|HS|2)$/.test(tokens.map(({ text }) => text).join(''))) reader.at = next
}

/** What stands in brackets, parted by commas. */
export const argumentsIn = (reader: Reader): readonly Part[] => {
  const open = peek(reader)!
  reader.at++
  return entered(reader, open.span, () => {
    const args = [reader.parse.sum(reader)]
    while (isSign(peek(reader), ',')) {
      reader.at++
      args.push(reader.parse.sum(reader))
    }
    closed(reader, open)
    return args
  })
}

/** `A : B`. */
const inner = (left: Part, right: Part): Part => joined(left, ' : ', right, COLON, [ENTRYWISE, ENTRYWISE])

/** Goes past what closes a bracket. Returns where it ends. */
export const closed = (reader: Reader, open: Token): number => {
  const wanted = CLOSING.get(open.text)!
  const token = peek(reader)
  if (!token) throw unreadableLatex(open.span, `this ${shown(open)} is never closed`)
  const isClosing = token.text === wanted && (token.kind === 'sign' || token.kind === 'command')
  if (!isClosing)
    throw unreadableLatex(placeOf(reader), `this is not read where it stands; ${shown(open)} is still open`)
  reader.at++
  return token.span.to
}

const shown = ({ kind, text }: Token): string => (kind === 'command' ? `\\${text}` : text)

/** What closes a bar: the same, or the one on the right. */
const closesBar = (open: Token, token: Token | undefined): boolean => {
  if (!token || (token.kind !== 'sign' && token.kind !== 'command')) return false
  if (open.text === 'lvert') return token.text === 'rvert' || token.text === 'lvert'
  if (open.text === 'lVert') return token.text === 'rVert' || token.text === 'lVert'
  if (open.text === 'Vert' || open.text === '|')
    return open.kind === 'command' && token.kind === 'command'
      ? token.text === 'Vert' || token.text === '|'
      : token.kind === open.kind && token.text === open.text
  return token.text === open.text
}

/** `\vert\vert` is one sign. */
const doubled = (reader: Reader): boolean =>
  isCommand(peek(reader), 'vert') && isCommand(peek(reader, 1), 'vert')

export const readBarred = (reader: Reader): Part => {
  const open = peek(reader)!
  const two = doubled(reader)
  const isNorm = two || (open.kind === 'command' && /^(?:\||[lr]?Vert)$/.test(open.text))
  reader.at += two ? 2 : 1
  const { bars } = reader
  reader.bars = [...bars, open.text]
  if (++reader.depth > MAX_DEPTH) throw unreadableLatex(open.span, 'it is nested too deeply')
  const outer = reader.within
  const body = reader.parse.sum(reader)
  reader.within = outer
  const close = peek(reader)
  if (!closesBar(open, close) || (two && !doubled(reader)))
    throw unreadableLatex(open.span, 'this bar is never closed')
  reader.at += two ? 2 : 1
  reader.bars = bars
  reader.depth--
  const span = { from: open.span.from, to: peek(reader, -1)!.span.to }
  return isNorm ? normed(reader, body, span) : barred(reader, body, span)
}

/** Whether a term of a part is a vector by the letter at its end: `x`, `Ax - b`. */
const hasVectorTerm = ({ known }: Reader, { pieces }: Part): boolean => {
  const text = pieces.map((piece) => piece.text).join('')
  if (/[([]/.test(text)) return false
  return text.split(/ [-+] /).some((term) => {
    const last = term.includes("'") ? undefined : /(?:^|\*)([a-z]\w*)$/.exec(term)?.[1]
    return last !== undefined && defaultKind(last) === V && last !== 'eye' && !known.variables.has(last)
  })
}

/** Bars: a determinant, the absolute values, the norm of a vector. */
const barred = (reader: Reader, body: Part, span: Span): Part => {
  const isOfMatrix = body.isCapital === true || reader.within.at(-1) === 'log'
  const mayBeVector = body.isCapital === true || (!isOfMatrix && reader.scope === '')
  const isOfVector = mayBeVector && hasVectorTerm(reader, body)
  const det = {
    name: 'det',
    cost: isOfVector ? COSTS.barsOfVectorAsDeterminant : isOfMatrix ? 0 : COSTS.barsAsDeterminant,
    fits: isSquareMatrix,
  }
  const abs = {
    name: 'abs',
    cost: isOfMatrix ? COSTS.barsAsAbsolute : 0,
    fits: (shape: Shape) => isScalar(shape) || (!hasOneAxis(shape) && !isSquareMatrix(shape)),
  }
  const norm = {
    name: 'norm2',
    cost: isOfVector ? 0 : COSTS.barsAsNorm,
    fits: (shape: Shape) => hasOneAxis(shape) && !isScalar(shape),
  }
  const entries = { name: 'abs', cost: COSTS.barsByEntries, fits: (shape: Shape) => !isScalar(shape) }
  const options = isOfVector
    ? [norm, abs, det, entries]
    : [...(isOfMatrix ? [det, abs] : [abs, det]), norm, entries]
  const key = contentKey(reader, 'bars', [body], options)
  const name = ask(reader.choices, {
    key,
    span,
    why: 'bars around a square matrix are its determinant, around a vector its norm, else absolute values',
    options,
  })
  return answering(key, filled(`${name}($1)`, [body], span))
}
