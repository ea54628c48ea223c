/**
 * The text of a derivation in lines, and each line in its sides: what stands between signs of equality. Owns what is
 * a line, a comment, a sentence; leaves what the sides mean to `heads.ts`.
 */

/** A side of a line, with the column at which it begins. */
export interface Side {
  readonly text: string
  readonly from: number
}

/** One statement: `left = first = second …`, each side as typed; without a left side it goes on from the line before. */
export interface Line {
  /** The number of the line in the text, from 1. */
  readonly number: number
  /** The whole line. */
  readonly source: string
  readonly left: Side | undefined
  readonly rights: readonly Side[]
  /** What is declared behind `where`. */
  readonly where?: string
}

/** What the lines of a text are, and which of them are sentences. */
export interface Lines {
  readonly lines: readonly Line[]
  readonly prose: readonly number[]
}

const OPEN = '([{'
const CLOSE = ')]}'

/** Where characters stand that satisfy a condition outside of all brackets. */
const topLevel = (text: string, isWanted: (at: number) => boolean): number[] => {
  const found: number[] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (OPEN.includes(char)) depth++
    else if (CLOSE.includes(char)) depth--
    else if (depth === 0 && isWanted(at)) found.push(at)
  }
  return found
}

/** The parts of a text between some of its characters. */
export const partsBetween = ({ text, from }: Side, isWanted: (at: number) => boolean): Side[] => {
  const cuts = [-1, ...topLevel(text, isWanted), text.length]
  return cuts.slice(1).map((cut, i) => {
    const begin = cuts[i]! + 1
    return { text: text.slice(begin, cut), from: from + begin }
  })
}

const isEquality = (text: string, at: number): boolean =>
  text[at] === '=' && !'<>!=:'.includes(text[at - 1] || ' ') && text[at + 1] !== '='

/** Words before a formula that say nothing of it. */
const LEAD =
  /^\s*(?:(?:so|hence|thus|then|therefore|let|with|and|define|now|since|finally|i\.e\.|that is|we have|we get|which gives|this gives|it follows that)\b[\s,:]*|(?:=>|⇒|⟹|->|→|∴)\s*)+/i
const TAIL = /[\s.,;]+$/

/** Without the words before it and the signs behind it. */
const trimmed = ({ text, from }: Side): Side => {
  const lead = LEAD.exec(text)?.[0].length ?? /^\s*/.exec(text)![0].length
  return { text: text.slice(lead).replace(TAIL, ''), from: from + lead }
}

/** Names are declared, which is written in words too. */
const DECLARING = /^\s*where\s+\p{L}[\p{L}\p{N}_]*(?:\s*,\s*\p{L}[\p{L}\p{N}_]*)*\s*(?::|is\b|are\b)/u

/** Words and nothing of a formula: at least two, most of them longer than names are. */
const isProse = (text: string): boolean => {
  if (DECLARING.test(text)) return false
  if (/[=+*/^_\\\d⊙∘∇∂[\]{}<>|]/.test(text)) return false
  const words = text.match(/[\p{L}’']+/gu) ?? []
  const long = words.filter((word) => word.length > 2)
  return /^[\p{L}\s,.;:!?()’'"–-]+$/u.test(text) && words.length > 1 && long.length * 2 > words.length
}

/** Definitions behind `where` are statements of their own; declarations stay where they are. */
const DEFINED_AFTER = /[,\s]?\s*(?<![\p{L}\p{N}_])where(?=\s+\p{L}[\p{L}\p{N}_]*\s*=[^=])/gu

const withStatements = (text: string): string =>
  text.replaceAll(DEFINED_AFTER, (found) => `;${' '.repeat(found.length - 1)}`)

const statementIn = (number: number, source: string, part: Side): Line => {
  const at = /(?<!\w)where\b/.exec(part.text)?.index
  const formula = at === undefined ? part : { ...part, text: part.text.slice(0, at) }
  const where = at === undefined ? undefined : part.text.slice(at + 'where'.length).replace(TAIL, '')
  const [left, ...rights] = partsBetween(formula, (i) => isEquality(formula.text, i)).map(trimmed) as [
    Side,
    ...Side[],
  ]
  const whole = { number, source, ...(where !== undefined && { where }) }
  if (rights.length === 0) return { ...whole, left: undefined, rights: left.text === '' ? [] : [left] }
  return { ...whole, left, rights }
}

/** The text of one line without its comment: spaces stand in its place. */
export type Uncommented = (source: string) => string

/** The lines of a text. Empty ones and comments are none. */
export const linesOf = (text: string, uncommented: Uncommented): Lines => {
  const prose: number[] = []
  const lines = text.split(/\r?\n/).flatMap((source, i) => {
    const plain = withStatements(uncommented(source))
    if (plain.trim() === '') return []
    if (isProse(plain)) {
      prose.push(i + 1)
      return []
    }
    const whole = { text: plain, from: 0 }
    return partsBetween(whole, (at) => plain[at] === ';')
      .filter((part) => trimmed(part).text !== '')
      .map((part) => statementIn(i + 1, source, part))
  })
  return { lines, prose }
}
