/**
 * The expressions of Python that are read.
 */
import { unreadableSource } from '../../errors/sources.ts'
import {
  argumentsOf,
  expect,
  expression,
  type Grammar,
  isNext,
  next,
  peek,
  type State,
  subscripts,
  take,
  unexpected,
} from '../arrays/parse.ts'
import type { Words } from '../arrays/tokens.ts'
import type { Node, Typed } from '../arrays/tree.ts'
import { across } from '../piece.ts'

export const WORDS: Words = {
  number: /(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y,
  name: /[\p{L}_][\p{L}\p{N}_]*/uy,
  text: /(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')/y,
  sign: /\*\*=|\/\/=|\*\*|\/\/|->|==|!=|<=|>=|\+=|-=|\*=|\/=|@=|[-+*/@%=<>()[\]{},:.;|&^~!]/y,
  comment: /#[^\n]*/y,
}

const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

const start = (state: State, grammar: Grammar): Node | undefined => {
  const token = peek(state)
  if (isNext(state, 'lambda')) return lambda(state, grammar)
  if (!isNext(state, '[')) return undefined
  next(state)
  const items: Node[] = []
  while (!isNext(state, ']')) {
    items.push(expression(state, grammar))
    if (!take(state, ',')) break
  }
  return { kind: 'list', items, span: across(token.span, expect(state, ']').span) }
}

const lambda = (state: State, grammar: Grammar): Node => {
  const word = next(state)
  const parameters = parametersOf(state, grammar, ':')
  expect(state, ':')
  const value = expression(state, grammar)
  const span = across(word.span, value.span)
  return { kind: 'function', made: { parameters, body: [{ kind: 'result', value, span: value.span }] }, span }
}

/** Names up to a sign; what they are by default is refused, types are dropped. */
export const parametersOf = (state: State, grammar: Grammar, end: string): Typed[] => {
  const names: Typed[] = []
  while (!isNext(state, end)) {
    const name = next(state)
    if (name.kind !== 'name' || KEYWORDS.has(name.text)) throw unexpected(name)
    names.push({ name: name.text, span: name.span })
    if (end === ')' && take(state, ':')) expression(state, grammar)
    if (isNext(state, '='))
      throw unreadableSource(peek(state).span, 'a parameter with a value of its own is not read')
    if (!take(state, ',')) break
  }
  return names
}

const postfix = (state: State, grammar: Grammar, of: Node): Node | undefined => {
  if (take(state, '(')) {
    const { args, named, span } = argumentsOf(state, grammar, [','])
    return { kind: 'call', of, args, named, span: across(of.span, span) }
  }
  if (take(state, '[')) {
    const { at, span } = subscripts(state, grammar)
    return { kind: 'index', of, at, span: across(of.span, span) }
  }
  if (!take(state, '.')) return undefined
  const name = next(state)
  if (name.kind !== 'name') throw unexpected(name)
  return { kind: 'member', of, name: name.text, span: across(of.span, name.span) }
}

export const PYTHON: Grammar = {
  infix: new Map<string, readonly [number, number]>([
    ...['<', '>', '<=', '>=', '==', '!='].map((sign): [string, readonly [number, number]] => [sign, [1, 2]]),
    ...['+', '-'].map((sign): [string, readonly [number, number]] => [sign, [3, 4]]),
    ...['*', '/', '@', '%', '//'].map((sign): [string, readonly [number, number]] => [sign, [5, 6]]),
    ['**', [9, 8]],
  ]),
  // Tighter than products, looser than a power behind it.
  prefix: new Map([
    ['-', 7],
    ['+', 7],
  ]),
  start,
  postfix,
  words: KEYWORDS,
}
