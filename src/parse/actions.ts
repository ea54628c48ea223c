/**
 * What each rule of the grammars means, as trees. Knows nothing of shapes or of which names exist.
 */
import type { Span } from '../errors/error.ts'
import { normUnknown } from '../errors/notation.ts'
import { numberTooLong, powerChain } from '../errors/text.ts'
import { meaningOf } from '../functions/words/index.ts'
import { MINUS_ONE, parseRational } from '../rational.ts'
import type { Claim, Declaration, Definition, Expr, UserFunction } from '../syntax/tree.ts'
import { spanOf } from './brackets.ts'
import { declarationActions, wordsOf } from './declarations.ts'
import { definitionActions } from './definitions.ts'
import { group } from './group.ts'
import { type Family, indexedActions, overIndices } from './indexed.ts'
import { indexActions } from './indices.ts'
import { rawDerivative } from './mappings.ts'
import { allOf, cover, exprOf, type Parsed, type Postfix, type Self } from './parsed.ts'
import { digitsOf, nameOf, type Tokens, textOf } from './tokens.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** The parts of a problem as typed. */
export interface RawProblem {
  readonly definitions: readonly Definition[]
  readonly functions: readonly UserFunction[]
  readonly objective: Expr
  readonly declarations: readonly (Declaration | Family)[]
}
/** The same with the names of indices settled and families put as matrices, each by its name. */
export interface ParsedProblem extends RawProblem {
  readonly declarations: readonly Declaration[]
  readonly families?: ReadonlyMap<string, string>
}
export interface ParsedRule {
  readonly pattern: Expr
  readonly replacement: Expr
  readonly claim?: Claim
  readonly where: readonly Declaration[]
  readonly assuming: readonly Declaration[]
}

/** Digits of a number written out in full. */
const MAX_DIGITS = 1000

const number = (tokens: Tokens, index: number): Expr => {
  const span = spanOf(tokens, index)
  const digits = digitsOf(tokens, index)
  const exponent = Math.abs(Number(/e(.*)/i.exec(digits)?.[1] ?? 0))
  if (digits.length > MAX_DIGITS || exponent > MAX_DIGITS) throw numberTooLong(span, MAX_DIGITS)
  return { kind: 'number', value: parseRational(digits), span }
}

const name = (tokens: Tokens, index: number): Expr => ({
  kind: 'name',
  name: nameOf(tokens, index),
  span: spanOf(tokens, index),
})

const leaf = (tokens: Tokens, index: number): Expr =>
  tokens.code[index] === '0' ? number(tokens, index) : name(tokens, index)

/** Each sign of the run of tokens negates what stands right of it; `+` leaves no trace. */
const signed = (signs: Parsed, body: Expr, tokens: Tokens): Expr => {
  const { startIdx, endIdx } = signs.source
  let result = body
  for (let at = endIdx - 1; at >= startIdx; at--)
    if (tokens.code[at] === '-')
      result = { kind: 'negate', body: result, span: { from: tokens.from[at]!, to: body.span.to } }
  return result
}

const withMarks = (body: Expr, marks: Parsed, tokens: Tokens): Expr => {
  if (marks.source.startIdx === marks.source.endIdx) return body
  let result = body
  let previous = ''
  for (const mark of marks.children) {
    result = (mark.tree(tokens) as Postfix)(result, body.span.from, previous)
    previous = tokens.code[mark.source.startIdx]!
  }
  return result
}

/** Bars as a call of the word with their sign, which `words.ts` puts as what it means. */
const barred = (called: string, open: Parsed, body: Expr, span: Span, tokens: Tokens): Expr => ({
  kind: 'call',
  name: called,
  primes: 0,
  args: [body],
  nameSpan: spanOf(tokens, open.source.startIdx),
  span,
})

const isPower = (token: string): boolean => token === '^' || token === '↑'

/** The operand of a list; most are one token and need no action of their own. */
const operandOf = (node: Parsed, tokens: Tokens): Expr => {
  const { startIdx, endIdx } = node.source
  return endIdx - startIdx === 1 ? leaf(tokens, startIdx) : exprOf(node, tokens)
}

/** `first sign operand sign operand …`: each sign is the token before its operand. */
const list = (first: Parsed, rest: Parsed, tokens: Tokens): Expr => {
  const operand = operandOf(first, tokens)
  const { children } = rest
  if (children.length === 0) return operand
  const operands = [operand, ...children.map((child) => operandOf(child, tokens))]
  return group(
    operands,
    children.map(({ source }) => tokens.code[source.startIdx - 1]!),
  )
}

/** The meaning of every rule of `grammar/`. */
export const actions = {
  expression(this: Self, first: Parsed, _infixes: Parsed, rest: Parsed): Expr {
    return list(first, rest, this.args.tokens)
  },
  bound(this: Self, first: Parsed, _infixes: Parsed, rest: Parsed): Expr {
    return list(first, rest, this.args.tokens)
  },
  operand_leaf(this: Self, token: Parsed): Expr {
    return leaf(this.args.tokens, token.source.startIdx)
  },
  operand_full(this: Self, signs: Parsed, primary: Parsed, marks: Parsed): Expr {
    const { tokens } = this.args
    return signed(signs, withMarks(exprOf(primary, tokens), marks, tokens), tokens)
  },
  primary_leaf(this: Self, token: Parsed): Expr {
    return leaf(this.args.tokens, token.source.startIdx)
  },
  primary_group(this: Self, _open: Parsed, body: Parsed, _close: Parsed): Expr {
    const { tokens } = this.args
    return { ...exprOf(body, tokens), span: cover(tokens, this.source) }
  },
  primary_derivative(
    this: Self,
    callee: Parsed,
    _open: Parsed,
    of: Parsed,
    entry: Parsed,
    _close: Parsed,
    _paren: Parsed,
    first: Parsed,
    _commas: Parsed,
    rest: Parsed,
    _end: Parsed,
  ): Expr {
    const { tokens } = this.args
    const at = callee.source.startIdx
    const named = name(tokens, of.source.startIdx)
    const [index] = allOf<Postfix>(entry, tokens)
    const places = { nameSpan: spanOf(tokens, at), span: cover(tokens, this.source) }
    const args = [exprOf(first, tokens), ...allOf<Expr>(rest, tokens)]
    return rawDerivative(nameOf(tokens, at), index ? index(named, named.span.from, '') : named, args, places)
  },
  primary_call(
    this: Self,
    callee: Parsed,
    _open: Parsed,
    first: Parsed,
    _commas: Parsed,
    rest: Parsed,
    indexed: Parsed,
    _close: Parsed,
  ): Expr {
    const { tokens } = this.args
    const at = callee.source.startIdx
    const called = nameOf(tokens, at)
    const typed = textOf(tokens, at)
    const call: Call = {
      kind: 'call',
      name: called,
      primes: /['′’]*$/.exec(typed)![0].length,
      args: [exprOf(first, tokens), ...allOf<Expr>(rest, tokens)],
      nameSpan: spanOf(tokens, at),
      span: cover(tokens, this.source),
    }
    const [over] = indexed.children
    return over ? overIndices(call, over.tree(tokens) as Parameters<typeof overIndices>[1]) : call
  },
  postfix_transpose(this: Self, mark: Parsed): Postfix {
    const { to } = spanOf(this.args.tokens, mark.source.startIdx)
    return (body, from) => ({ kind: 'transpose', body, span: { from, to } })
  },
  primary_norm(this: Self, open: Parsed, body: Parsed, close: Parsed): Expr {
    const { tokens } = this.args
    const at = close.source.startIdx
    const index = textOf(tokens, at)
      .replace(/^(?:\|\||.)_?/u, '')
      .replace(/^\{(.*)\}$/, '$1')
    const called = index === '' ? '‖' : `‖_${index}`
    if (!meaningOf(called, [undefined])) throw normUnknown(spanOf(tokens, at), index)
    return barred(called, open, exprOf(body, tokens), cover(tokens, this.source), tokens)
  },
  primary_bars(this: Self, open: Parsed, body: Parsed, _close: Parsed): Expr {
    const { tokens } = this.args
    return barred('|', open, exprOf(body, tokens), cover(tokens, this.source), tokens)
  },
  postfix_inverse(this: Self, mark: Parsed): Postfix {
    const { to } = spanOf(this.args.tokens, mark.source.startIdx)
    return (base, from, previous) => {
      const span = { from, to }
      if (isPower(previous)) throw powerChain(span)
      const exponent: Expr = { kind: 'number', value: MINUS_ONE, span }
      return { kind: 'transpose', body: { kind: 'power', operator: '^', base, exponent, span }, span }
    }
  },
  postfix_power(this: Self, mark: Parsed, signs: Parsed, primary: Parsed, entries: Parsed): Postfix {
    const { tokens } = this.args
    const { to } = cover(tokens, this.source)
    const operator = tokens.code[mark.source.startIdx] === '^' ? '^' : '.^'
    const exponent = signed(signs, withMarks(exprOf(primary, tokens), entries, tokens), tokens)
    return (base, from, previous) => {
      if (isPower(previous)) throw powerChain({ from, to })
      return { kind: 'power', operator, base, exponent, span: { from, to } }
    }
  },
  postfix_index(this: Self, entry: Parsed): Postfix {
    return entry.tree(this.args.tokens) as Postfix
  },
  ...indexActions,

  problem(
    this: Self,
    definitions: Parsed,
    _semicolons: Parsed,
    objective: Parsed,
    _end: Parsed,
    clause: Parsed,
  ): RawProblem {
    const { tokens } = this.args
    const defined = allOf<Definition | UserFunction>(definitions, tokens)
    const isFunction = (one: Definition | UserFunction): one is UserFunction => 'parameters' in one
    return {
      definitions: defined.filter((one) => !isFunction(one)),
      functions: defined.filter(isFunction),
      objective: exprOf(objective, tokens),
      declarations: allOf<(Declaration | Family)[]>(clause, tokens).flat(),
    }
  },
  ...definitionActions,
  ...indexedActions,
  ...declarationActions,
  size(this: Self, first: Parsed, _infixes: Parsed, rest: Parsed): Expr {
    return list(first, rest, this.args.tokens)
  },
  part_leaf(this: Self, token: Parsed): Expr {
    return leaf(this.args.tokens, token.source.startIdx)
  },
  part_group(this: Self, _open: Parsed, body: Parsed, _close: Parsed): Expr {
    const { tokens } = this.args
    return { ...exprOf(body, tokens), span: cover(tokens, this.source) }
  },

  rule_rewrites(
    this: Self,
    _name: Parsed,
    pattern: Parsed,
    _arrow: Parsed,
    replacement: Parsed,
    where: Parsed,
    assuming: Parsed,
    _citation: Parsed,
  ): ParsedRule {
    const { tokens } = this.args
    return {
      pattern: exprOf(pattern, tokens),
      replacement: exprOf(replacement, tokens),
      where: allOf<Declaration[]>(where, tokens).flat(),
      assuming: allOf<Declaration[]>(assuming, tokens).flat(),
    }
  },
  rule_claims(
    this: Self,
    _name: Parsed,
    subject: Parsed,
    verb: Parsed,
    words: Parsed,
    where: Parsed,
    _citation: Parsed,
  ): ParsedRule {
    const { tokens } = this.args
    const pattern = exprOf(subject, tokens)
    const claim = {
      verb: textOf(tokens, verb.source.startIdx) === 'keeps' ? 'keeps' : 'is',
      words: wordsOf(words, tokens),
    } as const
    return {
      pattern,
      replacement: pattern,
      claim,
      where: allOf<Declaration[]>(where, tokens).flat(),
      assuming: [],
    }
  },
  assuming(this: Self, _assuming: Parsed, declarations: Parsed): Declaration[] {
    return declarations.tree(this.args.tokens) as Declaration[]
  },
}
