/**
 * LaTeX as `latex.ts` prints it, taken apart into atoms with their widths: symbols with their scripts, fractions,
 * roots, brackets, operators. Reads no LaTeX but that.
 */
import {
  commandWidth,
  EXTENT,
  type Face,
  isNamedOperator,
  mathWidth,
  SPACING,
  spaceWidth,
  textWidth,
} from './metrics.ts'
import { ACCENTS } from './notation.ts'

export type AtomKind = 'symbol' | 'operator' | 'binary' | 'relation' | 'open' | 'close' | 'comma' | 'space'

export interface Atom {
  readonly kind: AtomKind
  readonly text: string
  /** In hundredths of an em, without the white space round it. */
  readonly width: number
  /** Whether white space stands before it in the source. */
  readonly apart: boolean
  /** Whether it holds a fraction. */
  readonly tall: boolean
}

const OPENS = /^(?:\(|\[|\\lVert|\\lvert|\\left.*)$/
const CLOSES = /^(?:\)|\]|\\rVert|\\rvert|\\right.*)$/
const BINARIES = /^(?:[+-]|\\odot|\\oslash|\\otimes|\\cdot|\\times|\\circ)$/
const RELATIONS = /^(?:[:=]|\\approx|\\le|\\ge|\\mid)$/
/** Commands that set their argument in a face. */
const FACED: ReadonlyMap<string, Face> = new Map([
  ['mathbf', 'bold'],
  ['boldsymbol', 'bold'],
  ['mathrm', 'upright'],
  ['operatorname', 'upright'],
  ['text', 'upright'],
  ['mathsf', 'upright'],
])
const TOKEN = /\\(?:left|right)(?:\\[A-Za-z]+|.)|\\[A-Za-z]+|\\.|\s+|./suy

/** The token at a place: a command, a bracket with its \left or \right, white space, a character. */
const tokenAt = (text: string, at: number): string => {
  TOKEN.lastIndex = at
  return TOKEN.exec(text)?.[0] ?? ''
}

/** The end of the group or token that begins at a place. */
const argumentEnd = (text: string, at: number): number => {
  if (text[at] !== '{') return at + tokenAt(text, at).length
  let depth = 0
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i + 1
  }
  return text.length
}

const inside = (group: string): string => (group.startsWith('{') ? group.slice(1, -1) : group)

/** The arguments of a command that is all of the text; none where it is not. */
export const argumentsOf = (text: string, command: string, count: number): readonly string[] => {
  if (!text.startsWith(`${command}{`)) return []
  const found: string[] = []
  let at = command.length
  for (let i = 0; i < count; i++) {
    const end = argumentEnd(text, at)
    found.push(inside(text.slice(at, end)))
    at = end
  }
  return at === text.length ? found : []
}

const ACCENT = new RegExp(`^\\\\(?:${ACCENTS.join('|')})$`)

interface Nucleus {
  readonly kind: AtomKind
  readonly width: number
  readonly end: number
}

/** Nesting of fractions is small: `level` counts it, and what is inside the second is as small as a script. */
const nucleus = (text: string, at: number, level: number, before: AtomKind | undefined): Nucleus => {
  const token = tokenAt(text, at)
  const end = at + token.length
  const name = token.slice(1)
  if (token === '\\frac') return fraction(text, end, level)
  if (token === '\\sqrt') {
    const close = argumentEnd(text, end)
    return { kind: 'symbol', width: EXTENT.root + widthOf(inside(text.slice(end, close)), level), end: close }
  }
  if (ACCENT.test(token)) {
    const close = argumentEnd(text, end)
    return { kind: 'symbol', width: widthOf(inside(text.slice(end, close)), level), end: close }
  }
  if (token === '\\begin') return environment(text, at, level)
  if (token === '{') {
    const close = argumentEnd(text, at)
    return { kind: 'symbol', width: widthOf(inside(text.slice(at, close)), level), end: close }
  }
  const face = token.startsWith('\\') ? FACED.get(name) : undefined
  if (face) return faced(text, end, name, face)
  const kind = kindOf(token, before)
  if (/^\\(?:left|right)./.test(token)) return { kind, width: EXTENT.grown, end }
  const space = token.startsWith('\\') ? spaceWidth(name) : undefined
  if (space !== undefined) return { kind: 'space', width: space, end }
  const width = token.startsWith('\\') ? commandWidth(name) : mathWidth(token)
  return { kind, width, end }
}

const kindOf = (token: string, before: AtomKind | undefined): AtomKind => {
  if (OPENS.test(token)) return 'open'
  if (CLOSES.test(token)) return 'close'
  if (token === ',') return 'comma'
  if (RELATIONS.test(token)) return 'relation'
  if (BINARIES.test(token)) return before === 'symbol' || before === 'close' ? 'binary' : 'symbol'
  return token.startsWith('\\') && isNamedOperator(token.slice(1)) ? 'operator' : 'symbol'
}

const fraction = (text: string, at: number, level: number): Nucleus => {
  const middle = argumentEnd(text, at)
  const end = argumentEnd(text, middle)
  const parts = [text.slice(at, middle), text.slice(middle, end)].map((part) =>
    widthOf(inside(part), level + 1),
  )
  const scale = level === 0 ? 1 : EXTENT.scale
  return { kind: 'symbol', width: scale * Math.max(...parts) + EXTENT.bar, end }
}

const BEGIN = '\\begin{bmatrix}'
const END = '\\end{bmatrix}'

/** Where the matrix that begins at a place ends, and its cells, line by line; those of matrices in it are not its own. */
const cellsAt = (text: string, start: number): { readonly lines: string[][]; readonly end: number } => {
  const lines: string[][] = [['']]
  let depth = 0
  let at = start + BEGIN.length
  for (; at < text.length && (depth > 0 || !text.startsWith(END, at)); ) {
    if (text.startsWith(BEGIN, at)) depth++
    else if (text.startsWith(END, at)) depth--
    const token = tokenAt(text, at)
    const line = lines.at(-1)!
    if (depth === 0 && token === '&') line.push('')
    else if (depth === 0 && token === '\\\\') lines.push([''])
    else line[line.length - 1] += token
    at += token.length
  }
  return { lines, end: at + END.length }
}

/** A matrix is as wide as its widest columns with the space between and brackets that grow. */
const environment = (text: string, at: number, level: number): Nucleus => {
  const { lines, end } = cellsAt(text, at)
  const columns = Math.max(...lines.map((line) => line.length))
  const widths = Array.from({ length: columns }, (_, j) =>
    Math.max(...lines.map((line) => widthOf(line[j] ?? '', level))),
  )
  const inner = widths.reduce((sum, width) => sum + width, 0)
  return { kind: 'symbol', width: inner + (columns - 1) * EXTENT.column + 2 * EXTENT.grown, end }
}

const faced = (text: string, at: number, name: string, face: Face): Nucleus => {
  const end = argumentEnd(text, at)
  const body = inside(text.slice(at, end)).replaceAll('\\_', '_')
  const width = body.startsWith('\\') ? commandWidth(body.slice(1)) * 1.15 : textWidth(body, face)
  return { kind: name === 'operatorname' ? 'operator' : 'symbol', width, end }
}

/** Scripts and primes behind an atom: where they end and how wide they are. */
const scripts = (
  text: string,
  at: number,
  level: number,
): { readonly end: number; readonly width: number } => {
  let end = at
  let widest = 0
  let primes = 0
  for (;;) {
    const sign = text[end]
    if (sign === "'") {
      primes += EXTENT.prime
      end++
    } else if (sign === '_' || sign === '^') {
      const close = argumentEnd(text, end + 1)
      widest = Math.max(
        widest,
        EXTENT.scale * widthOf(inside(text.slice(end + 1, close)), level) + EXTENT.script,
      )
      end = close
    } else return { end, width: primes + widest }
  }
}

/** The atoms of a formula, in order. */
export const atomsOf = (text: string, level = 0): Atom[] => {
  const atoms: Atom[] = []
  let apart = false
  let before: AtomKind | undefined
  for (let at = 0; at < text.length; ) {
    const space = /\s/.test(text[at]!)
    if (space) {
      apart = true
      at++
      continue
    }
    const found = nucleus(text, at, level, before)
    const { end, width } = scripts(text, found.end, level)
    const source = text.slice(at, end)
    atoms.push({
      kind: found.kind,
      text: source,
      width: found.width + width,
      apart,
      tall: /\\frac|\\begin/.test(source),
    })
    apart = found.kind === 'space'
    if (found.kind !== 'space') before = found.kind
    at = end
  }
  return atoms
}

/** The white space between two atoms, either side of which may be nothing. */
export const spaceBetween = (left: Atom | undefined, right: Atom | undefined): number => {
  if (!left || !right) return 0
  if (left.kind === 'binary' || right.kind === 'binary') return SPACING.binary
  if (left.kind === 'relation' || right.kind === 'relation') return SPACING.relation
  if (left.kind === 'comma') return SPACING.punctuation
  if (right.kind === 'operator') return left.kind === 'open' ? 0 : SPACING.operator
  return left.kind === 'operator' && right.kind === 'symbol' ? SPACING.operator : 0
}

/** The width of atoms on one line. */
export const atomsWidth = (atoms: readonly Atom[]): number =>
  atoms.reduce((sum, atom, i) => sum + atom.width + spaceBetween(atoms[i - 1], atom), 0)

/** The width of a formula set on one line, in hundredths of an em. */
export const widthOf = (text: string, level = 0): number => atomsWidth(atomsOf(text, level))
