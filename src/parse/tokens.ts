/**
 * Text to tokens: one character of `code` for each, the alphabet of `grammar/`. Owns all spellings of operators,
 * what a name and a number look like, and the words `where`, `is`, `assuming` and `x`; leaves every order of tokens
 * to the grammar.
 */
import type { Span } from '../errors/error.ts'
import {
  braces,
  foreignOperator,
  latexTyped,
  methodCalled,
  moduleName,
  unexpectedCharacter,
} from '../errors/text.ts'
import { propertyNamed } from '../shape/properties.ts'
import { closeBars, ENDS } from './bars.ts'
import { GREEK_LETTERS, spelledOut } from './greek.ts'
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
  `\\s+|(${NAME})|(${NUMBER})|(⁻?[${SUPERSCRIPTS}]+)|⁻ᵀ|\\^[⊤ᵀ]|\\.T(?![${LETTER}0-9_])|\\.[*/^']|\\*\\*|->|==|\\|\\||.`,
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
/** `np.linalg.` before the name of a function. */
const MODULE = new RegExp(`(?:\\.(${NAME}))+(?=\\()`, 'y')
/** One property; those of two words may have a space for their hyphen. */
const WORD =
  /\s*((?:positive\s+(?:semi-?)?definite|(?:lower|upper)\s+triangular|skew\s+symmetric)\b|[A-Za-z][A-Za-z-]*)/y
const PRIMES = /['′’]*\(/y

/** Whether `^T` is the transpose: nothing in the source, nor among the names given, is called T. */
const transposesByT = (source: string, names: ReadonlySet<string>): boolean =>
  source.includes('^') && !names.has('T') && !OTHER_T.test(source)

/** The tokens of a text; `names` are variables that are declared elsewhere. */
export const tokenise = (source: string, names: ReadonlySet<string> = new Set()): Tokens => {
  const code: string[] = []
  const from: number[] = []
  const to: number[] = []
  const push = (char: string, start: number, end: number): void => {
    code.push(char)
    from.push(start)
    to.push(end)
  }
  const byT = transposesByT(source, names)
  let declaring = false
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const [text = '', name, number, superscript] = TOKEN.exec(source) ?? []
    const end = at + text.length
    if (name !== undefined) {
      refuseModule(source, at, end)
      const before = declaring ? code.at(-1) : undefined
      if (before !== undefined && isSizes(name, before)) {
        pushSizes(name, at, push)
        continue
      }
      if (before === 'n' && ',wa'.includes(code.at(-2)!) && isProperty(name)) {
        push('i', at, at)
        TOKEN.lastIndex = words(source, at, push)
        continue
      }
      const char = nameToken(source, name, end, before)
      if (char === 'w' || char === 'a') declaring = true
      push(char, at, char === 'f' ? PRIMES.lastIndex - 1 : end)
      TOKEN.lastIndex = char === 'i' ? words(source, end, push) : to.at(-1)!
    } else if (number !== undefined) {
      push('0', at, end)
      if (declaring) TOKEN.lastIndex = attachedBy(source, end, push)
    } else if (superscript !== undefined) {
      push('^', at, end)
      if (superscript.startsWith('⁻')) push('-', at, at + 1)
      push('0', at + (superscript.startsWith('⁻') ? 1 : 0), end)
    } else if (text === '^' && byT && matches(TRANSPOSE_T, source, at)) {
      push("'", at, TRANSPOSE_T.lastIndex)
      TOKEN.lastIndex = TRANSPOSE_T.lastIndex
    } else if (text === '^' && byT && matches(INVERSE_T, source, at)) {
      push('ᵀ', at, INVERSE_T.lastIndex)
      TOKEN.lastIndex = INVERSE_T.lastIndex
    } else if (!/^\s/.test(text)) {
      push(signToken(text, { from: at, to: end }, source, code.at(-1) ?? '', declaring), at, end)
      if (code.at(-1) === '‖' && matches(NORM_INDEX, source, end))
        TOKEN.lastIndex = to[to.length - 1] = NORM_INDEX.lastIndex
    }
  }
  closeBars(code, (i) => ({ from: from[i]!, to: to[i]! }))
  return { source, code: code.join(''), from, to }
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
  if (name === 'R' && (before === 'ε' || (before === ':' && /^\s*\^/.test(source.slice(end, end + 9)))))
    return 'ℝ'
  return matches(PRIMES, source, end) ? 'f' : 'n'
}

/** `mxn` and `nx3` are the sizes of a matrix where a size begins. */
const SIZES = /^([a-z])x([a-z]|\d+)$/
const isSizes = (name: string, before: string): boolean => ':ε^(['.includes(before) && SIZES.test(name)

const pushSizes = (
  name: string,
  at: number,
  push: (char: string, from: number, to: number) => void,
): void => {
  push('n', at, at + 1)
  push('×', at + 1, at + 2)
  push(/\d$/.test(name) ? '0' : 'n', at + 2, at + name.length)
}

/** Whether a name says what a variable is: `A symmetric`. */
const isProperty = (name: string): boolean =>
  propertyNamed(name) !== undefined || /^(?:elementwise|scalar|vector|matrix)$/.test(name)

/** Names by which libraries are known where functions are called by them. */
const LIBRARIES =
  /^(?:np|numpy|jnp|jax|torch|tf|tensorflow|nn|F|math|Math|scipy|sp|linalg|LinearAlgebra|sympy|cp|cvxpy|mx|keras|stats)$/

/** Throws where a function is called by the name of its library, `np.exp(x)`, or of an argument, `x.sum()`. */
const refuseModule = (source: string, from: number, end: number): void => {
  if (!matches(MODULE, source, end)) return
  const to = MODULE.lastIndex
  const name = source.slice(source.lastIndexOf('.', to) + 1, to)
  const close = closingBracket(source, to)
  if (LIBRARIES.test(source.slice(from, end)) || close < 0) throw moduleName({ from, to }, name)
  const args = [source.slice(from, to - name.length - 1), source.slice(to + 1, close).trim()]
  throw methodCalled({ from, to: close + 1 }, `${name}(${args.filter((arg) => arg !== '').join(',')})`)
}

const closingBracket = (source: string, opening: number): number => {
  let depth = 0
  for (let at = opening; at < source.length; at++) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  return -1
}

const signToken = (text: string, span: Span, source: string, before: string, declaring: boolean): string => {
  const ours = FOREIGN.get(text)
  if (ours) throw foreignOperator(span, text, ours)
  if (text === '\\') return backslash(span, source, before)
  if (text === '{' && before !== '^' && before !== '↑') throw braces(span)
  if (declaring && (text === '∈' || text === 'ℝ')) return text === '∈' ? 'ε' : 'ℝ'
  const char = declaring && text === '×' ? '×' : SPELLINGS.get(text)
  const isMethod = ENDS.includes(before) && /^\p{L}/u.test(source.slice(span.to))
  if (!char)
    throw unexpectedCharacter(span, text, text === '.' && !isMethod ? undefined : FOREIGN_SIGNS.get(text))
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

/** The words after `is`, up to the comma. Returns where they end. */
const words = (
  source: string,
  start: number,
  push: (char: string, from: number, to: number) => void,
): number => {
  for (let end = start; ; ) {
    WORD.lastIndex = end
    const [text = '', word] = WORD.exec(source) ?? []
    if (word === undefined || word === 'where' || word === 'assuming') return end
    end += text.length
    if (!FILLERS.has(word)) push('p', end - word.length, end)
  }
}

/** `6x8` and `6xn`: the x belongs to no name. */
const attachedBy = (
  source: string,
  at: number,
  push: (char: string, from: number, to: number) => void,
): number => {
  if (source[at] !== 'x') return at
  push('×', at, at + 1)
  return at + 1
}

/** The name that a text is, spelled out; `undefined` where it is none. */
export const nameIn = (text: string): string | undefined => (ALONE.test(text) ? spelledOut(text) : undefined)

/** The text of a token. */
export const textOf = (tokens: Tokens, index: number): string =>
  tokens.source.slice(tokens.from[index], tokens.to[index])

/** The name that a token `n` or `f` stands for, without primes. */
export const nameOf = (tokens: Tokens, index: number): string =>
  spelledOut(textOf(tokens, index).replace(/['′’]+$/, ''))

/** The value of a token `0`, as digits the exact parser reads. */
export const digitsOf = (tokens: Tokens, index: number): string => {
  const text = textOf(tokens, index)
  return /^[\d.eE+-]+$/.test(text) ? text : [...text].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')
}
