/**
 * Mixtures of distributions: the one law of properties that is no line of `rules/properties.rules`, since it speaks of
 * the total of all coefficients of a sum. Source: Horn and Johnson, Matrix Analysis, 2nd ed., ch. 8.
 */
import type { Node, Sum } from '../expr/node.ts'
import { add, isNegative, isOne, multiply, ONE, type Rational, ZERO } from '../rational.ts'

type IsStochastic = (node: Node) => boolean

/** Whether the weights of distributions are not negative and add up to 1. */
export const isMixture = (sum: Sum, isStochastic: IsStochastic): boolean => {
  const total = weightOf(sum, isStochastic)
  return total !== undefined && isOne(total)
}

/** What the rows of a combination of distributions add up to; a multiple of a sum has the sum for its body. */
const weightOf = (node: Node, isStochastic: IsStochastic): Rational | undefined => {
  if (node.kind !== 'sum') return isStochastic(node) ? ONE : undefined
  return node.terms.reduce<Rational | undefined>((total, { coefficient, body }) => {
    const weight = total && !isNegative(coefficient) ? weightOf(body, isStochastic) : undefined
    return total && weight && add(total, multiply(coefficient, weight))
  }, ZERO)
}
