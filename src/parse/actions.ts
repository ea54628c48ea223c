/**
 * What each rule of the grammars means, as trees. Knows nothing of shapes or of which names exist.
 */
import { normUnknown } from '../errors/notation.ts'
import { numberTooLong } from '../errors/text.ts'
import { meaningOf } from '../functions/words/index.ts'
import { parseRational } from '../rational.ts'
import type { Claim, Declaration, Definition, Expr, UserFunction } from '../syntax/tree.ts'
import { cover, spanOf } from './brackets.ts'
import { type Declared, declarationActions, declared, wordsOf } from './declarations.ts'
import { definitionActions } from './definitions.ts'
import { group } from './group.ts'
import { type Family, type Indexed, indexedActions, overIndices } from './indexed.ts'
import { indexActions, type Mark } from './indices.ts'
import { rawDerivative } from './mappings.ts'
import { withMarks } from './marks.ts'
import { digitsOf, nameOf, primesOf, type Tokens, textOf } from './tokens.ts'

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
const EXPONENT = /e(.*)/i

const number = (tokens: Tokens, index: number): Expr => {
  const span = spanOf(tokens, index)
  const digits = digitsOf(tokens, index)
  const exponent = Math.abs(Number(EXPONENT.exec(digits)?.[1] ?? 0))
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

/** Each sign of a run of tokens negates what stands right of it; `+` leaves no trace. */
const signed = (signs: readonly number[], body: Expr, tokens: Tokens): Expr => {
  let result = body
  for (let i = signs.length - 1; i >= 0; i--)
    if (tokens.code[signs[i]!] === '-')
      result = { kind: 'negate', body: result, span: { from: tokens.from[signs[i]!]!, to: body.span.to } }
  return result
}

/** Bars as a call of the word with their sign, which `words.ts` puts as what it means. */
const barred = (called: string, tokens: Tokens, from: number, to: number, body: Expr): Expr => ({
  kind: 'call',
  name: called,
  primes: 0,
  args: [body],
  nameSpan: spanOf(tokens, from),
  span: cover(tokens, from, to),
})

const leafAt = (tokens: Tokens, _from: number, _to: number, at: number): Expr => leaf(tokens, at)

/** `first sign operand sign operand …`. */
const list = (
  tokens: Tokens,
  _from: number,
  _to: number,
  first: Expr,
  signs: readonly number[],
  rest: readonly Expr[],
): Expr => group(first, signs, rest, tokens.code)

const inParentheses = (tokens: Tokens, from: number, to: number, body: Expr): Expr => ({
  ...body,
  span: cover(tokens, from, to),
})

/** The meaning of every rule of `grammar/` but of choices between rules. */
export const actions = {
  expression: list,
  bound: list,
  size: list,
  operand_leaf: leafAt,
  primary_leaf: leafAt,
  part_leaf: leafAt,
  primary_group: inParentheses,
  part_group: inParentheses,
  operand_full(
    tokens: Tokens,
    _from: number,
    _to: number,
    signs: readonly number[],
    primary: Expr,
    marks: readonly Mark[],
  ): Expr {
    return signed(signs, withMarks(primary, marks), tokens)
  },
  primary_derivative(
    tokens: Tokens,
    from: number,
    to: number,
    callee: number,
    of: number,
    entry: Mark | undefined,
    first: Expr,
    rest: readonly Expr[],
  ): Expr {
    const named = withMarks(name(tokens, of), entry ? [entry] : [])
    const places = { nameSpan: spanOf(tokens, callee), span: cover(tokens, from, to) }
    return rawDerivative(nameOf(tokens, callee), named, [first, ...rest], places)
  },
  primary_call(
    tokens: Tokens,
    from: number,
    to: number,
    callee: number,
    first: Expr,
    rest: readonly Expr[],
    indexed: Indexed | undefined,
  ): Expr {
    const call: Call = {
      kind: 'call',
      name: nameOf(tokens, callee),
      primes: primesOf(tokens, callee),
      args: rest.length === 0 ? [first] : [first, ...rest],
      nameSpan: spanOf(tokens, callee),
      span: cover(tokens, from, to),
    }
    return indexed ? overIndices(call, indexed) : call
  },
  primary_norm(tokens: Tokens, from: number, to: number, body: Expr): Expr {
    const index = textOf(tokens, to - 1)
      .replace(/^(?:\|\||.)_?/u, '')
      .replace(/^\{(.*)\}$/, '$1')
    const called = index === '' ? '‖' : `‖_${index}`
    if (!meaningOf(called, [undefined])) throw normUnknown(spanOf(tokens, to - 1), index)
    return barred(called, tokens, from, to, body)
  },
  primary_bars(tokens: Tokens, from: number, to: number, body: Expr): Expr {
    return barred('|', tokens, from, to, body)
  },
  postfix_transpose(tokens: Tokens, _from: number, to: number): Mark {
    return { kind: 'transpose', to: tokens.to[to - 1]! }
  },
  postfix_inverse(tokens: Tokens, _from: number, to: number): Mark {
    return { kind: 'inverse', to: tokens.to[to - 1]! }
  },
  postfix_power(
    tokens: Tokens,
    from: number,
    to: number,
    _sign: number,
    signs: readonly number[],
    primary: Expr,
    entries: readonly Mark[],
  ): Mark {
    return {
      kind: 'power',
      operator: tokens.code[from] === '^' ? '^' : '.^',
      exponent: signed(signs, withMarks(primary, entries), tokens),
      to: tokens.to[to - 1]!,
    }
  },
  ...indexActions,

  problem(
    _tokens: Tokens,
    _from: number,
    _to: number,
    defined: readonly (Definition | UserFunction)[],
    objective: Expr,
    declarations: readonly Declared[] = [],
  ): RawProblem {
    const definitions: Definition[] = []
    const functions: UserFunction[] = []
    for (const one of defined) 'parameters' in one ? functions.push(one) : definitions.push(one)
    return { definitions, functions, objective, declarations }
  },
  ...definitionActions,
  ...indexedActions,
  ...declarationActions,

  rule_rewrites(
    _tokens: Tokens,
    _from: number,
    _to: number,
    pattern: Expr,
    replacement: Expr,
    where: readonly Declared[] = [],
    assuming: readonly Declared[] = [],
  ): ParsedRule {
    return { pattern, replacement, where: where as Declaration[], assuming: assuming as Declaration[] }
  },
  rule_claims(
    tokens: Tokens,
    _from: number,
    _to: number,
    pattern: Expr,
    verb: number,
    words: readonly number[],
    where: readonly Declared[] = [],
  ): ParsedRule {
    const claim = {
      verb: textOf(tokens, verb) === 'keeps' ? 'keeps' : 'is',
      words: wordsOf(words, tokens),
    } as const
    return { pattern, replacement: pattern, claim, where: where as Declaration[], assuming: [] }
  },
  assuming: declared,
}
