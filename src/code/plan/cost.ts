/**
 * What an operation costs. The unit is the time in which one entry of an array that lies in memory is added to another.
 * A multiplication and addition inside a matrix product takes 1/8 of it, since the product stays in the cache; a
 * function such as exp takes 8 an entry; factorisations are counted as matrix products of so many multiplications; each
 * operation has a price for being called at all. Products of matrices and vectors read each entry of the matrix once.
 */
import { functionNamed } from '../../functions/index.ts'
import type { Dim } from '../../shape/dim.ts'
import type { CoreOp, ExtraOp, OpShape } from '../array/core.ts'
import { below, type Op } from '../array/op.ts'

/** Of an operation at all. */
const CALL = 300
/** Of a multiplication and addition in a matrix product. */
const FUSED = 1 / 8
/** Of exp and its like, an entry; of what is one instruction, 1. */
const TRANSCENDENTAL = 8
const INSTRUCTIONS: ReadonlySet<string> = new Set([
  'sqrt',
  'abs',
  'sign',
  'relu',
  'step',
  'max',
  'min',
  'square',
])
/** Multiplications of a function of an n x n matrix, over n^3. */
const FACTORISED = { solve: 1, other: 10 }

type Sizes = readonly number[]
type Cost = (args: readonly Sizes[], own: Sizes) => number

const count = (sizes: Sizes): number => sizes.reduce((a, b) => a * b, 1)
const OWN: Cost = (_args, own) => count(own)
const OF_FIRST: Cost = ([a]) => count(a!)
const NOTHING: Cost = () => 0

/** A row an operation that does not pass over its own entries once. */
const COSTS: Readonly<Partial<Record<CoreOp | ExtraOp, Cost>>> = {
  pi: NOTHING,
  'as-float': NOTHING,
  transpose: NOTHING,
  'as-row': NOTHING,
  'as-column': NOTHING,
  'from-row': NOTHING,
  entry: NOTHING,
  part: NOTHING,
  'part-rows': NOTHING,
  'part-columns': NOTHING,
  row: NOTHING,
  column: NOTHING,
  power: (_args, own) => 3 * TRANSCENDENTAL * count(own),
  dot: OF_FIRST,
  inner: OF_FIRST,
  sum: OF_FIRST,
  'sum-columns': OF_FIRST,
  'sum-rows': OF_FIRST,
  matvec: OF_FIRST,
  matmul: ([a, b]) => FUSED * count(a!) * b![1]! + count([a![0]!, b![1]!]),
  solve: ([a, b]) => FUSED * (FACTORISED.solve * a![0]! ** 3 + count(b!) * a![0]!),
  cholesky: ([a]) => FUSED * a![0]! ** 3,
  'cholesky-solve': ([a, b]) => FUSED * count(b!) * a![0]! * 2,
  'cholesky-inverse': ([a]) => FUSED * a![0]! ** 3,
  'cholesky-logdet': ([a]) => a![0]!,
  'inner-rows': OF_FIRST,
  'add-in-place': ([a]) => a![0]!,
  'eye-kron-times': ([a, b]) => FUSED * (count(b!) * a![0]!) + count(b!),
  'times-eye-kron': ([a, b]) => FUSED * (count(a!) * b![1]!) + count(a!),
  'block-inner': OF_FIRST,
  'matrix-power': ([a]) => FUSED * FACTORISED.other * a![0]! ** 3,
}

const isCore = (op: Op): op is Extract<Op, { kind: 'core' }> => op.kind === 'core'

const ofFunction = (name: string, [a = []]: readonly Sizes[], own: Sizes): number => {
  const group = functionNamed(name.replace(/-entry$/, ''))?.group ?? ''
  if (INSTRUCTIONS.has(name)) return count(own)
  if (group.startsWith('elementwise') || a.length < 2) return TRANSCENDENTAL * Math.max(count(own), count(a))
  if (['log-sum-exp', 'norm', 'reduction', 'elementwise-two'].includes(group))
    return TRANSCENDENTAL * count(a)
  return FUSED * FACTORISED.other * a[0]! * a[1]! * Math.min(a[0]!, a[1]!)
}

/** Steps of Newton's method that an equation is taken to need. */
const ITERATIONS = 6

/** The cost of one operation, its operands not counted. */
export const costOfOp = (op: Op, sizeOf: (dim: Dim) => number): number => {
  const sizes = (shape: OpShape): Sizes => shape.map(sizeOf)
  const args = op.args.map(({ shape }) => sizes(shape))
  const own = sizes(op.shape)
  if (isCore(op)) return CALL + (COSTS[op.op] ?? OWN)(args, own)
  if (op.kind === 'function') return CALL + ofFunction(op.name, args, own)
  if (op.kind === 'iterated')
    return ITERATIONS * below(op.step).reduce((sum, one) => sum + costOfOp(one, sizeOf), 0)
  if (op.kind === 'mapped')
    return CALL + TRANSCENDENTAL * args.reduce((sum, arg) => sum * count(arg), count(own))
  return op.kind === 'generic' ? CALL + TRANSCENDENTAL * count(own) : 0
}

/** The cost of operations, each done once. */
export const costOf = (ops: readonly Op[], sizeOf: (dim: Dim) => number): number =>
  ops.reduce((sum, op) => sum + costOfOp(op, sizeOf), 0)
