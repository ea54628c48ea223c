/**
 * The notation of Typst. Signs are the characters themselves, words are in quotation marks.
 */
import type { Node } from '../expr/node.ts'
import { formulaIn } from './formula.ts'
import type { Accent, Face, Letters, Notation } from './notation.ts'
import { compose, type Doc, joined, LEVEL } from './precedence.ts'
import { type FormulaStyle, styleKey } from './style.ts'
import { typstGreek, typstSymbols } from './typstsymbols.ts'

/** The expression as Typst, without dollar signs. */
export const toTypst = (node: Node, style: FormulaStyle = {}): string => formulaIn(typstIn(style), node)

const TRANSPOSES = {
  top: { transpose: '^top', inverseTranspose: '^(-top)' },
  T: { transpose: '^sans(T)', inverseTranspose: '^(-sans(T))' },
  prime: { transpose: "'", inverseTranspose: undefined },
} as const

const HADAMARDS = { odot: '⊙', circ: '∘' } as const

/** Accents by their names in Typst, where bar is the sign of a vertical bar. */
const ACCENTED: Readonly<Record<Accent, string>> = { hat: 'hat', tilde: 'tilde', bar: 'macron', dot: 'dot' }

const letters = (of: Letters, face: Face): string => {
  if (of.kind === 'moved') return `dif ${letters(of.of, face)}`
  if (of.kind === 'accented') return `${ACCENTED[of.accent]}(${letters(of.of, face)})`
  const isShort = of.kind === 'word' && (of.text.length === 1 || /^\d+$/.test(of.text))
  const text = of.kind === 'greek' ? typstGreek(of.name) : isShort ? of.text : `"${of.text}"`
  return face === 'scalar' ? text : `bold(${text})`
}

const made = ({ latexStyle = 'bold', transpose = 'top', hadamard = 'odot' }: FormulaStyle): Notation => {
  const turned = TRANSPOSES[transpose]
  const isPlain = latexStyle === 'plain'
  return {
    ...COMMON,
    ...turned,
    letters: isPlain ? (of) => letters(of, 'scalar') : letters,
    symbols: (latex) =>
      typstSymbols(isPlain ? latex.replaceAll('\\mathbf{I}', 'I') : latex).replaceAll(
        '^top',
        turned.transpose,
      ),
    hadamard: HADAMARDS[hadamard],
  }
}

const rows = (lines: readonly (readonly Doc[])[]): Doc =>
  joined(
    LEVEL.sum,
    lines.map((line) => joined(LEVEL.sum, line, ', ')),
    '; ',
  )

/** How bars are opened; a parenthesis closes them. */
const BARS: ReadonlyMap<string, string> = new Map([
  ['vert', 'abs('],
  ['Vert', 'norm('],
])

const COMMON: Omit<Notation, 'letters' | 'symbols' | 'transpose' | 'inverseTranspose' | 'hadamard'> = {
  operator: (word) => `op("${word}")`,
  held: ['(', ')'],
  whole: (base) =>
    (typeof base === 'string' ? base : base.text).includes('_') ? ['scripts(', base, ')'] : [base],
  fence: (inner) => compose(LEVEL.call, ['(', inner, ')']),
  fraction: (over, under) => ['(', over, ')/(', under, ')'],
  root: (inner) => ['sqrt(', inner, ')'],
  bars: (bar, inner) => [BARS.get(bar) ?? '(', inner, ')'],
  stacked: (inner) => ['(', inner, ')'],
  blocks: (lines) => ['mat(delim: "[", ', rows(lines), ')'],
  division: '⊘',
  colon: 'colon',
  to: ' colon ',
  slash: ' slash ',
  dot: 'dot',
  thin: ' thin ',
  pi: 'pi',
  sum: 'sum',
  nabla2: 'nabla^2 ',
  differential: 'dif ',
  partial: 'partial ',
  /** A differential has a space of its own. */
  apart: ({ text }) => /^(bold\()?"/.test(text),
  words: (text) => `"${text.replace(/["\\]/g, ' ')}"`,
}

const known = new Map<string, Notation>()

/** The notation of a style. */
export const typstIn = (style: FormulaStyle = {}): Notation => {
  const key = styleKey(style)
  const found = known.get(key) ?? made(style)
  known.set(key, found)
  return found
}
