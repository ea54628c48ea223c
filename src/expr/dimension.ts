/**
 * Dimensions used as numbers. As an argument (`reshape(v,m*n,p)`) a dimension stays whole; as a value `m*n` is the
 * product of two, as it is when a user types it.
 */
import { rational } from '../rational.ts'
import { type Dim, divisorOf, factorsOf, toPolynomial } from '../shape/dim.ts'
import type { Graph } from './constructors.ts'
import type { Node } from './node.ts'

/** The number that a dimension is. */
export const dimensionValue = (graph: Graph, dim: Dim): Node => {
  const polynomial = toPolynomial(dim)
  const divisor = divisorOf(polynomial)
  const terms = [...polynomial].map(([monomial, coefficient]) => ({
    coefficient: rational(Math.round(coefficient * divisor), divisor),
    body: graph.hadamard(factorsOf(monomial).map(graph.dimension)),
  }))
  return graph.sum(terms, 1, 1)
}
