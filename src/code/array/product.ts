/**
 * Matrix products: where a product falls apart into scalars and an outer product, and in which order the rest is
 * multiplied, vectors first.
 */
import type { Node } from '../../expr/node.ts'
import { hasProperty } from '../../properties/properties.ts'
import { appliedAs, factorOf } from './calls.ts'
import type { CoreOp } from './core.ts'
import { isRowNode, type Lowering } from './lowering.ts'
import type { Op } from './op.ts'
import { appliedLeft, appliedRight, diagonalOf } from './structured.ts'

/** Longer products of matrices alone are multiplied from left to right. */
const CHAIN_LIMIT = 16

/** `left * right` for a matrix on the left; a function such as the inverse may have a way of its own. */
const times = (lowering: Lowering, left: Node, right: Op): Op => {
  const { program } = lowering
  const structured = appliedLeft(lowering, left, right)
  if (structured) return structured
  const inner = left.kind === 'transpose' ? left.body : left
  const flip = left.kind === 'transpose'
  const own = inner.kind === 'call' ? appliedAs(inner) : undefined
  if (own && inner.kind === 'call' && lowering.uses(inner) === 1 && lowering.uses(left) === 1) {
    return applied(lowering, own, inner.args[0]!, flip, right)
  }
  const matrix = lowering.solid(left)
  return right.rank === 2 ? program.core('matmul', [matrix, right]) : program.matvec(matrix, right)
}

/** inv(A)*b and inv(A')*b, by the Cholesky factor where A has one. */
const applied = (lowering: Lowering, own: CoreOp, node: Node, flip: boolean, right: Op): Op => {
  const { program } = lowering
  const factor = factorOf(lowering, node)
  if (factor) return program.core('cholesky-solve', [factor, right])
  const operand = lowering.solid(node)
  return program.core(own, [flip ? program.transpose(operand) : operand, right])
}

/** Transposed factors, so that a row times a matrix is a matrix times a vector. */
const timesTransposed = (lowering: Lowering, left: Op, right: Node): Op => {
  const { program } = lowering
  const structured = appliedRight(lowering, left, right)
  if (structured) return structured
  const inner = right.kind === 'transpose' ? right.body : right
  const own = inner.kind === 'call' && lowering.uses(inner) === 1 ? appliedAs(inner) : undefined
  if (own && inner.kind === 'call' && lowering.uses(right) === 1) {
    return applied(lowering, own, inner.args[0]!, right.kind !== 'transpose', left)
  }
  const matrix = lowering.solid(right)
  return program.matvec(hasProperty(right, 'symmetric') ? matrix : program.transpose(matrix), left)
}

/** Split points of the cheapest order, by dynamic programming; the rightmost among equals. */
const splitPoints = (sizes: readonly number[]): number[][] => {
  const count = sizes.length - 1
  const cost = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  const split = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  for (let span = 1; span < count; span++)
    for (let i = 0; i + span < count; i++) {
      const j = i + span
      cost[i]![j] = Number.POSITIVE_INFINITY
      for (let k = i; k < j; k++) {
        const total = cost[i]![k]! + cost[k + 1]![j]! + sizes[i]! * sizes[k + 1]! * sizes[j + 1]!
        if (total <= cost[i]![j]!) [cost[i]![j], split[i]![j]] = [total, k]
      }
    }
  return split
}

/** Whether one node is the transpose of another. */
const isTransposeOf = (a: Node, b: Node): boolean =>
  (a.kind === 'transpose' && a.body === b) || (b.kind === 'transpose' && b.body === a)

/** M'*M or M'*diag(d)*M, d having no negative entry, by M or sqrt(d) times it: half of the product is the other half. */
const gram = (lowering: Lowering, factors: readonly Node[]): Op | undefined => {
  const { program } = lowering
  const count = factors.length
  const half = Math.floor(count / 2)
  const pairs = factors.slice(0, half)
  if (!pairs.every((factor, i) => isTransposeOf(factor, factors[count - 1 - i]!))) return undefined
  const matrix = (): Op => matrixChain(lowering, factors.slice(count - half))
  const square = (root: Op): Op => program.core('matmul', [program.transpose(root), root])
  if (count % 2 === 0) return count > 2 ? square(matrix()) : undefined
  const weights = diagonalOf(factors[half]!)
  if (!weights || !hasProperty(weights, 'nonnegative')) return undefined
  const roots = program.apply('sqrt', [lowering.solid(weights)])
  return square(program.core('scale-rows', [roots, matrix()]))
}

const matrixChain = (lowering: Lowering, factors: readonly Node[]): Op => {
  const { program, sizeOf } = lowering
  const squared = gram(lowering, factors)
  if (squared) return squared
  if (factors.length > CHAIN_LIMIT)
    return factors
      .slice(1)
      .reduce((a, b) => program.core('matmul', [a, lowering.solid(b)]), lowering.solid(factors[0]!))
  const split = splitPoints([...factors.map(({ rows }) => sizeOf(rows)), sizeOf(factors.at(-1)!.cols)])
  const build = (i: number, j: number): Op => {
    if (i === j) return lowering.solid(factors[i]!)
    const k = split[i]![j]!
    const structured = k + 1 === j ? appliedRight(lowering, build(i, k), factors[j]!) : undefined
    if (structured) return structured
    const right = build(k + 1, j)
    return i === k ? times(lowering, factors[i]!, right) : program.core('matmul', [build(i, k), right])
  }
  return build(0, factors.length - 1)
}

/** A product without inner dimensions of 1. */
const chain = (lowering: Lowering, factors: readonly Node[]): Op => {
  const [first, ...rest] = factors as [Node, ...Node[]]
  const last = factors.at(-1)!
  if (rest.length === 0) return lowering.solid(first)
  if (last.cols === 1) {
    const inner = isRowNode(first) ? rest : factors
    const vector = inner.slice(0, -1).reduceRight((v, a) => times(lowering, a, v), lowering.solid(last))
    return isRowNode(first) ? lowering.program.dot(lowering.solid(first), vector) : vector
  }
  if (isRowNode(first)) return rest.reduce((v, a) => timesTransposed(lowering, v, a), lowering.solid(first))
  return matrixChain(lowering, factors)
}

/** The product of two or more matrices, vectors or rows. */
export const lowerProduct = (lowering: Lowering, factors: readonly Node[]): Op => {
  const { program } = lowering
  const scalars: Op[] = []
  const arrays: Op[] = []
  let from = 0
  for (const [i, factor] of factors.entries()) {
    if (factor.cols !== 1 && i < factors.length - 1) continue
    const part = chain(lowering, factors.slice(from, i + 1))
    if (part.rank === 0) scalars.push(part)
    else arrays.push(part)
    from = i + 1
  }
  const [left, right] = arrays
  const array = left && right ? program.core('outer', [left, right]) : left
  return [...scalars, ...(array ? [array] : [])].reduce((a, b) => program.core('times', [a, b]))
}
