/**
 * Two operands beside one another: a product that lacks its sign, an argument that lacks its parentheses, a name of
 * several letters that is meant as a product, an index that is meant as one of a sum.
 */
import type { GradusError } from '../errors/error.ts'
import { indexedName } from '../errors/notation.ts'
import { argumentUnbracketed, implicitProduct } from '../errors/text.ts'
import { functionNamed } from '../functions/index.ts'
import { formsRead } from '../functions/words/index.ts'
import { PAIRS } from '../functions/words/read.ts'
import { CLOSERS, OPENERS, STARTS } from './bars.ts'
import { digitsOf, nameOf, type Tokens, textOf } from './tokens.ts'

const LONGEST_REPAIR = 40

/** The error where the operand that begins at `at` follows another one. */
export const besideOperand = (tokens: Tokens, at: number): GradusError => {
  const before = at - 1
  const span = { from: tokens.from[before]!, to: tokens.to[operandEnd(tokens, at)]! }
  if (tokens.code[before] === 'n') {
    const word = textOf(tokens, before)
    const index = /^(?:sum|Sum|prod|mean|max|min)(?:_(\w+))?$/.exec(word)
    if (index?.[1] !== undefined) return summed(tokens, at, word, index[1])
    if (functionNamed(word) || formsRead(word).length > 0)
      return argumentUnbracketed(span, word, called(tokens, word, at))
  }
  return powerOfFunction(tokens, at) ?? productMissing(tokens, at)
}

/** `sin^2(x)`. */
const powerOfFunction = (tokens: Tokens, at: number): GradusError | undefined => {
  const { code, source } = tokens
  if (!code.startsWith('n^0', at - 3) || !functionNamed(textOf(tokens, at - 3))) return undefined
  const word = textOf(tokens, at - 3)
  const end = operandEnd(tokens, at)
  const argument = source.slice(tokens.from[at], tokens.to[end])
  const span = { from: tokens.from[at - 3]!, to: tokens.to[end]! }
  const call = code[at] === '(' ? `${word}${argument}` : `${word}(${argument})`
  return argumentUnbracketed(span, word, `${call}^${digitsOf(tokens, at - 1)}`)
}

/** `log x` as `log(x)`, `log det(X)` as `logdet(X)`. */
const called = (tokens: Tokens, word: string, at: number): string => {
  const end = operandEnd(tokens, at)
  const argument = tokens.source.slice(tokens.from[at], tokens.to[end])
  const isBar = tokens.code[at] === '|'
  const pair = PAIRS.get(`${word} ${isBar ? (/^.\s*[A-Z]/.test(argument) ? '|' : '') : nameOf(tokens, at)}`)
  if (pair === undefined) return tokens.code[at] === '(' ? `${word}${argument}` : `${word}(${argument})`
  const inner = tokens.code[at] === 'f' ? at + 1 : at
  return `${pair}(${tokens.source.slice(tokens.to[inner], tokens.from[end])})`
}

/** `sum_i x_i^2`: what runs to the end of the term, without the index and entry by entry. */
const summed = (tokens: Tokens, at: number, word: string, index: string): GradusError => {
  const end = termEnd(tokens, at)
  const term = tokens.source.slice(tokens.from[at], tokens.to[end])
  const entries = new RegExp(`_\\{?${index}\\}?(?![A-Za-z0-9_])|\\[${index}\\]`, 'g')
  const span = { from: tokens.from[at - 1]!, to: tokens.to[end]! }
  const plain = term
    .replaceAll(entries, '')
    .replaceAll(/(?<!\.)\^/g, '.^')
    .replaceAll(/\s*\*\s*/g, ' .* ')
  const name = word.slice(0, word.indexOf('_')).toLowerCase()
  const simple = functionNamed(name) && entries.test(term) && /^[a-z\d_\s.^*/()']+$/.test(plain)
  return indexedName(span, word, simple && name !== 'max' && name !== 'min' ? `${name}(${plain})` : undefined)
}

/** The last token before the next sign of a sum, or the end of the statement. */
const termEnd = ({ code }: Tokens, start: number): number => {
  let depth = 0
  for (let at = start; at < code.length; at++) {
    if (OPENERS.includes(code[at]!)) depth++
    else if (CLOSERS.includes(code[at]!)) depth--
    if (depth < 0 || (depth === 0 && '+-;wa='.includes(code[at]!))) return at - 1
  }
  return code.length - 1
}

/** `2x` to `2*x`: all operands beside one another, as far as they are short enough to show. */
const productMissing = (tokens: Tokens, at: number): GradusError => {
  const operands = [[operandStart(tokens, at - 1), at - 1] as const]
  for (let next = at; STARTS.includes(tokens.code[next] ?? ' '); next = operands.at(-1)![1] + 1)
    operands.push([next, operandEnd(tokens, next)])
  const whole = { from: tokens.from[operands[0]![0]]!, to: tokens.to[operands.at(-1)![1]]! }
  const parts = operands.map(([from, to]) => split(tokens, from, to))
  if (whole.to - whole.from <= LONGEST_REPAIR) return implicitProduct(whole, parts.join('*'))
  const near = { from: tokens.from[at - 1]!, to: tokens.to[at]! }
  return implicitProduct(near, `${textOf(tokens, at - 1)}*${textOf(tokens, at)}`)
}

/** The text of an operand, `Ax` as `A*x` where that is meant. */
const split = (tokens: Tokens, from: number, to: number): string => {
  const { code, source } = tokens
  let text = ''
  for (let i = from; i <= to; i++) {
    const own = textOf(tokens, i)
    text += source.slice(i === from ? tokens.from[i] : tokens.to[i - 1], tokens.from[i])
    text += code[i] === 'n' && isProduct(tokens, own) ? [...own].join('*') : own
  }
  return text
}

/** Whether a name is one product: capitals and a small letter, or capitals or letters that are names of their own. */
const isProduct = (tokens: Tokens, name: string): boolean => {
  if (!/^[A-Za-z]{2,4}$/.test(name)) return false
  const names = [...tokens.code].flatMap((char, i) => (char === 'n' ? [textOf(tokens, i)] : []))
  if (names.filter((other) => other === name).length > 1) return false
  if (/^[A-Z]+$/.test(name)) return [...name].some((letter) => names.includes(letter))
  return /^[A-Z]+[a-z]$/.test(name) || [...name].every((letter) => names.includes(letter))
}

const operandStart = ({ code }: Tokens, end: number): number => {
  let at = end
  while ("'ᵀ".includes(code[at]!)) at--
  if (!CLOSERS.includes(code[at]!)) return at
  let depth = 0
  for (; at > 0; at--) {
    if (CLOSERS.includes(code[at]!)) depth++
    else if (OPENERS.includes(code[at]!) && --depth === 0) break
  }
  return code[at - 1] === 'f' ? at - 1 : at
}

const operandEnd = ({ code }: Tokens, start: number): number => {
  let at = code[start] === 'f' ? start + 1 : start
  let depth = 0
  for (; at < code.length; at++) {
    if (OPENERS.includes(code[at]!)) depth++
    else if (CLOSERS.includes(code[at]!)) depth--
    if (depth === 0) break
  }
  while (code[at + 1] === "'" || code[at + 1] === 'ᵀ') at++
  return Math.min(at, code.length - 1)
}
