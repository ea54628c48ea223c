/**
 * Why no reading goes on at a token: the most helpful of the errors of the text.
 */
import type { GradusError, Span } from '../errors/error.ts'
import {
  blocksUnparted,
  definitionAfterWhere,
  entriesOfTensor,
  noEquations,
  noNamedArguments,
  noObjective,
  noTensors,
  textsQuoted,
} from '../errors/notation.ts'
import { powerInDimension } from '../errors/shapes.ts'
import { conditionOnEntries, forOutside, rangeAfterEquals, rangeCalled, rowsDefined } from '../errors/sums.ts'
import { unexpected } from '../errors/text.ts'
import { movedToFront } from '../syntax/moved.ts'
import { CLOSERS, ENDS, OPENERS, STARTS } from './bars.ts'
import { spanOf } from './brackets.ts'
import { isCondition } from './index-words.ts'
import { besideOperand } from './products.ts'
import { nameOf, type Tokens, textOf } from './tokens.ts'

/** What is said for `where`. */
const FOR_WHERE = /^(?:with|for|given|when|if)$/

/** The error for tokens that no rule reads beyond `at`. */
export const diagnose = (tokens: Tokens, at: number): GradusError => {
  const { code } = tokens
  const before = code[at - 1] ?? ''
  const found = code[at] ?? ''
  const declaring = /[wa]/.test(code.slice(0, at))
  const span = found === '' ? endOf(tokens) : spanOf(tokens, at)
  const inRange = /ε[^,I]*$/.test(code.slice(0, at))
  if (found === '^' && (declaring || inRange)) return powerInDimension(spanned(tokens, at - 1, at + 1))
  if (found === 'f' && inRange) return rangeCalled(spanned(tokens, at, endOfCall(code, at)))
  if (found === '[' && before === 'n' && isCondition([...code.slice(0, at)]))
    return conditionOnEntries(
      spanned(tokens, at - 1, endOfPart(code, at + 1, ']') + 1),
      nameOf(tokens, at - 1),
    )
  const outside = forOutsideSums(tokens, at)
  if (outside) return outside
  if (declaring) return inClause(tokens, at) ?? unexpected(span, describe(tokens, at), inDeclarations(before))
  if (found === '=') return atEquals(tokens, at)
  if (found === "'" && '(,'.includes(before)) return textsQuoted(...quoted(tokens, at))
  if (found === 'n' && before !== '' && ENDS.includes(before) && FOR_WHERE.test(textOf(tokens, at)))
    return unexpected(span, describe(tokens, at), 'where before declarations')
  if (found !== '' && STARTS.includes(found) && ENDS.includes(before) && before !== '')
    return isInBlocks(code, at) ? blocksUnparted(span) : besideOperand(tokens, at)
  if (isDefinitionLast(code, at)) return noObjective(definitionSpan(tokens, at), lastDefined(tokens, at))
  return unexpected(span, describe(tokens, at), inExpression(tokens, at))
}

const spanned = ({ from, to, source }: Tokens, first: number, last: number): Span => ({
  from: from[first]!,
  to: to[last] ?? source.length,
})

/** The bracket that closes the call of the function at `at`. */
const endOfCall = (code: string, at: number): number => endOfPart(code, at + 2, ')') + 1

/** `for i: x[i]^2`, and `x[i]^2 for i in 1:n`, which stand in no sum. */
const forOutsideSums = (tokens: Tokens, at: number): GradusError | undefined => {
  const { source, code } = tokens
  const isFor = (token: number): boolean => code[token] === 'n' && textOf(tokens, token) === 'for'
  if (!isFor(at) && !isFor(at - 1)) return undefined
  const start = lastSemicolon(code.slice(0, at)) + 1
  const span = spanned(tokens, start, endOfPart(code, start, ';w'))
  const text = source.slice(span.from, span.to)
  if (isFor(at)) return at === start ? undefined : forOutside(span, `sum(${text})`)
  const [, index, range, terms] = /^for\s+(\w+)((?:\s+in\s+[^:]+:[^:\s]+)?)\s*:\s*(.+)$/s.exec(text) ?? []
  return terms === undefined ? undefined : forOutside(span, `sum(${terms} for ${index}${range})`)
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

/** The statement that ends at `at` is `n = …`. */
const statementStart = (code: string, at: number): number =>
  lastSemicolon(code.slice(0, at).replace(/;$/, '')) + 1

/** The last semicolon that parts no blocks. */
const lastSemicolon = (code: string): number => {
  let last = -1
  let depth = 0
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '[') depth++
    else if (code[at] === ']') depth--
    else if (code[at] === ';' && depth === 0) last = at
  }
  return last
}

const isDefinitionLast = (code: string, at: number): boolean =>
  (at >= code.length || code[at] === 'w') &&
  /^(?:n|f\(n(?:,n)*\))=/.test(code.slice(statementStart(code, at), at)) &&
  ENDS.includes(code[at - 1] ?? ' ')

/** What stands left of the sign of the last definition. */
const lastDefined = (tokens: Tokens, at: number): string => {
  const { code, source } = tokens
  const start = statementStart(code, at)
  return code[start] === 'n'
    ? nameOf(tokens, start)
    : source.slice(tokens.from[start], tokens.to[code.indexOf('=', start) - 1])
}

const definitionSpan = (tokens: Tokens, at: number): Span => ({
  from: tokens.from[statementStart(tokens.code, at)]!,
  to: tokens.to[at - 1]!,
})

/** What stands in a `where` clause that no declaration is. */
const inClause = (tokens: Tokens, at: number): GradusError | undefined => {
  const { code } = tokens
  const start = Math.max(code.lastIndexOf(',', at - 1), code.lastIndexOf('w', at - 1)) + 1
  if (code[at] === '×' && code.slice(start, at).includes('×')) return noTensors(spanOf(tokens, at))
  if (!code.startsWith('n=', start) || code.includes('r')) return undefined
  const end = endOfPart(code, start, ',')
  const span = { from: tokens.from[start]!, to: tokens.to[end]! }
  return definitionAfterWhere(span, movedToFront(tokens.source, span))
}

/** The last token of the part that begins at `start` and ends outside brackets before one of the `marks`. */
const endOfPart = (code: string, start: number, marks: string): number => {
  let depth = 0
  for (let at = start; at < code.length; at++) {
    if (OPENERS.includes(code[at]!)) depth++
    else if (CLOSERS.includes(code[at]!)) depth--
    if (depth < 0 || (depth === 0 && marks.includes(code[at]!))) return at - 1
  }
  return code.length - 1
}

/** `=` where no definition is: after a call, after an entry, inside brackets, after an expression. */
const atEquals = (tokens: Tokens, at: number): GradusError => {
  const { code, source } = tokens
  const start = lastSemicolon(code.slice(0, at)) + 1
  const end = endOfPart(code, at + 1, ';w')
  const left = { from: tokens.from[start]!, to: tokens.to[at - 1]! }
  const right = source.slice(tokens.from[at + 1] ?? source.length, tokens.to[end])
  const span = { from: left.from, to: tokens.to[end]! }
  if (/^n\[n(?:,n){2,}\]$/.test(code.slice(start, at))) return entriesOfTensor(left, nameOf(tokens, start))
  if (/^n\[(?:n,:|:,n)\]$/.test(code.slice(start, at))) return rowsDefined(left, nameOf(tokens, start))
  if (/[F,]n$/.test(code.slice(0, at)) && code.slice(start, at).includes('F'))
    return rangeAfterEquals(spanOf(tokens, at), `for ${nameOf(tokens, at - 1)} in ${rangeAt(tokens, at + 1)}`)
  const opening = unclosed(code, start, at)
  if (opening !== undefined) return namedArgument(tokens, opening, at)
  if (at === start || end <= at || code.slice(start, at).includes('='))
    return unexpected(spanOf(tokens, at), '=', at === start ? OPERAND : 'a name alone before =')
  const sum = /^[+-]|[+-]/.test(code.slice(at + 1, end + 1)) ? `(${right})` : right
  return noEquations(span, `norm2(${source.slice(left.from, left.to)} - ${sum})^2`)
}

/** The range that begins somewhere and ends where its bracket does, or the index. */
const rangeAt = ({ source, from, to, code }: Tokens, start: number): string =>
  source.slice(from[start], to[endOfPart(code, start, ',I')])

/** Whether the innermost bracket that is open before `at` is one of blocks. */
const isInBlocks = (code: string, at: number): boolean => {
  const opening = unclosed(code, 0, at)
  return opening !== undefined && code[opening] === '[' && !ENDS.includes(code[opening - 1] ?? '+')
}

/** The innermost bracket that is open before `at`. */
const unclosed = (code: string, start: number, at: number): number | undefined => {
  const open: number[] = []
  for (let i = start; i < at; i++) {
    if (OPENERS.includes(code[i]!)) open.push(i)
    else if (CLOSERS.includes(code[i]!)) open.pop()
  }
  return open.at(-1)
}

/** `axis=0` of NumPy and `dims=1` of Julia are the first dimension. */
const DIMENSIONS: ReadonlyMap<string, string> = new Map([
  ...['axis=0', 'dim=0', 'dims=1', '1'].map((typed) => [typed, '1'] as const),
  ...['axis=1', 'dim=1', 'dims=2', 'axis=-1', 'dim=-1', '2'].map((typed) => [typed, '2'] as const),
])

const namedArgument = (tokens: Tokens, opening: number, at: number): GradusError => {
  const { code, source } = tokens
  const end = endOfPart(code, at + 1, ',')
  const typed = source.slice(tokens.from[at - 1], tokens.to[end]).replaceAll(/\s/g, '')
  const dimension = DIMENSIONS.get(typed)
  const first = opening - (code[opening - 1] === 'f' ? 1 : 0)
  const span = { from: tokens.from[first]!, to: tokens.to[end + 1] ?? source.length }
  const before = source.slice(span.from, tokens.from[at - 1])
  return noNamedArguments(span, dimension && `${before.trimEnd()}${dimension})`.replace(/,\s*(\d\))$/, ',$1'))
}

/** Norms that MATLAB and NumPy name by texts. */
const QUOTED: ReadonlyMap<string, string> = new Map([
  ['fro', 'normF'],
  ['nuc', 'nuclear'],
])

/** `norm(A,'fro')`: the call and what is meant by it. */
const quoted = (tokens: Tokens, at: number): [Span, string | undefined] => {
  const { code, source } = tokens
  const opening = unclosed(code, 0, at)
  const text = /'([^']*)'/y
  text.lastIndex = tokens.from[at]!
  const word = text.exec(source)?.[1] ?? ''
  const meant = QUOTED.get(word)
  const to = text.lastIndex
  if (meant === undefined || opening === undefined || code[opening - 1] !== 'f')
    return [{ from: tokens.from[at]!, to: Math.max(to, tokens.to[at]!) }, undefined]
  const inside = source.slice(tokens.to[opening], tokens.from[at - 1])
  return [{ from: tokens.from[opening - 1]!, to: source.indexOf(')', to) + 1 }, `${meant}(${inside})`]
}
