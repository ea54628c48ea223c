/**
 * The notation of LaTeX, within what KaTeX accepts, in each style.
 */
import type { Node } from '../expr/node.ts'
import { formulaIn } from './formula.ts'
import type { Face, Letters, Notation } from './notation.ts'
import { compose, type Doc, joined, LEVEL } from './precedence.ts'
import { type FormulaStyle, styleKey } from './style.ts'

/** The expression as LaTeX, without dollar signs. */
export const toLatex = (node: Node, style: FormulaStyle = {}): string => formulaIn(latexIn(style), node)

const TRANSPOSES = {
  top: { transpose: '^\\top', inverseTranspose: '^{-\\top}' },
  T: { transpose: '^{\\mathsf{T}}', inverseTranspose: '^{-\\mathsf{T}}' },
  prime: { transpose: "'", inverseTranspose: undefined },
} as const

const HADAMARDS = { odot: '\\odot', circ: '\\circ' } as const

/** Underscores in a name are seen. */
const letters = (of: Letters, face: Face): string => {
  if (of.kind === 'moved') return `\\mathrm{d}${letters(of.of, face)}`
  if (of.kind === 'accented') return `\\${of.accent}{${letters(of.of, face)}}`
  if (of.kind === 'greek') return face === 'scalar' ? `\\${of.name}` : `\\boldsymbol{\\${of.name}}`
  const text = of.text.replaceAll('_', '\\_')
  if (face !== 'scalar') return `\\mathbf{${text}}`
  return text.length === 1 || /^\d+$/.test(text) ? text : `\\mathrm{${text}}`
}

const made = ({ latexStyle = 'bold', transpose = 'top', hadamard = 'odot' }: FormulaStyle): Notation => {
  const turned = TRANSPOSES[transpose]
  const isPlain = latexStyle === 'plain'
  return {
    ...COMMON,
    ...turned,
    letters: isPlain ? (of) => letters(of, 'scalar') : letters,
    symbols: (latex) =>
      (isPlain ? latex.replaceAll('\\mathbf{I}', 'I') : latex).replaceAll('^\\top', turned.transpose),
    hadamard: HADAMARDS[hadamard],
  }
}

const grown = (inner: Doc, open: string, close: string, gap: string): (Doc | string)[] =>
  inner.tall
    ? [`\\left${open}${gap}`, inner, `${gap}\\right${close}`]
    : [`${open}${gap}`, inner, `${gap}${close}`]

const COMMON: Omit<Notation, 'letters' | 'symbols' | 'transpose' | 'inverseTranspose' | 'hadamard'> = {
  operator: (word) => `\\operatorname{${word.replaceAll('_', '\\_')}}`,
  held: ['{', '}'],
  whole: (base) => ['{', base, '}'],
  fence: (inner) => compose(LEVEL.call, grown(inner, '(', ')', '')),
  fraction: (over, under) => ['\\frac{', over, '}{', under, '}'],
  root: (inner) => ['\\sqrt{', inner, '}'],
  bars: (bar, inner) => grown(inner, `\\l${bar}`, `\\r${bar}`, ' '),
  stacked: (inner) => ['\\left( ', inner, ' \\right)'],
  blocks: (lines) => [
    '\\begin{bmatrix} ',
    joined(
      LEVEL.sum,
      lines.map((line) => joined(LEVEL.sum, line, ' & ')),
      ' \\\\ ',
    ),
    ' \\end{bmatrix}',
  ],
  division: '\\oslash',
  colon: ':',
  to: ':',
  slash: '/',
  dot: '\\cdot',
  thin: '\\,',
  pi: '\\pi',
  sum: '\\sum',
  nabla2: '\\nabla^2 ',
  differential: '\\mathrm{d}',
  partial: '\\partial ',
  apart: ({ text }) => /^\\(mathrm\{|mathbf\{[^}]{2})/.test(text),
  words: (text) => `\\text{${plainLatex(text)}}`,
}

/** Text inside `\text{}`: what has a meaning in LaTeX is left out, dashes and brackets stay. */
export const plainLatex = (text: string): string => text.replace(/[^A-Za-z0-9 .,;:()'+=/-]/g, ' ')

const known = new Map<string, Notation>()

/** The notation of a style. */
export const latexIn = (style: FormulaStyle = {}): Notation => {
  const key = styleKey(style)
  const found = known.get(key) ?? made(style)
  known.set(key, found)
  return found
}
