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

const between = (first: Expr, last: Expr): Span => ({ from: first.span.from, to: last.span.to })

/** The tree of `operands[0] infixes[0] operands[1] …`. */
export const group = (operands: readonly Expr[], infixes: readonly string[]): Expr => {
  const terms: Terms = []
  let at = 0
  const next = (sign: 1 | -1): void => {
    const [operand, end] = colon(operands, infixes, at)
    terms.push({ sign, operand })
    at = end
  }
  next(1)
  while (at < operands.length) next(infixes[at - 1] === '-' ? -1 : 1)
  const [first, last] = [terms[0]!.operand, terms.at(-1)!.operand]
  return terms.length === 1 ? first : { kind: 'sum', terms, span: between(first, last) }
}

/** One term of a sum, from operand `start`; with the index of the operand after it. */
const colon = (operands: readonly Expr[], infixes: readonly string[], start: number): [Expr, number] => {
  const [left, at] = product(operands, infixes, start)
  if (infixes[at - 1] !== ':' || at >= operands.length) return [left, at]
  const [right, end] = product(operands, infixes, at)
  if (infixes[end - 1] === ':' && end < operands.length) throw colonChain(between(left, operands[end]!))
  return [{ kind: 'colon', left, right, span: between(left, right) }, end]
}

const product = (operands: readonly Expr[], infixes: readonly string[], start: number): [Expr, number] => {
  let first = operands[start]!
  let rest: Factors = []
  let at = start + 1
  for (; at < operands.length; at++) {
    const infix = infixes[at - 1]!
    const operand = operands[at]!
    if (infix === '\\') {
      first = inverse(chain(first, rest))
      rest = [{ operator: '*', operand }]
      continue
    }
    const operator = PRODUCTS.get(infix)
    if (!operator) break
    rest.push({ operator, operand })
  }
  return [chain(first, rest), at]
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
