/**
 * The rows of a derivation in LaTeX, each in its sides. Owns what ends a row, what only decorates, what is a sentence;
 * everything keeps its place in the text typed. What sides mean is `sides.ts` and `left.ts`.
 */
import { isNamed } from './words.ts'

/** A part of the text, with the offset at which it begins. */
export interface Place {
  readonly text: string
  readonly from: number
}

/** `left = first = second …`; without a left side it goes on from the row before. */
export interface Row {
  /** The number of the line in which it begins, from 1. */
  readonly line: number
  readonly whole: Place
  readonly left: Place | undefined
  readonly rights: readonly Place[]
}

export interface Rows {
  readonly rows: readonly Row[]
  /** What is said of shapes: `A \in \mathbb{R}^{m \times n}`. */
  readonly shapes: Readonly<Record<string, { readonly shape: readonly string[] }>>
  /** Lines that are sentences. */
  readonly prose: readonly number[]
}

const DISPLAYS =
  /^\\(?:begin|end)\s*\{(?:align|aligned|alignat|alignedat|equation|gather|gathered|split|eqnarray|multline|flalign|displaymath|math|array)\*?\}(?:\s*(?:\[[a-z]\]|\{[\drlc@{}|. ]*\}))?/
const ENVIRONMENT = /^\\(begin|end)\s*\{[A-Za-z]+\*?\}/
const ARROW =
  /^\\(?:Rightarrow|implies|Longrightarrow|Leftrightarrow|iff|Longleftrightarrow|therefore|leadsto|rightsquigarrow|to|rightarrow|longrightarrow)(?![A-Za-z])/
const SPACE = /^\\(?:quad|qquad|notag|nonumber|displaystyle|hfill|noindent|boxed|hline)(?![A-Za-z])/
const TAGGED = /^\\(?:label|tag\*?|intertext|ref|eqref|footnote)\s*\{[^{}]*\}/
const WORDS_IN = /^\\(?:text|mbox|textrm|textit|mathrm)\s*\{([^{}]*)\}/
const SAID =
  /^\s*(?:,|\(|so|hence|thus|then|therefore|where|with|and|since|because|by|using|as|for|we|i\.e\.|or|that)(?![A-Za-z])/i

const blanks = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

/** Where a scan of the text is: how deep in braces and matrices, in how many displays. */
interface Scan {
  depth: number
  displays: number
  isOpen: boolean
  readonly hasRows: boolean
}

/** So many characters that end a row, say nothing or are kept. */
interface Step {
  readonly length: number
  readonly kind: 'end' | 'blank' | 'kept' | 'break'
}

const step = (kind: Step['kind'], found: string | undefined): Step | undefined =>
  found === undefined ? undefined : { kind, length: found.length }

/** The text with blanks where nothing of a formula stands, and the offsets at which rows end. */
const scanned = (text: string): { readonly plain: string; readonly ends: readonly number[] } => {
  const scan: Scan = { depth: 0, displays: 0, isOpen: false, hasRows: rowBreaks(text) }
  const ends: number[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 400)
    const before = text[at - 1] ?? ''
    const found = borderAt(rest, scan) ?? blankAt(rest, before, scan) ?? keptAt(rest, scan)
    const piece = text.slice(at, at + found.length)
    if (found.kind === 'end' || found.kind === 'break') ends.push(at)
    plain += found.kind === 'end' || found.kind === 'blank' ? blanks(piece) : piece
    at += found.length
  }
  return { plain, ends }
}

/** Where a display begins or ends. */
const borderAt = (rest: string, scan: Scan): Step | undefined => {
  const display = DISPLAYS.exec(rest)?.[0]
  if (display !== undefined && !(display.includes('{array}') && scan.depth > 0)) {
    scan.displays += display.startsWith('\\begin') ? 1 : -1
    return step('end', display)
  }
  const border = /^(?:\$\$|\\\[|\\\])/.exec(rest)?.[0]
  if (border === undefined) return undefined
  scan.displays += border === '\\[' || (border === '$$' && !scan.isOpen) ? 1 : -1
  if (border === '$$') scan.isOpen = !scan.isOpen
  return step('end', border)
}

/** What ends a row, or says nothing. */
const blankAt = (rest: string, before: string, { depth }: Scan): Step | undefined => {
  if (rest.startsWith('%') && before !== '\\') return step('blank', /^.*/.exec(rest)![0])
  const words = WORDS_IN.exec(rest)
  const dropped =
    SPACE.exec(rest)?.[0] ??
    TAGGED.exec(rest)?.[0] ??
    /^(?:\$|\\\(|\\\))/.exec(rest)?.[0] ??
    (words && SAID.test(words[1]!) ? words[0] : undefined)
  if (dropped !== undefined || depth > 0) return step('blank', dropped)
  if (rest.startsWith('&')) return step('blank', '&')
  if (rest.startsWith(';') && before !== '\\') return step('end', ';')
  return step('end', /^\\\\\*?(?:\s*\[-?[\d.]+[a-z]+\])?/.exec(rest)?.[0] ?? ARROW.exec(rest)?.[0])
}

/** A part of a formula. */
const keptAt = (rest: string, scan: Scan): Step => {
  const environment = ENVIRONMENT.exec(rest)
  if (environment) scan.depth += environment[1] === 'begin' ? 1 : -1
  const char = rest[0]!
  if (char === '{') scan.depth++
  if (char === '}') scan.depth--
  const isLine = char === '\n' && scan.depth === 0
  const endsRow = isLine && (/^\n[ \t]*\n/.test(rest) || (scan.displays === 0 && !scan.hasRows))
  const length = environment?.[0].length ?? (char === '\\' ? Math.min(2, rest.length) : 1)
  return { length, kind: endsRow ? 'break' : 'kept' }
}

/** Whether rows end with a sign of LaTeX where no environment says so. */
const rowBreaks = (text: string): boolean =>
  /\\\\/.test(text.replaceAll(/\\begin\s*\{([a-z]+\*?)\}[\s\S]*?\\end\s*\{\1\}/g, ''))

const LEAD =
  /^(?:\s|[,:.]|\b(?:so|hence|thus|then|therefore|let|with|and|define|now|since|finally|where|we have|we get|which gives|that is|i\.e\.)(?![A-Za-z]))+/i

/** Behind a formula, words that begin the next sentence. */
const TAIL =
  /(?:[\s.,:]|(?<![A-Za-z\\])(?:where|with|and|so|then|thus|hence|for|which gives|we have|is)(?=[\s.,:]*$))+$/i

const trimmed = ({ text, from }: Place): Place => {
  const lead = LEAD.exec(text)?.[0].length ?? 0
  return { text: text.slice(lead).replace(TAIL, ''), from: from + lead }
}

const OPEN = '([{'
const CLOSE = ')]}'
const EQUALS = /^(?::=|=|\\(?:triangleq|coloneqq|equiv|doteq)(?![A-Za-z]))/

/** The sides between signs of equality. */
const sidesOf = ({ text, from }: Place): Place[] => {
  const found: Place[] = []
  let depth = 0
  let begin = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (text.startsWith('\\begin', at)) depth++
    if (text.startsWith('\\end', at)) depth--
    if (OPEN.includes(char)) depth++
    if (CLOSE.includes(char)) depth--
    const sign = depth === 0 ? EQUALS.exec(text.slice(at, at + 12))?.[0] : undefined
    if (sign && !'<>!'.includes(text[at - 1] ?? ' ')) {
      found.push({ text: text.slice(begin, at), from: from + begin })
      at += sign.length - 1
      begin = at + 1
    }
  }
  return [...found, { text: text.slice(begin), from: from + begin }].map(trimmed)
}

/** Whether a row is words: more than one that no formula has. */
const isProse = (text: string): boolean => {
  const words = text.replaceAll(/\\[A-Za-z]+(?:\s*\{[A-Za-z]*\})?/g, ' ').match(/[A-Za-z]{2,}/g) ?? []
  return !text.includes('=') && words.filter((word) => word.length > 2 && !isNamed(word)).length > 1
}

const joinsBefore = (text: string): boolean =>
  /^\s*(?:[-+/:]|\\(?:cdot|times|odot|circ|otimes)(?![A-Za-z]))/.test(text)
const joinsAfter = (text: string): boolean => /(?:[-+=/]|\\(?:cdot|times|odot|otimes))\s*$/.test(text)

const IN = /\\in(?![A-Za-z])/
const TYPED_NAME = /^\\?[A-Za-z]+(?:\s*\{[^{}]*\})?(?:_\{?\w\}?)?$/
const REALS = /^\\(?:mathbb|mathbf|Bbb|mathrm)\s*\{?\s*R\s*\}?\s*(?:\^\s*(?:\{([^{}]*)\}|(\w)))?$/

/** What a row says of shapes; names as typed. */
const shapesIn = (text: string): readonly (readonly [string, readonly string[]])[] | undefined => {
  const [left, right, ...more] = text.split(IN)
  const [whole, braced, single] = REALS.exec(right?.trim() ?? '') ?? []
  const names = left!
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (whole === undefined || more.length > 0 || !names.every((name) => TYPED_NAME.test(name)))
    return undefined
  const shape = (braced ?? single ?? '').split(/\\times(?![A-Za-z])/).map((dim) => dim.trim())
  const dims = shape.filter((dim) => dim !== '')
  return names.map((name) => [name, dims] as const)
}

/** The rows of a text; `named` says what a name typed is called here. */
export const rowsOf = (text: string, named: (typed: string) => string): Rows => {
  const { plain, ends } = scanned(text)
  const shapes: Record<string, { shape: readonly string[] }> = {}
  const prose: number[] = []
  const rows: Row[] = []
  const cuts = [0, ...ends, plain.length]
  let whole: Place | undefined
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
  const close = (): void => {
    const row = whole && trimmed(whole)
    whole = undefined
    if (!row || row.text === '') return
    const line = lineAt(row.from)
    const stated = row.text.split(/,(?=[^,]*\\in)/).map(shapesIn)
    if (stated.every((one) => one !== undefined))
      for (const [name, shape] of stated.flat()) shapes[named(name)] = { shape }
    else if (isProse(row.text)) prose.push(line)
    else {
      const [left, ...rights] = sidesOf(row) as [Place, ...Place[]]
      if (rights.length === 0) rows.push({ line, whole: row, left: undefined, rights: [left] })
      else rows.push({ line, whole: row, left: left.text === '' ? undefined : left, rights })
    }
  }
  for (const [i, cut] of cuts.slice(1).entries()) {
    const part = { text: plain.slice(cuts[i]!, cut), from: cuts[i]! }
    if (part.text.trim() === '') continue
    const goesOn =
      whole !== undefined && (joinsBefore(part.text) || joinsAfter(whole.text)) && !isArrow(text, cuts[i]!)
    if (whole && goesOn) whole = { text: plain.slice(whole.from, cut), from: whole.from }
    else {
      close()
      whole = part
    }
  }
  close()
  return { rows, shapes, prose }
}

const isArrow = (text: string, at: number): boolean => ARROW.test(text.slice(at, at + 30))
