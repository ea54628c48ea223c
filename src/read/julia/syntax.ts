/**
 * Julia's expressions and lines: dots, adjoints, numbers before names, brackets in which spaces part.
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
import type { Token, Words } from '../arrays/tokens.ts'
import type { Lambda, Node, Statement, Typed } from '../arrays/tree.ts'
import { across } from '../piece.ts'

export const WORDS: Words = {
  number: /(?:\d[\d_]*(?:\.(?![*+\-/\\^<>=&|'.(\p{L}])\d*)?|\.\d+)(?:[eEf][+-]?\d+)?/uy,
  name: /[\p{L}_][\p{L}\p{N}_!]*/uy,
  text: /(?:"[^"\n]*"|'[^'\n]')/y,
  sign: /\.[*+\-/\\^]|\.[<>]=?|->|=>|\|>|==|!=|<=|>=|[-+*/\\^]=|[-+*/\\^⋅·×⊗√%=<>()[\]{},:.;|&!'@?÷∘]/y,
  comment: /#[^\n]*/y,
  isSign: (before, isSpaced, at) =>
    at === "'" &&
    !isSpaced &&
    before !== undefined &&
    (before.kind === 'name' || before.kind === 'number' || [')', ']', "'"].includes(before.text)),
}

const KEYWORDS = new Set(
  'begin break catch const continue do else elseif export for function global if import in isa let local macro module quote return struct try using where while'.split(
    ' ',
  ),
)

/** Tighter than a product, looser than a power: `2x^2`. */
const JUXTAPOSED = 8

const isNameBeside = ({ isSpaced, kind, text }: Token): boolean =>
  !isSpaced && kind === 'name' && !KEYWORDS.has(text)

const isTouching = (token: Token): boolean => isNameBeside(token) || (!token.isSpaced && token.text === '(')

const start = (state: State, grammar: Grammar): Node | undefined => {
  const token = peek(state)
  if (token.kind === 'number' && isTouching(peek(state, 1))) {
    next(state)
    const left: Node = { kind: 'number', text: token.text, span: token.span }
    const right = expression(state, grammar, JUXTAPOSED)
    return { kind: 'infix', operator: '*', left, right, span: across(left.span, right.span) }
  }
  if (isNext(state, '@')) return macro(state, grammar)
  return isNext(state, '[') ? bracketed(state, grammar) : undefined
}

/** `@. E`: every call and every operator in it is dotted. */
const macro = (state: State, grammar: Grammar): Node => {
  const at = next(state)
  if (!take(state, '.')) throw unreadableSource(at.span, 'of macros only @. is read')
  return dotted(expression(state, grammar))
}

const DOTTED = new Set(['+', '-', '*', '/', '\\', '^', '<', '>'])

export const dotted = (node: Node): Node => {
  switch (node.kind) {
    case 'infix': {
      const operator = DOTTED.has(node.operator) ? `.${node.operator}` : node.operator
      return { ...node, operator, left: dotted(node.left), right: dotted(node.right) }
    }
    case 'prefix':
      return { ...node, body: dotted(node.body) }
    case 'call':
      return { ...node, dotted: true, args: node.args.map(dotted) }
    default:
      return node
  }
}

/** `[1, 2]`, `[A B; C D]`. A sign that spaces make ambiguous is refused. */
const bracketed = (state: State, grammar: Grammar): Node => {
  const open = next(state)
  const rows: Node[][] = [[]]
  let hasCommas = false
  while (!isNext(state, ']')) {
    if (take(state, ';')) rows.push([])
    else if (take(state, ',')) hasCommas = true
    else {
      refuseUnclear(state)
      rows.at(-1)!.push(expression(state, grammar))
    }
  }
  const span = across(open.span, expect(state, ']').span)
  if (hasCommas && rows.length > 1) throw unreadableSource(span, 'commas and semicolons stand in one array')
  const lines = rows.filter(({ length }) => length > 0)
  return hasCommas ? { kind: 'list', items: lines.flat(), span } : { kind: 'blocks', rows: lines, span }
}

/** In brackets `a -b` are two entries. */
const refuseUnclear = (state: State): void => {
  let depth = 0
  for (let i = state.at; i < state.tokens.length - 1; i++) {
    const token = state.tokens[i]!
    if (['(', '['].includes(token.text)) depth++
    if ([')', ']'].includes(token.text) && depth-- === 0) return
    if (depth > 0 || i === state.at || !['+', '-'].includes(token.text)) continue
    if (token.isSpaced && !state.tokens[i + 1]!.isSpaced && !/^[,;]$/.test(state.tokens[i - 1]!.text))
      throw unreadableSource(
        token.span,
        'a sign after a space begins a new entry here',
        'Write spaces on both sides, or commas.',
      )
  }
}

const postfix = (state: State, grammar: Grammar, of: Node): Node | undefined => {
  const token = peek(state)
  if (token.isSpaced) return undefined
  const isDotted = token.text === '.' && peek(state, 1).text === '('
  if (isDotted) next(state)
  if (take(state, '(')) {
    const { args, named, span } = argumentsOf(state, grammar, [',', ';'])
    return {
      kind: 'call',
      of,
      args,
      named,
      ...(isDotted && { dotted: true as const }),
      span: across(of.span, span),
    }
  }
  if (take(state, '[')) {
    const { at, span } = subscripts(state, grammar)
    return { kind: 'index', of, at, span: across(of.span, span) }
  }
  if (take(state, "'")) return { kind: 'adjoint', body: of, span: across(of.span, token.span) }
  if (!take(state, '.')) return undefined
  const name = next(state)
  if (name.kind !== 'name') throw unexpected(name)
  return { kind: 'member', of, name: name.text, span: across(of.span, name.span) }
}

const LEVELS: readonly (readonly [signs: readonly string[], left: number, right: number])[] = [
  [['->'], 1, 0],
  [['<', '>', '.<', '.>'], 2, 3],
  [['+', '-', '.+', '.-'], 3, 4],
  [['*', '/', '\\', '.*', './', '.\\', '⋅', '·', '×', '⊗', '%', '÷', '∘'], 5, 6],
  [['^', '.^'], 9, 8],
]

export const JULIA: Grammar = {
  infix: new Map(
    LEVELS.flatMap(([signs, left, right]) =>
      signs.map((sign): [string, readonly [number, number]] => [sign, [left, right]]),
    ),
  ),
  prefix: new Map([
    ['-', 7],
    ['+', 7],
    ['√', 8],
  ]),
  start,
  postfix,
  words: KEYWORDS,
  // `x'y`, `(a + b)x`.
  juxtaposed: {
    strength: [JUXTAPOSED, JUXTAPOSED + 1],
    isHere: (before, token) => before.kind === 'sign' && /^['\])]$/.test(before.text) && isNameBeside(token),
  },
}

const skipLines = (state: State): void => {
  while (peek(state).kind === 'line' || isNext(state, ';')) next(state)
}

/** Statements to the end of the text or, inside a function, to its `end`. */
export const statementsOf = (state: State, isInside = false): readonly Statement[] => {
  const statements: Statement[] = []
  for (skipLines(state); peek(state).kind !== 'end'; skipLines(state)) {
    if (isInside && isNext(state, 'end')) return statements
    statements.push(...statement(state))
    if (!['line', 'end'].includes(peek(state).kind) && !isNext(state, ';')) throw unexpected(peek(state))
  }
  if (isInside) throw unexpected(peek(state))
  return statements
}

const statement = (state: State): readonly Statement[] => {
  if (isNext(state, 'using') || isNext(state, 'import')) {
    while (!['line', 'end'].includes(peek(state).kind) && !isNext(state, ';')) next(state)
    return []
  }
  if (take(state, 'return')) {
    const value = expression(state, JULIA)
    return [{ kind: 'result', value, span: value.span }]
  }
  if (isNext(state, 'function')) return [definition(state)]
  const token = peek(state)
  if (token.kind === 'name' && KEYWORDS.has(token.text))
    throw unreadableSource(
      token.span,
      `a statement with ${token.text} is not read`,
      'Write the value as one expression of arrays.',
    )
  return [assignment(state)]
}

const namesIn = (nodes: readonly Node[]): readonly Typed[] =>
  nodes.map((node) => {
    if (node.kind !== 'name') throw unreadableSource(node.span, 'only names can stand here')
    return { name: node.name, span: node.span }
  })

const definition = (state: State): Statement => {
  const word = next(state)
  const head = expression(state, JULIA)
  if (head.kind !== 'call' || head.of.kind !== 'name')
    throw unreadableSource(head.span, 'this is no head of a function')
  const parameters = namesIn(head.args)
  const body = statementsOf(state, true)
  const end = expect(state, 'end')
  if (body.length === 0) throw unreadableSource(end.span, 'this function has no body')
  const name = { name: head.of.name, span: head.of.span }
  return { kind: 'define', name, made: { parameters, body }, span: across(word.span, head.span) }
}

const listed = (state: State): Node => {
  const first = expression(state, JULIA)
  if (!isNext(state, ',')) return first
  const items = [first]
  while (take(state, ',')) items.push(expression(state, JULIA))
  return { kind: 'tuple', items, span: across(first.span, items.at(-1)!.span) }
}

const assignment = (state: State): Statement => {
  const target = listed(state)
  const sign = peek(state)
  if (/^[-+*/\\^]=$/.test(sign.text) && target.kind === 'name') {
    next(state)
    const right = expression(state, JULIA)
    const span = across(target.span, right.span)
    const value: Node = { kind: 'infix', operator: sign.text[0]!, left: target, right, span }
    return { kind: 'assign', names: [target], value, span }
  }
  if (!take(state, '=')) return { kind: 'result', value: target, span: target.span }
  const value = listed(state)
  const span = across(target.span, value.span)
  if (target.kind === 'call' && target.of.kind === 'name') {
    const made: Lambda = {
      parameters: namesIn(target.args),
      body: [{ kind: 'result', value, span: value.span }],
    }
    return { kind: 'define', name: { name: target.of.name, span: target.of.span }, made, span }
  }
  const names = namesIn(target.kind === 'tuple' ? target.items : [target])
  return { kind: 'assign', names, value, span }
}

/** The parameters before an arrow. */
export const parametersOf = (node: Node): readonly Typed[] =>
  namesIn(node.kind === 'tuple' ? node.items : [node])
