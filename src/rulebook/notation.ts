/**
 * The notation in which the program keeps its laws: for every field one string a file, in it one line a law, read in one
 * pass without going back; equal fields stand together, since they are packed best so. It is that of rule files with what a parser would have to find out written down: `A'` and `f(A,B)` stand as they
 * are, every other operation inside another one is in parentheses. `src/build/notation.ts` writes it.
 */
import type { Span } from '../errors/error.ts'
import type { Declaration, Expr, ProductOperator, RuleText } from '../syntax/tree.ts'

/** The engine does without the places of the parts. */
const AT: Span = { from: 0, to: 0 }
/** Most laws stand two lines below the one before. */
export const USUAL_STEP = 2
export const USUAL_CITATION = 'definition'

interface Cursor {
  readonly text: string
  at: number
}

/** A name, in braces where it says shapes; the primes and the parenthesis where it is that of a call. */
const NAME = /(\w+|\{[^}]*\})(?:('*)\()?/y
/** A number; `1_2` is a half. */
const NUMBER = /(\d+)(?:_(\d+))?/y
const OPERATOR = /\.?[*/^]|[-+:⊗]/y

const take = (cursor: Cursor, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at = pattern.lastIndex
  return found
}

const isTaken = (cursor: Cursor, character: string): boolean => {
  const isNext = cursor.text[cursor.at] === character
  if (isNext) cursor.at++
  return isNext
}

/** The fields of a law, in order. */
export const FIELDS = ['name', 'step', 'pattern', 'right', 'where', 'assuming', 'citation'] as const

/** The laws of a file. */
export const lawsIn = (texts: readonly string[]): readonly RuleText[] => {
  let line = 0
  const [names = [], ...fields] = texts.map((text) => text.split('\n'))
  return names.map((name, i) => {
    const [step, pattern = '', right = '', where, assuming, citation] = fields.map((field) => field[i])
    line += step ? Number(step) : USUAL_STEP
    return {
      name,
      ...sides(expressionIn(pattern), right),
      where: declarationsIn(where),
      assuming: declarationsIn(assuming),
      citation: citation || USUAL_CITATION,
      span: AT,
      line,
    }
  })
}

/** What stands right of the pattern is an expression, or a claim. */
const sides = (pattern: Expr, right: string): Pick<RuleText, 'pattern' | 'replacement' | 'claim'> => {
  const [verb, ...words] = right.split(' ')
  return verb === 'is' || verb === 'keeps'
    ? { pattern, replacement: pattern, claim: { verb, words: words.map(wordOf) } }
    : { pattern, replacement: expressionIn(right) }
}

const wordOf = (text: string): { readonly text: string; readonly span: Span } => ({ text, span: AT })

/** `S symmetric;A:m,n` */
const declarationsIn = (text: string | undefined): readonly Declaration[] =>
  text ? text.split(';').map(declarationIn) : []

const declarationIn = (text: string): Declaration => {
  const [name = '', ...words] = text.split(' ')
  if (words.length > 0) return { kind: 'property', name, nameSpan: AT, words: words.map(wordOf), span: AT }
  const [of = '', dims] = name.split(':')
  return {
    kind: 'shape',
    dims: dims ? dims.split(',').map(expressionIn) : [],
    name: of,
    nameSpan: AT,
    span: AT,
  }
}

const expressionIn = (text: string): Expr => expression({ text, at: 0 })

const expression = (cursor: Cursor): Expr => {
  if (isTaken(cursor, '-')) return { kind: 'negate', body: operand(cursor), span: AT }
  const first = operand(cursor)
  const rest: { operator: string; operand: Expr }[] = []
  for (let found = take(cursor, OPERATOR); found; found = take(cursor, OPERATOR))
    rest.push({ operator: found[0], operand: operand(cursor) })
  return rest.length === 0 ? first : operation(first, rest)
}

const operation = (first: Expr, rest: readonly { operator: string; operand: Expr }[]): Expr => {
  const { operator, operand: second } = rest[0]!
  switch (operator) {
    case '+':
    case '-': {
      const others = rest.map(
        (term) => ({ sign: term.operator === '+' ? 1 : -1, operand: term.operand }) as const,
      )
      return { kind: 'sum', terms: [{ sign: 1, operand: first }, ...others], span: AT }
    }
    case ':':
      return { kind: 'colon', left: first, right: second, span: AT }
    case '^':
    case '.^':
      return { kind: 'power', operator, base: first, exponent: second, span: AT }
    default:
      return {
        kind: 'product',
        first,
        rest: rest as readonly { operator: ProductOperator; operand: Expr }[],
        span: AT,
      }
  }
}

const operand = (cursor: Cursor): Expr => {
  let made = atom(cursor)
  while (isTaken(cursor, "'")) made = { kind: 'transpose', body: made, span: AT }
  return made
}

const atom = (cursor: Cursor): Expr => {
  if (isTaken(cursor, '(')) return closed(cursor, expression(cursor))
  const number = take(cursor, NUMBER)
  if (number)
    return { kind: 'number', value: { num: BigInt(number[1]!), den: BigInt(number[2] ?? 1) }, span: AT }
  const [, written = '', primes] = take(cursor, NAME) ?? []
  const name = written.replace(/^\{|\}$/g, '')
  if (primes === undefined) return { kind: 'name', name, span: AT }
  const args = [expression(cursor)]
  while (isTaken(cursor, ',')) args.push(expression(cursor))
  return closed(cursor, { kind: 'call', name, primes: primes.length, args, nameSpan: AT, span: AT })
}

const closed = (cursor: Cursor, made: Expr): Expr => {
  cursor.at++
  return made
}
