/**
 * Why no reading goes on at a token: the most helpful of the errors of the text.
 */
import { type GradusError, implicitProduct, noObjective, type Span, unexpected } from '../error.ts'
import { ENDS } from './bars.ts'
import { spanOf } from './brackets.ts'
import { nameOf, type Tokens, textOf } from './tokens.ts'

/** Tokens that an operand begins with. */
const STARTS = 'n0f(|‖'
const OPENING = '([|‖'
const CLOSING = ')]¦∥'
const LONGEST_REPAIR = 40

/** The error for tokens that no rule reads beyond `at`. */
export const diagnose = (tokens: Tokens, at: number): GradusError => {
  const { code } = tokens
  const before = code[at - 1] ?? ''
  const found = code[at] ?? ''
  const declaring = /[wa]/.test(code.slice(0, at))
  const span = found === '' ? endOf(tokens) : spanOf(tokens, at)
  if (declaring) return unexpected(span, describe(tokens, at), inDeclarations(before))
  if (found !== '' && STARTS.includes(found) && ENDS.includes(before) && before !== '')
    return productMissing(tokens, at)
  if (isDefinitionLast(code, at)) return noObjective(definitionSpan(tokens, at), lastDefined(tokens, at))
  return unexpected(span, describe(tokens, at), inExpression(tokens, at))
}

const endOf = ({ source }: Tokens): Span => ({ from: source.length, to: source.length })

const describe = (tokens: Tokens, at: number): string =>
  at >= tokens.code.length ? 'the end' : textOf(tokens, at)

const OPERAND = 'a number, a name, a function or an opening bracket'

const inExpression = (tokens: Tokens, at: number): string => {
  const before = tokens.code[at - 1] ?? ''
  if (before === '' || !ENDS.includes(before)) return OPERAND
  if (tokens.code[at] === '=') return 'a name alone before ='
  return tokens.code.includes('r') && !tokens.code.slice(0, at).includes('→')
    ? 'an operator or ->'
    : 'an operator or the end'
}

const inDeclarations = (before: string): string => {
  switch (before) {
    case 'w':
    case 'a':
    case ',':
      return 'a declaration, such as A: m x n or S is symmetric'
    case 'i':
      return 'a property, such as symmetric'
    case 'p':
      return 'a comma or the end'
    case 'n':
    case '0':
    case ')':
      return 'a colon, is, =, x, a comma or the end'
    default:
      return 'a dimension, such as n or 3'
  }
}

/** `2x` to `2*x`: the operands next to the gap, as far as they are short enough to show. */
const productMissing = (tokens: Tokens, at: number): GradusError => {
  const [from, to] = [operandStart(tokens, at - 1), operandEnd(tokens, at)]
  const { source } = tokens
  const left = source.slice(tokens.from[from], tokens.to[at - 1])
  const right = source.slice(tokens.from[at], tokens.to[to])
  const short = left.length + right.length <= LONGEST_REPAIR
  const repair = short ? `${left}*${right}` : `${textOf(tokens, at - 1)}*${textOf(tokens, at)}`
  return implicitProduct({ from: tokens.from[at - 1]!, to: tokens.to[at]! }, repair)
}

const operandStart = ({ code }: Tokens, end: number): number => {
  let at = end
  while ("'ᵀ".includes(code[at]!)) at--
  if (!CLOSING.includes(code[at]!)) return at
  let depth = 0
  for (; at > 0; at--) {
    if (CLOSING.includes(code[at]!)) depth++
    else if (OPENING.includes(code[at]!) && --depth === 0) break
  }
  return code[at - 1] === 'f' ? at - 1 : at
}

const operandEnd = ({ code }: Tokens, start: number): number => {
  let at = code[start] === 'f' ? start + 1 : start
  let depth = 0
  for (; at < code.length; at++) {
    if (OPENING.includes(code[at]!)) depth++
    else if (CLOSING.includes(code[at]!)) depth--
    if (depth === 0) break
  }
  while (code[at + 1] === "'" || code[at + 1] === 'ᵀ') at++
  return Math.min(at, code.length - 1)
}

/** The statement that ends at `at` is `n = …`. */
const statementStart = (code: string, at: number): number =>
  code.slice(0, at).replace(/;$/, '').lastIndexOf(';') + 1

const isDefinitionLast = (code: string, at: number): boolean =>
  (at >= code.length || code[at] === 'w') &&
  code.startsWith('n=', statementStart(code, at)) &&
  ENDS.includes(code[at - 1] ?? ' ')

const lastDefined = (tokens: Tokens, at: number): string => nameOf(tokens, statementStart(tokens.code, at))

const definitionSpan = (tokens: Tokens, at: number): Span => ({
  from: tokens.from[statementStart(tokens.code, at)]!,
  to: tokens.to[at - 1]!,
})
