/**
 * The flat list `operand infix operand …` to a tree, by precedence: level 4 binds tightest, then the colon, then sums.
 * Loops only, so the length of a list has no bound.
 */
import type { Span } from '../errors/error.ts'
import { colonChain } from '../errors/text.ts'
import type { Expr, ProductOperator } from '../syntax/tree.ts'

/** The spelling of an infix token in the tree; what is missing is the colon or a sign of a sum. */
const PRODUCTS: ReadonlyMap<string, ProductOperator> = new Map([
  ['*', '*'],
  ['/', '/'],
  ['⊙', '.*'],
  ['⊘', './'],
  ['⊗', '⊗'],
])

type Factors = { readonly operator: ProductOperator; readonly operand: Expr }[]
type Terms = { readonly sign: 1 | -1; readonly operand: Expr }[]

/** A list: the i-th of `rest` stands behind the sign that is the token `signs[i]` of the code. */
interface List {
  readonly first: Expr
  readonly rest: readonly Expr[]
  readonly signs: readonly number[]
  readonly code: string
  /** How many of the rest are read; the last of them, or the first, is the next operand. */
  at: number
}

const between = (first: Expr, last: Expr): Span => ({ from: first.span.from, to: last.span.to })

/** The tree of `first signs[0] rest[0] signs[1] …`, signs by their places in the code. */
export const group = (first: Expr, signs: readonly number[], rest: readonly Expr[], code: string): Expr => {
  if (rest.length === 0) return first
  const list: List = { first, rest, signs, code, at: 0 }
  const term = colon(list)
  if (isAtEnd(list)) return term
  const terms: Terms = [{ sign: 1, operand: term }]
  while (!isAtEnd(list)) {
    const sign = signOf(list) === '-' ? -1 : 1
    list.at++
    terms.push({ sign, operand: colon(list) })
  }
  return { kind: 'sum', terms, span: between(term, terms.at(-1)!.operand) }
}

const isAtEnd = ({ at, rest }: List): boolean => at >= rest.length
const operandOf = ({ at, first, rest }: List): Expr => (at === 0 ? first : rest[at - 1]!)
/** The sign behind the operand. */
const signOf = ({ at, signs, code }: List): string => code[signs[at]!]!

/** One term of a sum. */
const colon = (list: List): Expr => {
  const left = product(list)
  if (isAtEnd(list) || signOf(list) !== ':') return left
  list.at++
  const right = product(list)
  if (!isAtEnd(list) && signOf(list) === ':') throw colonChain(between(left, list.rest[list.at]!))
  return { kind: 'colon', left, right, span: between(left, right) }
}

const product = (list: List): Expr => {
  let first = operandOf(list)
  let rest: Factors = []
  for (; !isAtEnd(list); list.at++) {
    const sign = signOf(list)
    const operand = list.rest[list.at]!
    if (sign === '\\') {
      first = inverse(chain(first, rest))
      rest = [{ operator: '*', operand }]
      continue
    }
    const operator = PRODUCTS.get(sign)
    if (!operator) break
    rest.push({ operator, operand })
  }
  return chain(first, rest)
}

const chain = (first: Expr, rest: Factors): Expr =>
  rest.length === 0 ? first : { kind: 'product', first, rest, span: between(first, rest.at(-1)!.operand) }

/** What stands left of `\` divides from the left. */
const inverse = (body: Expr): Expr => ({
  kind: 'call',
  name: 'inv',
  primes: 0,
  args: [body],
  nameSpan: body.span,
  span: body.span,
})
