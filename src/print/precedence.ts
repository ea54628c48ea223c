/**
 * The one precedence algorithm of all notations: every piece of output carries its level, every place in an operator
 * states the loosest level it takes, and what is looser is fenced.
 */

/** The levels of the language, tightest first. A notation may leave some unused. */
export const LEVEL = {
  atom: 0,
  call: 1,
  script: 2,
  fraction: 3,
  sign: 4,
  times: 5,
  hadamard: 6,
  colon: 7,
  sum: 8,
} as const

export interface Doc {
  readonly text: string
  readonly level: number
  /** Taller than a line; its fences grow. */
  readonly tall?: boolean
}

/** The text of a piece in a place that takes levels up to `limit`. */
export const within = (doc: Doc, limit: number, fence: (doc: Doc) => string): string =>
  doc.level <= limit ? doc.text : fence(doc)
