/**
 * Text to tokens: one character of `code` for each, the alphabet of `grammar/`. Owns all spellings of operators,
 * what a name and a number look like, and the words `where`, `is`, `assuming` and `x`; leaves every order of tokens
 * to the grammar.
 */
import type { Span } from '../errors/error.ts'
import { setOfValues } from '../errors/notation.ts'
import { conditionAfterWhere, conditionsJoined } from '../errors/sums.ts'
import { braces, foreignOperator, latexTyped, unexpectedCharacter } from '../errors/text.ts'
import { propertyNamed } from '../shape/properties.ts'
import { closeBars, ENDS } from './bars.ts'
import { GREEK_LETTERS, spelledOut } from './greek.ts'
import { indexToken, isCondition } from './index-words.ts'
import { refuseModule } from './modules.ts'
import { push, type Reader, readPlain } from './scan.ts'
import { FOREIGN_SIGNS } from './signs.ts'

/** Tokens of a source: the i-th is character i of `code` and covers `from[i]` to `to[i]`. */
export interface Tokens {
  readonly source: string
  readonly code: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...[...'+-*/^:()[],;=⊗'].map((sign) => [sign, sign] as const),
  ...['−', '–'].map((sign) => [sign, '-'] as const),
  ...['·', '⋅', '×', '∗', '∙'].map((sign) => [sign, '*'] as const),
  ...['÷', '∕'].map((sign) => [sign, '/'] as const),
  ...['.*', '⊙', '∘'].map((sign) => [sign, '⊙'] as const),
  ...['./', '⊘'].map((sign) => [sign, '⊘'] as const),
  ...["'", '′', '’', 'ᵀ', '⊤', '^⊤', '^ᵀ', '.T', ".'"].map((sign) => [sign, "'"] as const),
  ...['->', '→'].map((sign) => [sign, '→'] as const),
  ...['‖', '∥', '||'].map((sign) => [sign, '‖'] as const),
  ...['|', '∣'].map((sign) => [sign, '|'] as const),
  ['.^', '↑'],
  ...['≠', '!='].map((sign) => [sign, '≠'] as const),
  ...['≤', '<='].map((sign) => [sign, '≤'] as const),
  ...['≥', '>='].map((sign) => [sign, '≥'] as const),
  ...['<', '>'].map((sign) => [sign, sign] as const),
  ['{', '('],
  ['}', ')'],
  ['⁻ᵀ', 'ᵀ'],
])

const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['@', '*'],
  ['==', '='],
])

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LETTER = `A-Za-z${GREEK_LETTERS}`
const NAME = `[${LETTER}][${LETTER}0-9_]*`
const ALONE = new RegExp(`^${NAME}$`, 'u')
/** The point of `1./x` and of `A.'` belongs to the operator. */
const NUMBER = `(?:\\d+(?:\\.\\d+|\\.(?![*/^'\\w]))?|\\.\\d+)(?:[eE][+-]?\\d+)?`
const TOKEN = new RegExp(
  `\\s+|(${NAME})|(${NUMBER})|(⁻?[${SUPERSCRIPTS}]+)|⁻ᵀ|\\^[⊤ᵀ]|\\.T(?![${LETTER}0-9_])|\\.[*/^']|\\*\\*|->|==|&&|!=|<=|>=|\\|\\||.`,
  'suy',
)
const NO_NAME = `(?![${LETTER}0-9_])`
/** `^T` and `^{T}`; then `^-T` and the same in brackets. */
const TRANSPOSE_T = new RegExp(`\\^\\s*(?:T${NO_NAME}|\\{\\s*T\\s*\\})`, 'y')
const INVERSE_T = new RegExp(
  `\\^\\s*(?:[-−]\\s*T${NO_NAME}|\\{\\s*[-−]\\s*T\\s*\\}|\\(\\s*[-−]\\s*T\\s*\\))`,
  'y',
)
const OTHER_T = new RegExp(`(?<![${LETTER}0-9_.]|\\^\\s*[{(]?\\s*[-−]?\\s*)T${NO_NAME}`)
const NORM_INDEX = /_(?:([\w*∞])(?![\w(])|\{(\w+|\*|∞)\})/y
const COMMAND = /\\([A-Za-z]+|[^A-Za-z]|$)/y
/** One property; those of two words may have a space for their hyphen. */
const WORD =
  /\s*((?:positive\s+(?:semi-?)?definite|(?:lower|upper)\s+triangular|skew\s+symmetric)\b|[A-Za-z][A-Za-z-]*)/y
const PRIMES = /['′’]*\(/y
const PRIMED = /['′’]+$/

/** Whether `^T` is the transpose: nothing in the source, nor among the names given, is called T. */
const transposesByT = (source: string, names: ReadonlySet<string>): boolean =>
  source.includes('T') && source.includes('^') && !names.has('T') && !OTHER_T.test(source)

/** The tokens of a text; `names` are variables that are declared elsewhere. */
export const tokenise = (source: string, names: ReadonlySet<string> = new Set(), isRule = false): Tokens => {
  const reader = readerOf(source, names, isRule)
  for (let at = 0; at < source.length; ) {
    const end = readPlain(reader, at)
    at = end > at ? end : readToken(reader, at)
  }
  const { code, from, to } = reader
  closeBars(code, (i) => ({ from: from[i]!, to: to[i]! }))
  return { source, code: code.join(''), from, to }
}

/** A reader before the first token. */
export const readerOf = (source: string, names: ReadonlySet<string>, isRule: boolean): Reader => {
  const byT = transposesByT(source, names)
  return { source, code: [], from: [], to: [], byT, isRule, declaring: false }
}

/** Reads what begins at a place. Returns where the next begins, as all that read do. */
export const readToken = (reader: Reader, at: number): number => {
  TOKEN.lastIndex = at
  const [text = '', name, number, superscript] = TOKEN.exec(reader.source) ?? []
  const end = at + text.length
  if (name !== undefined) return readName(reader, name, at, end)
  if (number !== undefined) return readNumber(reader, at, end)
  if (superscript !== undefined) return readSuperscript(reader, superscript, at, end)
  if (/^\s/.test(text)) return end
  return (text === '^' ? readTransposeT(reader, at) : undefined) ?? readSign(reader, text, at, end)
}

const readName = (reader: Reader, name: string, at: number, end: number): number => {
  const { source, code, declaring } = reader
  refuseModule(source, at, end)
  const before = declaring ? code.at(-1) : undefined
  if (before !== undefined && isSizes(name, before)) return readSizes(reader, name, at)
  if (before === 'n' && ',wa'.includes(code.at(-2)!) && isProperty(name)) {
    push(reader, 'i', at, at)
    return readWords(reader, at)
  }
  const ofIndices = declaring ? undefined : indexToken(name, code)
  if (name === 'or' && !declaring && isCondition(code)) throw conditionsJoined({ from: at, to: end }, name)
  if (ofIndices !== undefined) {
    push(reader, ofIndices, at, end)
    return end
  }
  const isVerb = reader.isRule && !declaring && (name === 'is' || name === 'keeps')
  const isEquation = name === 'solves' && !declaring && code.at(-1) === 'n' && (code.at(-2) ?? ';') === ';'
  const char = isVerb ? 'i' : isEquation ? 'S' : nameToken(source, name, end, before)
  if (char === 'w' || char === 'a') reader.declaring = true
  const to = char === 'f' ? PRIMES.lastIndex - 1 : end
  push(reader, char, at, to)
  return char === 'i' ? readWords(reader, to) : to
}

/** In `6x8` and `6xn` the x belongs to no name. */
const readNumber = (reader: Reader, at: number, end: number): number => {
  push(reader, '0', at, end)
  if (!reader.declaring || reader.source[end] !== 'x') return end
  push(reader, '×', end, end + 1)
  return end + 1
}

const readSuperscript = (reader: Reader, text: string, at: number, end: number): number => {
  const isNegative = text.startsWith('⁻')
  push(reader, '^', at, end)
  if (isNegative) push(reader, '-', at, at + 1)
  push(reader, '0', isNegative ? at + 1 : at, end)
  return end
}

const readTransposeT = (reader: Reader, at: number): number | undefined => {
  if (!reader.byT) return undefined
  for (const [pattern, char] of [
    [TRANSPOSE_T, "'"],
    [INVERSE_T, 'ᵀ'],
  ] as const)
    if (matches(pattern, reader.source, at)) {
      push(reader, char, at, pattern.lastIndex)
      return pattern.lastIndex
    }
  return undefined
}

/** An index of a norm belongs to its sign. */
const readSign = (reader: Reader, text: string, at: number, end: number): number => {
  const { source, code, declaring } = reader
  const comparing = '≠<≤>≥!=&|'.includes(text[0]!) && isCondition(code)
  const char = signToken(text, { from: at, to: end }, source, {
    before: code.at(-1) ?? '',
    declaring,
    comparing,
    isIndexed: '≠<≤>≥!'.includes(text[0]!) && code.includes('F'),
  })
  const to = char === '‖' && matches(NORM_INDEX, source, end) ? NORM_INDEX.lastIndex : end
  push(reader, char, at, to)
  return to
}

const matches = (pattern: RegExp, source: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(source)
}

/** The token of a name; `before` is the token before it where declarations are read. */
const nameToken = (source: string, name: string, end: number, before: string | undefined): string => {
  if (name === 'where') return 'w'
  if (name === 'assuming') return 'a'
  if (before !== undefined && 'n0)'.includes(before)) {
    if (name === 'is') return 'i'
    if (name === 'x' || name === 'by') return '×'
    if (name === 'in' && before === 'n') return 'ε'
  }
  if (
    name === 'R' &&
    (before === 'ε' || ((before === ':' || before === '→') && /^\s*\^/.test(source.slice(end, end + 9))))
  )
    return 'ℝ'
  return matches(PRIMES, source, end) ? 'f' : 'n'
}

/** `mxn` and `nx3` are the sizes of a matrix where a size begins. */
const SIZES = /^([a-z])x([a-z]|\d+)$/
const isSizes = (name: string, before: string): boolean => ':ε→^(['.includes(before) && SIZES.test(name)

const readSizes = (reader: Reader, name: string, at: number): number => {
  push(reader, 'n', at, at + 1)
  push(reader, '×', at + 1, at + 2)
  push(reader, /\d$/.test(name) ? '0' : 'n', at + 2, at + name.length)
  return at + name.length
}

/** Whether a name says what a variable is: `A symmetric`. */
const isProperty = (name: string): boolean =>
  propertyNamed(name) !== undefined || /^(?:elementwise|scalar|vector|matrix)$/.test(name)

/** Where a sign stands: behind which token, after `where`, after `if`. */
interface Place {
  readonly before: string
  readonly declaring: boolean
  readonly comparing: boolean
  /** Behind `for`. */
  readonly isIndexed: boolean
}

const signToken = (text: string, span: Span, source: string, place: Place): string => {
  const { before, declaring, comparing, isIndexed } = place
  if (comparing && (text === '==' || text === '&&')) return text === '==' ? '=' : ','
  if (comparing && text === '||') throw conditionsJoined(span, text)
  const ours = FOREIGN.get(text)
  if (ours) throw foreignOperator(span, text, ours)
  if (text === '\\') return backslash(span, source, before)
  if (text === '{' && before === 'ε') throw setOfValues(span, source)
  if (text === '{' && before !== '^' && before !== '↑') throw braces(span)
  if (declaring && (text === '∈' || text === 'ℝ')) return text === '∈' ? 'ε' : 'ℝ'
  const char = declaring && text === '×' ? '×' : SPELLINGS.get(text)
  const isMethod = ENDS.includes(before) && /^\p{L}/u.test(source.slice(span.to))
  const sign = source.startsWith('<-', span.from) ? '<-' : text === '!=' ? '≠' : text
  const isRelation = char !== undefined && '≠<≤>≥'.includes(char)
  if (isRelation && !comparing && isIndexed) throw conditionAfterWhere(span)
  if (!char || (isRelation && !comparing) || sign === '<-')
    throw unexpectedCharacter(span, text, text === '.' && !isMethod ? undefined : FOREIGN_SIGNS.get(sign))
  return char
}

/** Words after a backslash that are LaTeX, whatever stands before. */
const LATEX =
  /^(?:frac|mathbf|mathrm|mathsf|boldsymbol|bm|text|operatorname|left|right|top|intercal|cdot|times|odot|circ)$/

/** `A\b`; a backslash that no operand stands before, or a command of LaTeX after, is LaTeX. */
const backslash = ({ from }: Span, source: string, before: string): string => {
  COMMAND.lastIndex = from
  const [command = '\\', name = ''] = COMMAND.exec(source) ?? []
  const isLatex = LATEX.test(name) || source[COMMAND.lastIndex] === '{' || name === '\\'
  if (before === '' || !ENDS.includes(before) || isLatex)
    throw latexTyped({ from, to: from + command.length }, command)
  return '\\'
}

/** Words between properties that say nothing: `A is a symmetric and invertible matrix`. */
const FILLERS: ReadonlySet<string> = new Set(['a', 'an', 'and'])

/** The words after `is`, up to the comma. */
const readWords = (reader: Reader, start: number): number => {
  for (let end = start; ; ) {
    WORD.lastIndex = end
    const [text = '', word] = WORD.exec(reader.source) ?? []
    if (word === undefined || word === 'where' || word === 'assuming') return end
    end += text.length
    if (!FILLERS.has(word)) push(reader, 'p', end - word.length, end)
  }
}

/** The name that a text is, spelled out; `undefined` where it is none. */
export const nameIn = (text: string): string | undefined => (ALONE.test(text) ? spelledOut(text) : undefined)

/** The text of a token. */
export const textOf = (tokens: Tokens, index: number): string =>
  tokens.source.slice(tokens.from[index], tokens.to[index])

/** The name that a token `n` or `f` stands for, without primes. */
export const nameOf = (tokens: Tokens, index: number): string => {
  const text = textOf(tokens, index)
  return spelledOut(tokens.code[index] === 'f' ? text.replace(PRIMED, '') : text)
}

/** How many primes the name of a function has. */
export const primesOf = (tokens: Tokens, index: number): number =>
  PRIMED.exec(textOf(tokens, index))?.[0].length ?? 0

/** The value of a token `0`, as digits the exact parser reads. */
export const digitsOf = (tokens: Tokens, index: number): string => {
  const text = textOf(tokens, index)
  return /^[\d.eE+-]+$/.test(text) ? text : [...text].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')
}
