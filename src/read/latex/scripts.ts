/**
 * Scripts behind a factor: transposes, powers, inverses, entries.
 */

import type { GradusError, Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { functionNamed } from '../../functions/index.ts'
import { isScalar, type Shape } from '../../shape/shape.ts'
import { ask } from '../choices.ts'
import { across } from '../piece.ts'
import { COSTS } from './costs.ts'
import { lowered } from './picks.ts'
import {
  ATOM,
  answering,
  atom,
  contentKey,
  filled,
  inside,
  isEntrywiseMark,
  isSign,
  type Part,
  PRODUCT,
  peek,
  type Reader,
  readAll,
  SCRIPT,
} from './reader.ts'
import { tellLabel } from './superscripts.ts'
import { argumentAt, type Token, textOf } from './tokens.ts'

/** A factor with the scripts that follow it. */
export const readScripts = (reader: Reader, primary: Part, start: number): Part => {
  let part = primary
  for (let token = peek(reader); token; token = peek(reader)) {
    const before = reader.at
    if (isSign(token, "'") || isPrime(token)) {
      reader.at++
      part = transposed(part, token.span)
    } else if (isSign(token, '^')) part = raised(reader, part, token)
    else if (isSign(token, '_') && start !== before) part = lowered(reader, part, token)
    else return part
  }
  return part
}

const isPrime = ({ kind, text }: Token): boolean =>
  kind === 'command' && (text === 'prime' || text === 'top' || text === 'intercal')

export const transposed = (part: Part, span: Span): Part =>
  part.number === '1'
    ? transposed({ ...atom('vector(1)', part.span) }, span)
    : {
        ...filled("$1'", [part], span, { level: SCRIPT, inner: ATOM }),
        span: across(part.span, span),
        ...(part.isCapital && { isCapital: true }),
      }

const WORDS: ReadonlyMap<
  string,
  'transpose' | 'inverse' | 'inverse transpose' | 'pseudo-inverse' | 'conjugate'
> = new Map([
  ...['T', 't', 'top', 'intercal', 'prime', "'", 'Tr', 'tr', '\\prime', 'transpose', '\\intercal', 'TT'].map(
    (text) => [text, 'transpose'] as const,
  ),
  ...['-1', '(-1)'].map((text) => [text, 'inverse'] as const),
  ...['-T', '-t', '-top', '-intercal', '-1T', '-Ttop', '-prime'].map(
    (text) => [text, 'inverse transpose'] as const,
  ),
  ...['dagger', '+', 'dag'].map((text) => [text, 'pseudo-inverse'] as const),
  ...['H', '*', 'ast', 'star'].map((text) => [text, 'conjugate'] as const),
])

/** What stands above: a transpose, an inverse, a power. */
const raised = (reader: Reader, part: Part, { span }: Token): Part => {
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  const content = tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')
  const place = { from: span.from, to: reader.tokens[next - 1]?.span.to ?? span.to }
  const word = WORDS.get(textOf(content))
  if (word === undefined || isDeclaredPower(reader, part, content))
    return powered(reader, part, tokens, place)
  switch (word) {
    case 'transpose':
      return transposed(part, place)
    case 'inverse':
      return inverse(reader, part, place)
    case 'inverse transpose':
      return transposed(inverse(reader, part, place), place)
    case 'pseudo-inverse':
      return daggered(reader, part, place, isSign(content[0], '+'))
    default:
      throw conjugate(place)
  }
}

/** A dagger is the pseudo-inverse; under a root, before the same once more, the transpose, as in physics. */
const daggered = (reader: Reader, part: Part, span: Span, isPlus: boolean): Part => {
  const inverted = { ...filled('pinv($1)', [part], span), span: across(part.span, span) }
  if (isPlus) return inverted
  const isUnderRoot = reader.within.includes('sqrt')
  const taken = ask(reader.choices, {
    key: `dagger ${span.from}`,
    span: across(part.span, span),
    why: 'a dagger is the pseudo-inverse; in the root of a product with itself it is the transpose',
    options: isUnderRoot
      ? [
          { name: 'transpose', cost: 0 },
          { name: 'pinv', cost: COSTS.otherDagger },
        ]
      : [
          { name: 'pinv', cost: 0 },
          { name: 'transpose', cost: COSTS.otherDagger },
        ],
  })
  return taken === 'pinv' ? inverted : transposed(part, span)
}

/** `H` and the star are conjugates of complex matrices. */
const conjugate = (span: Span): GradusError =>
  unreadableLatex(
    span,
    'conjugates are of complex matrices, and all matrices are real here',
    'Write ^\\top for the transpose.',
  )

/** `x^t` is a power of a number where t is an index or a scalar that is declared, `x^T` where both are scalars. */
const isDeclaredPower = (reader: Reader, part: Part, [token, ...more]: readonly Token[]): boolean => {
  const { known, bound } = reader
  if (token === undefined || more.length > 0) return false
  if (part.name !== undefined && known.scalars.has(part.name) && known.scalars.has(token.text)) return true
  return (
    token.text === 't' &&
    (bound.includes('t') ||
      (known.variables.has('t') && part.isCapital !== true && !known.variables.has('T')))
  )
}

const isGroup = ({ level, name }: Part): boolean => level > SCRIPT || (name === undefined && level !== ATOM)

/** Whether a part is the call of a function whose values are numbers, such as a norm. */
const isScalarCall = ({ pieces, level }: Part): boolean => {
  const name = level === ATOM ? /^(\w+)\($/.exec(pieces[0]!.text)?.[1] : undefined
  const row = name === undefined ? undefined : functionNamed(name)
  return row?.signatures.every((signature) => /-> scalar$/.test(signature)) === true
}

const inverse = (reader: Reader, part: Part, span: Span): Part => {
  const whole = across(part.span, span)
  if (part.number !== undefined)
    return { ...filled('$1^-1', [part], span, { level: SCRIPT, inner: ATOM }), span: whole }
  if (isScalarCall(part))
    return { ...filled('1/$1', [part], span, { level: PRODUCT, inner: ATOM }), span: whole }
  const isMatrix = part.isCapital === true || isGroup(part) || part.pieces.length > 1
  const options = [
    { name: isMatrix ? 'inv' : '^-1', cost: 0 },
    { name: '.^-1', cost: COSTS.inverseOfEntries },
  ]
  const taken = ask(reader.choices, {
    key: contentKey(reader, 'inverse', [part], options),
    span: whole,
    why: 'the inverse of a matrix or of a number; a vector has one only entry by entry',
    options,
    tells: 'others',
  })
  const made =
    taken === 'inv'
      ? filled('inv($1)', [part], span)
      : filled(`$1${taken}`, [part], span, { level: SCRIPT, inner: ATOM })
  return { ...made, span: whole }
}

/** A power: of a matrix or a number, or of every entry; `^{\odot 2}` says so. */
const powered = (reader: Reader, part: Part, tokens: readonly Token[], span: Span): Part => {
  const [mark, ...exponentOfEntries] = tokens
  if (isEntrywiseMark(mark) && exponentOfEntries.length > 0)
    return raisedTo(part, readAll(reader, exponentOfEntries, reader.parse.sum, span), '.^', span)
  const last = tokens.at(-1)
  const before = tokens.slice(0, -1)
  // `W^{(l+1)T}` and `X^{2\top}`.
  if (
    last &&
    before.length > 0 &&
    (last.text === 'T' || last.text === 'top') &&
    /[\d)]/.test(before.at(-1)!.text)
  )
    return transposed(powered(reader, part, before, span), span)
  if (isSign(mark, '[')) throw labelAbove(span)
  tellLabel(reader, part, tokens, span)
  const exponent = readAll(reader, tokens, reader.parse.sum, span)
  if (exponent.number === '0' && part.number === undefined) throw labelAbove(span)
  const text = exponent.pieces.map((piece) => piece.text).join('')
  const { isAnswer } = reader.known
  if (text === '1/2' || text === '0.5') return rooted(reader, part, span, isAnswer)
  if ((text === '-1/2' || text === '-0.5') && !isNumber(part))
    return inverse(reader, rooted(reader, part, span, isAnswer), span)
  return raisedTo(part, exponent, powerAt(reader, part, exponent, span), span)
}

/** `w^0` and `W^{[2]}`: a power would say nothing, or cannot be. */
const labelAbove = (span: Span): GradusError =>
  unreadableLatex(span, 'this superscript is no power', 'Write labels in parentheses: w^{(0)}.')

const POWERS = [
  { name: '^', cost: 0 },
  { name: '.^', cost: COSTS.powerOfEntries },
]

/** Which power it is: of a matrix or number, or of entries. */
const powerAt = (reader: Reader, part: Part, exponent: Part, span: Span): string =>
  ask(reader.choices, {
    key: contentKey(reader, 'power', [part, exponent], POWERS),
    span: across(part.span, span),
    why: 'a power of a number or of a square matrix, or of every entry',
    options: POWERS,
    tells: 'others',
  })

const raisedTo = (part: Part, exponent: Part, operator: string, span: Span): Part => {
  const text = exponent.pieces.map((piece) => piece.text).join('')
  const inner = /^-?\d+(?:\.\d+)?$|^[A-SU-Za-z]\w*$/.test(text)
    ? exponent.pieces
    : [{ text: '(', span }, ...exponent.pieces, { text: ')', span }]
  return {
    pieces: [...inside(part, ATOM), { text: operator, span }, ...inner],
    level: SCRIPT,
    span: across(part.span, span),
    carries: new Set([...part.carries, ...exponent.carries]),
    ...(part.isCapital && { isCapital: true }),
  }
}

/** A root: of a square matrix where it stands inside a trace or as a power in an answer, else of the entries. */
export const rooted = (reader: Reader, body: Part, span: Span, isPower = false): Part => {
  if (body.number !== undefined || isNumber(body)) return filled('sqrt($1)', [body], span)
  const isOfMatrix = isPower || reader.within.includes('tr')
  const isNamed = body.isCapital === true && body.name !== undefined
  const root = {
    name: 'sqrtm',
    cost: isOfMatrix ? 0 : COSTS.rootOfMatrix,
    fits: (shape: Shape) => !isScalar(shape),
  }
  const entries = {
    name: 'sqrt',
    cost: isOfMatrix ? COSTS.rootInTraceByEntries : isNamed ? COSTS.rootOfCapitalByEntries : 0,
  }
  const options = entries.cost > root.cost ? [root, entries] : [entries, root]
  const key = contentKey(reader, 'root', [body], options)
  const taken = ask(reader.choices, {
    key,
    span: {
      from: Math.min(body.span.from, span.from),
      to: Math.max(body.span.to, span.to, reader.tokens[reader.at - 1]?.span.to ?? 0),
    },
    why: 'inside a trace, of a square matrix, it is the root of the matrix, else that of every entry',
    options,
  })
  return {
    ...answering(key, filled(`${taken}($1)`, [body], span)),
    ...(body.isCapital && { isCapital: true }),
  }
}

/** Whether a part is a number whatever its operands are. */
const isNumber = ({ level, pieces }: Part): boolean =>
  level === ATOM && /^(?:det|logdet|tr|norm\w+)\($/.test(pieces[0]?.text ?? '')
