/**
 * Expressions by the strength of their operators; what else a language has it adds in its own reader.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { across } from '../piece.ts'
import type { Token } from './tokens.ts'
import type { Named, Node } from './tree.ts'

export interface State {
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

export interface Grammar {
  /** How strongly an operator binds, on its left and on its right. */
  readonly infix: ReadonlyMap<string, readonly [left: number, right: number]>
  readonly prefix: ReadonlyMap<string, number>
  /** What begins here, that is no number, name, text or bracket. */
  readonly start: (state: State, grammar: Grammar) => Node | undefined
  /** What is added behind an operand, such as a call; `undefined` where nothing is. */
  readonly postfix: (state: State, grammar: Grammar, node: Node) => Node | undefined
  /** Words that are no names. */
  readonly words: ReadonlySet<string>
  /** What stands side by side as factors, where a language has that: how strongly it binds, and whether it does here. */
  readonly juxtaposed?: {
    readonly strength: readonly [left: number, right: number]
    readonly isHere: (before: Token, token: Token) => boolean
  }
}

const MAX_DEPTH = 200
/** Operators, or calls and the like, that follow each other at one level. */
const MAX_CHAIN = 600

const refuseLong = (state: State, count: number): void => {
  if (count > MAX_CHAIN)
    throw unreadableSource(peek(state).span, `more than ${MAX_CHAIN} operators follow each other`)
}

export const peek = ({ tokens, at }: State, by = 0): Token => tokens[Math.min(at + by, tokens.length - 1)]!

export const next = (state: State): Token => {
  const token = peek(state)
  state.at++
  return token
}

export const isNext = (state: State, text: string): boolean => {
  const { kind, text: found } = peek(state)
  return found === text && kind !== 'text'
}

/** Takes a sign where it is next. */
export const take = (state: State, text: string): boolean => {
  const found = isNext(state, text)
  if (found) state.at++
  return found
}

export const unexpected = ({ text, kind, span }: Token): Error =>
  unreadableSource(
    span,
    kind === 'end' ? 'it ends too early' : `${text.trim() || 'the line end'} is not expected here`,
  )

export const expect = (state: State, text: string): Token => {
  if (!isNext(state, text)) throw unexpected(peek(state))
  return next(state)
}

export const expression = (state: State, grammar: Grammar, least = 0): Node => {
  if (++state.depth > MAX_DEPTH) throw unreadableSource(peek(state).span, 'it is nested too deeply')
  let left = prefixed(state, grammar)
  for (let count = 0; ; count++) {
    refuseLong(state, count)
    const { text, kind } = peek(state)
    const written = kind === 'sign' || kind === 'name' ? grammar.infix.get(text) : undefined
    const strength = written ?? besideAt(state, grammar)
    if (!strength || strength[0] < least) break
    if (written) next(state)
    const right = expression(state, grammar, strength[1])
    const operator = written ? text : '*'
    left = { kind: 'infix', operator, left, right, span: across(left.span, right.span) }
  }
  state.depth--
  return left
}

/** How strongly a factor without a sign before it binds, where one is next. */
const besideAt = (state: State, { juxtaposed }: Grammar): readonly [number, number] | undefined =>
  juxtaposed?.isHere(peek(state, -1), peek(state)) ? juxtaposed.strength : undefined

const prefixed = (state: State, grammar: Grammar): Node => {
  const token = peek(state)
  const strength = token.kind === 'sign' ? grammar.prefix.get(token.text) : undefined
  if (strength === undefined) return operand(state, grammar)
  next(state)
  const body = expression(state, grammar, strength)
  return { kind: 'prefix', operator: token.text, body, span: across(token.span, body.span) }
}

const operand = (state: State, grammar: Grammar): Node => {
  let node = grammar.start(state, grammar) ?? simple(state, grammar)
  for (let count = 0; ; count++) {
    refuseLong(state, count)
    const more = grammar.postfix(state, grammar, node)
    if (!more) return node
    node = more
  }
}

const simple = (state: State, grammar: Grammar): Node => {
  const token = next(state)
  const { kind, text, span } = token
  if (kind === 'number' || kind === 'text') return { kind, text, span }
  if (kind === 'name' && !grammar.words.has(text)) return { kind: 'name', name: text, span }
  if (text !== '(') throw unexpected(token)
  return parenthesised(state, grammar, span)
}

const parenthesised = (state: State, grammar: Grammar, open: Span): Node => {
  const items: Node[] = []
  let isTuple = false
  while (!isNext(state, ')')) {
    items.push(expression(state, grammar))
    if (!take(state, ',')) break
    isTuple = true
  }
  const span = across(open, expect(state, ')').span)
  if (!isTuple && items.length === 1) return { ...items[0]!, span }
  return { kind: 'tuple', items, span }
}

/** Arguments behind an opened parenthesis, to its end. */
export const argumentsOf = (
  state: State,
  grammar: Grammar,
  separators: readonly string[],
): { readonly args: readonly Node[]; readonly named: readonly Named[]; readonly span: Span } => {
  const args: Node[] = []
  const named: Named[] = []
  while (!isNext(state, ')')) {
    if (separators.some((one) => take(state, one))) continue
    const [name, equals] = [peek(state), peek(state, 1)]
    if (name.kind === 'name' && equals.text === '=') {
      state.at += 2
      const value = expression(state, grammar)
      named.push({ name: name.text, value, span: across(name.span, value.span) })
    } else args.push(expression(state, grammar))
    if (!isNext(state, ')') && !separators.some((one) => isNext(state, one))) throw unexpected(peek(state))
  }
  return { args, named, span: expect(state, ')').span }
}

/** `from:to`, either of which may be left out, or an expression. */
export const subscript = (state: State, grammar: Grammar): Node => {
  const start = peek(state)
  const isEnd = (): boolean => [':', ',', ']'].some((one) => isNext(state, one))
  const from = isEnd() ? undefined : expression(state, grammar)
  if (!isNext(state, ':')) {
    if (!from) throw unexpected(peek(state))
    return from
  }
  const colon = next(state)
  const to = isEnd() ? undefined : expression(state, grammar)
  if (isNext(state, ':')) throw unreadableSource(peek(state).span, 'a slice with a step is not read')
  const span = across(start.span, to?.span ?? colon.span)
  return { kind: 'slice', from, to, span }
}

export const subscripts = (
  state: State,
  grammar: Grammar,
): { readonly at: readonly Node[]; readonly span: Span } => {
  const at: Node[] = []
  do at.push(subscript(state, grammar))
  while (take(state, ','))
  return { at, span: expect(state, ']').span }
}
