/**
 * What a notation of textbooks spells in its own way: letters, signs, brackets, scripts. Where parentheses stand and
 * what is set beside what is decided once, in `formula.ts`.
 */
import type { Doc, Fence } from './precedence.ts'

/** How a symbol is set. */
export type Face = 'scalar' | 'vector' | 'matrix'

/** What stands above a letter whose name ends in it: `x_hat`. */
export const ACCENTS = ['hat', 'tilde', 'bar', 'dot'] as const
export type Accent = (typeof ACCENTS)[number]

/** A Greek letter by its name, letters and digits, or letters that an accent stands above or a differential before. */
export type Letters =
  | { readonly kind: 'greek'; readonly name: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'accented'; readonly accent: Accent; readonly of: Letters }
  | { readonly kind: 'moved'; readonly of: Letters }

type Parts = readonly (Doc | string)[]

export interface Notation {
  /** Letters and digits, in a name or below one. */
  readonly letters: (letters: Letters, face: Face) => string
  /** A word that is the name of a function. */
  readonly operator: (word: string) => string
  /** What a table has in LaTeX, `$1` in it standing for what comes later. */
  readonly symbols: (latex: string) => string
  /** What holds a script and is not seen. */
  readonly held: readonly [open: string, close: string]
  /** What makes a whole of a name with scripts, so that it takes others. */
  readonly whole: (base: Doc | string) => Parts
  readonly fence: Fence
  readonly fraction: (over: Doc, under: Doc) => Parts
  readonly root: (inner: Doc) => Parts
  /** Between bars of a kind; what stands below them comes later. */
  readonly bars: (bar: string, inner: Doc) => Parts
  /** Values in parentheses that grow, behind which an index goes on. */
  readonly stacked: (inner: Doc) => Parts
  /** Blocks in brackets, line by line. */
  readonly blocks: (lines: readonly (readonly Doc[])[]) => Parts
  readonly transpose: string
  /** The exponent of an inverse that is transposed, where it has one. */
  readonly inverseTranspose: string | undefined
  readonly hadamard: string
  readonly division: string
  readonly colon: string
  /** Between the ends of a range. */
  readonly to: string
  /** Of a fraction on one line. */
  readonly slash: string
  readonly dot: string
  readonly thin: string
  readonly pi: string
  readonly sum: string
  readonly nabla2: string
  readonly differential: string
  readonly partial: string
  /** Whether a factor stands apart from its neighbours. */
  readonly apart: (factor: Doc) => boolean
  /** Words beside a formula. */
  readonly words: (text: string) => string
}

/** A script below or above. */
export const script = ({ held: [open, close] }: Notation, sign: '_' | '^', inner: string): string =>
  `${sign}${open}${inner}${close}`
