/**
 * Sums and products over indices: what they run over.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { across } from '../piece.ts'
import { symbolText } from './indices.ts'
import { bodyOf, factorsOf, partedByCommas, RELATIONS } from './reach.ts'
import {
  ATOM,
  atom,
  COLON,
  filled,
  inside,
  isCommand,
  isSign,
  joined,
  MAX_DEPTH,
  type Part,
  PRODUCT,
  peek,
  type Reader,
  readAll,
  SUM,
} from './reader.ts'
import { LETTERS } from './spelling.ts'
import { argumentAt, type Token, textOf } from './tokens.ts'

/** What a sum runs over: indices, each with its range where one is given, and conditions. */
interface Range {
  readonly indices: readonly { readonly name: string; readonly from?: readonly Token[] }[]
  readonly to?: readonly Token[]
  readonly conditions: readonly string[]
}

export const readIndexed = (reader: Reader): Part => {
  const sign = peek(reader)!
  const isProduct = sign.text === 'prod'
  reader.at++
  const below = scriptAt(reader, '_')
  const above = scriptAt(reader, '^')
  const range = below ? rangeOf(below, above, sign.span, reader.bound) : undefined
  const indices = range?.indices.map(({ name }) => name) ?? carriedIndex(reader)
  for (const index of indices) reader.ranges.add(index)
  const outer = reader.bound
  reader.bound = [...outer, ...indices]
  if (++reader.depth > MAX_DEPTH) throw unreadableLatex(sign.span, 'sums stand too deep inside one another')
  const body = isProduct ? factorsOf(reader, indices) : bodyOf(reader, indices)
  reader.depth--
  reader.bound = outer
  const span = across(sign.span, body.span)
  const name = isProduct ? 'prod' : 'sum'
  if (indices.length === 0) return { ...filled(`${name}($1)`, [body], sign.span), span }
  const given = range ?? { indices: indices.map((index) => ({ name: index })), conditions: [] }
  return { ...over(reader, name, body, given, sign.span), span }
}

/** The letters that the sums among tokens run over. */
export const summedIn = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(
    tokens.flatMap((token, at) =>
      (isCommand(token, 'sum') || isCommand(token, 'prod')) && isSign(tokens[at + 1], '_')
        ? argumentAt(tokens, at + 2)
            .tokens.filter(isLetter)
            .map(symbolText)
        : [],
    ),
  )

/** The first tokens of names that have one of these letters for an index. */
export const summedNamesIn = (tokens: readonly Token[]): ReadonlySet<string> => {
  const summed = summedIn(tokens)
  return new Set(
    tokens.flatMap((token, at) => {
      if (!isLetter(token) || !isSign(tokens[at + 1], '_')) return []
      const script = argumentAt(tokens, at + 2).tokens
      return script.length === 1 && summed.has(symbolText(script[0]!)) ? [token.text] : []
    }),
  )
}

const scriptAt = (reader: Reader, script: string): readonly Token[] | undefined => {
  if (!isSign(peek(reader), script)) return undefined
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  return tokens
}

const isLetter = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'letter' || (token.kind === 'command' && LETTERS.has(token.text)))

/** What is under a sum, as it is gathered. */
interface Below {
  readonly indices: { name: string; from?: readonly Token[]; to?: readonly Token[] }[]
  readonly conditions: string[]
}

/** `i=1`, `i,j`, `i<j`, `i \ne j`, `j=1, j \ne i`, `i \in [n]`. */
const rangeOf = (
  below: readonly Token[],
  above: readonly Token[] | undefined,
  span: Span,
  bound: readonly string[],
): Range => {
  const found: Below = { indices: [], conditions: [] }
  for (const item of partedByCommas(below)) {
    const [first, second, third] = item
    if (!first || !isLetter(first)) throw unreadableLatex(first?.span ?? span, 'this is no index to sum over')
    const name = symbolText(first)
    if (item.length === 1) found.indices.push({ name })
    else if (isSign(second, '=') && item.length > 2) found.indices.push({ name, from: item.slice(2) })
    else if (isCommand(second, 'in') && isSign(third, '[') && isSign(item.at(-1), ']'))
      found.indices.push({ name, to: item.slice(3, -1) })
    else related(item, found, bound, second?.span ?? span)
  }
  const { indices, conditions } = found
  const unique = indices.filter(({ name }, i) => indices.findIndex((other) => other.name === name) === i)
  const to = above ?? indices.find((index) => index.to)?.to
  return { indices: unique, conditions, ...(to && { to }) }
}

/** `i<j`, `i \ne j`, `ij`: indices that are not bound around the sum, and what is said of them. */
const related = (item: readonly Token[], found: Below, bound: readonly string[], span: Span): void => {
  const letters = item.filter(isLetter)
  const relations = item.filter((token) => RELATIONS.has(token.text))
  const isRelation = relations.length > 0 && letters.length === relations.length + 1
  if (!(isRelation || relations.length === 0) || letters.length + relations.length !== item.length)
    throw unreadableLatex(
      span,
      'sums over a set are not in the language',
      'Write the range: \\sum_{i=1}^{n}.',
    )
  relations.forEach((relation, i) => {
    found.conditions.push(
      `${symbolText(letters[i]!)} ${RELATIONS.get(relation.text)} ${symbolText(letters[i + 1]!)}`,
    )
  })
  const known = new Set([...(isRelation ? bound : []), ...found.indices.map(({ name }) => name)])
  for (const letter of letters)
    if (!known.has(symbolText(letter))) found.indices.push({ name: symbolText(letter) })
}

/** The index that the rest of the text carries, where a sum names none. */
const carriedIndex = (reader: Reader): readonly string[] => {
  for (let i = reader.at; i < reader.tokens.length; i++) {
    if (!isSign(reader.tokens[i], '_')) continue
    const { tokens } = argumentAt(reader.tokens, i + 1)
    const [letter, ...more] = tokens
    if (
      more.length === 0 &&
      letter?.kind === 'letter' &&
      'ijklmnst'.includes(letter.text) &&
      !reader.bound.includes(letter.text)
    )
      return [letter.text]
  }
  return []
}

/** A limit of a range: `n`, `T-1`. */
const limitOf = (reader: Reader, tokens: readonly Token[], span: Span): Part =>
  readAll(reader, tokens, reader.parse.sum, span)

const isZero = (from: readonly Token[] | undefined): boolean => from !== undefined && textOf(from) === '0'

/** What is one more: `T` for `T - 1`. */
const oneMore = (limit: Part): Part => {
  const [minus, one] = limit.pieces.slice(-2)
  if (minus?.text === ' - ' && one?.text === '1')
    return { ...limit, pieces: limit.pieces.slice(0, -2), level: limit.pieces.length === 3 ? ATOM : SUM }
  return joined(limit, ' + ', atom('1', limit.span), SUM, [SUM, COLON])
}

/**
 * Keeps from where the entries are counted that a sum goes through: a sum from 0 becomes one from 1, which is the same
 * where its index only picks entries and these are counted from 0 in all sums.
 */
const noteBase = (reader: Reader, body: Part, index: string, isFromZero: boolean, span: Span): void => {
  if (isFromZero && body.pieces.some(({ text }) => text === index))
    throw unreadableLatex(
      span,
      `entries are counted from 1, and ${index} counts from 0 and is a number, too`,
      `Write the sum from ${index} = 1.`,
    )
  const picked = body.pieces.map(({ text }) => text).join('')
  for (const [, name] of picked.matchAll(new RegExp(`([A-Za-z]\\w*)\\[[^\\]]*\\b${index}\\b`, 'g'))) {
    const before = reader.bases.get(name!)
    if (before !== undefined && before !== isFromZero)
      throw unreadableLatex(
        span,
        `the entries of ${name} are counted from 0 in one sum and from 1 in another`,
      )
    reader.bases.set(name!, isFromZero)
  }
  if (isFromZero)
    reader.notes.push(`the sum over ${index} from 0 is one from 1 here: what it picks is counted from 1`)
}

/** `sum(E for i in 1:n, j if i != j)`, and so for a product. */
const over = (
  reader: Reader,
  called: string,
  body: Part,
  { indices, to, conditions }: Range,
  span: Span,
): Part => {
  const limit = to && to.length > 0 && !isCommand(to[0], 'infty') ? limitOf(reader, to, span) : undefined
  for (const { text } of limit?.pieces ?? []) if (/^[A-Za-z]\w*$/.test(text)) reader.limits.add(text)
  if (to && !limit) throw unreadableLatex(span, 'infinite sums are not in the language')
  const carried = indices.filter(({ name }) => !body.carries.has(name))
  if (carried.length > 0 && !limit)
    throw unreadableLatex(span, `what the sum runs over does not carry the index ${carried[0]!.name}`)
  if (limit) for (const { name, from } of indices) noteBase(reader, body, name, isZero(from), span)
  const pieces = indices.flatMap(({ name, from }, i) => {
    const comma = i === 0 ? ' for ' : ', '
    if (!limit) return [{ text: `${comma}${name}`, span }]
    const isShifted = isZero(from)
    const start = from && !isShifted ? limitOf(reader, from, span).pieces : [{ text: '1', span }]
    const end = isShifted ? oneMore(limit) : limit
    return [{ text: `${comma}${name} in `, span }, ...start, { text: ':', span }, ...inside(end, PRODUCT)]
  })
  const given = conditions.length > 0 ? ` if ${conditions.join(', ')}` : ''
  const names = new Set(indices.map(({ name }) => name))
  return {
    ...atom('', span),
    pieces: [{ text: `${called}(`, span }, ...body.pieces, ...pieces, { text: `${given})`, span }],
    carries: new Set([...body.carries].filter((name) => !names.has(name))),
  }
}
