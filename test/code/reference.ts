/**
 * An evaluation of expression nodes that shares nothing with generated code: every value is a matrix, every operation
 * its definition.
 */

import { isScalarNode, type Node } from '../../src/expr/node.ts'
import { functionNamed } from '../../src/functions/index.ts'
import { fromRows, toRows } from '../../src/linalg/matrix.ts'
import { newWatch } from '../../src/linalg/watch.ts'
import { applyFunction } from '../../src/numeric/functions.ts'
import { toNumber } from '../../src/rational.ts'
import { type Dim, evaluateDim } from '../../src/shape/dim.ts'

export type Matrix = readonly (readonly number[])[]
/** A scalar, a vector, or rows of a matrix: what generated code takes and returns. */
export type Value = number | readonly number[] | Matrix

export interface World {
  readonly variables: ReadonlyMap<string, Value>
  readonly dims: ReadonlyMap<string, number>
  readonly generics: ReadonlyMap<string, (x: number, order: number) => number>
}

const build = (rows: number, cols: number, entry: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => entry(i, j)))
const rows = (a: Matrix): number => a.length
const cols = (a: Matrix): number => a[0]!.length
const at = (a: Matrix, i: number, j: number): number => a[rows(a) === 1 ? 0 : i]![cols(a) === 1 ? 0 : j]!
const map = (a: Matrix, f: (x: number) => number): Matrix => a.map((row) => row.map(f))
const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix =>
  build(Math.max(rows(a), rows(b)), Math.max(cols(a), cols(b)), (i, j) => f(at(a, i, j), at(b, i, j)))
const transpose = (a: Matrix): Matrix => build(cols(a), rows(a), (i, j) => a[j]![i]!)
const scalar = (x: number): Matrix => [[x]]
const entries = (a: Matrix): readonly number[] => a.flat()
const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0)
const matmul = (a: Matrix, b: Matrix): Matrix => {
  if (cols(a) !== rows(b)) throw new Error(`reference: ${cols(a)} meets ${rows(b)}`)
  return build(rows(a), cols(b), (i, j) => total(b.map((row, k) => a[i]![k]! * row[j]!)))
}
const identity = (n: number): Matrix => build(n, n, (i, j) => (i === j ? 1 : 0))

const minor = (a: Matrix, i: number, j: number): Matrix =>
  a.filter((_, k) => k !== i).map((row) => row.filter((_, k) => k !== j))
/** By Laplace's expansion. */
const det = (a: Matrix): number =>
  rows(a) === 0 ? 1 : total(a[0]!.map((x, j) => (j % 2 === 0 ? 1 : -1) * x * det(minor(a, 0, j))))
/** By cofactors. */
const inverse = (a: Matrix): Matrix =>
  build(rows(a), rows(a), (i, j) => (((i + j) % 2 === 0 ? 1 : -1) * det(minor(a, j, i))) / det(a))
const matrixPower = (a: Matrix, k: number): Matrix => {
  const base = k < 0 ? inverse(a) : a
  return Array.from({ length: Math.abs(k) }).reduce<Matrix>((p) => matmul(p, base), identity(rows(a)))
}
const vec = (a: Matrix): Matrix => entries(transpose(a)).map((x) => [x])
const along = (a: Matrix, axis: number | undefined, f: (xs: readonly number[]) => number): Matrix => {
  if (axis === undefined) return scalar(f(entries(a)))
  return axis === 1 ? [transpose(a).map(f)] : a.map((row) => [f(row)])
}
const mean = (xs: readonly number[]): number => total(xs) / xs.length
const logsumexp = (a: Matrix): number => Math.log(total(entries(map(a, Math.exp))))
/** Each entry less the logsumexp of all, of its column (1) or of its row (2). */
const logsoftmax = ([a, axis]: readonly Matrix[]): Matrix => {
  const sums = along(a!, axis?.[0]?.[0], (xs) => logsumexp([xs]))
  return build(rows(a!), cols(a!), (i, j) => a![i]![j]! - at(sums, i, j))
}
const norm = (a: Matrix): Matrix => scalar(Math.hypot(...entries(a)))

type Definition = (args: readonly Matrix[], size: readonly [number, number]) => Matrix

const FUNCTIONS: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ['tr', ([a]) => scalar(total(a!.map((row, i) => row[i]!)))],
  ['det', ([a]) => scalar(det(a!))],
  ['logdet', ([a]) => scalar(Math.log(Math.abs(det(a!))))],
  ['inv', ([a]) => inverse(a!)],
  [
    'diag',
    ([a]) => {
      const n = rows(a!) * cols(a!)
      if (rows(a!) === cols(a!)) return a!.map((row, i) => [row[i]!])
      return build(n, n, (i, j) => (i === j ? entries(a!)[i]! : 0))
    },
  ],
  ['vec', ([a]) => vec(a!)],
  [
    'kron',
    ([a, b]) =>
      build(rows(a!) * rows(b!), cols(a!) * cols(b!), (i, j) => {
        const [p, q] = [rows(b!), cols(b!)]
        return a![Math.floor(i / p)]![Math.floor(j / q)]! * b![i % p]![j % q]!
      }),
  ],
  ['sum', ([a, axis]) => along(a!, axis?.[0]?.[0], total)],
  ['mean', ([a, axis]) => along(a!, axis?.[0]?.[0], mean)],
  ['norm1', ([a]) => scalar(total(entries(map(a!, Math.abs))))],
  ['norm2', ([a]) => norm(a!)],
  ['normF', ([a]) => norm(a!)],
  ['logsumexp', ([a, axis]) => along(a!, axis?.[0]?.[0], (xs) => logsumexp([xs]))],
  ['softmax', (args) => map(logsoftmax(args), Math.exp)],
  ['logsoftmax', logsoftmax],
  ['reshape', ([a], [m, n]) => build(m, n, (i, j) => vec(a!)[i + j * m]![0]!)],
  [
    'commutation',
    ([a, b]) => {
      const [m, n] = [a![0]![0]!, b![0]![0]!]
      return build(m * n, m * n, (r, c) => (c === Math.floor(r / n) + (r % n) * m ? 1 : 0))
    },
  ],
])

/** Functions of matrices are compared with those of the check, which generated code knows nothing of. */
const byCheck =
  (name: string): Definition =>
  (args, size) =>
    toRows(applyFunction(name, 0, args.map(fromRows), newWatch(), () => size))

/** A value as a matrix, a vector being a column. */
export const matrixOf = (value: Value): Matrix => {
  if (typeof value === 'number') return scalar(value)
  return value.map((row) => (typeof row === 'number' ? [row] : row))
}

/** The value of a node as a matrix. */
export const evaluate = (world: World, node: Node): Matrix => {
  const of = (operand: Node): Matrix => evaluate(world, operand)
  const size = (dim: Dim): number => evaluateDim(dim, (name) => world.dims.get(name))!
  switch (node.kind) {
    case 'variable':
      return matrixOf(world.variables.get(node.name)!)
    case 'named':
      return of(node.value)
    case 'ones':
      return build(size(node.rows), size(node.cols), () => 1)
    case 'eye':
      return identity(size(node.rows))
    case 'pi':
      return scalar(Math.PI)
    case 'dimension':
      return scalar(size(node.dim))
    case 'sum': {
      const zero = build(size(node.rows), size(node.cols), () => 0)
      return node.terms.reduce(
        (sum, { coefficient, body }) => zip(sum, of(body), (x, y) => x + toNumber(coefficient) * y),
        zero,
      )
    }
    case 'scale':
      return map(of(node.body), (x) => x * of(node.scalar)[0]![0]!)
    case 'product':
      return node.factors.map(of).reduce(matmul)
    case 'hadamard':
      return node.factors.map(of).reduce((a, b) => zip(a, b, (x, y) => x * y))
    case 'power':
      return zip(of(node.base), of(node.exponent), (x, y) => x ** y)
    case 'matrix-power':
      return matrixPower(of(node.base), of(node.exponent)[0]![0]!)
    case 'transpose':
      return transpose(of(node.body))
    case 'colon':
      return scalar(total(entries(zip(of(node.left), of(node.right), (x, y) => x * y))))
    case 'call': {
      const args = node.args.map(of)
      const facts = functionNamed(node.name)
      if (!facts) return map(args[0]!, (x) => world.generics.get(node.name)!(x, node.order))
      if (facts.value) return map(args[0]!, (x) => facts.value!(x, newWatch()))
      return (FUNCTIONS.get(facts.name) ?? byCheck(facts.name))(args, [size(node.rows), size(node.cols)])
    }
    case 'differential':
      throw new Error('reference: a differential has no value')
  }
}

/** A matrix as generated code returns it: a number, a vector, a row or matrix of rows. */
export const plain = (node: Node, matrix: Matrix): Value => {
  if (isScalarNode(node)) return matrix[0]![0]!
  return node.cols === 1 ? matrix.map((row) => row[0]!) : matrix
}
