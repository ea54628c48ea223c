/**
 * What is known while a program of loops is written: where values are, and how they are referred to.
 */
import { internal } from '../../errors/defects.ts'
import type { Dim } from '../../shape/dim.ts'
import type { OpShape } from '../array/core.ts'
import type { Op } from '../array/op.ts'
import { isLeaf, spell } from '../emit/emit.ts'
import { atom, type Fragment, LEVEL, plus, times } from '../emit/fragment.ts'
import type { Local, Surroundings } from '../target.ts'
import type { LoopLanguage } from './language.ts'
import { heldBy, type Place } from './notation.ts'
import type { Read, Task } from './task.ts'

export interface State {
  readonly around: Surroundings
  readonly language: LoopLanguage
  /** Names that values must have, by what holds them. */
  readonly titles: ReadonlyMap<Op, string>
  readonly results: ReadonlySet<Op>
  readonly readers: ReadonlyMap<Op, readonly Task[]>
  /** Numbers that are complete. */
  readonly numbers: Map<Op, Fragment>
  /** Entries of arrays that are complete. */
  readonly arrays: Map<Op, string>
  readonly locals: Local[]
  /** The names of the indices. */
  readonly row: string
  readonly col: string
  /** Names for starts of rows, and in the loop that is being written those of rows of a length. */
  readonly startNames: string[]
  readonly starts: Map<Dim, string>
}

const titlesOf = ({ titles }: Surroundings): Map<Op, string> => {
  const byHolder = new Map(titles)
  for (const [op, title] of titles) {
    const holder = heldBy(op)
    if (!isLeaf(holder) && !byHolder.has(holder)) byHolder.set(holder, title)
  }
  return byHolder
}

const readersOf = (tasks: readonly Task[]): Map<Op, Task[]> => {
  const readers = new Map<Op, Task[]>()
  for (const task of tasks)
    for (const { op } of task.reads) {
      const known = op && readers.get(op)
      if (known) known.push(task)
      else if (op) readers.set(op, [task])
    }
  return readers
}

export const newState = (
  around: Surroundings,
  language: LoopLanguage,
  roots: readonly Op[],
  tasks: readonly Task[],
): State => {
  const hasLoop = tasks.some(({ rows }) => rows !== undefined)
  const [row, col] = language.indices.map((name) => (hasLoop ? around.names.claim(name) : name))
  return {
    around,
    language,
    titles: titlesOf(around),
    results: new Set(roots.map(heldBy)),
    readers: readersOf(tasks),
    numbers: new Map(),
    arrays: new Map(),
    locals: [],
    row: row!,
    col: col!,
    startNames: [],
    starts: new Map(),
  }
}

const declared = ({ locals }: State, identifier: string, shape: OpShape): string => {
  locals.push({ identifier, shape })
  return identifier
}

/** A name for a value, or for an entry of it. */
export const nameFor = (state: State, op: Op, shape: OpShape = op.shape): string =>
  declared(state, state.titles.get(op) ?? state.around.names.temporary(), shape)

/** A name for a number. */
export const temporary = (state: State): string => declared(state, state.around.names.temporary(), [])

/** A number that is complete. */
export const numberOf = ({ numbers, around }: State, op: Op): Fragment =>
  numbers.get(op) ?? (op.rank === 0 && isLeaf(op) ? spell(around, op, []) : missing(op))

/** The entries of an array that is complete. */
export const memoryOf = ({ arrays, around, language }: State, op: Op): string =>
  arrays.get(op) ??
  (op.kind === 'argument' ? language.memory(around.argument(op.name), op.shape) : missing(op))

/** Names the entries of arguments that loops read. */
export const nameMemories = (state: State, tasks: readonly Task[]): string[] => {
  const { arrays, around, language } = state
  const statements: string[] = []
  for (const { reads, rows } of tasks)
    for (const { op } of reads) {
      if (rows === undefined || op?.kind !== 'argument' || op.rank === 0 || arrays.has(op)) continue
      const argument = around.argument(op.name)
      const memory = language.memory(argument, op.shape)
      if (memory === argument) continue
      arrays.set(op, around.names.claim(language.memoryName(argument)))
      statements.push(language.constant(arrays.get(op)!, memory))
    }
  return statements
}

const missing = (op: Op): never => {
  throw internal(`a value is read before it is made: ${op.kind}`)
}

export const dimension = ({ around }: State, dim: Dim): Fragment =>
  typeof dim === 'number' ? atom(String(dim)) : around.dimension(dim)

/** How many entries an array has. */
export const sizeOf = (state: State, shape: OpShape): Fragment => {
  const dims = shape.filter((dim) => dim !== 1).map((dim) => dimension(state, dim))
  return dims.length === 0 ? atom('1') : dims.reduce((a, b) => times([a, b]))
}

/** A row of a matrix begins here. */
export const rowStart = (state: State, index: string, shape: OpShape): Fragment => {
  const named = index === state.row ? state.starts.get(shape[1]!) : undefined
  if (named !== undefined) return atom(named)
  return shape[1] === 1 ? atom(index) : times([atom(index), dimension(state, shape[1]!)])
}

/** Names the starts of rows of these lengths in the loop that is being written. */
export const nameStarts = (state: State, lengths: ReadonlySet<Dim>): string[] => {
  const { starts, startNames, language, around, row } = state
  starts.clear()
  return [...lengths].map((length, i) => {
    const start = rowStart(state, row, [1, length]).text
    startNames[i] ??= around.names.claim(language.start)
    starts.set(length, startNames[i])
    return language.constant(startNames[i], start)
  })
}

/** Where an entry lies in the memory of an array. */
export const indexAt = (state: State, at: Place, shape: OpShape, flat: boolean): string => {
  const { row, col } = state
  if (at === 'r' || flat) return row
  if (at === 'c') return col
  const [i, j] = at === 'cr' ? [col, row] : [row, at === 'rr' ? row : col]
  return plus([rowStart(state, i, shape), atom(j)]).text
}

/** The operation of a task written, its operands being written; dimensions are its own, then those of its operands. */
export const spellTask = ({ around }: State, task: Task, args: readonly Fragment[]): Fragment => {
  return spell(
    around,
    task.op,
    args,
    task.op.args.flatMap(({ shape }) => shape),
  )
}

export const isAligned = ({ op, at, shape }: Read, source: Task): boolean =>
  at === source.gives && op !== undefined && op.rank === shape.length

export const isName = ({ level, text }: Fragment): boolean => level === LEVEL.atom && /^[\w.]+$/.test(text)
