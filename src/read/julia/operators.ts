/**
 * Julia's operators: those without a dot are of linear algebra and spread nothing.
 */
import type { Span } from '../../errors/error.ts'
import { unfitting, unreadableSource } from '../../errors/sources.ts'
import { OPERATIONS, solved } from '../arrays/operations.ts'
import { alike, colon, DECLARE, dot, rankText, square } from '../arrays/products.ts'
import type { Room } from '../arrays/room.ts'
import { isOne } from '../arrays/sizes.ts'
import { type Entrywise, entrywise } from '../arrays/spread.ts'
import {
  ATOM,
  as,
  called,
  infix,
  kindOf,
  made,
  matrix,
  SCALAR,
  SCRIPT,
  turned,
  type Value,
  vector,
  within,
} from '../arrays/value.ts'

type Operator = (room: Room, a: Value, b: Value, span: Span) => Value

const sum =
  (sign: '+' | '-'): Operator =>
  (room, a, b, span) => {
    if (a.rank !== b.rank)
      throw unfitting(
        span,
        `${rankText(a)} and ${rankText(b)} are not added without a dot`,
        `Write .${sign} to spread one over the other.`,
      )
    alike(room, a.rows, b.rows, span, 'this sum')
    alike(room, a.cols, b.cols, span, 'this sum')
    return entrywise(room, sign, a, b, span)
  }

const times: Operator = (room, a, b, span) => {
  if (a.rank === 0 || b.rank === 0) return entrywise(room, '*', a, b, span)
  if (a.rank === 1) {
    if (b.rank === 1) throw unfitting(span, 'two vectors have no product', "Write x'*y, x*y' or x .* y.")
    alike(room, b.rows, 1, span, 'this product')
    return infix('*', matrix(a.rows, b.cols), a, b, span)
  }
  alike(room, a.cols, b.rows, span, 'this product')
  if (b.rank === 2) return infix('*', matrix(a.rows, b.cols), a, b, span)
  return infix('*', isOne(room.sizes, a.rows) ? SCALAR : vector(a.rows), a, b, span)
}

const over: Operator = (room, a, b, span) => {
  if (b.rank === 0) return entrywise(room, '/', a, b, span)
  if (b.rank === 1 || a.rank < 2)
    throw unfitting(
      b.span,
      `${rankText(a)} is not divided by ${rankText(b)} without a dot`,
      'Write ./ for entries.',
    )
  square(room, b, '/')
  alike(room, a.cols, b.rows, span, '/')
  return infix('*', kindOf(a), a, called('inv', kindOf(b), span, b.draft), span)
}

const under: Operator = (room, a, b, span) => {
  if (a.rank === 0) return entrywise(room, '/', b, a, span)
  if (b.rank === 0) throw unfitting(span, 'no scalar is solved for', DECLARE)
  return solved(room, a, b, span, '\\')
}

const power: Operator = (room, a, b, span) => {
  if (b.rank > 0) throw unfitting(b.span, 'an exponent is to be a number', 'Write .^ for entries.')
  if (a.rank === 0) return entrywise(room, '^', a, b, span)
  if (a.rank === 1) throw unfitting(span, 'a vector has no power', 'Write .^ for entries.')
  square(room, a, '^')
  const text = b.draft.map((part) => ('text' in part ? part.text : 'n')).join('')
  if (!/^-?\d+$/.test(text))
    throw unreadableSource(b.span, 'of a matrix only powers with a whole number are read')
  return made(kindOf(a), SCRIPT, span, within(a, ATOM), '^', text)
}

export const inner: Operator = (room, a, b, span) => {
  if (a.rank !== b.rank)
    throw unfitting(span, `${rankText(a)} and ${rankText(b)} have no dot product`, DECLARE)
  if (a.rank === 0) return entrywise(room, '*', a, b, span)
  return a.rank === 1 ? dot(room, a, b, span) : colon(room, a, b, span)
}

const spreading =
  (operation: Entrywise): Operator =>
  (room, a, b, span) =>
    entrywise(room, operation, a, b, span)

/** 1 where one is larger, else 0. */
const larger: Operator = (room, a, b, span) => {
  const difference = entrywise(room, '-', a, b, span)
  return called('step', kindOf(difference), span, difference.draft)
}

const ofScalars =
  (operator: Operator): Operator =>
  (room, a, b, span) => {
    if (a.rank > 0 || b.rank > 0) throw unfitting(span, 'arrays are compared with a dot')
    return operator(room, a, b, span)
  }

const operation =
  (name: string): Operator =>
  (room, a, b, span) =>
    OPERATIONS.get(name)!(room, [a, b], span, name)

export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', sum('+')],
  ['-', sum('-')],
  ['*', times],
  ['/', over],
  ['\\', under],
  ['^', power],
  ['⋅', inner],
  ['·', inner],
  ['×', operation('cross')],
  ['⊗', operation('kron')],
  ...['+', '-', '*', '/', '^'].map((sign): [string, Operator] => [`.${sign}`, spreading(sign as Entrywise)]),
  ['.\\', (room, a, b, span) => entrywise(room, '/', b, a, span)],
  ['.>', larger],
  ['.<', (room, a, b, span) => larger(room, b, a, span)],
  ['>', ofScalars(larger)],
  ['<', ofScalars((room, a, b, span) => larger(room, b, a, span))],
])

/** The adjoint; that of a vector is a row, that of a row a vector. */
export const adjoint = (room: Room, value: Value): Value => {
  if (value.rank === 2 && isOne(room.sizes, value.rows)) return as(vector(value.cols), turned(value))
  return turned(value)
}
