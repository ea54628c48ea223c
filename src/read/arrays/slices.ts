/**
 * Entries, rows, columns and slices, counted from 1 and both ends belonging to them, as our language has them.
 */
import type { Span } from '../../errors/error.ts'
import type { Room } from './room.ts'
import { combined, type Size } from './sizes.ts'
import {
  ATOM,
  as,
  type Draft,
  type Kind,
  made,
  matrix,
  SCALAR,
  sizeDraft,
  turned,
  type Value,
  vector,
  within,
} from './value.ts'

/** What is picked along an axis: all, one place, or places from one to another. */
export type Pick =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly at: Size }
  | { readonly kind: 'part'; readonly from: Size; readonly to: Size }

const text = (pick: Pick, span: Span): Draft => {
  if (pick.kind === 'all') return [{ text: ':', span }]
  if (pick.kind === 'one') return sizeDraft(pick.at, span)
  return [...sizeDraft(pick.from, span), { text: ':', span }, ...sizeDraft(pick.to, span)]
}

const lengthOf = (room: Room, pick: Pick, size: Size): Size => {
  if (pick.kind === 'all') return size
  if (pick.kind === 'one') return 1
  return combined(room.sizes, '+', combined(room.sizes, '-', pick.to, pick.from), 1)
}

const bracketed = (value: Value, kind: Kind, span: Span, ...picks: readonly Pick[]): Value =>
  made(
    kind,
    ATOM,
    span,
    within(value, ATOM),
    '[',
    ...picks.flatMap((pick, i) => [i > 0 ? ',' : '', text(pick, span)]),
    ']',
  )

/** Of an array of one axis. */
export const picked = (room: Room, value: Value, pick: Pick, span: Span): Value => {
  if (pick.kind === 'all') return value
  return bracketed(value, pick.kind === 'one' ? SCALAR : vector(lengthOf(room, pick, value.rows)), span, pick)
}

/** Of an array of two axes; one row or one column of it has one axis. */
export const pickedOfTwo = (room: Room, value: Value, row: Pick, col: Pick, span: Span): Value => {
  if (row.kind === 'all' && col.kind === 'all') return value
  const [rows, cols] = [lengthOf(room, row, value.rows), lengthOf(room, col, value.cols)]
  const isEntry = row.kind === 'one' && col.kind === 'one'
  const whole = bracketed(value, isEntry ? SCALAR : matrix(rows, cols), span, row, col)
  if (isEntry) return whole
  if (row.kind === 'one') return as(vector(cols), turned(whole))
  return col.kind === 'one' ? as(vector(rows), whole) : whole
}
