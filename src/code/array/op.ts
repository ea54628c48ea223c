/**
 * The program behind generated code: array operations that any language with vectors and matrices has, equal ones
 * being one. A vector and a row are both one-dimensional here, so a transpose of either costs nothing; which of the
 * two an operand was is settled in `lower.ts`.
 */
import { internal } from '../../errors/defects.ts'
import { functionNamed } from '../../functions/index.ts'
import { isInteger, ONE, type Rational } from '../../rational.ts'
import type { Dim } from '../../shape/dim.ts'
import { type CoreOp, common, type ExtraOp, type OpShape, shapeOf } from './core.ts'

/** 0 a number, 1 a vector or row, 2 a matrix. */
export type Rank = 0 | 1 | 2

interface Common {
  /** Operands have smaller ones. */
  readonly id: number
  readonly shape: OpShape
  /** How many dimensions the shape has. */
  readonly rank: Rank
  readonly args: readonly Op[]
  /** A number that is whole by construction, which some languages do not keep as floating point. */
  readonly whole: boolean
}
export interface Argument extends Common {
  readonly kind: 'argument'
  readonly name: string
}
export interface Literal extends Common {
  readonly kind: 'number'
  readonly value: Rational
}
export interface DimensionOp extends Common {
  readonly kind: 'dimension'
  readonly dim: Dim
}
export interface Core extends Common {
  readonly kind: 'core'
  readonly op: CoreOp | ExtraOp
  readonly dims: readonly Dim[]
}
/** A function of the function table. */
export interface FunctionOp extends Common {
  readonly kind: 'function'
  readonly name: string
}
/** A generic function or a derivative of one. */
export interface Generic extends Common {
  readonly kind: 'generic'
  readonly name: string
  readonly order: number
}
/** A function of which only the shapes are known, in a role that its name says. */
export interface Mapped extends Common {
  readonly kind: 'mapped'
  readonly name: string
}
/** What repeating a step settles at; its operand is what it starts from. */
export interface Iterated extends Common {
  readonly kind: 'iterated'
  /** The argument of the step that stands for the value so far. */
  readonly unknown: string
  readonly step: Op
}
export type Op = Argument | Literal | DimensionOp | Core | FunctionOp | Generic | Mapped | Iterated

/** The operations with those inside of steps that are repeated. */
export const withSteps = (ops: readonly Op[]): Op[] =>
  ops.flatMap((op) => (op.kind === 'iterated' ? [op, ...withSteps(below(op.step))] : [op]))

/** All operations of a step, operands first. */
export const below = (root: Op): Op[] => {
  const seen = new Set<Op>()
  const pending = [root]
  for (let op = pending.pop(); op; op = pending.pop()) {
    if (seen.has(op)) continue
    seen.add(op)
    pending.push(...op.args)
  }
  return [...seen].sort((a, b) => a.id - b.id)
}

type Draft = Op extends infer O ? (O extends Op ? Omit<O, 'id' | 'whole' | 'rank'> : never) : never

export const isNumber = (op: Op, value: number): boolean =>
  op.kind === 'number' && op.value.den === 1n && op.value.num === BigInt(value)

const WHOLE: ReadonlySet<CoreOp | ExtraOp> = new Set(['add', 'subtract', 'negate', 'times', 'power'])

/** Whether a number is whole by construction. */
const isWhole = (draft: Draft): boolean => {
  if (draft.kind === 'number') return isInteger(draft.value)
  if (draft.kind === 'dimension') return true
  const keeps =
    (draft.kind === 'core' && WHOLE.has(draft.op)) ||
    (draft.kind === 'function' && functionNamed(draft.name)?.keepsWhole === true)
  return keeps && draft.args.every(({ whole }) => whole)
}

/** The operations made so far, by a key that tells what they are. */
type Ops = Map<string, Op>

const interned = (ops: Ops, key: string, draft: Draft): Op => {
  const known = ops.get(key)
  if (known) return known
  const op = { ...draft, rank: draft.shape.length, id: ops.size, whole: isWhole(draft) } as Op
  ops.set(key, op)
  return op
}

const ids = (args: readonly Op[]): string => args.map(({ id }) => id).join(',')

const core = (ops: Ops, op: CoreOp | ExtraOp, args: readonly Op[], dims: readonly Dim[] = []): Op =>
  interned(ops, `c:${op}:${ids(args)}:${dims.join('|')}`, {
    kind: 'core',
    op,
    args,
    dims,
    shape: shapeOf(op, args, dims),
  })

const number = (ops: Ops, value: Rational): Op =>
  interned(ops, `#${value.num}/${value.den}`, { kind: 'number', value, args: [], shape: [] })

const transpose = (ops: Ops, a: Op): Op => {
  if (a.rank < 2) return a
  return a.kind === 'core' && a.op === 'transpose' ? a.args[0]! : core(ops, 'transpose', [a])
}

const matvec = (ops: Ops, a: Op, x: Op): Op => {
  if (a.rank !== 2 || x.rank !== 1) throw internal('matvec takes a matrix and a vector')
  if (!isOnes(x)) return core(ops, 'matvec', [a, x])
  return a.kind === 'core' && a.op === 'transpose'
    ? core(ops, 'sum-columns', a.args)
    : core(ops, 'sum-rows', [a])
}

const dot = (ops: Ops, a: Op, b: Op): Op => {
  if (isOnes(a)) return core(ops, 'sum', [b])
  return isOnes(b) ? core(ops, 'sum', [a]) : core(ops, 'dot', [a, b])
}

/** The matrix of one row. */
const asRow = (ops: Ops, a: Op): Op =>
  a.kind === 'core' && a.op === 'from-row' ? a.args[0]! : core(ops, 'as-row', [a])

const dimension = (ops: Ops, dim: Dim): Op =>
  typeof dim === 'number'
    ? number(ops, { num: BigInt(dim), den: 1n })
    : interned(ops, `d:${dim}`, { kind: 'dimension', dim, args: [], shape: [] })

export type Program = ReturnType<typeof createProgram>

/** The constructors of operations; equal ones are one. */
export const createProgram = () => {
  const ops: Ops = new Map()
  return {
    core: (op: CoreOp | ExtraOp, args: readonly Op[], dims?: readonly Dim[]) => core(ops, op, args, dims),
    number: (value: Rational) => number(ops, value),
    one: number(ops, ONE),
    dimension: (dim: Dim) => dimension(ops, dim),
    transpose: (a: Op) => transpose(ops, a),
    matvec: (a: Op, x: Op) => matvec(ops, a, x),
    dot: (a: Op, b: Op) => dot(ops, a, b),
    asRow: (a: Op) => asRow(ops, a),
    argument: (name: string, shape: OpShape) =>
      interned(ops, `v:${name}`, { kind: 'argument', name, args: [], shape }),
    apply: (name: string, args: readonly Op[], shape = common(args)) =>
      interned(ops, `f:${name}:${shape.length}:${ids(args)}`, { kind: 'function', name, args, shape }),
    iterated: (unknown: string, step: Op, start: Op) =>
      interned(ops, `i:${unknown}:${ids([step, start])}`, {
        kind: 'iterated',
        unknown,
        step,
        args: [start],
        shape: step.shape,
      }),
    mapped: (name: string, args: readonly Op[], shape: OpShape) =>
      interned(ops, `m:${name}:${ids(args)}`, { kind: 'mapped', name, args, shape }),
    generic: (name: string, order: number, args: readonly Op[]) =>
      interned(ops, `g:${name}:${order}:${ids(args)}`, {
        kind: 'generic',
        name,
        order,
        args,
        shape: common(args),
      }),
  }
}

/** An array of ones. */
export const isOnes = (op: Op): boolean => op.kind === 'core' && op.op === 'full' && isNumber(op.args[0]!, 1)
