/**
 * Filling lines with pieces of a formula: where to break is decided for all lines at once, by the cost of the breaks.
 * Owns no notation; pieces come from `textpieces.ts` and `breaks.ts`.
 */

/** A part of a formula before which a line may end. */
export interface Piece {
  readonly text: string
  readonly width: number
  /** What stands between it and the piece before on one line. */
  readonly joint: string
  readonly gap: number
  /** How bad a break before it is. */
  readonly cost: number
  /** How far a line is indented that begins with it: deeper in brackets and inside a term. */
  readonly level: number
}

/** What may come between two operands, loosest first, and how bad a break there is beside one bracket more. */
export const BREAK_COST = { sign: 0, colon: 2, comma: 4, entrywise: 5, product: 7 } as const
export type Break = keyof typeof BREAK_COST
const BRACKET_COST = 4
/** A line more than there need be. */
const LINE_COST = 3
/** A line that goes on inside a term although it holds a whole one before. */
const MIXED_COST = 4
/** For each unit that a line is too long, which is borne only where nothing can be broken. */
const OVERFULL_COST = 1000

/** The cost of a break at an operator inside so many brackets. */
export const breakCost = (kind: Break, depth: number): number => BREAK_COST[kind] + BRACKET_COST * depth

/** How much room the line has that begins with a piece; the first line begins with the first. */
export type Room<P extends Piece = Piece> = (piece: P, isFirst: boolean) => number

interface Way {
  readonly cost: number
  /** Where the line begins that ends here. */
  readonly from: number
}

/** The pieces line by line, in the cheapest way. */
export const fill = <P extends Piece>(pieces: readonly P[], room: Room<P>): (readonly P[])[] => {
  const ways: (Way | undefined)[] = [{ cost: 0, from: 0 }]
  for (let from = 0; from < pieces.length; from++) extend(pieces, from, room, ways)
  const lines: (readonly P[])[] = []
  for (let to = pieces.length; to > 0; to = ways[to]!.from) lines.unshift(pieces.slice(ways[to]!.from, to))
  return lines
}

/** Tries every line that begins at `from`: as long as it fits, and one piece in any case. */
const extend = <P extends Piece>(
  pieces: readonly P[],
  from: number,
  room: Room<P>,
  ways: (Way | undefined)[],
): void => {
  const first = pieces[from]!
  const limit = room(first, from === 0)
  const before = ways[from]!.cost + (from === 0 ? 0 : first.cost + LINE_COST)
  let width = 0
  let loosest = Number.POSITIVE_INFINITY
  for (let to = from + 1; to <= pieces.length; to++) {
    const piece = pieces[to - 1]!
    const isFirst = to - 1 === from
    width += piece.width + (isFirst ? 0 : piece.gap)
    if (width > limit && !isFirst) return
    if (!isFirst) loosest = Math.min(loosest, piece.cost)
    const mixed = loosest < (pieces[to]?.cost ?? 0) ? MIXED_COST : 0
    const cost = before + mixed + Math.max(0, width - limit) * OVERFULL_COST
    const known = ways[to]
    if (!known || cost <= known.cost) ways[to] = { cost, from }
  }
}

/** The pieces of one line put together. */
export const lineOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, joint }, i) => (i === 0 ? text : joint + text)).join('')
