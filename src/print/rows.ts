/**
 * Formulas with heads and laws in lines of text: a long formula goes on below its equals sign, its law stands at the
 * right of the last line or, where there is no room, on a line of its own.
 */
import { fill, lineOf } from './fill.ts'
import { type Layout, wrapped } from './layout.ts'
import { textPieces } from './textpieces.ts'

/** Equals signs stand in one column, unless a name is longer than this. */
const HEAD = 12
/** Between a formula and its law. */
const GAP = '   '
/** How much further what is broken inside brackets or inside a term is indented. */
const DEEPER = 2
const DEEPEST = 3

/** `head = formula`, the formula broken where it is too long. */
export const formulaLines = (head: string, formula: string, width: number): string[] => {
  const start = head.length
  const inset = (level: number): number => start + DEEPER * Math.min(level, DEEPEST)
  const lines = fill(textPieces(formula), ({ level }, isFirst) => width - (isFirst ? start : inset(level)))
  return lines.map((line, i) => (i === 0 ? head : ' '.repeat(inset(line[0]!.level))) + lineOf(line))
}

export interface LawRow {
  readonly head: string
  readonly formula: string
  readonly law: string
}

interface SetRow {
  readonly lines: readonly string[]
  readonly law: string
}

/** The lines of a derivation. Laws begin in one column where all of them can, else they end in one. */
export const lawLines = (rows: readonly LawRow[], layout: Layout): string[] => {
  const indent = Math.max(...rows.map(({ head }) => Math.min(head.length, HEAD)))
  const set = rows.map(({ head, formula, law }) => ({
    lines: formulaLines(`${head.padEnd(indent)} = `, formula, layout.width),
    law,
  }))
  const begin = Math.max(...set.map(({ lines }) => lines.at(-1)!.length)) + GAP.length
  const fits = set.every(({ law }) => begin + law.length <= layout.width)
  const end = Math.min(layout.width, Math.max(...set.map(extent)))
  return set.flatMap((row) => withLaw(row, fits ? begin : end - row.law.length, end, layout))
}

/** The columns that a row takes where no line ends before it must. */
const extent = ({ lines, law }: SetRow): number =>
  Math.max(...lines.map(({ length }) => length), lines.at(-1)!.length + GAP.length + law.length)

const withLaw = ({ lines, law }: SetRow, column: number, end: number, layout: Layout): string[] => {
  const last = lines.at(-1)!
  if (last.length + GAP.length <= column)
    return [...lines.slice(0, -1), last.padEnd(column) + layout.law(law)]
  const below = wrapped(law.split(/(?<=,) /), end - 2 * GAP.length, '')
  const longest = Math.max(...below.map(({ length }) => length))
  return [...lines, ...below.map((text) => ' '.repeat(Math.max(0, end - longest)) + layout.law(text))]
}
