/**
 * Linear combinations: flat, like terms collected, a common factor of the coefficients in front.
 */
import {
  add,
  content,
  equals,
  isMinusOne,
  isNegative,
  isOne,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  reciprocal,
  ZERO,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { created, type Store } from './intern.ts'
import type { Node, Term } from './node.ts'
import { compareTerms } from './order.ts'

/** `coefficient * node`. */
export const times = (g: Store, coefficient: Rational, node: Node): Node => {
  if (isOne(coefficient)) return node
  const terms = [{ coefficient, body: node }]
  return node.kind === 'sum' || isZero(coefficient)
    ? sum(g, terms, node.rows, node.cols)
    : sumNode(g, terms, node.rows, node.cols)
}

/** Like terms collected into `into`; inner sums give up their terms. */
const collect = (into: Map<Node, Rational>, terms: readonly Term[], factor: Rational): void => {
  for (const { coefficient, body } of terms) {
    const total = multiply(coefficient, factor)
    if (body.kind === 'sum') collect(into, body.terms, total)
    else into.set(body, add(into.get(body) ?? ZERO, total))
  }
}

/** The largest positive number by which all terms are multiples; negative when all terms are. */
const contentOf = (terms: readonly Term[]): Rational => {
  let result = terms[0]!.coefficient
  for (const term of terms) {
    result = content(result, term.coefficient)
    if (result === ONE) break
  }
  return terms.every((term) => isNegative(term.coefficient)) ? negate(result) : result
}

/** A number times a sum leaves the sum whole; minus a sum turns the signs of its terms. */
const multipleOf = (g: Store, { coefficient, body }: Term): Node | undefined => {
  if (body.kind === 'scale' && isLoose({ coefficient, body: body.scalar }))
    return g.scale(g.times(coefficient, body.scalar), body.body)
  if (body.kind !== 'sum' || body.terms.length === 0 || isZero(coefficient)) return undefined
  const [inner, second] = body.terms
  const whole = second
    ? { coefficient, body }
    : { coefficient: multiply(coefficient, inner!.coefficient), body: inner!.body }
  if (isOne(whole.coefficient)) return whole.body
  return isLoose(whole) ? undefined : sumNode(g, [whole], body.rows, body.cols)
}

/** Whether the number goes into the sum: a mere sign does, and one that is not what all terms have in common. */
const isLoose = ({ coefficient, body }: Term): boolean => {
  if (body.kind !== 'sum') return false
  if (isMinusOne(coefficient)) return true
  const common = contentOf(scaled(body.terms, coefficient))
  return !(equals(common, coefficient) || equals(common, negate(coefficient)))
}

const scaled = (terms: readonly Term[], factor: Rational): Term[] =>
  terms.map(({ coefficient, body }) => ({ coefficient: multiply(coefficient, factor), body }))

/** The first positive term goes to the front. */
const positiveFirst = (terms: readonly Term[]): readonly Term[] => {
  const at = terms.findIndex((term) => !isNegative(term.coefficient))
  return at > 0 ? [terms[at]!, ...terms.slice(0, at), ...terms.slice(at + 1)] : terms
}

const sumNode = ({ nodes }: Store, terms: readonly Term[], rows: Dim, cols: Dim): Node => {
  let key = 's:'
  for (const { coefficient, body } of terms) key += `${coefficient.num}/${coefficient.den}*${body.id},`
  return nodes.get(key) ?? created(nodes, key, { kind: 'sum', terms, rows, cols })
}

/** The linear combination of the terms, which all have the given shape. */
export const sum = (g: Store, terms: readonly Term[], rows: Dim, cols: Dim): Node => {
  const [only, more] = terms
  const multiple = only && !more ? multipleOf(g, only) : undefined
  if (multiple) return multiple
  const collected = new Map<Node, Rational>()
  collect(collected, terms, ONE)
  const kept: Term[] = []
  for (const [body, coefficient] of collected) if (!isZero(coefficient)) kept.push({ coefficient, body })
  return kept.length === 0 ? g.zero(rows, cols) : combination(g, kept)
}

/** The node of collected terms, at least one, what their coefficients have in common in front. */
const combination = (g: Store, terms: Term[]): Node => {
  const [first, second] = terms as [Term, Term | undefined]
  const { rows, cols } = first.body
  if (!second) return isOne(first.coefficient) ? first.body : sumNode(g, terms, rows, cols)
  const common = contentOf(terms)
  const primitive = isOne(common) ? terms : scaled(terms, reciprocal(common))
  primitive.sort((a, b) => compareTerms(a.body, b.body))
  const inner = sumNode(g, positiveFirst(primitive), rows, cols)
  return isOne(common) ? inner : sumNode(g, [{ coefficient: common, body: inner }], rows, cols)
}

export const plus = (g: Store, a: Node, b: Node): Node => {
  const terms = [
    { coefficient: ONE, body: a },
    { coefficient: ONE, body: b },
  ]
  return sum(g, terms, a.rows, a.cols)
}
