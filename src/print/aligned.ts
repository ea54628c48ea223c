/**
 * Formulas with heads and laws as `aligned` blocks of LaTeX that fit the text of a page: long formulas are broken after
 * their equals sign, laws stand at the right where all of them can, else they end with the widest formula, below
 * what leaves no room beside it.
 */
import { widthOf } from './atoms.ts'
import { latexLines, opened } from './latexlines.ts'
import { wrapped } from './layout.ts'
import { textWidth } from './metrics.ts'

export interface AlignedRow {
  readonly head: string
  readonly body: string
  /** A word at the right, with no character that has a meaning in LaTeX. */
  readonly law?: string
}

/** The text of an article on A4 or letter paper at 10 points, 345 points, in hundredths of an em; less what an estimate may miss. */
const PAGE = 3450 - 70
/** The equals sign with its white space. */
const EQUALS = 134
/** How far a line is indented that goes on inside brackets or inside a term. */
const QUAD = 100
const DEEPEST = 3
/** What `aligned` leaves after every pair of columns, and what a law beside a formula needs. */
const COLUMN_GAP = 100
const GAP = 200

/** How high a page is and, about, a line of symbols, of roots and of fractions; in hundredths of an em. */
const PAGE_HEIGHT = 4400
const HEIGHTS = { fraction: 290, root: 200, line: 150 } as const

const lawWidth = (law: string): number => textWidth(law, 'upright')

/** One line of a block: what stands left and right of its alignment mark, how wide the latter is, and a law. */
interface Line {
  readonly left: string
  readonly right: string
  readonly width: number
  readonly law?: string
}

/** An environment that aligns, and how it has a law behind a line, or none. */
interface Environment {
  readonly name: string
  readonly inColumn: (law: string) => string
  readonly atEnd: (law: string) => string
  readonly without: string
}

/** A law in a column of its own, or one that ends where the formulas may. */
const ALIGNED: Environment = {
  name: 'aligned',
  inColumn: (law) => ` && \\text{${law}}`,
  atEnd: (law) => ` && \\llap{\\text{${law}}}`,
  without: '',
}

/** Laws are numbers of equations. */
const ALIGN: Environment = {
  name: 'align',
  inColumn: (law) => ` \\tag{${law}}`,
  atEnd: (law) => ` \\tag{${law}}`,
  without: ' \\notag',
}

/**
 * The rows as blocks of `align`, which stand in no other display: a row with laws has a number, and what was done in it
 * stands behind the blocks.
 */
export const numbered = (rows: readonly AlignedRow[]): string[] => {
  const laws = rows.flatMap(({ law }) => law ?? [])
  let number = 0
  const tagged = rows.map(({ law, ...row }) => (law === undefined ? row : { ...row, law: String(++number) }))
  const said = laws.map((law, i) => `(${i + 1})~${law}`).join('; ')
  return [...aligned(tagged, ALIGN), ...(laws.length > 0 ? [`\\noindent ${said}.`] : [])]
}

/** The rows as blocks, none of them higher than a page. */
export const aligned = (rows: readonly AlignedRow[], environment: Environment = ALIGNED): string[] => {
  if (rows.length === 0) return []
  const heads = Math.max(...rows.map(({ head }) => widthOf(head)))
  const room = PAGE - heads - EQUALS - COLUMN_GAP
  const widest = Math.max(...rows.map(({ body }) => widthOf(body)))
  const laws = Math.max(...rows.map(({ law }) => (law === undefined ? 0 : COLUMN_GAP + lawWidth(law))))
  if (widest + laws <= room)
    return paged(rows.map((row) => [inOneLine(row)])).map((lines) =>
      block(lines, environment, environment.inColumn),
    )
  const set = rows.map((row) => inLines(row, room - COLUMN_GAP))
  const end = Math.min(room - COLUMN_GAP, Math.max(...set.map(extent)))
  return paged(set.map((row) => withLaw(row, end))).map((lines) =>
    block(padded(lines, end), environment, environment.atEnd),
  )
}

const block = (
  lines: readonly Line[],
  { name, without }: Environment,
  lawAs: Environment['inColumn'],
): string => {
  const rows = lines.map(
    ({ left, right, law }) => `${left}&${right}${law === undefined ? without : lawAs(law)}`,
  )
  return `\\begin{${name}}\n${rows.join(' \\\\\n')}\n\\end{${name}}`
}

/** Lines of which one is as wide as the formulas may be, for the laws to end there. */
const padded = (lines: readonly Line[], end: number): readonly Line[] => {
  const [first, ...rest] = lines
  if (
    !first ||
    lines.every(({ law }) => law === undefined) ||
    lines.some(({ width }) => width > end - QUAD / 2)
  )
    return lines
  const space = ((end - first.width) / QUAD).toFixed(1)
  return [{ ...first, right: `${first.right} \\hspace{${space}em}` }, ...rest]
}

const heightOf = ({ right }: Line): number =>
  right.includes('\\begin')
    ? HEIGHTS.line * (1 + right.split('\\\\').length)
    : right.includes('\\frac')
      ? HEIGHTS.fraction
      : right.includes('\\sqrt')
        ? HEIGHTS.root
        : HEIGHTS.line

/** The lines of every row in blocks; those of one row stay together. */
const paged = (rows: readonly (readonly Line[])[]): Line[][] => {
  const blocks: Line[][] = []
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
  return blocks
}

const inOneLine = ({ head, body, law }: AlignedRow): Line => ({
  left: `${head} `,
  right: `= ${body}`,
  width: widthOf(body),
  ...(law === undefined ? {} : { law }),
})

interface SetRow {
  readonly lines: readonly Line[]
  readonly law: string | undefined
}

const inLines = ({ head, body, law }: AlignedRow, room: number): SetRow => {
  const indentOf = (level: number): number => QUAD * Math.min(level + 1, DEEPEST)
  const lines = latexLines(opened(body, room), ({ level }, isFirst) => room - (isFirst ? 0 : indentOf(level)))
  return {
    law,
    lines: lines.map(({ text, width, level }, i) =>
      i === 0
        ? { left: `${head} `, right: `= ${text}`, width }
        : {
            left: '',
            right: `${'\\quad'.repeat(Math.min(level + 1, DEEPEST))} ${text}`,
            width: width + indentOf(level),
          },
    ),
  }
}

/** How wide a row is with its law beside it. */
const extent = ({ lines, law = '' }: SetRow): number =>
  Math.max(...lines.map(({ width }) => width), lines.at(-1)!.width + GAP + lawWidth(law))

/** The lines of a row with its law: beside the last one where there is room, else below. */
const withLaw = ({ lines, law }: SetRow, end: number): Line[] => {
  if (law === undefined) return [...lines]
  const last = lines.at(-1)!
  if (last.width + GAP + lawWidth(law) <= end) return [...lines.slice(0, -1), { ...last, law }]
  const longest = Math.floor((law.length * end) / Math.max(end, lawWidth(law)))
  const below = wrapped(law.split(/(?<=,) /), longest, '')
  return [...lines, ...below.map((text) => ({ left: '', right: '', width: 0, law: text }))]
}
