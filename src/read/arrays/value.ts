/**
 * What a part of a program is in our language: its text and the array that it stands for. Texts are put together here,
 * with the parentheses that they need.
 */
import type { Span } from '../../errors/error.ts'
import { tooLong } from '../../errors/text.ts'
import type { Piece } from '../piece.ts'
import type { Size } from './sizes.ts'

/** Text in which sizes are still to be named. */
export type Draft = readonly (Piece | { readonly size: Size; readonly span: Span })[]

/** The levels of our language, tightest first. */
export const [ATOM, SCRIPT, SIGN, PRODUCT, SUM] = [1, 2, 3, 4, 6] as const

/** An array without, with one or with two axes; one of one axis is a column in our language. */
export interface Kind {
  readonly rank: 0 | 1 | 2
  readonly rows: Size
  readonly cols: Size
}

export interface Value extends Kind {
  readonly draft: Draft
  readonly level: number
  readonly span: Span
  /** Set where it is a size of an array. */
  readonly size?: Size
}

export const SCALAR: Kind = { rank: 0, rows: 1, cols: 1 }

export const vector = (rows: Size): Kind => ({ rank: 1, rows, cols: 1 })
export const matrix = (rows: Size, cols: Size): Kind => ({ rank: 2, rows, cols })
export const kindOf = ({ rank, rows, cols }: Kind): Kind => ({ rank, rows, cols })

export const atom = (text: string, kind: Kind, span: Span): Value => ({
  ...kind,
  draft: [{ text, span }],
  level: ATOM,
  span,
})

/** The text of a value where something of this level or tighter may stand. */
export const within = (value: Value, level: number): Draft =>
  value.level <= level
    ? value.draft
    : [{ text: '(', span: value.span }, ...value.draft, { text: ')', span: value.span }]

/** Texts of this many pieces are read, which functions inside functions double and double. */
const MAX_PIECES = 50_000

const joined = (parts: readonly (Draft | string)[], span: Span): Draft => {
  const draft = parts.flatMap((part) => (typeof part === 'string' ? [{ text: part, span }] : part))
  if (draft.length > MAX_PIECES) throw tooLong(draft.length, MAX_PIECES, 'tokens')
  return draft
}

/** A value of this kind made of these parts. */
export const made = (
  kind: Kind,
  level: number,
  span: Span,
  ...parts: readonly (Draft | string)[]
): Value => ({ ...kindOf(kind), draft: joined(parts, span), level, span })

export const sizeDraft = (size: Size, span: Span): Draft => [{ size, span }]

/** `name(a,b)`. */
export const called = (name: string, kind: Kind, span: Span, ...args: readonly (Draft | string)[]): Value =>
  made(kind, ATOM, span, `${name}(`, ...args.flatMap((arg, i) => (i === 0 ? [arg] : [',', arg])), ')')

export const infix = (
  operator: '*' | '/' | '.*' | './',
  kind: Kind,
  left: Value,
  right: Value,
  span: Span,
): Value => {
  const sign = operator === '*' || operator === '/' ? operator : ` ${operator} `
  return made(kind, PRODUCT, span, within(left, PRODUCT), sign, within(right, SCRIPT))
}

export const plus = (sign: '+' | '-', kind: Kind, left: Value, right: Value, span: Span): Value =>
  made(kind, SUM, span, left.draft, ` ${sign} `, within(right, isSigned(right) ? ATOM - 1 : PRODUCT))

/** Whether it begins with a sign, which would be taken for another operator. */
const isSigned = ({ draft: [first] }: Value): boolean =>
  first !== undefined && 'text' in first && first.text.startsWith('-')

/** The transpose, of the array as our language has it. */
export const turned = (value: Value): Value =>
  value.rank === 0
    ? value
    : made(matrix(value.cols, value.rows), SCRIPT, value.span, within(value, ATOM), "'")

/** The same entries as an array of other axes. */
export const as = (kind: Kind, value: Value): Value => ({
  ...kindOf(kind),
  draft: value.draft,
  level: value.level,
  span: value.span,
})

export const negated = (value: Value, span: Span): Value =>
  made(value, SIGN, span, '-', within(value, SCRIPT))
