/**
 * Operations entry by entry. Arrays of different axes are spread over each other as libraries of arrays do it, written
 * out with ones.
 */
import type { Span } from '../../errors/error.ts'
import { unfitting } from '../../errors/sources.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { S } from '../../infer/kinds.ts'
import type { Room } from './room.ts'
import { equate, isOne, type Size } from './sizes.ts'
import {
  ATOM,
  as,
  called,
  infix,
  type Kind,
  made,
  matrix,
  plus,
  SCALAR,
  SCRIPT,
  sizeDraft,
  turned,
  type Value,
  vector,
  within,
} from './value.ts'

/** As an array of two axes; one of one axis becomes what it is beside a matrix. */
const flat = ({ side }: Room, value: Value): Value => {
  if (value.rank !== 1) return value
  return side === 'row' ? turned(value) : as(matrix(value.rows, 1), value)
}

/** What two sizes of one axis come to. */
const common = ({ sizes }: Room, a: Size, b: Size, span: Span): Size => {
  if (isOne(sizes, a)) return b
  if (isOne(sizes, b)) return a
  if (!equate(sizes, a, b)) throw unfitting(span, 'arrays of these sizes do not fit entry by entry')
  return a
}

/** A value repeated until it has these sizes; what has one entry is spread in our language by itself. */
const repeated = ({ sizes }: Room, value: Value, rows: Size, cols: Size, span: Span): Value => {
  const [oneRow, oneCol] = [isOne(sizes, value.rows), isOne(sizes, value.cols)]
  if (oneRow && oneCol) return value
  if (oneRow && !isOne(sizes, rows)) {
    const ones = called('ones', vector(rows), span, sizeDraft(rows, span))
    return infix('*', matrix(rows, cols), ones, value, span)
  }
  if (!oneCol || isOne(sizes, cols)) return value
  const ones = called('ones', vector(cols), span, sizeDraft(cols, span))
  return infix('*', matrix(rows, cols), value, turned(ones), span)
}

/** Two arrays as arrays of one kind. */
export const spread = (
  room: Room,
  a: Value,
  b: Value,
  span: Span,
): readonly [left: Value, right: Value, kind: Kind] => {
  if (a.rank === 0 || b.rank === 0) return [a, b, a.rank === 0 ? b : a]
  if (a.rank === 1 && b.rank === 1) return [a, b, vector(common(room, a.rows, b.rows, span))]
  const [left, right] = [flat(room, a), flat(room, b)]
  const rows = common(room, left.rows, right.rows, span)
  const cols = common(room, left.cols, right.cols, span)
  return [repeated(room, left, rows, cols, span), repeated(room, right, rows, cols, span), matrix(rows, cols)]
}

/** Notes what it costs that a scalar name is added to every entry. */
const weigh = (room: Room, a: Value, b: Value): void => {
  const [scalar, other] = a.rank === 0 ? [a, b] : [b, a]
  const [only] = scalar.draft
  if (scalar.rank !== 0 || other.rank === 0 || scalar.draft.length !== 1 || !only || !('text' in only)) return
  if (room.variables.has(only.text) && !room.declared.has(only.text))
    room.costs.broadcasts += defaultKind(only.text) === S ? 0.5 : 2
}

export type Entrywise = '+' | '-' | '*' | '/' | '^' | 'max' | 'min' | 'atan2' | 'hypot'

/** Whether it is one number, of whatever axes. */
export const isSingle = ({ sizes }: Room, { rows, cols }: Kind): boolean =>
  isOne(sizes, rows) && isOne(sizes, cols)

export const entrywise = (room: Room, operation: Entrywise, a: Value, b: Value, span: Span): Value => {
  const [left, right, kind] = spread(room, a, b, span)
  const isScalar = (value: Value): boolean => isSingle(room, value)
  switch (operation) {
    case '+':
    case '-':
      weigh(room, a, b)
      return plus(operation, kind, left, right, span)
    case '*':
      return infix(isScalar(left) || isScalar(right) ? '*' : '.*', kind, left, right, span)
    case '/':
      return infix(isScalar(right) ? '/' : './', kind, left, right, span)
    case '^':
      return power(kind, left, right, isScalar(left) && isScalar(right), span)
    default:
      return called(operation, kind, span, left.draft, right.draft)
  }
}

const power = (kind: Kind, base: Value, exponent: Value, ofScalars: boolean, span: Span): Value =>
  made(kind, SCRIPT, span, within(base, ATOM), ofScalars ? '^' : '.^', within(exponent, ATOM))

export const one = (span: Span): Value => made(SCALAR, ATOM, span, '1')

/** `1 ./ x`. */
export const reciprocal = (room: Room, value: Value, span: Span): Value =>
  entrywise(room, '/', one(span), value, span)
