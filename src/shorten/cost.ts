/**
 * How long an expression is when it is printed: its identifiers, numbers and operators, as `size` of an answer counts
 * them. Knows what printing hides (broadcasts, products with 1) and what it writes as a fraction or a root.
 */
import { assertNever } from '../errors/defects.ts'
import { hidesOnes, hidesOperand, type IsEntrywise, isRepeated } from '../expr/broadcast.ts'
import {
  type Call,
  isOneNode,
  isScalarNode,
  type Node,
  numberOf,
  type Power,
  type Sum,
} from '../expr/node.ts'
import { isIndexing } from '../functions/index.ts'
import {
  equals,
  isMinusOne,
  isNegative,
  isOne,
  negate,
  type Rational,
  rational,
  toDecimalOrFraction,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'

const HALF = rational(1, 2)

type Cost = (node: Node) => number

/** Tokens of expressions, each counted once; a matrix function that is applied entry by entry is known by its name. */
export const createCost = (isEntrywise: IsEntrywise): Cost => {
  const known = new Map<Node, number>()
  const cost = (node: Node): number => {
    const old = known.get(node)
    if (old !== undefined) return old
    const tokens = count(node, cost, isEntrywise)
    known.set(node, tokens)
    return tokens
  }
  return cost
}

const count = (node: Node, cost: Cost, isEntrywise: IsEntrywise): number => {
  switch (node.kind) {
    case 'variable':
    case 'named':
    case 'pi':
      return 1
    case 'dimension':
      return dimension(node.dim)
    case 'ones':
      return isScalarNode(node) ? 1 : filled(node)
    case 'eye':
      return 1 + dimension(node.rows)
    case 'sum':
      return sum(node, cost, isEntrywise)
    case 'scale':
    case 'product':
    case 'hadamard':
      return multiple(1, node, cost)
    case 'power':
      return isReciprocal(node) ? multiple(1, node, cost) : powered(node.base, node.exponent, cost)
    case 'matrix-power':
      return powered(node.base, node.exponent, cost)
    case 'transpose':
    case 'differential':
      return 1 + cost(node.body)
    case 'colon':
      return 1 + cost(node.left) + cost(node.right)
    case 'call':
      return isIndexing(node.name) ? total(node.args, cost) : 1 + node.order + called(node, cost, isEntrywise)
    default:
      return assertNever(node)
  }
}

const total = (nodes: readonly Node[], cost: Cost): number => nodes.reduce((sum, node) => sum + cost(node), 0)

const called = (node: Call, cost: Cost, isEntrywise: IsEntrywise): number =>
  hidesOperand(node, isEntrywise)
    ? node.args.reduce((tokens, arg) => tokens + (isRepeated(arg) ? once(arg, cost) : cost(arg)), 0)
    : total(node.args, cost)

/** Of what a repeated operand repeats. */
const once = (node: Node, cost: Cost): number => {
  if (node.kind === 'scale') return cost(node.scalar)
  const [only] = node.kind === 'sum' ? node.terms : []
  if (!only) return 1
  const sign = isNegative(only.coefficient) ? 1 : 0
  const repeated = only.body.kind === 'scale' ? only.body.scalar : undefined
  return sign + term(sign === 1 ? negate(only.coefficient) : only.coefficient, repeated, cost)
}

const filled = ({ rows, cols }: Node): number => 1 + dimension(rows) + (cols === 1 ? 0 : dimension(cols))

/** Of names, numbers and what joins them. */
const dimension = (dim: Dim): number =>
  typeof dim === 'number' ? 1 : (dim.match(/[\p{L}\p{N}_]+|[*+-]/gu)?.length ?? 1)

const sum = (node: Sum, cost: Cost, isEntrywise: IsEntrywise): number => {
  const [first, second] = node.terms
  if (!first) return isScalarNode(node) ? 1 : filled(node)
  const hide = hidesOnes(node, isEntrywise)
  const turned = !second && isMinusOne(first.coefficient) && first.body.kind === 'sum'
  if (turned) return cost(first.body) + 1
  return node.terms.reduce((tokens, { coefficient, body }, i) => {
    const shown = hide && isRepeated(body) ? (body.kind === 'scale' ? body.scalar : undefined) : body
    const sign = i > 0 || isNegative(coefficient) ? 1 : 0
    return tokens + sign + term(isNegative(coefficient) ? negate(coefficient) : coefficient, shown, cost)
  }, 0)
}

/** Of a number times a node, without a sign. */
const term = (coefficient: Rational, node: Node | undefined, cost: Cost): number => {
  if (isOne(coefficient)) return multiple(1, node, cost)
  const tokens = number(coefficient)
  if (tokens === 1 || coefficient.num !== 1n) return tokens + multiple(0, node, cost)
  return multiple(1, node, cost) + 2
}

/** Tokens of the factors, the operators before them and, where `alone` and nothing stands above the bar, a 1. */
const multiple = (alone: 0 | 1, node: Node | undefined, cost: Cost): number => {
  let above = 0
  let tokens = 0
  const over = (factor: Node): void => {
    above++
    tokens += 1 + cost(factor)
  }
  const collect = (part: Node, isEntries: boolean): void => {
    if (part.kind === 'scale') {
      collect(part.scalar, false)
      collect(part.body, true)
    } else if (part.kind === 'hadamard') for (const factor of part.factors) collect(factor, false)
    else if (part.kind === 'product') part.factors.forEach(over)
    else if (part.kind === 'power' && isReciprocal(part)) tokens += 1 + below(part, cost)
    else if (!isOneNode(part) || isEntries) over(part)
  }
  if (node) collect(node, false)
  return alone ? (above === 0 ? 1 + tokens : tokens - 1) : tokens
}

const below = ({ base, exponent }: Power, cost: Cost): number => {
  const value = negate(numberOf(exponent)!)
  return isOne(value) ? cost(base) : powered(base, exponent, cost) - (equals(value, HALF) ? 0 : 1)
}

const powered = (base: Node, exponent: Node, cost: Cost): number => {
  const value = numberOf(exponent)
  if (!value) return cost(base) + 1 + cost(exponent)
  const magnitude = isNegative(value) ? negate(value) : value
  if (equals(magnitude, HALF)) return cost(base) + 1
  return cost(base) + 1 + number(magnitude) + (isNegative(value) ? 1 : 0)
}

/** Whether a node is written below a fraction bar. */
const isReciprocal = ({ exponent }: Power): boolean => {
  const value = numberOf(exponent)
  return value !== undefined && isNegative(value)
}

const number = (value: Rational): number => (toDecimalOrFraction(value).includes('/') ? 3 : 1)
