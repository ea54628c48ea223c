/**
 * How far sums and products over indices reach. A sum takes the terms that carry its index, also those behind a minus,
 * and stops before those that do not; a product takes the factors side by side.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { across } from '../piece.ts'
import { symbolText } from './indices.ts'
import { negated, signAt } from './operations.ts'
import {
  COLON,
  isCommand,
  isSign,
  joined,
  marked,
  type Part,
  PRODUCT,
  peek,
  type Reader,
  SCRIPT,
  SUM,
} from './reader.ts'
import { startsFactor } from './starts.ts'
import { argumentAt, type Token } from './tokens.ts'

export const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['neq', '!='],
  ['ne', '!='],
  ['leq', '<='],
  ['le', '<='],
  ['geq', '>='],
  ['ge', '>='],
])

export const partedByCommas = (tokens: readonly Token[]): Token[][] => {
  const items: Token[][] = [[]]
  for (const token of tokens) {
    if (isSign(token, ',')) items.push([])
    else if (token.kind !== 'open' && token.kind !== 'close') items.at(-1)!.push(token)
  }
  return items.filter((item) => item.length > 0)
}

/** The terms that carry the index. */
export const bodyOf = (reader: Reader, indices: readonly string[]): Part => {
  let body = signedTerm(reader)
  for (let sign = signAt(reader); sign !== undefined; sign = signAt(reader)) {
    const undo = marked(reader)
    const { span } = peek(reader)!
    reader.at++
    const from = reader.at
    const term = reader.parse.term(reader)
    const isApart = indices.some((index) => bindsAgain(reader.tokens.slice(from, reader.at), index))
    if (isApart || !indices.some((index) => term.carries.has(index))) {
      undo()
      return body
    }
    body = joined(body, sign < 0 ? ' - ' : ' + ', { ...term, span: across(span, term.span) }, SUM, [
      SUM,
      COLON,
    ])
  }
  return body
}

/**
 * The factors side by side that a product over an index takes. One that does not carry the index would be raised to a
 * power, or stand outside. Throws: which of the two is meant.
 */
export const factorsOf = (reader: Reader, indices: readonly string[]): Part => {
  let body = reader.parse.factor(reader)
  while (startsFactor(reader)) {
    const factor = reader.parse.factor(reader)
    if (![body, factor].every(({ carries }) => indices.some((index) => carries.has(index))))
      throw unreadableLatex(
        factor.span,
        'whether a product over an index takes what does not carry it is not told',
        'Put brackets around all that it takes, or what it does not take before it.',
      )
    body = joined(body, '*', factor, PRODUCT, [PRODUCT, SCRIPT])
  }
  return body
}

/** Whether a term is a sum of its own over an index: one that names it below, `i<j`, with nothing outside that has it. */
const bindsAgain = (tokens: readonly Token[], index: string): boolean => {
  for (let at = 0; at < tokens.length; at++) {
    if (isSign(tokens[at], '_') && argumentAt(tokens, at + 1).tokens.some((one) => symbolText(one) === index))
      return isCommand(tokens[at - 1], 'sum') && isBoundIn(argumentAt(tokens, at + 1).tokens, index)
  }
  return false
}

const isBoundIn = (below: readonly Token[], index: string): boolean =>
  partedByCommas(below).some(
    (item) =>
      item.some((token) => symbolText(token) === index) &&
      (symbolText(item[0]!) === index || item.some(({ text }) => RELATIONS.has(text))),
  )

const signedTerm = (reader: Reader): Part => {
  const sign = signAt(reader)
  if (sign === undefined) return reader.parse.entrywise(reader)
  const { span } = peek(reader)!
  reader.at++
  const term = reader.parse.entrywise(reader)
  return sign < 0 ? negated(term, span) : term
}
