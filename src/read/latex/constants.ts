/**
 * Letters and numbers that are constants: the identity, vectors and matrices of ones, `e` with an exponent.
 */
import { freeIndex, unreadableLatex } from '../../errors/latex.ts'
import { functionNamed } from '../../functions/index.ts'
import { hasOneAxis, isScalar, type Shape } from '../../shape/shape.ts'
import { ask } from '../choices.ts'
import { across } from '../piece.ts'
import { COSTS } from './costs.ts'
import {
  ATOM,
  answering,
  atom,
  contentKey,
  filled,
  isCommand,
  isEntrywiseMark,
  isSign,
  type Part,
  peek,
  type Reader,
  readAll,
} from './reader.ts'
import { argumentAt, partedBy, type Token, textOf } from './tokens.ts'

/** Subscripts that are sizes of an identity, where nothing speaks against it. */
const SIZES = /^(?:[nmpdkqrNMPDKQR]|\d+)$/

/** `I`, `\mathrm{Id}`, `e^{…}`; anything else is left where it stands. */
export const readSpecial = (reader: Reader): Part | undefined => {
  const token = peek(reader)!
  if (token.accent !== undefined || reader.known.variables.has(token.text)) return undefined
  if (token.text === 'I') return readIdentity(reader, token)
  if (token.text === 'e' && isSign(peek(reader, 1), '^') && !isTransposed(reader))
    return readExponential(reader, token)
  return undefined
}

/** `e^\\top` is a vector, whatever T is declared to be; by T itself one asks for a derivative of the exponential. */
const isTransposed = (reader: Reader): boolean =>
  /^(?:T|top|intercal|prime|transpose)$/.test(textOf(argumentAt(reader.tokens, reader.at + 2).tokens)) &&
  !reader.known.wrt.includes('T')

/** `I`, or `I_n`; a subscript that is no size makes it a name. */
export const readIdentity = (reader: Reader, token: Token): Part | undefined => {
  if (reader.defined.has('I')) return undefined
  if (!isSign(peek(reader, 1), '_')) {
    reader.at++
    return atom('eye', token.span)
  }
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 2)
  if (reader.known.variables.has(`I_${textOf(tokens)}`)) return undefined
  const usual = reader.known.isAnswer || SIZES.test(textOf(tokens))
  const taken = ask(reader.choices, {
    key: `identity ${textOf(tokens)}`,
    span: token.span,
    why: usual ? 'I with a size is the identity' : 'I with a subscript that is no usual size is a name',
    options: usual
      ? [
          { name: 'identity', cost: 0 },
          { name: 'name', cost: COSTS.identityAsName },
        ]
      : [
          { name: 'name', cost: 0 },
          { name: 'identity', cost: COSTS.nameAsIdentity },
        ],
  })
  if (taken === 'name') return undefined
  reader.at = next
  const sizes = sizesOf(reader, tokens, token)
  if (sizes.length !== 1) throw unreadableLatex(token.span, 'an identity has one size')
  return filled('eye($1)', sizes, token.span)
}

/** Squares of sizes are products in the language. */
const withoutSquares = (part: Part): Part => {
  const text = part.pieces.map((piece) => piece.text).join('')
  return text.includes('^')
    ? { ...part, pieces: [{ text: text.replaceAll(/([A-Za-z]\w*)\^2(?!\d)/g, '$1*$1'), span: part.span }] }
    : part
}

/** Sizes: `n`, `n \times K`, `m,n`. */
const sizesOf = (reader: Reader, tokens: readonly Token[], { span }: Token): Part[] => {
  const parts = partedBy(tokens, (token) => isSign(token, ',') || isCommand(token, 'times'))
  if (parts.length > 2) throw freeIndex(span, textOf(tokens))
  return parts.map((part) => withoutSquares(readAll({ ...reader, bound: [] }, part, reader.parse.sum, span)))
}

/** `\mathbf 1`, `\mathbb 1`, with its sizes; a `1` in no such font is a number. */
export const readOnes = (reader: Reader): Part | undefined => {
  const token = peek(reader)!
  const isBlackboard = isCommand(token, 'mathbb1')
  const isBold = token.text === '1' && token.font !== undefined && /bold|board/.test(token.font)
  if (!isBlackboard && !isBold && !(token.text === '0' && token.font?.includes('bold'))) return undefined
  const after = peek(reader, 1)
  const isNumber = after?.kind === 'digit' && after.font === token.font
  if (isNumber && after.span.from === token.span.to) return undefined
  const isZero = token.text === '0'
  reader.at++
  if (!isZero && (isSign(peek(reader), '[') || isCommand(peek(reader), '{')))
    throw unreadableLatex(
      token.span,
      'indicators of conditions are not in the language',
      'Write step(x), or a vector of zeros and ones.',
    )
  if (!isSign(peek(reader), '_')) return atom(isZero ? 'matrix(0)' : 'vector(1)', token.span)
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  const sizes = sizesOf(reader, tokens, token)
  const name = isZero ? 'zeros' : 'ones'
  return filled(sizes.length === 1 ? `${name}($1)` : `${name}($1,$2)`, sizes, token.span)
}

/** `e^{…}` is the exponential function, `e^{\odot X}` that of every entry. */
const readExponential = (reader: Reader, token: Token): Part => {
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 2)
  reader.at = next
  const isOfEntries = isEntrywiseMark(tokens[0])
  const above = isOfEntries ? tokens.slice(1) : tokens
  const read = above.length === 1 ? reader.parse.product : reader.parse.sum
  const body = readAll(reader, above, read, token.span)
  return isOfEntries ? filled('exp($1)', [body], token.span) : applied(reader, 'exp', body, token.span, true)
}

const isDeterminant = ({ level, pieces }: Part): boolean => level === ATOM && pieces[0]?.text === 'det('

/** `\log\det X` is one function. */
const logOf = (body: Part, span: Part['span']): Part => ({
  ...body,
  pieces: [{ ...body.pieces[0]!, text: 'logdet(' }, ...body.pieces.slice(1)],
  span: across(span, body.span),
})

/** Capitals in a text of ours. */
const CAPITALS = /\b[A-Z]\w*/g

/** Whether a matrix may come of a part: a capital or a name that is declared to be one stands in it. */
const mayBeMatrix = ({ known }: Reader, { pieces }: Part): boolean =>
  pieces.some(({ text }) => /^[A-Z]\w*$/.test(text) || known.matrices.has(text))

/** Whether a name in a part stands in a trace, where small letters may be matrices, too. */
const hasTraced = ({ traced }: Reader, { pieces }: Part): boolean =>
  pieces.some(({ text }) => traced.has(text))

/** Whether a part is a combination of matrices, such as `-t*L`, and no product of them. */
const isCombination = ({ pieces }: Part): boolean => {
  const text = pieces.map((piece) => piece.text).join('')
  if (/[([]/.test(text)) return false
  const counts = text.split(/[+-]/).map((term) => term.match(CAPITALS)?.length ?? 0)
  return Math.max(...counts) === 1
}

/** Whether a part is a function that goes entry by entry or row by row, which no function of a matrix is taken of. */
const isOfEntries = ({ level, pieces }: Part): boolean => {
  const name = level === ATOM ? /^(\w+)\($/.exec(pieces[0]?.text ?? '')?.[1] : undefined
  const row = name === undefined ? undefined : functionNamed(name)
  return row !== undefined && row.ofMatrices === undefined && /^(?:elementwise|log-sum-exp)/.test(row.group)
}

export const isSquareMatrix = (shape: Shape): boolean =>
  !isScalar(shape) && String(shape.rows) === String(shape.cols)

/**
 * A function of one operand: of a square matrix it may be the function of the matrix, which comes first inside a trace
 * and in an exponent of e, or that of the entries.
 */
export const applied = (
  reader: Reader,
  name: string,
  body: Part,
  span: Part['span'],
  isExponent = false,
): Part => {
  if (name === 'log' && isDeterminant(body)) return logOf(body, span)
  const ofMatrix = functionNamed(name)?.ofMatrices
  const isSmall = !mayBeMatrix(reader, body)
  if (ofMatrix === undefined || (isSmall && !hasTraced(reader, body)))
    return filled(`${name}($1)`, [body], span)
  const isTraced = reader.within.includes('tr') && !isOfEntries(body)
  const isFirst = isTraced || (isExponent && isCombination(body))
  const matrix = {
    name: ofMatrix,
    cost: isFirst ? 0 : COSTS.functionOfMatrix,
    fits: isTraced ? (shape: Shape) => !isScalar(shape) : isSquareMatrix,
    mayFit: (shape: Shape) => !hasOneAxis(shape),
  }
  const entries = {
    name,
    cost: isTraced && !isSmall ? COSTS.functionInTraceByEntries : isFirst ? COSTS.functionByEntries : 0,
  }
  const options = isFirst ? [matrix, entries] : [entries, matrix]
  const key = contentKey(reader, 'matrix function', [body], options)
  const taken = ask(reader.choices, {
    key,
    span: across(span, reader.tokens[reader.at - 1]?.span ?? span),
    why: isTraced
      ? 'inside a trace, of a square matrix, it is the function of the matrix'
      : `of a square matrix it may be the function of the matrix, ${ofMatrix}, or that of every entry, ${name}`,
    options,
  })
  return answering(key, filled(`${taken}($1)`, [body], span))
}
