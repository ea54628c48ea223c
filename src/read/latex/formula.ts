/**
 * Sums, colon products, products: how what stands side by side in LaTeX groups. Side by side binds more tightly than
 * `\circ`, `\odot` and `\otimes`, these more tightly than `:`, and then come `+` and `-`.
 */
import { ask } from '../choices.ts'
import { across } from '../piece.ts'
import { COSTS } from './costs.ts'
import { readFactor } from './factors.ts'
import { divided, negated, signAt } from './operations.ts'
import {
  ATOM,
  atom,
  COLON,
  carriedBy,
  contentKey,
  ENTRYWISE,
  filled,
  inside,
  isCommand,
  isSign,
  joined,
  type Part,
  PRODUCT,
  peek,
  type Reader,
  SCRIPT,
  SUM,
} from './reader.ts'
import { ENTRYWISE as OPERATORS, PRODUCTS } from './spelling.ts'
import { startsFactor } from './starts.ts'
import { textOf } from './tokens.ts'

/** A whole expression. */
export const readSum = (reader: Reader): Part => {
  const first = signed(reader, readTerm)
  const terms: [sign: string, part: Part][] = []
  for (let sign = signAt(reader); sign !== undefined; sign = signAt(reader)) {
    reader.at++
    const term = signed(reader, readTerm)
    const right = term.pieces[0]?.text.startsWith('-') ? { ...term, level: SUM + 1 } : term
    terms.push([sign < 0 ? ' - ' : ' + ', right])
  }
  return terms.length === 0 ? first : added(first, terms)
}

/** A sum of many terms at once. */
const added = (first: Part, terms: readonly (readonly [sign: string, part: Part])[]): Part => {
  const pieces = [...inside(first, SUM)]
  let end = first.span.to
  for (const [text, part] of terms) {
    pieces.push({ text, span: { from: end, to: Math.max(end, part.span.from) } }, ...inside(part, COLON))
    end = Math.max(end, part.span.to)
  }
  const parts = [first, ...terms.map(([, part]) => part)]
  return {
    pieces,
    level: SUM,
    span: parts.map(({ span }) => span).reduce(across),
    carries: carriedBy(...parts),
    ...(first.isCapital && { isCapital: true }),
  }
}

/** What begins with a sign or none. */
const signed = (reader: Reader, read: (reader: Reader) => Part): Part => {
  const start = peek(reader)
  const sign = signAt(reader)
  if (sign === undefined || !start) return read(reader)
  reader.at++
  const part = signed(reader, read)
  return sign > 0 ? part : negated(part, start.span)
}

/** A term of a sum: products, with a colon between two of them. */
export const readTerm = (reader: Reader): Part => {
  const left = readEntrywise(reader)
  const colon = peek(reader)
  if (!isSign(colon, ':') && !isCommand(colon, 'colon')) return left
  reader.at++
  const right = readEntrywise(reader)
  return joined(onesFor(left), ' : ', onesFor(right), COLON, [ENTRYWISE, ENTRYWISE])
}

/** `1:A` is the sum of all entries. */
const onesFor = (part: Part): Part => (part.number === '1' ? atom('vector(1)', part.span) : part)

/** Products with `\circ`, `\odot`, `\otimes`, `\oslash` between them. */
export const readEntrywise = (reader: Reader): Part => {
  let product = readProduct(reader)
  for (let operator = entrywiseAt(reader); operator; operator = entrywiseAt(reader)) {
    reader.at++
    const right = signed(reader, readProduct)
    if (operator === '⊗') {
      product = {
        ...filled('kron($1, $2)', [product, right], right.span),
        span: across(product.span, right.span),
      }
      continue
    }
    product = joined(product, ` ${operator} `, right, ENTRYWISE, [
      product.level === PRODUCT ? SCRIPT : ENTRYWISE,
      SCRIPT,
    ])
  }
  return product
}

const entrywiseAt = (reader: Reader): string | undefined => {
  const token = peek(reader)
  if (token?.kind !== 'command') return undefined
  return OPERATORS.get(token.text)
}

/** Factors side by side, or with a dot, a cross or a slash between them. */
export const readProduct = (reader: Reader): Part => {
  let product = readFactor(reader)
  for (;;) {
    const token = peek(reader)
    if (!token) return product
    const operator = PRODUCTS.get(token.text)
    if (operator !== undefined && token.kind !== 'letter') {
      reader.at++
      const isCross = isCommand(token, 'times')
      product = times(reader, product, signed(reader, readFactor), token.span, isCross)
    } else if (isSign(token, '/') || isCommand(token, 'div')) {
      reader.at++
      product = over(reader, product, token.span)
    } else if (startsFactor(reader))
      product = multiplied(product, onesBehind(reader, product) ?? readFactor(reader))
    else return product
  }
}

/** A `1` behind a factor, with no sign between them, is a vector of ones: as a number it would say nothing. */
const onesBehind = (reader: Reader, before: Part): Part | undefined => {
  const [token, next] = [peek(reader), peek(reader, 1)]
  if (
    before.number !== undefined ||
    token?.kind !== 'digit' ||
    token.text !== '1' ||
    token.font !== undefined
  )
    return undefined
  if (next?.kind === 'digit' || (next?.kind === 'sign' && '._^/'.includes(next.text))) return undefined
  const taken = ask(reader.choices, {
    key: `ones ${token.span.from}`,
    span: token.span,
    why: 'a 1 behind a factor would say nothing as a number',
    options: [
      { name: 'ones', cost: 0 },
      { name: 'number', cost: COSTS.slashOverProduct },
    ],
  })
  if (taken === 'number') return undefined
  reader.at++
  return atom('vector(1)', token.span)
}

const multiplied = (left: Part, right: Part): Part => joined(left, '*', right, PRODUCT, [PRODUCT, SCRIPT])

const CROSS = 'cross product'

/** A product with a sign: of two columns it is the dot product, or with a cross, in three dimensions, the cross product. */
const times = (reader: Reader, left: Part, right: Part, span: Part['span'], isCross: boolean): Part => {
  if (left.number !== undefined || right.number !== undefined) return multiplied(left, right)
  if (isCross && reader.known.isAnswer) return filled('cross($1, $2)', [left, right], span)
  const mayCross = isCross && !left.isCapital && !right.isCapital
  const taken = ask(reader.choices, {
    key: `dot ${span.from}`,
    span: across(left.span, right.span),
    why: 'a product, unless both are columns',
    options: [
      { name: 'product', cost: 0 },
      ...(mayCross ? [{ name: CROSS, cost: COSTS.crossProduct }] : []),
      {
        name: 'dot product',
        cost:
          (left.isCapital ? COSTS.dotProductOfCapital : COSTS.dotProduct) + (mayCross ? COSTS.dotByCross : 0),
      },
    ],
    tells: 'others',
  })
  if (taken === CROSS) return filled('cross($1, $2)', [left, right], span)
  if (taken === 'product' || right.level > SCRIPT) return multiplied(left, right)
  return joined(filled("$1'", [left], left.span, { level: SCRIPT, inner: ATOM }), '*', right, PRODUCT, [
    PRODUCT,
    SCRIPT,
  ])
}

const AFTER_NUMBER = [
  { name: 'one factor', cost: 0 },
  { name: 'the product', cost: COSTS.slashOverProduct },
]
const AFTER_OTHERS = [
  { name: 'the product', cost: 0 },
  { name: 'one factor', cost: COSTS.slashOverOneFactor },
]

const isTransposed = ({ pieces }: Part): boolean => pieces.at(-1)!.text.endsWith("'")

/** What a slash divides by: after a number one factor, unless it is a row, else all that stands side by side. */
const over = (reader: Reader, left: Part, span: Part['span']): Part => {
  const one = readFactor(reader)
  if (!startsFactor(reader)) return divided(reader, left, one, span)
  const options = left.number !== undefined && !isTransposed(one) ? AFTER_NUMBER : AFTER_OTHERS
  const taken = ask(reader.choices, {
    key: contentKey(reader, `over ${restOfTerm(reader)}`, [left, one], options),
    span: across(left.span, one.span),
    why: 'a slash after a number divides by one factor that is no row, after anything else by what stands side by side',
    options,
  })
  let right = one
  while (taken === 'the product' && startsFactor(reader)) right = multiplied(right, readFactor(reader))
  return divided(reader, left, right, span)
}

/** So many tokens of a term tell it from others. */
const TOLD_BY = 40

/** What is written from here to the end of the term, at least, or the beginning of it. */
const restOfTerm = ({ tokens, at }: Reader): string => {
  let depth = 0
  let end = at
  for (; end < Math.min(tokens.length, at + TOLD_BY); end++) {
    const { text } = tokens[end]!
    if (depth === 0 && '+-=,;:)]}'.includes(text)) break
    if ('([{'.includes(text)) depth++
    if (')]}'.includes(text)) depth--
  }
  return textOf(tokens.slice(at, end))
}
