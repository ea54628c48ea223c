/**
 * What parts are put together with: signs, quotients, arguments.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { ask } from '../choices.ts'
import { across } from '../piece.ts'
import { COSTS } from './costs.ts'
import {
  ATOM,
  COLON,
  contentKey,
  ENTRYWISE,
  inside,
  isSign,
  joined,
  type Part,
  PRODUCT,
  peek,
  placeOf,
  type Reader,
  SCRIPT,
  SIGN,
} from './reader.ts'

/** Whether a sum goes on, and with which sign. */
export const signAt = (reader: Reader): 1 | -1 | undefined => {
  const token = peek(reader)
  return isSign(token, '+') ? 1 : isSign(token, '-') ? -1 : undefined
}

/** Minus a part: of a product the first factor has the sign. */
export const negated = (part: Part, span: Part['span']): Part => {
  const pieces = part.pieces[0]?.text.startsWith('-') || part.level > COLON ? inside(part, ATOM) : part.pieces
  const level = part.level <= SCRIPT ? SIGN : part.level > COLON ? SIGN : part.level
  return {
    pieces: [{ text: '-', span }, ...pieces],
    level,
    span: across(span, part.span),
    carries: part.carries,
    ...(part.number !== undefined && { number: `-${part.number}` }),
  }
}

const QUOTIENTS = [
  { name: '/', cost: 0 },
  { name: './', cost: COSTS.quotientOfEntries },
]

/** A quotient: of entries where what divides is no scalar. */
export const divided = (reader: Reader, left: Part, right: Part, span: Part['span']): Part => {
  const taken =
    right.number !== undefined
      ? '/'
      : ask(reader.choices, {
          key: contentKey(reader, 'quotient', [left, right], QUOTIENTS),
          span: across(left.span.from < span.from ? left.span : span, right.span),
          why: 'division is by a scalar, or by entries',
          options: QUOTIENTS,
          tells: 'others',
        })
  return joined(left, taken === '/' ? '/' : ' ./ ', right, PRODUCT, [
    left.level === ENTRYWISE ? SCRIPT : PRODUCT,
    SCRIPT,
  ])
}

/** The arguments of a call, parted by commas. */
export const readArguments = (reader: Reader): Part[] => {
  const args = [reader.parse.sum(reader)]
  while (isSign(peek(reader), ',')) {
    reader.at++
    args.push(reader.parse.sum(reader))
  }
  const rest = peek(reader)
  if (rest) throw unreadableLatex(placeOf(reader), 'this is not read where it stands')
  return args
}
