/**
 * Subscripts behind brackets and answers: entries, and what numbers and ranges pick.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { across } from '../piece.ts'
import { indexText, itemsOf, symbolText } from './indices.ts'
import { ATOM, atom, carriedBy, filled, inside, isSign, type Part, type Reader, readAll } from './reader.ts'
import { argumentAt, partedBy, type Token } from './tokens.ts'

/** What is picked by numbers and ranges, as answers have it. */
const picked = (reader: Reader, part: Part, tokens: readonly Token[], span: Span): Part => {
  const picks = partedBy(tokens, (token) => isSign(token, ',')).map((pick) => {
    const ends = partedBy(pick, (token) => isSign(token, ':')).filter((end) => end.length > 0)
    const parts = ends.map((end) => readAll(reader, end, reader.parse.sum, span))
    return parts.length === 0 ? atom(':', span) : filled(parts.length === 1 ? '$1' : '$1:$2', parts, span)
  })
  const [first, second] = picks as [Part, Part?]
  const pieces = [
    ...inside(part, ATOM),
    { text: '[', span },
    ...first.pieces,
    ...(second ? [{ text: ',', span }, ...second.pieces] : []),
    { text: ']', span },
  ]
  const carries = new Set([
    ...carriedBy(part),
    ...tokens.map(symbolText).filter((name) => reader.bound.includes(name)),
  ])
  return { ...atom('', span), pieces, carries }
}

/** An index behind brackets: an entry. */
export const lowered = (reader: Reader, part: Part, { span }: Token): Part => {
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  if (tokens.length === 1 && isSign(tokens[0], '+'))
    return { ...filled('max(0, $1)', [part], span), span: across(part.span, span) }
  const items = itemsOf(tokens)
  const bound = items.flatMap((item) => indexText(reader, item, span) ?? [])
  const isRange = tokens.some((token) => isSign(token, ':'))
  if ((isRange || bound.length !== items.length) && reader.known.isAnswer)
    return picked(reader, part, tokens, span)
  if (bound.length !== items.length || bound.length === 0)
    throw unreadableLatex(
      span,
      'this subscript stands behind no name',
      'Only names have subscripts; entries have bound indices.',
    )
  const carries = new Set([...part.carries, ...bound.flatMap(({ carries: more }) => more)])
  return {
    ...filled(`$1[${bound.map(({ text }) => text).join(',')}]`, [part], span, { inner: ATOM }),
    carries,
  }
}
