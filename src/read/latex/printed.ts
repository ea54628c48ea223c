/**
 * What only answers have, as it is printed: functions whose arguments stand in scripts of their name, such as
 * `\mathbf{K}_{m, n}`, and directions such as `\mathrm{d}\mathbf{X}`.
 */
import { FUNCTIONS, type FunctionRow } from '../../functions/index.ts'
import { across } from '../piece.ts'
import { argumentsIn } from './brackets.ts'
import { type Index, symbolText } from './indices.ts'
import { callOf, isCommand, isSign, type Part, peek, type Reader, readAll } from './reader.ts'
import { tidied } from './tidy.ts'
import { argumentAt, type Token, tokenise } from './tokens.ts'

/** Signs that stand for arguments in a template. */
const HOLES = '\uE001\uE002\uE003'

interface Template {
  readonly row: FunctionRow
  readonly tokens: readonly Token[]
  readonly holes: number
}

/** Constants have readers of their own, and so have names that are words. */
const isElsewhere = ({ row: { name, layout }, tokens }: Template): boolean =>
  ['eye', 'ones', 'zeros'].includes(name) ||
  layout?.kind === 'infix' ||
  (tokens.length === 1 && tokens[0]!.kind !== 'letter')

const templateOf = (row: FunctionRow): Template => ({
  row,
  tokens: tidied(tokenise(row.latex.replace(/\$(\d)/g, (_, digit) => HOLES[Number(digit) - 1]!))),
  holes: row.latex.split('$').length - 1,
})

/** The longest first, and those that say more before those with holes. */
const templates = (): readonly Template[] => {
  known ??= FUNCTIONS.map(templateOf)
    .filter((template) => !isElsewhere(template))
    .sort((a, b) => b.tokens.length - a.tokens.length || a.holes - b.holes)
  return known
}
let known: readonly Template[] | undefined

/** `J_{g}(x)`, `\nabla f(x)`, `\nabla^2 g_{i}(x)`: derivatives of functions of which only the shapes are known. */
const readDerivative = (reader: Reader): Part | undefined => {
  const { at } = reader
  const { span } = peek(reader)!
  const name = derivativeName(reader)
  if (name !== undefined && isSign(peek(reader), '(')) {
    const call = callOf(name.text, argumentsIn(reader), span)
    return { ...call, carries: new Set([...call.carries, ...name.carries]) }
  }
  reader.at = at
  return undefined
}

/** `jacobian(g)`, `grad(f)`, `hessian(g[i])`, past which it goes. */
const derivativeName = (reader: Reader): Index | undefined => {
  const first = peek(reader)!
  const of = (text: string): Index => ({ text, carries: [] })
  if (first.text === 'J' && isSign(peek(reader, 1), '_')) {
    const { tokens, next } = argumentAt(reader.tokens, reader.at + 2)
    const name = functionAt(reader, tokens[0])
    reader.at = next
    return tokens.length === 1 && name !== undefined ? of(`jacobian(${name})`) : undefined
  }
  if (!isCommand(first, 'nabla')) return undefined
  const isSecond = isSign(peek(reader, 1), '^') && peek(reader, 2)?.text === '2'
  reader.at += isSecond ? 3 : 1
  const name = functionAt(reader, peek(reader))
  if (name === undefined) return undefined
  reader.at++
  if (!isSecond) return of(`grad(${name})`)
  if (!isSign(peek(reader), '_')) return of(`hessian(${name})`)
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  const index = tokens.map(symbolText)
  return {
    text: `hessian(${name}[${index.join('')}])`,
    carries: index.filter((one) => reader.bound.includes(one)),
  }
}

const functionAt = ({ known }: Reader, token: Token | undefined): string | undefined =>
  token && known.functions.has(symbolText(token)) ? symbolText(token) : undefined

/** A function of answers, where the tokens at this place are one. */
export const readPrinted = (reader: Reader): Part | undefined => {
  const first = peek(reader)!
  const derivative = readDerivative(reader)
  if (derivative) return derivative
  if (reader.known.variables.has(symbolText(first)) || reader.bound.includes(first.text)) return undefined
  for (const template of templates()) {
    const match = matched(template, reader)
    if (!match || (template.holes === 0 && !isSign(reader.tokens[reader.at + match.length], '('))) continue
    return called(reader, template.row, match)
  }
  return undefined
}

interface Match {
  readonly length: number
  /** What stands for each hole, by its number. */
  readonly captured: ReadonlyMap<number, readonly Token[]>
}

const matched = ({ tokens: template }: Template, { tokens, at }: Reader): Match | undefined => {
  const captured = new Map<number, readonly Token[]>()
  let next = at
  for (const [i, { kind, text }] of template.entries()) {
    const hole = HOLES.indexOf(text)
    if (hole >= 0) {
      const end = heldUntil(tokens, next, template[i + 1])
      if (end === undefined || end === next) return undefined
      captured.set(hole + 1, tokens.slice(next, end))
      next = end
    } else if (tokens[next]?.kind === kind && tokens[next]!.text === text) next++
    else return undefined
  }
  return { length: next - at, captured }
}

const heldUntil = (tokens: readonly Token[], from: number, stop: Token | undefined): number | undefined => {
  let depth = 0
  for (let i = from; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!
    if (depth === 0 && kind === stop?.kind && text === stop.text) return i
    if (kind === 'open') depth++
    if (kind === 'close' && --depth < 0) return undefined
  }
  return undefined
}

const called = (reader: Reader, row: FunctionRow, { length, captured }: Match): Part => {
  const { span } = peek(reader)!
  reader.at += length
  const takesMore = isSign(peek(reader), '(') && row.signatures.some((one) => arityOf(one) > captured.size)
  const rest = takesMore ? argumentsIn(reader) : []
  const args = [...captured, ...rest.keys()].map((): Part | undefined => undefined)
  for (const [hole, inside] of captured) args[hole - 1] = readAll(reader, inside, reader.parse.sum, span)
  for (const part of rest) args[args.indexOf(undefined)] = part
  return { ...callOf(row.name, args as Part[], span), span: across(span, peek(reader, -1)!.span) }
}

/** How many arguments a signature has. */
const arityOf = (signature: string): number => signature.split('->')[0]!.split(',').length
