/**
 * Matrix products of arrays of one and two axes.
 */
import type { Span } from '../../errors/error.ts'
import { unfitting } from '../../errors/sources.ts'
import type { Room } from './room.ts'
import { equate, type Size } from './sizes.ts'
import { as, called, infix, type Kind, matrix, SCALAR, turned, type Value, vector } from './value.ts'

/** Throws where two sizes cannot be one. */
export const alike = (room: Room, a: Size, b: Size, span: Span, what: string): void => {
  if (!equate(room.sizes, a, b)) throw unfitting(span, `the sizes in ${what} differ`)
}

/** Throws where it is no square matrix. */
export const square = (room: Room, value: Value, what: string): Value => {
  if (value.rank !== 2)
    throw unfitting(value.span, `${what} needs a matrix, but this is read as ${rankText(value)}`, DECLARE)
  alike(room, value.rows, value.cols, value.span, `${what}, which needs a square matrix,`)
  return value
}

export const DECLARE = 'Declare its shape where it is another.'

export const rankText = ({ rank }: Kind): string => ['a scalar', 'a vector', 'a matrix'][rank]!

/** The sum of the products of entries of two vectors. */
export const dot = (room: Room, a: Value, b: Value, span: Span): Value => {
  alike(room, a.rows, b.rows, span, 'this product')
  return infix('*', SCALAR, turned(a), b, span)
}

/** The product of two arrays as the symbol `@` has it: the last axis of one with the last but one of the other. */
export const matmul = (room: Room, a: Value, b: Value, span: Span): Value => {
  const scalar = [a, b].find(({ rank }) => rank === 0)
  if (scalar) throw unfitting(scalar.span, 'a factor of a matrix product is a scalar here', DECLARE)
  if (a.rank === 1 && b.rank === 1) return dot(room, a, b, span)
  if (a.rank === 1) {
    alike(room, a.rows, b.rows, span, 'this product')
    return as(vector(b.cols), infix('*', matrix(b.cols, 1), turned(b), a, span))
  }
  alike(room, a.cols, b.rows, span, 'this product')
  return infix('*', b.rank === 1 ? vector(a.rows) : matrix(a.rows, b.cols), a, b, span)
}

export const outer = (a: Value, b: Value, span: Span): Value =>
  infix('*', matrix(a.rows, b.rows), a, turned(b), span)

/** `(A : B)`, the sum of the products of entries. */
export const colon = (room: Room, a: Value, b: Value, span: Span): Value => {
  alike(room, a.rows, b.rows, span, 'this product')
  alike(room, a.cols, b.cols, span, 'this product')
  return called('tr', SCALAR, span, infix('*', matrix(a.cols, b.cols), turned(a), b, span).draft)
}
