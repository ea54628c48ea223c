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
  MINUS_ONE,
  multiply,
  negate,
  ONE,
  type Rational,
  reciprocal,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Graph } from './constructors.ts'
import type { Intern } from './intern.ts'
import type { Node, Term } from './node.ts'
import { compareTerms } from './order.ts'

/** The constructors of sums. */
export const sums = (intern: Intern, g: Graph): Pick<Graph, 'times' | 'sum' | 'plus' | 'minus'> => {
  /** `coefficient * node`. */
  const times: Graph['times'] = (coefficient: Rational, node: Node): Node => {
    if (isOne(coefficient)) return node
    const terms = [{ coefficient, body: node }]
    return node.kind === 'sum' || isZero(coefficient)
      ? sum(terms, node.rows, node.cols)
      : sumNode(terms, node.rows, node.cols)
  }

  /** Like terms collected into `into`; inner sums give up their terms. */
  const collect = (into: Map<Node, Rational>, terms: readonly Term[], factor: Rational): void => {
    for (const { coefficient, body } of terms) {
      const total = multiply(coefficient, factor)
      if (body.kind === 'sum') collect(into, body.terms, total)
      else into.set(body, add(into.get(body) ?? { num: 0n, den: 1n }, total))
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
  const multipleOf = ({ coefficient, body }: Term): Node | undefined => {
    if (body.kind !== 'sum' || body.terms.length === 0 || isZero(coefficient)) return undefined
    const [inner, second] = body.terms
    const whole = second
      ? { coefficient, body }
      : { coefficient: multiply(coefficient, inner!.coefficient), body: inner!.body }
    if (isOne(whole.coefficient)) return whole.body
    return isLoose(whole) ? undefined : sumNode([whole], body.rows, body.cols)
  }

  /** Whether the number goes into the sum: a mere sign does, and one that is not what all terms have in common. */
  const isLoose = ({ coefficient, body }: Term): boolean => {
    if (body.kind !== 'sum') return false
    const common = contentOf(
      body.terms.map((term) => ({ ...term, coefficient: multiply(coefficient, term.coefficient) })),
    )
    return isMinusOne(coefficient) || !(equals(common, coefficient) || equals(common, negate(coefficient)))
  }

  /** The first positive term goes to the front. */
  const positiveFirst = (terms: Term[]): Term[] => {
    const at = terms.findIndex((term) => !isNegative(term.coefficient))
    return at > 0 ? [terms[at]!, ...terms.slice(0, at), ...terms.slice(at + 1)] : terms
  }

  const sumNode = (terms: readonly Term[], rows: Dim, cols: Dim): Node => {
    let key = 's:'
    for (const { coefficient, body } of terms) key += `${coefficient.num}/${coefficient.den}*${body.id},`
    return intern(key, () => ({ kind: 'sum', terms, rows, cols }))
  }

  /** The linear combination of the terms, which all have the given shape. */
  const sum: Graph['sum'] = (terms: readonly Term[], m: Dim, n: Dim): Node => {
    const [only, more] = terms
    const multiple = only && !more ? multipleOf(only) : undefined
    if (multiple) return multiple
    const collected = new Map<Node, Rational>()
    collect(collected, terms, ONE)
    const kept: Term[] = []
    for (const [body, coefficient] of collected) if (!isZero(coefficient)) kept.push({ coefficient, body })
    if (kept.length === 0) return g.zero(m, n)
    const { rows, cols } = kept[0]!.body
    if (kept.length === 1) {
      const [term] = kept
      return isOne(term!.coefficient) ? term!.body : sumNode(kept, rows, cols)
    }
    const common = contentOf(kept)
    const primitive = isOne(common)
      ? kept
      : kept.map(({ coefficient, body }) => ({
          coefficient: multiply(coefficient, reciprocal(common)),
          body,
        }))
    primitive.sort((a, b) => compareTerms(a.body, b.body))
    const inner = sumNode(positiveFirst(primitive), rows, cols)
    return isOne(common) ? inner : sumNode([{ coefficient: common, body: inner }], rows, cols)
  }

  const plus = (a: Node, b: Node): Node =>
    sum(
      [
        { coefficient: ONE, body: a },
        { coefficient: ONE, body: b },
      ],
      a.rows,
      a.cols,
    )
  const minus = (a: Node): Node => times(MINUS_ONE, a)

  return { times, sum, plus, minus }
}
