/**
 * Arrays put together of others.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { alike } from './products.ts'
import type { Room } from './room.ts'
import { combined, type Size } from './sizes.ts'
import { ATOM, type Kind, made, matrix, type Value, vector } from './value.ts'

const total = (room: Room, sizes: readonly Size[]): Size =>
  sizes.slice(1).reduce((sum, size) => combined(room.sizes, '+', sum, size), sizes[0]!)

/** `[A, B; C, D]`. */
export const blocked = (room: Room, lines: readonly (readonly Value[])[], span: Span): Value => {
  const widths = lines.map((line) => {
    for (const { rows, span: place } of line) alike(room, rows, line[0]!.rows, place, 'this row of blocks')
    return total(
      room,
      line.map(({ cols }) => cols),
    )
  })
  if (widths.length === 0 || lines.some(({ length }) => length === 0))
    throw unreadableSource(span, 'an empty array is not read')
  for (const width of widths) alike(room, width, widths[0]!, span, 'these rows of blocks')
  const kind = matrix(
    total(
      room,
      lines.map(([first]) => first!.rows),
    ),
    widths[0]!,
  )
  return written(kind, lines, span)
}

const written = (kind: Kind, lines: readonly (readonly Value[])[], span: Span): Value => {
  const parts = lines.flatMap((line, i) => [
    i > 0 ? '; ' : '[',
    ...line.flatMap(({ draft }, j) => (j > 0 ? [', ', draft] : [draft])),
  ])
  return made(kind, ATOM, span, ...parts, ']')
}

/** Arrays of one axis, or numbers, one after the other. */
export const stacked = (room: Room, values: readonly Value[], span: Span): Value => {
  if (values.length === 0) throw unreadableSource(span, 'an empty array is not read')
  return written(
    vector(
      total(
        room,
        values.map(({ rows }) => rows),
      ),
    ),
    values.map((value) => [value]),
    span,
  )
}
