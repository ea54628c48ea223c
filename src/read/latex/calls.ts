/**
 * A name with a parenthesis behind it: a call, a product, or what an equation of the text defined.
 */

import { ask } from '../choices.ts'
import { COSTS } from './costs.ts'
import { readArguments } from './operations.ts'
import {
  atom,
  carriedBy,
  filled,
  isCommand,
  isSign,
  keepFirst,
  listed,
  type Part,
  peek,
  type Reader,
  readAll,
} from './reader.ts'
import { LETTERS } from './spelling.ts'
import { isFunction, type NameRead, refuseUnknownFunction } from './symbols.ts'
import { argumentAt, type Token } from './tokens.ts'
import { readUnknownCall } from './unknown-calls.ts'

/** The call that a name with what follows it is; `undefined` where it is a factor. */
export const readCall = (reader: Reader, symbol: NameRead, first: Token): Part | undefined => {
  refuseRaised(reader, symbol)
  const primes = primesBefore(reader)
  const open = peek(reader, primes)
  if (!open || !isSign(open, '(')) return undefined
  const { name, span } = symbol
  const end = closing(reader, primes)
  if (end === undefined) return undefined
  const inside = reader.tokens.slice(reader.at + primes + 1, end)
  if (symbol.indices.length > 0) {
    const isKnown = reader.known.isAnswer && reader.known.variables.has(name)
    if (isFunction(reader, name) || (!isKnown && isBareArgument(inside) && !isCoefficient(inside)))
      return refuseUnknownFunction(span, `${name} with an index`)
    return undefined
  }
  const extreme = extremeOf(reader, symbol, primes, inside)
  if (extreme) return extreme
  const defined = reader.defined.get(name)
  if (defined) return ofDefined(reader, symbol, inside, end, defined.parameters, primes)
  if (isFunction(reader, name)) return called(reader, symbol, primes, inside, end)
  if (primes === 0 && isNumber(reader, name)) return undefined
  if (primes === 0 && isBareArgument(inside) && !reader.known.variables.has(name) && !isCoefficient(inside))
    return refuseUnknownFunction({ from: first.span.from, to: reader.tokens[end]!.span.to }, name)
  if (primes > 0) return undefined
  if (isBareArgument(inside) && isListed(inside)) return refuseUnknownFunction(span, name)
  return readUnknownCall(reader, symbol, first, inside, end)
}

/** Whether a name before a bracket is a number times it: an index of a sum, or a size in an answer. */
const isNumber = ({ bound, known }: Reader, name: string): boolean =>
  bound.includes(name) || (known.isAnswer && known.sizes.has(name))

/** Throws at `\\sigma^2(x)`: a number before a name needs no bracket, and a function has its power behind it. */
const refuseRaised = (reader: Reader, { name, span }: NameRead): void => {
  if (!isSign(peek(reader), '^') || reader.known.variables.has(name) || reader.known.isAnswer) return
  const { next, tokens } = argumentAt(reader.tokens, reader.at + 1)
  if (!tokens.every(({ kind }) => kind === 'digit') || !isSign(reader.tokens[next], '(')) return
  const end = closing(reader, next - reader.at)
  const inside = end === undefined ? [] : reader.tokens.slice(next + 1, end)
  if (isBareArgument(inside) && !isCoefficient(inside)) refuseUnknownFunction(span, name)
}

/** Extreme eigenvalues and singular values, by the names that papers give them. */
const EXTREMES: ReadonlyMap<string, string> = new Map([
  ['lambda_max', 'eigmax'],
  ['lambda_min', 'eigmin'],
  ['sigma_max', 'spectral'],
])

/** `\\lambda_{\\max}(A)`. */
const extremeOf = (
  reader: Reader,
  { name, span }: NameRead,
  primes: number,
  inside: readonly Token[],
): Part | undefined => {
  const extreme = EXTREMES.get(name)
  const isNamed = reader.defined.has(name) || reader.known.variables.has(name)
  if (extreme === undefined || primes > 0 || isNamed) return undefined
  reader.at += inside.length + 2
  const call = filled(`${extreme}($1)`, [readAll(reader, inside, reader.parse.sum, span)], span)
  return { ...call, span: { from: span.from, to: reader.tokens[reader.at - 1]!.span.to } }
}

const primesBefore = (reader: Reader): number => {
  let primes = 0
  while (isSign(peek(reader, primes), "'")) primes++
  return primes
}

/** Where the parenthesis closes. */
const closing = ({ tokens, at }: Reader, primes: number): number | undefined => {
  let depth = 0
  for (let i = at + primes; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!
    if (kind !== 'sign') continue
    if (text === '(') depth++
    if (text === ')' && --depth === 0) return i
  }
  return undefined
}

/** `y, x`, `y | x`: arguments, outside of any bracket. */
const isListed = (tokens: readonly Token[]): boolean => {
  let depth = 0
  let bars = 0
  let commas = 0
  for (const { kind, text } of tokens) {
    if (/^(?:[([]|langle|lbrace|\\?\{)$/.test(text)) depth++
    else if (/^(?:[)\]]|rangle|rbrace|\\?\})$/.test(text)) depth--
    else if (depth === 0 && kind === 'sign' && (text === ',' || text === ';')) commas++
    else if (depth === 0 && ((kind === 'sign' && text === '|') || (kind === 'command' && text === 'mid')))
      bars++
  }
  return commas > 0 || bars % 2 === 1
}

/** A single name, or several with commas: what functions are called with, and products are not made of. */
const isBareArgument = (tokens: readonly Token[]): boolean => {
  const plain = tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')
  if (plain.some((token) => isSign(token, ',') || isCommand(token, 'mid')) || isConditioned(plain))
    return true
  const scripts = plain.filter((token) => isSign(token, '_'))
  const letters = plain.filter(
    ({ kind, text }, i) =>
      kind === 'letter' ||
      (kind === 'command' && LETTERS.has(text)) ||
      (kind === 'digit' && isSign(plain[i - 1], '_')),
  )
  return (
    plain.length > 0 &&
    letters.length + scripts.length === plain.length &&
    letters.length - scripts.length === 1
  )
}

/** `y|X` has one bar, which opens nothing. */
const isConditioned = (tokens: readonly Token[]): boolean =>
  tokens.filter((token) => isSign(token, '|')).length === 1

const isCoefficient = (tokens: readonly Token[]): boolean => tokens.every(({ kind }) => kind === 'digit')

/** A call of an elementwise function; a product with a name only where that fits and the call does not. */
const called = (
  reader: Reader,
  { name, span }: NameRead,
  primes: number,
  inside: readonly Token[],
  end: number,
): Part | undefined => {
  const taken = ask(reader.choices, {
    key: `call ${span.from}`,
    span,
    why: `${name} before a parenthesis is a function, entry by entry`,
    options: [
      { name: 'call', cost: 0 },
      { name: 'product', cost: COSTS.callAsProduct },
    ],
    tells: name === 'sigma' || reader.known.functions.has(name) ? 'others' : 'always',
  })
  if (taken === 'product') return undefined
  reader.at = end + 1
  const args = readAll({ ...reader, within: reader.within }, inside, asOne, span)
  const isGeneric = name !== 'sigma'
  if (isGeneric && !reader.known.functions.has(name)) keepFirst(reader.generic, name, span)
  return {
    ...atom(`${name}${"'".repeat(primes)}(`, span),
    pieces: [{ text: `${name}${"'".repeat(primes)}(`, span }, ...args.pieces, { text: ')', span }],
    carries: carriedBy(args),
    span: { from: span.from, to: reader.tokens[end]!.span.to },
  }
}

/** Arguments with commas between them, as one part. */
const asOne = (reader: Reader): Part => {
  const args = readArguments(reader)
  const [first] = args as [Part]
  if (args.length === 1) return first
  return {
    ...first,
    pieces: listed(args, first.span),
    carries: carriedBy(...args),
  }
}

/** What was defined, with the same names in parentheses behind it, or as a function with others. */
const ofDefined = (
  reader: Reader,
  { name, span }: NameRead,
  inside: readonly Token[],
  end: number,
  parameters: readonly string[] | undefined,
  primes: number,
): Part | undefined => {
  if (parameters === undefined) return undefined
  const args = readAll(reader, inside, asOne, span)
  const text = args.pieces.map((piece) => piece.text).join('')
  reader.at = end + 1
  const whole = { from: span.from, to: reader.tokens[end]!.span.to }
  const isSame = text === parameters.join(', ') && primes === 0
  if (!isSame) reader.called.add(name)
  if (isSame && !reader.called.has(name)) return atom(name, whole, { name, isCapital: /^[A-Z]/.test(name) })
  const head = { text: `${name}${"'".repeat(primes)}(`, span }
  return { ...atom('', whole), pieces: [head, ...args.pieces, { text: ')', span }], carries: args.carries }
}
