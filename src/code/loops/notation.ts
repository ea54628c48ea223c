/**
 * Which entries every operation reads and gives, in index notation: `rc,c->r` of a matrix times a vector. `r` is the row
 * and `c` the column of a loop; an index of what is read that the result does not have is summed over. `#r` is the index
 * itself, `all` an array as a whole, `any` a matrix as a whole or its transpose; what gives `all` is made by a call.
 */
import { functionNamed } from '../../functions/index.ts'
import type { CoreOp, ExtraOp } from '../array/core.ts'
import type { Op } from '../array/op.ts'

export type Place = '' | 'r' | 'c' | 'rc' | 'cr' | 'rr' | '#r' | '#c' | 'all' | 'any'

export interface Notation {
  readonly reads: readonly Place[]
  readonly gives: Place
}

const CORE: Readonly<Partial<Record<CoreOp | ExtraOp, string>>> = {
  dot: 'r,r->',
  inner: 'rc,rc->',
  outer: 'r,c->rc',
  matvec: 'rc,c->r',
  matmul: 'any,any->all',
  transpose: 'cr->rc',
  eye: '#r,#c->rc',
  unit: '#r->r',
  'scale-rows': 'r,rc->rc',
  'scale-columns': 'rc,c->rc',
  'sum-columns': 'rc->c',
  'sum-rows': 'rc->r',
  diagonal: 'rr->r',
  'diagonal-matrix': 'r,#r,#c->rc',
  'add-to-columns': 'rc,r->rc',
  'add-to-rows': 'rc,c->rc',
  'inner-rows': 'rc,rc->r',
}

const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['tr', 'rr->'],
  ['tril', 'rc,#r,#c->rc'],
  ['triu', 'rc,#r,#c->rc'],
])

/** Operations that go through an array entry by entry, whatever its rank. */
const ELEMENTWISE: ReadonlySet<string> = new Set<CoreOp | ExtraOp>([
  'add',
  'subtract',
  'negate',
  'times',
  'divide',
  'power',
  'full',
  'as-float',
  'choose',
  'hypot',
])
const TOTALS: ReadonlySet<string> = new Set(['sum', 'norm1'])

const entryOf = (op: Op): Place => (['', 'r', 'rc'] as const)[op.rank]

const written = (text: string): Notation => {
  const [reads = '', gives = ''] = text.split('->')
  return { reads: reads.split(',') as Place[], gives: gives as Place }
}

const isElementwise = (op: Op): boolean =>
  op.kind === 'generic' ||
  (op.kind === 'core' && ELEMENTWISE.has(op.op)) ||
  (op.kind === 'function' && (functionNamed(op.name)?.group.startsWith('elementwise') ?? false))

/** What an operation is called in the tables. */
const nameOf = (op: Op): string => (op.kind === 'core' ? op.op : op.kind === 'function' ? op.name : '')

/** The entries that an operation reads and gives. */
export const notationOf = (op: Op): Notation => {
  const known = op.kind === 'core' ? CORE[op.op] : FUNCTIONS.get(nameOf(op))
  if (known !== undefined) return written(known)
  if (nameOf(op) === 'add-diagonal') return { reads: [...op.args.map(entryOf), '#r', '#c'], gives: 'rc' }
  if (isElementwise(op)) return { reads: op.args.map(entryOf), gives: entryOf(op) }
  if (TOTALS.has(nameOf(op))) return { reads: op.args.map(entryOf), gives: '' }
  return { reads: op.args.map((arg) => (arg.rank === 0 ? '' : 'all')), gives: op.rank === 0 ? '' : 'all' }
}

/** Operations whose value is the memory of their operand. */
const SAME: ReadonlySet<string> = new Set<CoreOp>(['as-row', 'as-column', 'from-row'])

/** The operation whose memory holds the value. */
export const heldBy = (op: Op): Op => (op.kind === 'core' && SAME.has(op.op) ? heldBy(op.args[0]!) : op)

export const isTransposed = (op: Op): boolean => op.kind === 'core' && op.op === 'transpose'
