/**
 * The program of a request: its operations in order, and those that are results, as their reader expects them.
 */
import type { Node } from '../../expr/node.ts'
import { VIEWS } from '../array/core.ts'
import { lower } from '../array/lower.ts'
import { isRowNode } from '../array/lowering.ts'
import type { Op, Program } from '../array/op.ts'
import type { CodeRequest } from '../request.ts'
import { inOrder, type Ordered } from './emit.ts'

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
}

const sharesMemory = (op: Op): boolean =>
  (op.kind === 'argument' && op.rank > 0) ||
  (op.kind === 'core' && VIEWS.has(op.op) && sharesMemory(op.args[0]!))

/** A row is a matrix of one row, a number is floating point, and no array is one that the caller gave. */
const presented = (program: Program, node: Node, op: Op): Op => {
  const result = isRowNode(node) ? program.asRow(op) : op
  if (sharesMemory(result)) return program.core('copy', [result])
  return result.whole ? program.core('as-float', [result]) : result
}

/** The operations of a request, in a language that spells some functions. */
export const compile = (
  { objective, derivatives, kind }: CodeRequest,
  spells: (name: string) => boolean,
): Compiled => {
  const nodes = [objective, ...derivatives.map(({ node }) => node)]
  const { program, solid, titles } = lower(nodes, spells)
  const single = derivatives.length === 1
  const named = ['value', ...derivatives.map(({ variable }) => (single ? kind : `${kind}_${variable}`))]
  const results = nodes.map((node, i) => ({ op: presented(program, node, solid(node)), title: named[i]! }))
  return { results, titles, ...inOrder(results.map(({ op }) => op)) }
}
