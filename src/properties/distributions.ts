/**
 * Which expressions are stochastic: nonnegative with rows that add up to 1, a vector being one distribution. Source of
 * the closure laws: Horn and Johnson, Matrix Analysis, 2nd ed., ch. 8.
 */
import { isMatrixNode, isScalarNode, type Node, numberOf } from '../expr/node.ts'
import { add, isInteger, isNegative, isOne, multiply, ONE, type Rational, ZERO } from '../rational.ts'

export type Distribution = 'stochastic' | 'one-hot'

type Has = (node: Node, property: Distribution) => boolean

/** Whether the rows of a node, or the entries of a vector, are distributions; `has` answers for its operands. */
export const isDistribution = (node: Node, property: Distribution, has: Has): boolean => {
  switch (node.kind) {
    case 'ones':
      return isScalarNode(node)
    case 'eye':
      return true
    case 'transpose':
      return isMatrixNode(node) ? hasColumns(node.body, property) : has(node.body, property)
    case 'product':
      return isWalk(node.factors, property, has)
    case 'matrix-power': {
      const exponent = numberOf(node.exponent)
      return (
        exponent !== undefined && isInteger(exponent) && !isNegative(exponent) && has(node.base, property)
      )
    }
    case 'sum': {
      const total = property === 'stochastic' ? weightOf(node, has) : undefined
      return total !== undefined && isOne(total)
    }
    case 'call':
      return isDistributionCall(node, property, has)
    default:
      return false
  }
}

/** Rows through matrices stay distributions, and columns through their transposes. */
const isWalk = (factors: readonly Node[], property: Distribution, has: Has): boolean => {
  const last = factors.at(-1)!
  if (last.cols !== 1) return factors.every((factor) => has(factor, property))
  return (
    has(last, property) &&
    factors.slice(0, -1).every((factor) => factor.kind === 'transpose' && has(factor.body, property))
  )
}

/** What the rows of a combination of distributions with weights that are not negative add up to. */
const weightOf = (node: Node, has: Has): Rational | undefined => {
  if (node.kind !== 'sum') return has(node, 'stochastic') ? ONE : undefined
  return node.terms.reduce<Rational | undefined>((total, { coefficient, body }) => {
    const weight = total && !isNegative(coefficient) ? weightOf(body, has) : undefined
    return total && weight && add(total, multiply(coefficient, weight))
  }, ZERO)
}

const isDistributionCall = (
  { name, order, args, rows, cols }: Extract<Node, { kind: 'call' }>,
  property: Distribution,
  has: Has,
): boolean => {
  if (order > 0) return false
  if (name === 'unit') return true
  if (name === 'kron')
    return args.every((arg) => isMatrixNode(arg) === (rows !== 1 && cols !== 1) && has(arg, property))
  return name === 'softmax' && property === 'stochastic' && (args.length === 1 || isAlong(args[1]!, 2))
}

/** Softmax along the columns has columns that add up to 1. */
const hasColumns = (node: Node, property: Distribution): boolean =>
  property === 'stochastic' &&
  node.kind === 'call' &&
  node.name === 'softmax' &&
  node.args.length === 2 &&
  isAlong(node.args[1]!, 1)

const isAlong = (node: Node, dimension: number): boolean => {
  const value = numberOf(node)
  return value !== undefined && isInteger(value) && value.num === BigInt(dimension)
}
