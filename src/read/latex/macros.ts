/**
 * Macros that a text defines: `\newcommand`, `\def`, `\DeclareMathOperator`. They are expanded where they are used,
 * within bounds, so that no text is longer than its reader has time for.
 */

import type { Span } from '../../errors/error.ts'
import { badMacro, endlessMacro } from '../../errors/latex.ts'
import { type Argument, argumentAt, optionAt, type Token } from './tokens.ts'

/** Tokens after expansion. */
const MAX_TOKENS = 20_000
/** Macros inside one another. */
const MAX_DEPTH = 100

interface Macro {
  readonly arity: number
  /** The first argument where it may be left out. */
  readonly otherwise?: readonly Token[]
  readonly body: readonly Token[]
}

type Macros = Map<string, Macro>

/** Without definitions, and with what they define put in. */
export const expanded = (tokens: readonly Token[]): readonly Token[] => {
  const macros: Macros = new Map()
  const rest = withoutDefinitions(tokens, macros)
  return macros.size === 0 ? rest : expand(rest, macros)
}

const DEFINING: ReadonlySet<string> = new Set([
  'newcommand',
  'renewcommand',
  'providecommand',
  'DeclareMathOperator',
  'def',
])

const withoutDefinitions = (tokens: readonly Token[], macros: Macros): readonly Token[] => {
  if (!tokens.some(isDefining)) return tokens
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    if (!isDefining(token)) {
      kept.push(token)
      at++
    } else at = token.text === 'def' ? define(tokens, at, macros) : declare(tokens, at, macros)
  }
  return kept
}

const isDefining = ({ kind, text }: Token): boolean => kind === 'command' && DEFINING.has(text)

/** `\def\name#1#2{…}`. */
const define = (tokens: readonly Token[], at: number, macros: Macros): number => {
  const name = nameIn(tokens.slice(at + 1, at + 2), tokens[at]!.span)
  let next = at + 2
  let arity = 0
  while (tokens[next]?.text === '#' && tokens[next + 1]?.kind === 'digit') {
    arity++
    next += 2
  }
  if (tokens[next]?.kind !== 'open') throw badMacro(tokens[at]!.span)
  const body = argumentAt(tokens, next)
  macros.set(name, { arity, body: body.tokens })
  return body.next
}

/** `\newcommand{\name}[arity][otherwise]{…}` and `\DeclareMathOperator{\name}{…}`. */
const declare = (tokens: readonly Token[], at: number, macros: Macros): number => {
  const { text, span } = tokens[at]!
  const named = argumentAt(tokens, at + 1)
  const name = nameIn(named.tokens, span)
  const count = optionAt(tokens, named.next)
  const otherwise = count && optionAt(tokens, count.next)
  const body = argumentAt(tokens, (otherwise ?? count ?? named).next)
  const arity = count ? Number(count.tokens.map((token) => token.text).join('')) : 0
  if (!(arity >= 0 && arity <= 9) || body.tokens.length === 0) throw badMacro(span)
  macros.set(name, {
    arity,
    ...(otherwise && { otherwise: otherwise.tokens }),
    body: text === 'DeclareMathOperator' ? operator(body, span) : body.tokens,
  })
  return body.next
}

const operator = ({ tokens }: Argument, span: Span): readonly Token[] => [
  { kind: 'command', text: 'operatorname', span, isSpaced: false },
  { kind: 'open', text: '{', span, isSpaced: false },
  ...tokens,
  { kind: 'close', text: '}', span, isSpaced: false },
]

const nameIn = ([token, ...more]: readonly Token[], span: Span): string => {
  if (token?.kind !== 'command' || more.length > 0) throw badMacro(span)
  return token.text
}

/** What is left to do: tokens from a place on, inside how many macros. */
interface Frame {
  readonly tokens: readonly Token[]
  at: number
  readonly depth: number
}

const expand = (tokens: readonly Token[], macros: Macros): Token[] => {
  const done: Token[] = []
  const frames: Frame[] = [{ tokens, at: 0, depth: 0 }]
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const token = frame.tokens[frame.at]
    if (!token) {
      frames.pop()
      continue
    }
    const macro = token.kind === 'command' ? macros.get(token.text) : undefined
    if (!macro) {
      frame.at++
      if (done.push(token) > MAX_TOKENS) throw endlessMacro(token.span, MAX_TOKENS)
      continue
    }
    if (frame.depth >= MAX_DEPTH) throw endlessMacro(token.span, MAX_TOKENS)
    const { body, next } = applied(macro, frame, token)
    frame.at = next
    if (body.length > MAX_TOKENS || frames.length > MAX_TOKENS) throw endlessMacro(token.span, MAX_TOKENS)
    frames.push({ tokens: body, at: 0, depth: frame.depth + 1 })
  }
  return done
}

/** The body of a macro with its arguments, and where they end. */
const applied = (
  { arity, otherwise, body }: Macro,
  { tokens, at }: Frame,
  { span }: Token,
): { body: readonly Token[]; next: number } => {
  let next = at + 1
  const args: (readonly Token[])[] = []
  const given = otherwise && optionAt(tokens, next)
  if (otherwise) args.push(given?.tokens ?? otherwise)
  if (given) next = given.next
  while (args.length < arity) {
    if (next >= tokens.length) throw badMacro(span)
    const argument = argumentAt(tokens, next)
    args.push(argument.tokens)
    next = argument.next
  }
  return { body: filledIn(body, args, span), next }
}

const filledIn = (body: readonly Token[], args: readonly (readonly Token[])[], span: Span): Token[] => {
  const made: Token[] = []
  for (let i = 0; i < body.length; i++) {
    const token = body[i]!
    const argument =
      token.text === '#' && body[i + 1]?.kind === 'digit' ? args[Number(body[i + 1]!.text) - 1] : undefined
    if (!argument) made.push({ ...token, span })
    else {
      made.push(...argument)
      i++
      if (made.length > MAX_TOKENS) throw endlessMacro(span, MAX_TOKENS)
    }
  }
  return made
}
