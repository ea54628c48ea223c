/**
 * The one precedence algorithm of all notations: every piece of output carries its level, every place in an operator
 * states the loosest level it takes, and what is looser is fenced.
 */
import type { Form } from '../form/form.ts'

/** The levels of the language, tightest first. A notation may leave some unused. */
export const LEVEL = {
  atom: 0,
  call: 1,
  script: 2,
  fraction: 3,
  sign: 4,
  /** Numbers and scalars times one matrix, which an entrywise operator beside it does not tear apart. */
  multiple: 5,
  times: 6,
  hadamard: 7,
  colon: 8,
  sum: 9,
} as const

export interface Doc {
  readonly text: string
  /** What the text was put together from. */
  readonly parts: readonly (Doc | string)[]
  /** What it spells, where it spells a whole form. */
  readonly form?: Form
  readonly level: number
  /** Taller than a line, so that its fences must grow. */
  readonly tall: boolean
}

/** A piece of its own. */
export const atom = (text: string, level: number = LEVEL.atom): Doc => ({
  text,
  parts: [text],
  level,
  tall: false,
})

/** A piece put together from others and what stands between them; as tall as its tallest part. */
export const compose = (level: number, parts: readonly (Doc | string)[]): Doc => {
  let tall = false
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part
    tall ||= part.tall
    return part.text
  })
  return { text: texts.join(''), parts, level, tall }
}

/** Pieces with a separator between neighbours. */
export const joined = (level: number, pieces: readonly Doc[], separator: string): Doc =>
  compose(
    level,
    pieces.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece])),
  )

/** How a notation puts parentheses round a piece. */
export type Fence = (doc: Doc) => Doc

/** The piece in a place that takes levels up to `limit`. */
export const within = (doc: Doc, limit: number, fence: Fence): Doc => (doc.level <= limit ? doc : fence(doc))

/** Terms with their signs; a leading minus binds tighter than the others. */
export const signed = (
  terms: readonly { readonly negative: boolean; readonly doc: Doc }[],
  fence: Fence,
): Doc =>
  compose(
    LEVEL.sum,
    terms.flatMap(({ negative, doc }, i) =>
      i === 0 && negative
        ? ['-', within(doc, LEVEL.hadamard, fence)]
        : [i === 0 ? '' : negative ? ' - ' : ' + ', within(doc, LEVEL.colon, fence)],
    ),
  )
