/**
 * Functions and what they are applied to: what stands in brackets, or without them the rest of the product.
 */

import type { Span } from '../../errors/error.ts'
import { unknownLatexFunction, unreadableLatex } from '../../errors/latex.ts'
import { functionNamed } from '../../functions/index.ts'
import { hasOneAxis, type Shape } from '../../shape/shape.ts'
import { ask } from '../choices.ts'
import { excerpt } from '../excerpt.ts'
import { across } from '../piece.ts'
import { APPLIED, functionOfWord } from './applied-names.ts'
import { argumentsIn, isBracket } from './brackets.ts'
import { readCall } from './calls.ts'
import { applied, readIdentity } from './constants.ts'
import { COSTS } from './costs.ts'
import { partOf } from './members.ts'
import {
  ATOM,
  answering,
  atom,
  callOf,
  contentKey,
  filled,
  inside,
  isCommand,
  isEntrywiseMark,
  isSign,
  joined,
  MAX_DEPTH,
  type Part,
  PRODUCT,
  peek,
  placeOf,
  type Reader,
  SCRIPT,
} from './reader.ts'
import { REFUSED } from './spelling.ts'
import { startsFactor } from './starts.ts'
import { readSymbol } from './symbols.ts'
import { argumentAt, type Token, textOf } from './tokens.ts'

/** A function that is a command. */
export const readApplied = (reader: Reader): Part => {
  const token = peek(reader)!
  reader.at++
  return readFunction(reader, APPLIED.get(token.text) ?? token.text, token.span)
}

/** Words that name no function of the language, by why. */
const NO_WORDS: ReadonlyMap<string, string> = new Map([
  ['E', 'expectations are not in the language'],
  ['pr', 'probabilities are not in the language'],
  ['var', 'a variance of a random variable is not in the language'],
  ['cov', 'covariances of random variables are not in the language'],
  ['rank', 'ranks have no derivative'],
  ['const', 'a constant that is not named cannot be kept'],
])

/** A word: a function, the identity, or a name of several letters. */
export const readWord = (reader: Reader): Part => {
  const token = peek(reader)!
  const { text, span } = token
  if (text === 'Id' || text === 'id') return readIdentity(reader, token)!
  const symbolic = reader.known.variables.has(text) || reader.defined.has(text)
  if (!symbolic && /^(?:Var|Cov|E|Pr)$/.test(text))
    throw unreadableLatex(span, NO_WORDS.get(text.toLowerCase()) ?? NO_WORDS.get(text)!)
  const name = symbolic ? undefined : functionOfWord(text)
  if (name !== undefined) {
    reader.at++
    return readFunction(reader, name, span)
  }
  if (/^const(?:ant)?\.?$/.test(text)) {
    reader.at++
    reader.notes.push('the constant is left out, which changes no derivative')
    return atom('0', span, { number: '0' })
  }
  const why = NO_WORDS.get(text) ?? NO_WORDS.get(text.toLowerCase()) ?? REFUSED.get(text)
  if (why !== undefined && !symbolic) throw unreadableLatex(span, why)
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(text))
    throw unreadableLatex(span, `the words “${text}” stand inside a formula`)
  const symbol = readSymbol(reader)
  const called = readCall(reader, symbol, token)
  if (called) return called
  if (isSign(peek(reader), '(') || isSign(peek(reader), '[')) throw unknownLatexFunction(span, text)
  return partOf(reader, symbol)
}

/** What stands between a function's name and what it is applied to. */
interface Scripts {
  readonly primes: number
  readonly power?: readonly Token[]
  readonly base?: readonly Token[]
  /** Whether it is said to go entry by entry: `\exp^{\odot}(X)`. */
  readonly isOfEntries?: boolean
}

const scriptsOf = (reader: Reader): Scripts => {
  let scripts: Scripts = { primes: 0 }
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isSign(token, "'")) {
      scripts = { ...scripts, primes: scripts.primes + 1 }
      reader.at++
    } else if (isSign(token, '^') || isSign(token, '_')) {
      const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
      const isMark = token.text === '^' && tokens.length === 1 && isEntrywiseMark(tokens[0])
      const script = isMark ? { isOfEntries: true } : { [token.text === '^' ? 'power' : 'base']: tokens }
      scripts = { ...scripts, ...script }
      reader.at = next
    } else break
  }
  return scripts
}

/** A function of the language with what it is applied to. */
export const readFunction = (reader: Reader, given: string, span: Span): Part => {
  const { primes, power, base, isOfEntries } = scriptsOf(reader)
  const open = peek(reader)
  const along = open && isBracket(open) ? alongOf(base) : undefined
  const name = along === undefined ? based(given, base, span) : given
  if (primes > 0 && textOf(power ?? []) !== '')
    throw unreadableLatex(span, 'a power of a derivative needs parentheses')
  if (isOfEntries && (functionNamed(name)?.group ?? 'elementwise') !== 'elementwise')
    throw unreadableLatex(span, `${name} is no function that goes entry by entry`)
  const outer = reader.within
  reader.within = [...outer, name]
  if (++reader.depth > MAX_DEPTH) throw unreadableLatex(span, 'functions stand too deep inside one another')
  const operands = along === undefined ? argumentsOf(reader, name, span) : argumentsIn(reader)
  const args = along === undefined ? operands : [...operands, atom(along, span)]
  reader.within = outer
  reader.depth--
  const last = reader.tokens[reader.at - 1]?.span ?? span
  const called = `${name}${"'".repeat(primes)}`
  const value = isOfEntries ? callOf(called, args, span) : appliedTo(reader, called, args, span)
  const call = { ...value, span: across(span, last) }
  if (power === undefined) return call
  return powerOf(call, name, textOf(power ?? []), args, span)
}

/** `\operatorname{softmax}_{\mathrm{row}}` is taken of every row. */
const alongOf = (base: readonly Token[] | undefined): '1' | '2' | undefined => {
  const text = textOf(base ?? []).replaceAll(/[{}]/g, '')
  return text === 'row' ? '2' : text === 'col' ? '1' : undefined
}

/** `\log_2`; a subscript of any other function is not known. */
const based = (name: string, base: readonly Token[] | undefined, span: Span): string => {
  const text = textOf(base ?? [])
  if (text === '' || text === 'e') return name
  if (name === 'log' && (text === '2' || text === '10')) return `log${text}`
  if (name === 'max' || name === 'min')
    throw unreadableLatex(
      span,
      `${name} over an index is not read`,
      `Write \\operatorname{${name}}(x) for the extreme entry.`,
    )
  throw unreadableLatex(span, `${name} with the subscript ${text} is not known`)
}

/** `\tanh^2 x` is a square, `\sin^{-1} x` the function that is inverse, `\operatorname{diag}^{-1}(x)` an inverse matrix. */
const powerOf = (call: Part, name: string, power: string, args: readonly Part[], span: Span): Part => {
  if (power === 'T' || power === 'top') return filled("$1'", [call], span, { level: SCRIPT, inner: ATOM })
  const isElementwise = functionNamed(name)?.group === 'elementwise'
  if (power === '-1') {
    const inverse = functionNamed(`a${name}`)
    if (inverse && /^(?:sin|cos|tan)h?$/.test(name)) return filled(`a${name}($1)`, args, span)
    if (isElementwise)
      throw unreadableLatex(span, `${name}^{-1} may be the inverse function or the reciprocal`)
    return filled('inv($1)', [call], span)
  }
  if (!/^\d+$/.test(power)) throw unreadableLatex(span, `the power ${power} of a function is not read`)
  return filled(isElementwise ? `$1.^${power}` : `$1^${power}`, [call], span, { level: SCRIPT, inner: ATOM })
}

/** What a function is applied to. */
const argumentsOf = (reader: Reader, name: string, span: Span): readonly Part[] => {
  const open = peek(reader)
  if (open && isBracket(open)) {
    const start = reader.at
    const args = argumentsIn(reader)
    if (args.length > 1 || !hasScalarValue(name) || !goesOn(reader) || isOfValue(reader, name, span))
      return args
    reader.at = start
    return [withoutBrackets(reader, name, span)]
  }
  if (open?.kind === 'open') {
    const { tokens } = argumentAt(reader.tokens, reader.at)
    if (tokens.length > 0 && !isSign(reader.tokens[argumentAt(reader.tokens, reader.at).next], '^'))
      return [reader.parse.factor(reader)]
  }
  return [withoutBrackets(reader, name, span)]
}

/** Whether a transpose of the value would say nothing. */
const hasScalarValue = (name: string): boolean =>
  functionNamed(name)?.signatures.every((one) => one.endsWith('-> scalar')) === true

/** A transpose or an inverse behind the bracket, and then another factor: `tr (AX)^T (AX)`. */
const goesOn = (reader: Reader): boolean => {
  const isTranspose =
    isSign(peek(reader), "'") ||
    (isSign(peek(reader), '^') &&
      /^(?:T|t|top|-1|-T|intercal|prime)$/.test(textOf(argumentAt(reader.tokens, reader.at + 1).tokens)))
  if (!isTranspose) return false
  const at = reader.at
  reader.at = isSign(peek(reader), "'") ? at + 1 : argumentAt(reader.tokens, at + 1).next
  const more = startsFactor(reader)
  reader.at = at
  return more
}

/** Whether an inverse behind the bracket, and before another factor, is that of the value: `tr(A)^{-1} tr(B)`. */
const isOfValue = (reader: Reader, name: string, span: Span): boolean => {
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  if (textOf(tokens) !== '-1') return false
  const place = across(span, reader.tokens[next - 1]!.span)
  const taken = ask(reader.choices, {
    key: `inverse behind ${excerpt(reader.source, place)}`,
    span: place,
    why: `behind the brackets of ${name} stands the inverse of its value, unless what it is applied to goes on`,
    options: [
      { name: 'inverse of the value', cost: 0 },
      { name: 'inverse inside', cost: COSTS.inverseInside },
    ],
  })
  return taken === 'inverse of the value'
}

/** Functions whose values no one multiplies further inside: they take all of the product. */
const WHOLE: ReadonlySet<string> = new Set(['tr', 'det', 'logdet', 'vec', 'diag'])

const withoutBrackets = (reader: Reader, name: string, span: Span): Part => {
  if (!startsFactor(reader) && !isSign(peek(reader), '-'))
    throw unreadableLatex(placeOf(reader), `what ${name} is applied to is missing`)
  const minus = isSign(peek(reader), '-') ? peek(reader) : undefined
  if (minus) reader.at++
  const isWhole = isClosed(reader, name)
  let product = reader.parse.factor(reader)
  while (!isWhole) {
    const isDot = isCommand(peek(reader), 'cdot')
    if (isDot && WHOLE.has(name)) reader.at++
    else if (!startsFactor(reader) || (!WHOLE.has(name) && isApplied(peek(reader)!) && !isRow(product))) break
    product = joined(product, '*', reader.parse.factor(reader), PRODUCT, [PRODUCT, SCRIPT])
  }
  if (!minus) return product
  return { ...product, pieces: [{ text: '-', span }, ...inside(product, PRODUCT)], level: PRODUCT }
}

/** What ends in a transpose has its other factor behind it: `\log 1^\top \exp(z)`. */
const isRow = ({ pieces }: Part): boolean => pieces.at(-1)?.text === "'"

/** `\log\det(A) x`, `\log|A| x`: what is applied or in bars ends what a function is applied to. */
const isClosed = (reader: Reader, name: string): boolean => {
  const token = peek(reader)
  if (!token || WHOLE.has(name)) return false
  const next = peek(reader, 1)
  return (isApplied(token) && next !== undefined && isBracket(next)) || /^l?[vV]ert$|^\|$/.test(token.text)
}

const isApplied = ({ kind, text }: Token): boolean =>
  (kind === 'command' && APPLIED.has(text)) || (kind === 'word' && functionOfWord(text) !== undefined)

/** Reductions that papers take along the rows of a matrix. */
const BY_ROWS: ReadonlySet<string> = new Set(['softmax', 'logsumexp', 'logsoftmax'])

const appliedTo = (reader: Reader, name: string, args: readonly Part[], span: Span): Part => {
  const [body] = args as [Part]
  if (args.length > 1) return callOf(name, args, span)
  if (!BY_ROWS.has(name)) return applied(reader, name, body, span)
  const options = [
    { name: 'of a vector', cost: 0, fits: hasOneAxis },
    { name: 'of every row', cost: COSTS.byRows, fits: isMatrix },
    { name: 'of every column', cost: COSTS.byColumns, fits: isMatrix },
  ]
  const key = contentKey(reader, `rows of ${name}`, [body], options)
  const taken = ask(reader.choices, {
    key,
    span,
    why: `${name} of a matrix is that of every row in most papers, of every column where its columns are the samples`,
    options,
    tells: 'others',
  })
  return answering(key, filled(`${name}($1${ALONG.get(taken) ?? ''})`, [body], span))
}

const isMatrix = (shape: Shape): boolean => !hasOneAxis(shape)

const ALONG: ReadonlyMap<string, string> = new Map([
  ['of every row', ',2'],
  ['of every column', ',1'],
])
