/**
 * The tasks of a program: operations with the entries they read, transposes folded into the reading.
 */
import { internal } from '../../errors/defects.ts'
import type { Dim } from '../../shape/dim.ts'
import type { OpShape } from '../array/core.ts'
import type { Op } from '../array/op.ts'
import { isLeaf } from '../emit/emit.ts'
import { heldBy, isTransposed, notationOf, type Place } from './notation.ts'

export interface Read {
  /** Missing where the index itself is read. */
  readonly op?: Op
  readonly at: Place
  /** Of the array as it lies in memory. */
  readonly shape: OpShape
}

export interface Task {
  /** Whose value it makes. */
  readonly op: Op
  readonly reads: readonly Read[]
  readonly gives: Place
  /** Whether what is read is summed up. */
  readonly sums: boolean
  /** The dimensions of its loop; none of a statement. */
  readonly rows?: Dim
  readonly cols?: Dim
}

const SWAPPED: Readonly<Partial<Record<Place, Place>>> = {
  r: 'c',
  c: 'r',
  rc: 'cr',
  cr: 'rc',
  '#r': '#c',
  '#c': '#r',
}

const swapped = (at: Place): Place => SWAPPED[at] ?? at

const read = (arg: Op | undefined, at: Place): Read => {
  if (!arg) return { at, shape: [] }
  const isFolded = isTransposed(arg) && (at === 'rc' || at === 'rr' || at === 'any')
  if (!isFolded) return { op: heldBy(arg), at, shape: arg.shape }
  const turned = arg.args[0]!
  return { op: heldBy(turned), at: at === 'rc' ? 'cr' : at, shape: turned.shape }
}

/** Matrices that are read against the order of their memory alone are better gone through the other way round. */
const inOrderOfMemory = (reads: readonly Read[], gives: Place): { reads: readonly Read[]; gives: Place } => {
  const against = reads.some(({ at }) => at === 'cr') && !reads.some(({ at }) => at === 'rc')
  if (!against || gives === 'rc') return { reads, gives }
  return { reads: reads.map((one) => ({ ...one, at: swapped(one.at) })), gives: swapped(gives) }
}

/** The dimension that an index runs through. */
const extentOf = (index: 'r' | 'c', places: readonly Read[]): Dim | undefined => {
  const place = places.find(({ op, at }) => op && at.includes(index))
  return place?.shape[place.at.indexOf(index)]
}

export const taskOf = (op: Op): Task => {
  const notation = notationOf(op)
  const { reads, gives } = inOrderOfMemory(
    notation.reads.map((at, i) => read(op.args[i], at)),
    notation.gives,
  )
  const places = [...reads, { op, at: gives, shape: op.shape }]
  const rows = extentOf('r', places)
  const cols = extentOf('c', places)
  const sums = [...'rc'].some((index) => !gives.includes(index) && reads.some(({ at }) => at.includes(index)))
  if (cols !== undefined && rows === undefined) throw internal('a loop over columns alone')
  return {
    op,
    reads,
    gives,
    sums,
    ...(rows === undefined ? {} : { rows }),
    ...(cols === undefined ? {} : { cols }),
  }
}

/** Compilers inline a function only so often: more products of a matrix and a vector are made by a function each. */
const ROW_BY_ROW = 8

/** A matrix from memory times a vector. */
export const isProduct = ({ op, reads, gives }: Task): boolean =>
  op.kind === 'core' && op.op === 'matvec' && gives !== 'c' && isLeaf(reads[0]!.op!)

const madeAtOnce = ({ op, reads }: Task): Task => ({
  op,
  reads: reads.map((one) => ({ ...one, at: 'all' })),
  gives: 'all',
  sums: false,
})

/** The tasks that the roots need, operands first. */
export const tasksOf = (roots: readonly Op[], order: readonly Op[]): Task[] => {
  const needed = new Set(roots.map(heldBy))
  const tasks: Task[] = []
  for (const op of [...order].reverse()) {
    if (!needed.has(op) || isLeaf(op)) continue
    const task = taskOf(op)
    tasks.push(task)
    for (const { op: operand } of task.reads) if (operand) needed.add(operand)
  }
  const products = tasks.filter(isProduct)
  const atOnce = new Set(products.length > ROW_BY_ROW ? products : [])
  return tasks.reverse().map((task) => (atOnce.has(task) ? madeAtOnce(task) : task))
}
