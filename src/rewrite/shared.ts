/**
 * Whether terms of a sum have a factor in common: without one there is nothing that a law could take out.
 */
import { createFact } from '../expr/facts.ts'
import { isScalarNode, type Node, type Sum } from '../expr/node.ts'

const known = createFact<boolean>()

/** Whether two terms have a factor, or what one is a power of, in common; numbers do not count. */
export const haveSharedFactor = (sum: Sum): boolean => {
  const old = known.of(sum)
  if (old !== undefined) return old
  const found = findShared(sum)
  known.keep(sum, found)
  return found
}

const findShared = ({ terms }: Sum): boolean => {
  const before = new Set<Node>()
  return terms.some(({ body }) => {
    const factors = factorsIn(body)
    if (factors.some((factor) => before.has(factor))) return true
    for (const factor of factors) before.add(factor)
    return false
  })
}

const factorsIn = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'hadamard':
    case 'product':
      return node.factors.flatMap(factorsIn)
    case 'scale':
      return [...factorsIn(node.scalar), ...factorsIn(node.body)]
    case 'sum':
      return node.terms.length === 1 ? factorsIn(node.terms[0]!.body) : [node]
    case 'power':
    case 'matrix-power':
      return [node, ...factorsIn(node.base)]
    case 'ones':
      return isScalarNode(node) ? [] : [node]
    default:
      return [node]
  }
}
