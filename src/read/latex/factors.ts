/**
 * One factor: a number, a name, what stands in brackets or bars, a fraction, a root, a function with what it is applied
 * to, and the scripts behind it.
 */

import { unknownCommand, unreadableLatex } from '../../errors/latex.ts'
import { readApplied, readWord } from './applied.ts'
import { APPLIED } from './applied-names.ts'
import { readMatrix } from './blocks.ts'
import { isBracket, readBarred, readBracketed } from './brackets.ts'
import { readOnes, readSpecial } from './constants.ts'
import { misspeltCommand } from './misspelt.ts'
import { readNamed } from './named.ts'
import { divided } from './operations.ts'
import { readPrinted } from './printed.ts'
import { ATOM, atom, filled, isSign, type Part, peek, placeOf, type Reader, readAll } from './reader.ts'
import { readScripts, rooted } from './scripts.ts'
import { LETTERS, REFUSED } from './spelling.ts'
import { readStack } from './stacks.ts'
import { readIndexed } from './sums.ts'
import { argumentAt, optionAt, type Token } from './tokens.ts'

export const readFactor = (reader: Reader): Part => {
  const start = reader.at
  const factor = readScripts(reader, readPrimary(reader), start)
  return factor
}

const readPrimary = (reader: Reader): Part => {
  const token = peek(reader)
  if (!token) throw unreadableLatex(placeOf(reader), 'an operand is missing at the end')
  const printed = reader.known.isAnswer ? readPrinted(reader) : undefined
  if (printed) return printed
  switch (token.kind) {
    case 'digit':
      return readNumber(reader, token)
    case 'letter':
      refuseExpectation(reader, token)
      return readSpecial(reader) ?? readNamed(reader)
    case 'word':
      return token.text.startsWith('begin ') ? readMatrix(reader) : readWord(reader)
    case 'open':
      return readGroup(reader, token)
    case 'command':
      return readCommand(reader, token)
    default:
      return readSignAt(reader, token)
  }
}

/** `\mathbb{E}`, `E[…]`, `\mathbb{P}` are of random variables. */
const refuseExpectation = (reader: Reader, { text, font, span }: Token): void => {
  if ((text !== 'E' && text !== 'P') || reader.known.variables.has(text)) return
  const isBlackboard = font?.includes('board') === true
  const isOperator = text === 'E' && isSign(peek(reader, 1), '[')
  if (!isBlackboard && !isOperator) return
  throw unreadableLatex(
    span,
    text === 'E' ? 'expectations are not in the language' : 'probabilities are not in the language',
    'Write the mean over a sample: \\frac{1}{n}\\sum_{i=1}^{n}.',
  )
}

const readSignAt = (reader: Reader, token: Token): Part => {
  const stack = reader.known.isAnswer && isSign(token, '(') ? readStack(reader) : undefined
  if (stack) return stack
  if (isBracket(token)) return readBracketed(reader)
  if (token.text === '|') return readBarred(reader)
  if (token.text === '.' && peek(reader, 1)?.kind === 'digit') return readNumber(reader, token)
  if (token.text === ')' || token.text === ']')
    throw unreadableLatex(token.span, `this ${token.text} closes nothing, or an operand is missing before it`)
  if (token.text === '?' || token.text === '!')
    throw unreadableLatex(
      token.span,
      token.text === '!'
        ? 'factorials are not in the language'
        : 'a question mark is no sign of the language',
    )
  throw unreadableLatex(token.span, `an operand is missing before ${token.text}`)
}

/** Digits side by side; of the arguments of `\frac12` every digit is one. */
const readNumber = (reader: Reader, first: Token): Part => {
  const ones = readOnes(reader)
  if (ones) return ones
  let text = ''
  let last = first
  for (let token = peek(reader); token; token = peek(reader)) {
    const isPoint = isSign(token, '.') && !text.includes('.') && peek(reader, 1)?.kind === 'digit'
    if (token.kind !== 'digit' && !isPoint) break
    if (text !== '' && (token.isSpaced || token.font !== first.font)) break
    text += token.text
    last = token
    reader.at++
  }
  const number = text.startsWith('.') ? `0${text}` : text
  return atom(number, { from: first.span.from, to: last.span.to }, { number })
}

/** Braces group and say nothing else. */
const readGroup = (reader: Reader, open: Token): Part => {
  const { tokens, next } = argumentAt(reader.tokens, reader.at)
  reader.at = next
  return readAll(reader, tokens, reader.parse.sum, open.span)
}

const readCommand = (reader: Reader, token: Token): Part => {
  const { text, span } = token
  if (text === 'frac' || text === 'dfrac' || text === 'tfrac' || text === 'cfrac')
    return readFraction(reader, token)
  if (text === 'sqrt') return readRoot(reader, token)
  if (text === 'sum' || text === 'prod') return readIndexed(reader)
  if (APPLIED.has(text) || text === 'max' || text === 'min') return readApplied(reader)
  if (LETTERS.has(text)) return readSpecial(reader) ?? readNamed(reader)
  if (text === 'mathbb1') return readOnes(reader)!
  if (isBracket(token)) return readBracketed(reader)
  if (/^(?:\||[lr]?[vV]ert)$/.test(text)) return readBarred(reader)
  if (text === 'infty') throw unreadableLatex(span, 'infinity is no number')
  if (text === 'nabla' || text === 'partial')
    throw unreadableLatex(
      span,
      'a derivative stands inside an expression',
      'Write the function, and ask for its derivative.',
    )
  const refused = REFUSED.get(text)
  if (refused !== undefined) throw unreadableLatex(span, refused)
  throw unknownCommand(span, text, misspeltCommand(text))
}

const readFraction = (reader: Reader, { span }: Token): Part => {
  const above = argumentAt(reader.tokens, reader.at + 1)
  const below = argumentAt(reader.tokens, above.next)
  reader.at = below.next
  const place = { from: span.from, to: Math.max(span.to, reader.tokens[below.next - 1]?.span.to ?? 0) }
  const left = readAll(reader, above.tokens, reader.parse.sum, span)
  const right = readAll(reader, below.tokens, reader.parse.sum, span)
  return { ...divided(reader, left, right, span), span: place }
}

const readRoot = (reader: Reader, { span }: Token): Part => {
  const degree = optionAt(reader.tokens, reader.at + 1)
  const { tokens, next } = argumentAt(reader.tokens, degree?.next ?? reader.at + 1)
  reader.at = next
  const body = readAll({ ...reader, within: [...reader.within, 'sqrt'] }, tokens, reader.parse.sum, span)
  if (!degree) return rooted(reader, body, span)
  const index = readAll(reader, degree.tokens, reader.parse.product, span)
  return filled('$1^(1/$2)', [{ ...body, level: Math.max(body.level, ATOM) }, index], span, { inner: ATOM })
}
