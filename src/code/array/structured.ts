/**
 * Factors of a product that need not be multiplied out: diagonal matrices scale, commutation matrices permute, and a
 * Kronecker product is applied to a vector as `vec(B*X*A')`.
 */
import { internal } from '../../errors/defects.ts'
import type { Call, Node, Sum } from '../../expr/node.ts'
import type { Dim } from '../../shape/dim.ts'
import { dimOf, type Lowering, rankOf } from './lowering.ts'
import { isOnes, type Op } from './op.ts'

const isCall = (node: Node, name: string): node is Call =>
  node.kind === 'call' && node.name === name && node.order === 0

const isDiagonal = (node: Node): node is Call => isCall(node, 'diag') && rankOf(node.args[0]!) === 1

/** The vector on the diagonal of `diag(v)`. */
export const diagonalOf = (node: Node): Node | undefined => (isDiagonal(node) ? node.args[0] : undefined)

const sizesOf = (node: Call): [Dim, Dim] => {
  const [m, n] = node.args.map(dimOf)
  if (m === undefined || n === undefined) throw internal('commutation takes two dimensions')
  return [m, n]
}

/** A sum of identities and commutation matrices, in which each term is a permutation. */
const isPermutations = (node: Node): node is Sum =>
  node.kind === 'sum' &&
  node.terms.length > 0 &&
  node.terms.every(({ body }) => body.kind === 'eye' || isCall(body, 'commutation'))

/** `left * right` where the left factor is structured; `undefined` where it is not. */
export const appliedLeft = (lowering: Lowering, left: Node, right: Op): Op | undefined => {
  const { program, solid } = lowering
  if (isDiagonal(left)) {
    const diagonal = solid(left.args[0]!)
    if (isOnes(diagonal)) return right
    return program.core(right.rank === 1 ? 'times' : 'scale-rows', [diagonal, right])
  }
  if (isCall(left, 'commutation')) return program.core('permute-rows', [right], sizesOf(left))
  if (isPermutations(left))
    return permuted(lowering, left, (body) => appliedLeft(lowering, body, right) ?? right)
  return isCall(left, 'kron') && right.rank === 1 ? kronecker(lowering, left, right, false) : undefined
}

/** `left * right` where the right factor is structured; `undefined` where it is not. */
export const appliedRight = (lowering: Lowering, left: Op, right: Node): Op | undefined => {
  const { program, solid } = lowering
  if (left.rank === 1) return appliedTransposed(lowering, left, right)
  if (isDiagonal(right)) {
    const diagonal = solid(right.args[0]!)
    return isOnes(diagonal) ? left : program.core('scale-columns', [left, diagonal])
  }
  if (isCall(right, 'commutation')) return program.core('permute-columns', [left], sizesOf(right))
  if (isPermutations(right))
    return permuted(lowering, right, (body) => appliedRight(lowering, left, body) ?? left)
  return undefined
}

/** A row times a structured matrix. */
const appliedTransposed = (lowering: Lowering, left: Op, right: Node): Op | undefined => {
  const { program } = lowering
  if (isDiagonal(right)) return appliedLeft(lowering, right, left)
  if (isCall(right, 'commutation')) {
    const [m, n] = sizesOf(right)
    return program.core('permute-rows', [left], [n, m])
  }
  return isCall(right, 'kron') ? kronecker(lowering, right, left, true) : undefined
}

/** The terms of a sum of permutations, each applied. */
const permuted = (lowering: Lowering, { terms }: Sum, apply: (body: Node) => Op): Op => {
  const { program } = lowering
  const parts = terms.map(({ coefficient, body }) => ({ coefficient, op: apply(body) }))
  return parts
    .map(({ coefficient, op }) =>
      coefficient.num === coefficient.den ? op : program.core('times', [program.number(coefficient), op]),
    )
    .reduce((sum, op) => program.core('add', [sum, op]))
}

/** kron(A,B)*x as the columns of B*X*A', x being those of X; transposed, of B'*X*A. */
const kronecker = (lowering: Lowering, node: Call, vector: Op, transposed: boolean): Op | undefined => {
  const { program, solid } = lowering
  const [left, right] = node.args as [Node, Node]
  const [a, b] = [solid(left), solid(right)]
  if (a.rank !== 2 || b.rank !== 2) return undefined
  const dims = transposed ? [right.rows, left.rows] : [right.cols, left.cols]
  const matrix = program.core('reshape', [vector], dims)
  const product = transposed
    ? program.core('matmul', [program.core('matmul', [program.transpose(b), matrix]), a])
    : program.core('matmul', [program.core('matmul', [b, matrix]), program.transpose(a)])
  return program.core('vec', [product])
}
