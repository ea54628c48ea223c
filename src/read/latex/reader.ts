/**
 * One reading of a text under way: where it stands, what it knows of names, and what it makes.
 */

import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import type { Choices, Option } from '../choices.ts'
import { across, type Piece } from '../piece.ts'
import type { Token } from './tokens.ts'

/** Levels of our language, tightest first; what is side by side in LaTeX binds more tightly than `.*`. */
export const [ATOM, SCRIPT, SIGN, PRODUCT, ENTRYWISE, COLON, SUM] = [1, 2, 3, 4, 5, 6, 7] as const

/** What a part of the text was read as. */
export interface Part {
  readonly pieces: readonly Piece[]
  readonly level: number
  readonly span: Span
  /** The bound indices that it carries. */
  readonly carries: ReadonlySet<string>
  /** Set of a number as it was written. */
  readonly number?: string
  /** Set of a name alone. */
  readonly name?: string
  /** Whether it begins with a capital, and so is most likely a matrix. */
  readonly isCapital?: boolean
}

/** What is known of the names of a text before it is read. */
export interface Known {
  /** Names that are declared. */
  readonly variables: ReadonlySet<string>
  /** Variables that are asked for. */
  readonly wrt: readonly string[]
  /** Functions that are declared. */
  readonly functions: ReadonlySet<string>
  /** Families by name. */
  readonly families: ReadonlySet<string>
  /** Families of rows. */
  readonly rowFamilies: ReadonlySet<string>
  /** Names of sizes in what is declared. */
  readonly sizes: ReadonlySet<string>
  /** Names that are declared to be scalars, and to be matrices. */
  readonly scalars: ReadonlySet<string>
  readonly matrices: ReadonlySet<string>
  /** Whether the text may hold what only answers have. */
  readonly isAnswer: boolean
}

/** What the equations of the text define, with the names in brackets behind it as typed. */
export interface Defined {
  readonly parameters: readonly string[] | undefined
}

/** How the parts of a formula are read, one inside the other. */
export interface Parse {
  readonly sum: (reader: Reader) => Part
  readonly term: (reader: Reader) => Part
  readonly entrywise: (reader: Reader) => Part
  readonly product: (reader: Reader) => Part
  readonly factor: (reader: Reader) => Part
}

/** What the tokens of a text say of its letters. */
export interface Lexis {
  /** All letters of the text, and those that its sums run over. */
  readonly letters: ReadonlySet<string>
  readonly summed: ReadonlySet<string>
  /** Those that stand somewhere without an accent. */
  readonly plain: ReadonlySet<string>
  /** The first tokens of names that have an index which a sum runs over. */
  readonly summedNames: ReadonlySet<string>
  /** Letters that are labels where they stand above names. */
  readonly labels: ReadonlySet<string>
  /** The first tokens of names that stand before brackets and nowhere else. */
  readonly onlyApplied: ReadonlySet<string>
}

export interface Reader extends Lexis {
  readonly parse: Parse
  tokens: readonly Token[]
  at: number
  /** The text typed. */
  readonly source: string
  readonly choices: Choices
  readonly known: Known
  readonly defined: ReadonlyMap<string, Defined>
  /** Definitions that are called with other arguments than their own: functions. */
  readonly called: Set<string>
  /** Parameters of functions, which have other names than what is declared. */
  renamed: ReadonlyMap<string, string>
  /** Functions of which no more is known than that they go entry by entry, each where it stands first. */
  readonly generic: Map<string, Span>
  /** Indices of the sums around. */
  bound: readonly string[]
  /** The function that is being defined, of which parameters are. */
  readonly scope: string
  /** Functions around, innermost last. */
  within: readonly string[]
  /** Bars that are open, innermost last. */
  bars: readonly string[]
  /** Families that are read so without being declared. */
  readonly members: Set<string>
  /** Names with indices, and names with a letter or a digit below that is none, each where it stands first. */
  readonly indexed: Set<string>
  readonly subscripted: Map<string, { readonly base: string; readonly below: string; readonly span: Span }>
  /** Capitals of which nothing is declared, each where it stands first. */
  readonly capitals: Map<string, Span>
  /** Names inside of traces, each where it stands first. */
  readonly traced: Map<string, Span>
  /** Names that are used, which no size may have, each where it stands first. */
  readonly sized: Map<string, Span>
  /** Names with entries that sums with limits go through: whether these are counted from 0. */
  readonly bases: Map<string, boolean>
  /** Indices of all sums so far, and names that their limits are made of. */
  readonly ranges: Set<string>
  readonly limits: Set<string>
  /** What was left out, for the notes. */
  readonly notes: string[]
  depth: number
}

/** Keeps where a name stands first. */
export const keepFirst = (places: Map<string, Span>, name: string, span: Span): void => {
  if (!places.has(name)) places.set(name, span)
}

/** Remembers how far a reader is. Returns what takes back all that is read from then on. */
export const marked = (reader: Reader): (() => void) => {
  const { at, tokens, notes, choices } = reader
  const { called, generic, members, indexed, subscripted, capitals, traced, sized, ranges, limits } = reader
  const grown = [
    choices.asked,
    called,
    generic,
    members,
    indexed,
    subscripted,
    capitals,
    sized,
    traced,
    ranges,
    limits,
    reader.bases,
  ]
  const sizes = grown.map(({ size }) => size)
  const told = notes.length
  return () => {
    reader.at = at
    reader.tokens = tokens
    notes.length = told
    grown.forEach((kept, i) => {
      for (const key of [...kept.keys()].slice(sizes[i])) kept.delete(key)
    })
  }
}

/** Formulas inside one another. */
export const MAX_DEPTH = 300

export const peek = ({ tokens, at }: Reader, ahead = 0): Token | undefined => tokens[at + ahead]

export const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text

export const isCommand = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'command' && token.text === text

/** What stands above to say entry by entry: `X^{\odot 2}`, `\exp^{\circ}(X)`. */
export const isEntrywiseMark = (token: Token | undefined): boolean =>
  isCommand(token, 'odot') || isCommand(token, 'circ')

/** So many pieces at the end of a part tell it from others that are as long. */
const TOLD_BY = 60

/**
 * The key of a question that depends on what is written inside, and on what may be answered, but not on the place: it
 * is asked once of all that is written alike.
 */
export const contentKey = (
  { scope }: Reader,
  what: string,
  parts: readonly Part[],
  options: readonly Option[],
): string =>
  [
    what,
    scope,
    ...parts.map(({ pieces }) => {
      const told = pieces.slice(-TOLD_BY).map(({ text }) => text)
      return `${pieces.length} ${told.join('')}`
    }),
    ...options.map(({ name, cost }) => `${name} ${cost}`),
  ].join('|')

/** The place of the next token, or behind the last. */
export const placeOf = (reader: Reader): Span => {
  const token = peek(reader)
  if (token) return token.span
  const end = reader.tokens.at(-1)?.span.to ?? 0
  return { from: Math.max(0, end - 1), to: end }
}

const NONE: ReadonlySet<string> = new Set()

export const atom = (text: string, span: Span, more: Partial<Part> = {}): Part => ({
  pieces: [{ text, span }],
  level: ATOM,
  span,
  carries: NONE,
  ...more,
})

export const carriedBy = (...parts: readonly Part[]): ReadonlySet<string> => {
  const found = parts.filter(({ carries }) => carries.size > 0)
  if (found.length === 0) return NONE
  return found.length === 1 ? found[0]!.carries : new Set(found.flatMap(({ carries }) => [...carries]))
}

/** The pieces of a part, in parentheses where it binds less tightly than a level asks. */
export const inside = (part: Part, level: number): readonly Piece[] => {
  if (part.level <= level) return part.pieces
  const { from, to } = part.span
  return [{ text: '(', span: { from, to } }, ...part.pieces, { text: ')', span: { from, to } }]
}

/** A text with parts put in the place of `$1` and `$2`, each tight enough where it stands. */
export const filled = (
  template: string,
  parts: readonly Part[],
  span: Span,
  { level = ATOM, inner = SUM }: { level?: number; inner?: number } = {},
): Part => ({
  pieces: template
    .split(/(\$\d)/)
    .filter((text) => text !== '')
    .flatMap((text) => {
      const part = text.startsWith('$') ? parts[Number(text.slice(1)) - 1] : undefined
      return part ? inside(part, inner) : [{ text, span }]
    }),
  level,
  span,
  carries: carriedBy(...parts),
})

/** A call that is the answer to a question about its operand. */
export const answering = (key: string, part: Part): Part => ({
  ...part,
  pieces: part.pieces.map((piece, i) => (i === 0 ? { ...piece, question: key } : piece)),
})

/** The pieces of parts with a separator between them. */
export const listed = (parts: readonly Part[], span: Span, separator = ', '): readonly Piece[] =>
  parts.flatMap(({ pieces }, i) => (i === 0 ? pieces : [{ text: separator, span }, ...pieces]))

/** A call of a function of ours. */
export const callOf = (name: string, args: readonly Part[], span: Span): Part => ({
  ...atom('', span),
  pieces: [{ text: `${name}(`, span }, ...listed(args, span), { text: ')', span }],
  carries: carriedBy(...args),
})

/** Two parts with an operator between them. */
export const joined = (
  left: Part,
  operator: string,
  right: Part,
  level: number,
  sides: readonly [number, number],
): Part => ({
  pieces: [
    ...inside(left, sides[0]),
    { text: operator, span: { from: left.span.to, to: Math.max(left.span.to, right.span.from) } },
    ...inside(right, sides[1]),
  ],
  level,
  span: across(left.span, right.span),
  carries: carriedBy(left, right),
  ...(left.isCapital && { isCapital: true }),
})

/** Reads tokens that stand apart, such as those of a group, to their end. */
export const readAll = (
  reader: Reader,
  tokens: readonly Token[],
  read: (reader: Reader) => Part,
  place: Span,
): Part => {
  const inner: Reader = { ...reader, tokens, at: 0, bars: [], depth: reader.depth + 1 }
  if (inner.depth > MAX_DEPTH) throw unreadableLatex(place, 'it is nested too deeply')
  if (tokens.length === 0) throw unreadableLatex(place, 'nothing stands here')
  const part = read(inner)
  if (inner.at < inner.tokens.length)
    throw unreadableLatex(placeOf(inner), `this is not read where it stands`)
  return part
}
