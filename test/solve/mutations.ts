/**
 * Wrong answers made from right ones, as an author makes mistakes, and right ones written otherwise.
 */
import { parseExpression } from '../../src/parse/index.ts'

export interface Mutation {
  readonly text: string
  /** What a verdict may name; none where the answer is right. */
  readonly faults: readonly string[]
}

const mutation = (text: string, ...faults: string[]): Mutation => ({ text, faults })

/** The terms of a sum as text, each with its sign. */
const termsOf = (text: string): { readonly sign: '+' | '-'; readonly text: string }[] => {
  const expr = parseExpression(text)
  if (expr.kind !== 'sum') return []
  return expr.terms.map(({ sign, operand: { span } }) => ({
    sign: sign < 0 ? '-' : '+',
    text: text.slice(span.from, span.to),
  }))
}

const summed = (terms: ReturnType<typeof termsOf>): string =>
  terms.map(({ sign, text }, i) => (i === 0 && sign === '+' ? text : ` ${sign} ${text}`)).join('')

/** What a whole answer may have; a constant answer may come out as a multiple of the right one. */
const OF_WHOLE = ['factor', 'sign', 'symmetric-convention']

/** Transposed, off by a factor, with the wrong sign as a whole or in one term, without one of the terms. */
export const wrongForms = (closed: string): Mutation[] => {
  const terms = termsOf(closed)
  const without = (k: number): string => summed(terms.filter((_, i) => i !== k))
  const turned = (k: number): string =>
    summed(terms.map((term, i) => (i === k ? { ...term, sign: term.sign === '+' ? '-' : '+' } : term)))
  return [
    mutation(`(${closed})'`, 'transposed', 'transpose', 'shape'),
    mutation(`2*(${closed})`, 'factor', 'symmetric-convention'),
    mutation(`-(${closed})`, 'sign'),
    ...terms.flatMap((_, k) => [
      mutation(without(k), 'missing-term', ...OF_WHOLE),
      mutation(turned(k), 'term-sign', 'only-if-symmetric', ...OF_WHOLE),
    ]),
  ]
}

/** The same value. */
export const rightForms = (closed: string): Mutation[] => [
  mutation(closed),
  mutation(`((${closed})')'`),
  mutation(`3*(${closed}) - 2*(${closed})`),
  mutation(summed(termsOf(closed).reverse()) || `(${closed}) + 0`),
]
