/**
 * The program of a request: its operations in order, and those that are results, as their reader expects them.
 */

import { notFactored } from '../../errors/languages.ts'
import type { Way } from '../../expr/derivation.ts'
import type { Node } from '../../expr/node.ts'
import type { Dim } from '../../shape/dim.ts'
import type { ExtraOp } from '../array/core.ts'
import { VIEWS } from '../array/core.ts'
import { lower } from '../array/lower.ts'
import { isRowNode } from '../array/lowering.ts'
import type { Op, Program } from '../array/op.ts'
import { inOrder, type Ordered } from '../array/order.ts'
import { costOf } from '../plan/cost.ts'
import { factorsOf } from '../plan/factors.ts'
import { type Choice, plan } from '../plan/plan.ts'
import { sizesOf } from '../plan/sizes.ts'
import type { CodeRequest } from '../request.ts'
import type { Target } from '../target.ts'
import { kindWord } from './names.ts'

/** An operation and the name its value is returned under. */
export interface Result {
  readonly op: Op
  readonly title: string
}

export interface Compiled extends Ordered {
  /** The value, then the derivatives. */
  readonly results: readonly Result[]
  /** The user's names of operations. */
  readonly titles: ReadonlyMap<Op, string>
  /** The form that is computed, and what was not chosen. */
  readonly way: Way
  readonly against: readonly Pick<Compiled, 'way' | 'cost'>[]
  /** The derivative in terms of the factors that are returned in its place. */
  readonly whole?: string
  /** The laws that were applied. */
  readonly choices: readonly Choice[]
  /** Of all operations, in the units of `cost.ts`. */
  readonly cost: number
}

/** The operation whose array an operation shows. */
const memoryOf = (op: Op): Op => (op.kind === 'core' && VIEWS.has(op.op) ? memoryOf(op.args[0]!) : op)

/** A row is a matrix of one row, a number is floating point. */
const presented = (program: Program, node: Node, op: Op): Op => {
  const result = isRowNode(node) ? program.asRow(op) : op
  return result.whole ? program.core('as-float', [result]) : result
}

/** Results that share memory neither with an argument nor with each other. */
const ownMemory = (program: Program, results: readonly Result[]): Result[] => {
  const taken = new Set<Op>()
  return results.map(({ op, title }) => {
    let own = op
    const isTaken = (memory: Op): boolean => memory.kind === 'argument' || taken.has(memory)
    while (own.rank > 0 && isTaken(memoryOf(own))) own = program.core('copy', [own])
    taken.add(memoryOf(own))
    return { op: own, title }
  })
}

/** The operations of a request, in a language that spells some functions. */
/** Throws: `code-not-available` where factors are wanted and there are none. */
export const compile = (request: CodeRequest, target: Target): Compiled => {
  const sizeOf = sizesOf(request.sizes)
  const compiled = waysOf(request).map((way) => compiledFrom(request, way, target, sizeOf))
  const [first, ...others] = compiled as [Compiled, ...Compiled[]]
  const best = others.reduce((cheapest, other) => (other.cost < cheapest.cost ? other : cheapest), first)
  return { ...best, against: compiled.filter(({ way }) => way !== best.way) }
}

const waysOf = ({ objective, derivatives, ways }: CodeRequest): readonly Way[] =>
  ways ?? [{ form: 'as given', nodes: [objective, ...derivatives.map(({ node }) => node)], laws: [] }]

/** One way to compute the results. */
const compiledFrom = (
  { derivatives, kind, factored = false }: CodeRequest,
  way: Way,
  target: Target,
  sizeOf: (dim: Dim) => number,
): Compiled => {
  const { nodes } = way
  const has = (op: ExtraOp): boolean => target.core[op] !== undefined
  const { program, solid, titles } = lower(nodes, {
    spells: (spelled) => target.functions.has(spelled),
    has,
    sizeOf,
  })
  const single = derivatives.length === 1
  const named = [
    'value',
    ...derivatives.map(({ variable }) => (single ? kindWord(kind) : `${kindWord(kind)}_${variable}`)),
  ]
  const roots = nodes.map((node) => presented(program, node, solid(node)))
  const { of, choices } = plan({ program, has, sizeOf }, roots)
  const whole = roots.map((op, i) => ({ op: of(op), title: named[i]! }))
  const factors = factored && single ? factorsOf(whole[1]!.op) : undefined
  if (factored && !factors) throw notFactored(kind)
  const results = ownMemory(program, factors ? [whole[0]!, ...factors.parts] : whole)
  const ordered = inOrder(results.map(({ op }) => op))
  return {
    way,
    against: [],
    ...(factors ? { whole: `${kind} = ${factors.whole}` } : {}),
    results,
    choices,
    titles: new Map([...titles].map(([op, title]) => [of(op), title])),
    cost: costOf(ordered.order, sizeOf),
    ...ordered,
  }
}
