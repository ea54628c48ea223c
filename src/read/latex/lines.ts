/**
 * Lines that go on: behind some line breaks stands the rest of the equation before, not another one.
 */
import { isCommand, isSign } from './reader.ts'
import { EQUALS } from './spelling.ts'
import { optionAt, type Token, textOf } from './tokens.ts'

/** What joins an operand before it to one behind it. */
const JOINING: ReadonlySet<string> = new Set(
  '+ - * / : cdot times ast odot circ otimes oslash div colon pm'.split(' '),
)

const joins = (token: Token | undefined): boolean =>
  (token?.kind === 'sign' || token?.kind === 'command') && JOINING.has(token.text)

const isEquals = (token: Token | undefined): boolean =>
  (token?.kind === 'sign' || token?.kind === 'command') && EQUALS.has(token.text)

/** A letter with its accent: what is written below it may pick an entry of what it names. */
const letterOf = (token: Token | undefined): string | undefined =>
  token?.kind === 'letter' || token?.kind === 'command' ? `${token.accent ?? ''} ${token.text}` : undefined

/** The letters that a text defines: the first one of it, and of each of its lines, where an equation stands there. */
const definedIn = (before: readonly Token[]): ReadonlySet<string> => {
  const starts = before.flatMap((token, at) => (isCommand(token, '\\') || isSign(token, ';') ? [at + 1] : []))
  const lines = [0, ...starts].map((from, i) => before.slice(from, starts[i] ?? before.length))
  return new Set(lines.flatMap((line) => (line.some(isEquals) ? (letterOf(line[0]) ?? []) : [])))
}

/**
 * Whether a line is the rest of the one before it: it begins, or that ends, with what joins two operands. What uses a
 * name that lines before it define is no part of them.
 */
const goesOn = (all: readonly Token[], before: readonly Token[], line: readonly Token[]): boolean => {
  if (before.length === 0 || line.length === 0) return false
  const last = before.at(-1)
  if (joins(last) || isEquals(last)) return true
  if (!joins(line[0])) return false
  const defined = definedIn(all)
  return !line.some((token) => defined.has(letterOf(token) ?? ''))
}

/** Whether a line that begins in the source with a sign is the rest of what stands before it. */
export const isRest = (token: Token): boolean => joins(token) && token.text !== '-'

/**
 * Tokens without the line breaks in parentheses and those behind which an equation goes on; `depth` is how deep in
 * brackets each stands.
 */
export const withLinesJoined = (tokens: readonly Token[], depth: readonly number[]): readonly Token[] => {
  const isBreak = (token: Token, at: number): boolean =>
    depth[at] === 0 && (isCommand(token, '\\') || isSign(token, ';'))
  const dropped = new Set<number>()
  let [from, braces] = [0, 0]
  tokens.forEach((token, at) => {
    if (token.kind === 'open') braces++
    if (token.kind === 'close') braces--
    if (braces === 0 && depth[at]! > 0 && isCommand(token, '\\')) dropped.add(at)
    if (!isBreak(token, at)) return
    const end = tokens.findIndex((other, i) => i > at && isBreak(other, i))
    const line = tokens.slice(at + 1, end < 0 ? tokens.length : end)
    if (isCommand(token, '\\') && goesOn(tokens.slice(0, at), tokens.slice(from, at), line)) dropped.add(at)
    else from = at + 1
  })
  return dropped.size === 0 ? tokens : tokens.filter((_, at) => !dropped.has(at))
}

const LENGTH = /^-?[\d.]+(?:pt|em|ex|mm|cm|in|mu|bp)$/

/** Tokens without what says how a line break is set: its star, and the space that follows it. */
export const withPlainBreaks = (tokens: readonly Token[]): readonly Token[] => {
  const done: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    done.push(tokens[at]!)
    if (!isCommand(tokens[at], '\\')) continue
    const star = tokens[at + 1]
    if (isSign(star, '*') && !star!.isSpaced) at++
    const space = optionAt(tokens, at + 1)
    if (space && LENGTH.test(textOf(space.tokens))) at = space.next - 1
  }
  return done
}
