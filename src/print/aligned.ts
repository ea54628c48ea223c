/**
 * Formulas with heads and laws as `aligned` blocks of LaTeX that fit the text of a page: long formulas are broken after
 * their equals sign, laws stand at the right where all of them can, else they end with the widest formula, below
 * what leaves no room beside it.
 */
import { widthOf } from './atoms.ts'
import { type LatexLine, latexLines, opened } from './latexlines.ts'
import { wrapped } from './layout.ts'
import { textWidth } from './metrics.ts'

export interface AlignedRow {
  readonly head: string
  readonly body: string
  /** A word at the right, with no character that has a meaning in LaTeX. */
  readonly law?: string
}

/** The text of an article on A4 or letter paper at 10 points, 345 points, in hundredths of an em; less what an estimate may miss. */
const PAGE = 3450 - 90
/** The equals sign with its white space. */
const EQUALS = 134
/** How far a line is indented that goes on inside brackets or inside a term. */
const QUAD = 100
const DEEPEST = 3
/** What `aligned` leaves between columns, and what a law beside a formula needs. */
const COLUMN_GAP = 100
const GAP = 200

/** How high a page is and, about, a line of symbols, of roots and of fractions; in hundredths of an em. */
const PAGE_HEIGHT = 4800
const HEIGHTS = { fraction: 280, root: 200, line: 150 } as const

const lawWidth = (law: string): number => textWidth(law, 'upright')

/** The rows as blocks, none of them higher than a page. */
export const aligned = (rows: readonly AlignedRow[]): string[] => {
  if (rows.length === 0) return []
  const heads = Math.max(...rows.map(({ head }) => widthOf(head)))
  const room = PAGE - heads - EQUALS
  const widest = Math.max(...rows.map(({ body }) => widthOf(body)))
  const laws = Math.max(...rows.map(({ law }) => (law === undefined ? 0 : COLUMN_GAP + lawWidth(law))))
  const fits = widest + laws <= room
  return paged(fits ? rows.map((row) => [inOneLine(row)]) : inLines(rows, room - COLUMN_GAP))
}

const heightOf = (line: string): number =>
  line.includes('\\frac') ? HEIGHTS.fraction : line.includes('\\sqrt') ? HEIGHTS.root : HEIGHTS.line

/** Rows in blocks; the lines of a row stay together. */
const paged = (rows: readonly (readonly string[])[]): string[] => {
  const blocks: string[][] = []
  let height = Number.POSITIVE_INFINITY
  for (const lines of rows) {
    const more = lines.reduce((sum, line) => sum + heightOf(line), 0)
    if (height + more > PAGE_HEIGHT) {
      blocks.push([])
      height = 0
    }
    blocks.at(-1)!.push(...lines)
    height += more
  }
  return blocks.map((lines) => `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`)
}

const inOneLine = ({ head, body, law }: AlignedRow): string =>
  `${head} &= ${body}${law === undefined ? '' : ` && \\text{${law}}`}`

interface SetRow extends AlignedRow {
  readonly lines: readonly LatexLine[]
}

const indentOf = (level: number): number => QUAD * Math.min(level + 1, DEEPEST)

const inLines = (rows: readonly AlignedRow[], room: number): string[][] => {
  const set = rows.map((row) => ({
    ...row,
    lines: latexLines(opened(row.body, room), ({ level }, isFirst) => room - (isFirst ? 0 : indentOf(level))),
  }))
  const widest = Math.max(
    ...set.flatMap(({ lines, law = '' }) => [...lines.map(extent), Math.min(room, lawWidth(law))]),
  )
  return set.map((row) => withLaw(row, widest))
}

const extent = ({ width, level }: LatexLine, i: number): number => width + (i === 0 ? 0 : indentOf(level))

const withLaw = ({ head, lines, law }: SetRow, widest: number): string[] => {
  const formulas = lines.map(({ text, level }, i) =>
    i === 0 ? `${head} &= ${text}` : `&${'\\quad'.repeat(Math.min(level + 1, DEEPEST))} ${text}`,
  )
  if (law === undefined) return formulas
  const last = extent(lines.at(-1)!, lines.length - 1)
  if (last + GAP + lawWidth(law) <= widest) return [...formulas.slice(0, -1), formulas.at(-1)! + leftOf(law)]
  const longest = Math.floor((law.length * widest) / Math.max(widest, lawWidth(law)))
  return [...formulas, ...wrapped(law.split(/(?<=,) /), longest, '').map((text) => `&${leftOf(text)}`)]
}

/** A law that ends where the widest formula does. */
const leftOf = (law: string): string => ` && \\llap{\\text{${law}}}`
