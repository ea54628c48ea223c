/**
 * The current form `df = G1 : d(U1) + G2 : d(U2) + …`, and how a single term of it is read and written.
 */
import { internal } from '../errors/defects.ts'
import { boundIn, dependsOn } from '../expr/free-indices.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, isZeroNode, type Node } from '../expr/node.ts'
import { multiply, ONE, type Rational } from '../rational.ts'
import { SUM_OVER } from '../shape/binders.ts'

/** `cotangent : d(of)`. */
export interface Finished {
  readonly cotangent: Node
  readonly of: Node
  /** The indices that the term is summed over: those that its operand depends on, the outermost first. */
  readonly over?: readonly Over[]
}

/** An index and the size of its range. */
export interface Over {
  readonly index: string
  readonly size: Node
}

/** The addends of a node with their coefficients; one addend if it is no sum. */
export const addends = (node: Node, factor: Rational = ONE): { coefficient: Rational; body: Node }[] =>
  node.kind === 'sum'
    ? node.terms.flatMap(({ coefficient, body }) => addends(body, multiply(factor, coefficient)))
    : [{ coefficient: factor, body: node }]

/** The term `G : D` for each addend of a differential, coefficients drawn into the cotangent. */
export const contract = (graph: Graph, cotangent: Node, differential: Node): Node[] =>
  addends(differential).map(({ coefficient, body }) => graph.colon(graph.times(coefficient, cotangent), body))

/** The parts of a term that has reached `G : d(U)`; `undefined` while it has not. */
export const finished = (graph: Graph, term: Node): Finished | undefined => {
  switch (term.kind) {
    case 'differential':
      return { cotangent: graph.ones(term.rows, term.cols), of: term.body }
    case 'colon':
      return term.right.kind === 'differential' ? { cotangent: term.left, of: term.right.body } : undefined
    case 'hadamard': {
      const at = term.factors.findIndex((factor) => factor.differential)
      const factor = term.factors[at]
      if (factor?.kind !== 'differential') return undefined
      return { cotangent: graph.hadamard(term.factors.filter((_, i) => i !== at)), of: factor.body }
    }
    case 'sum': {
      const [only, ...more] = term.terms
      const inner = only && more.length === 0 ? finished(graph, only.body) : undefined
      return inner && { ...inner, cotangent: graph.times(only!.coefficient, inner.cotangent) }
    }
    case 'call':
      return finishedOver(graph, term)
    default:
      return undefined
  }
}

/**
 * In a sum over an index, with an operand that the index changes; of an operand that only indices further in change, the
 * sum is that of the cotangents.
 */
const finishedOver = (graph: Graph, term: Extract<Node, { kind: 'call' }>): Finished | undefined => {
  const index = boundIn(term)
  const [body] = term.args
  const inner = index !== undefined && body && finished(graph, body)
  if (!inner || (!inner.over && !dependsOn(inner.of, index))) return undefined
  return withSum(graph, term, inner)
}

/** A finished term under a further sum over an index. */
const withSum = (graph: Graph, sum: Extract<Node, { kind: 'call' }>, inner: Finished): Finished => {
  const [, at, size] = sum.args as [Node, Node, Node]
  const index = boundIn(sum)!
  if (dependsOn(inner.of, index)) return { ...inner, over: [{ index, size }, ...(inner.over ?? [])] }
  const { rows, cols } = inner.cotangent
  return { ...inner, cotangent: graph.call(SUM_OVER, 0, [inner.cotangent, at, size], rows, cols) }
}

/** A term that no colon rule moves further, whatever sums it stands in: those that its operand does not know go left. */
export const finishedInSums = (graph: Graph, term: Node): Finished => {
  const found = finished(graph, term)
  if (found) return found
  if (!isOverIndex(term)) throw internal(`no colon rule finishes a ${term.kind}`)
  return withSum(graph, term, finishedInSums(graph, term.args[0]!))
}

/** Whether a term is a sum over an index. */
export const isOverIndex = (term: Node): term is Extract<Node, { kind: 'call' }> =>
  boundIn(term) !== undefined

/** A scalar term summed over the indices. */
export const summed = (graph: Graph, term: Node, over: readonly Over[] = []): Node =>
  over.reduceRight((inside, { index, size }) => {
    const args = [inside, graph.dimension(index), size]
    return isZeroNode(inside) ? inside : graph.call(SUM_OVER, 0, args, 1, 1)
  }, term)

/** The term a finished pair stands for. */
export const termOf = (graph: Graph, { cotangent, of, over }: Finished): Node =>
  summed(graph, graph.colon(cotangent, graph.differential(of)), over)

/** The sum of scalar terms, as one line shows it: alike ones added up, numbers drawn into the cotangents. */
export const together = (graph: Graph, terms: readonly Node[]): Node => {
  if (terms.some((term) => !isScalarNode(term))) throw internal('a term of df is not a scalar')
  const sum = addends(total(graph, terms))
  return total(
    graph,
    sum.map(({ coefficient, body }) =>
      body.kind === 'colon' && body.differential
        ? graph.colon(graph.times(coefficient, body.left), body.right)
        : graph.times(coefficient, body),
    ),
  )
}

const total = (graph: Graph, terms: readonly Node[]): Node =>
  graph.sum(
    terms.map((body) => ({ coefficient: ONE, body })),
    1,
    1,
  )
