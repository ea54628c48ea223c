/**
 * The order of operands that may change places: by what a reader meets first, never by when a node was made,
 * so that an answer does not depend on the order in which rules fired.
 */
import { compare as compareRationals, ONE } from '../rational.ts'
import { type Node, numberOf, operandsOf } from './node.ts'

const KINDS: readonly Node['kind'][] = [
  'pi',
  'dimension',
  'variable',
  'named',
  'call',
  'transpose',
  'power',
  'matrix-power',
  'hadamard',
  'scale',
  'product',
  'colon',
  'sum',
  'eye',
  'ones',
  'differential',
]
const RANK: ReadonlyMap<Node['kind'], number> = new Map(KINDS.map((kind, rank) => [kind, rank]))

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The facts of a node that its operands do not show. */
const label = (node: Node): string => {
  switch (node.kind) {
    case 'variable':
    case 'named':
      return node.name
    case 'call':
      return `${node.name}${'\u0027'.repeat(node.order)}`
    case 'dimension':
      return String(node.dim)
    case 'sum':
      return String(node.terms.length)
    default:
      return ''
  }
}

const compareOperands = (a: Node, b: Node): number => {
  const [left, right] = [operandsOf(a), operandsOf(b)]
  if (left.length !== right.length) return left.length - right.length
  for (const [i, operand] of left.entries()) {
    const order = compareNodes(operand, right[i]!)
    if (order !== 0) return order
  }
  if (a.kind === 'sum' && b.kind === 'sum')
    for (const [i, term] of a.terms.entries()) {
      const order = compareRationals(term.coefficient, b.terms[i]!.coefficient)
      if (order !== 0) return order
    }
  return compareText(`${a.rows},${a.cols}`, `${b.rows},${b.cols}`)
}

/** A total order on the nodes of one graph that looks at structure only. */
export const compareNodes = (a: Node, b: Node): number => {
  if (a === b) return 0
  if (a.lead !== b.lead) return a.lead - b.lead
  if (a.size !== b.size) return a.size - b.size
  if (a.kind !== b.kind) return RANK.get(a.kind)! - RANK.get(b.kind)!
  return compareText(label(a), label(b)) || (a.kind === 'named' ? 0 : compareOperands(a, b))
}

/** Factors of a Hadamard product: plain before differential, constants and short ones first. */
export const compareFactors = (a: Node, b: Node): number =>
  Number(a.differential) - Number(b.differential) || a.size - b.size || compareNodes(a, b)

const base = (node: Node): Node => (node.kind === 'power' || node.kind === 'matrix-power' ? node.base : node)

const exponent = (node: Node): Node | undefined =>
  node.kind === 'power' || node.kind === 'matrix-power' ? node.exponent : undefined

/** A symbol stands for a larger exponent than any number. */
const compareExponents = (a: Node | undefined, b: Node | undefined): number => {
  if (a === b) return 0
  const [p, q] = [a ? numberOf(a) : ONE, b ? numberOf(b) : ONE]
  if (p && q) return compareRationals(p, q)
  return a && b && !p && !q ? compareNodes(a, b) : p ? -1 : 1
}

/** Terms of a sum: by leading variable; of powers of one base the highest first; constants last. */
export const compareTerms = (a: Node, b: Node): number =>
  compareNodes(base(a), base(b)) || compareExponents(exponent(b), exponent(a)) || compareNodes(a, b)
