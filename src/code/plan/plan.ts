/**
 * The plan: the operations of a program made anew, operands first, by laws that make equal values in cheaper ways. Which
 * laws were applied is kept for whoever wants to see the plan. Work is linear in the program.
 */
import type { Dim } from '../../shape/dim.ts'
import { type CoreOp, type ExtraOp, OVER_INDEX } from '../array/core.ts'
import type { Op, Program } from '../array/op.ts'
import { inOrder } from '../array/order.ts'
import { BROADCASTING } from './laws/broadcasting.ts'
import { CONTRACTION } from './laws/contraction.ts'
import { DIGITS } from './laws/digits.ts'
import { OVERWRITING } from './laws/overwriting.ts'
import { REUSE } from './laws/reuse.ts'
import { SHARING } from './laws/sharing.ts'
import type { PlanLaw, PlanLaws, Planner } from './planner.ts'

/** A law that was applied, and what it made. */
export interface Choice {
  readonly law: PlanLaw
  readonly op: Op
}

export interface Planned {
  /** The planned operation for one of the program. */
  readonly of: (op: Op) => Op
  readonly choices: readonly Choice[]
}

export interface Surroundings {
  readonly program: Program
  readonly has: (op: ExtraOp) => boolean
  readonly sizeOf: (dim: Dim) => number
}

const merged = (...tables: readonly PlanLaws[]): PlanLaws => {
  const all: Record<string, PlanLaw[]> = {}
  for (const table of tables)
    for (const [op, laws = []] of Object.entries(table)) all[op] = [...(all[op] ?? []), ...laws]
  return all
}

/** What keeps digits, is contracted and broadcast first; what is shared shows only then; at last what is overwritten. */
const PASSES = [merged(DIGITS, BROADCASTING, CONTRACTION), merged(SHARING, REUSE), OVERWRITING]

/** The names of all laws. */
export const PLAN_LAW_NAMES: ReadonlySet<string> = new Set(
  PASSES.flatMap((laws) => Object.values(laws).flatMap((list = []) => list.map(({ name }) => name))),
)

/** The results of a program, planned. */
export const plan = (around: Surroundings, roots: readonly Op[]): Planned => {
  let of = (op: Op): Op => op
  const choices: Choice[] = []
  // What an index changes is computed again for each of its values: nothing there may be overwritten.
  const isRepeated = inOrder(roots).order.some((op) => op.kind === 'core' && OVER_INDEX.has(op.op))
  for (const laws of isRepeated ? PASSES.slice(0, -1) : PASSES) {
    const [before, pass] = [of, passOver(around, laws, roots.map(of))]
    of = (op) => pass.of(before(op))
    choices.push(...pass.choices)
  }
  const last = of
  return { of: last, choices }
}

const passOver = (around: Surroundings, laws: PlanLaws, roots: readonly Op[]): Planned => {
  const { program } = around
  const { order, uses } = inOrder(roots)
  const made = new Map<Op, Op>()
  const usesOf = new Map<Op, number>()
  const choices: Choice[] = []
  const planner: Planner = {
    ...around,
    once: (op) => (usesOf.get(op) ?? 1) === 1,
    wanted: (op) => uses.has(op),
    make: (op, args, dims) => lawful(program.core(op, args, dims)),
    trace: (matrix) => lawful(program.apply('tr', [matrix], [])),
  }
  const lawful = (op: Op, before: Op = op): Op => {
    if (op.kind !== 'core' && op.kind !== 'function') return op
    for (const law of laws[op.kind === 'core' ? op.op : op.name] ?? []) {
      const found = law.apply(planner, op, before)
      if (!found) continue
      choices.push({ law, op: found })
      return found
    }
    return op
  }
  for (const op of order) {
    const now = lawful(
      rebuilt(
        program,
        op,
        op.args.map((arg) => made.get(arg)!),
      ),
      op,
    )
    made.set(op, now)
    usesOf.set(now, Math.max(usesOf.get(now) ?? 0, uses.get(op)!))
  }
  return { of: (op) => made.get(op) ?? op, choices }
}

/** The same operation of other operands. */
const rebuilt = (program: Program, op: Op, args: readonly Op[]): Op => {
  if (args.every((arg, i) => arg === op.args[i])) return op
  switch (op.kind) {
    case 'core':
      return coreOf(program, op.op, args, op.dims)
    case 'function':
      return program.apply(op.name, args, op.shape)
    case 'mapped':
      return program.mapped(op.name, args, op.shape)
    case 'generic':
      return program.generic(op.name, op.order, args)
    default:
      return op
  }
}

const coreOf = (program: Program, op: CoreOp | ExtraOp, args: readonly Op[], dims: readonly Dim[]): Op => {
  if (op === 'transpose') return program.transpose(args[0]!)
  return op === 'matvec' ? program.matvec(args[0]!, args[1]!) : program.core(op, args, dims)
}
