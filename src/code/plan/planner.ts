/**
 * What the laws of the plan work with: a law looks at one operation whose operands are planned already, and makes the
 * same value in another way, or nothing.
 */
import type { Dim } from '../../shape/dim.ts'
import { type CoreOp, type ExtraOp, VIEWS } from '../array/core.ts'
import { type Core, type FunctionOp, isNumber, isOnes, type Op, type Program } from '../array/op.ts'

export interface Planner {
  readonly program: Program
  /** Whether the target spells an operation that not all targets do. */
  readonly has: (op: ExtraOp) => boolean
  /** Whether an operation is wanted in one place only, so that it goes when that place does without it. */
  readonly once: (op: Op) => boolean
  /** Whether an operation is part of the program before these laws. */
  readonly wanted: (op: Op) => boolean
  readonly sizeOf: (dim: Dim) => number
  /** An operation, by way of the laws. */
  readonly make: (op: CoreOp | ExtraOp, args: readonly Op[], dims?: readonly Dim[]) => Op
  /** The trace, by way of the laws. */
  readonly trace: (matrix: Op) => Op
}

/** An operation as a law sees it: a core operation with its dimensions, or a function. */
export interface Looked {
  readonly args: readonly Op[]
  readonly op?: CoreOp | ExtraOp
  readonly dims?: readonly Dim[]
}

export interface PlanLaw {
  /** For the lines of a plan. */
  readonly name: string
  /** What was chosen, against what. */
  readonly says: string
  /** `before` is the operation as it was before its operands were planned. */
  readonly apply: (planner: Planner, op: Looked, before: Op) => Op | undefined
}

/** The laws for an operation, by its name. */
export type PlanLaws = Readonly<Partial<Record<string, readonly PlanLaw[]>>>

export const isCore = <N extends CoreOp | ExtraOp>(op: Op, ...names: readonly N[]): op is Core & { op: N } =>
  op.kind === 'core' && names.some((name) => name === op.op)

export const isCall = (op: Op, name: string): op is FunctionOp => op.kind === 'function' && op.name === name

/** The other factor of `v*ones'`, and whether its entries stand along the columns. */
export const repeated = (op: Op): { vector: Op; along: 'columns' | 'rows' } | undefined => {
  if (!isCore(op, 'outer')) return undefined
  const [u, v] = op.args as [Op, Op]
  if (isOnes(v)) return { vector: u, along: 'columns' }
  return isOnes(u) ? { vector: v, along: 'rows' } : undefined
}

/** The factor of a multiple of the identity, 1 for the identity itself. */
export const multipleOfEye = ({ program }: Planner, op: Op): Op | undefined => {
  if (isCore(op, 'eye')) return program.one
  if (isCore(op, 'divide') && isCore(op.args[0]!, 'eye') && op.args[1]!.rank === 0)
    return program.core('divide', [program.one, op.args[1]!])
  if (!isCore(op, 'times')) return undefined
  const [a, b] = op.args as [Op, Op]
  if (isCore(b, 'eye') && a.rank === 0) return a
  return isCore(a, 'eye') && b.rank === 0 ? b : undefined
}

export const negated = ({ program }: Planner, op: Op): Op =>
  isCore(op, 'negate') ? op.args[0]! : program.core('negate', [op])

/** Whether an operation makes an array of its own, rather than showing one that there is, and nothing else wants it. */
export const isOwn = (planner: Planner, op: Op): boolean => {
  if (!planner.once(op)) return false
  return op.kind === 'core' ? !VIEWS.has(op.op) || isOwn(planner, op.args[0]!) : op.kind === 'function'
}

export const isOneOp = (op: Op): boolean => isNumber(op, 1)

/** Both orders of two operands. */
export const either = ([a, b]: readonly Op[]): readonly (readonly [Op, Op])[] => [
  [a!, b!],
  [b!, a!],
]
