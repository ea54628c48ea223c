/**
 * A loop over rows: what is written before it, its body, which may have loops over columns, and what is known after it.
 */
import type { Dim } from '../../shape/dim.ts'
import type { Op } from '../array/op.ts'
import { atom, type Fragment } from '../emit/fragment.ts'
import { type Rules, schedule } from './schedule.ts'
import {
  dimension,
  indexAt,
  isAligned,
  isName,
  memoryOf,
  nameFor,
  nameStarts,
  numberOf,
  rowStart,
  type State,
  sizeOf,
  spellTask,
  temporary,
} from './state.ts'
import type { Read, Task } from './task.ts'

/** A longer expression is given a name. */
const WIDTH = 60

/** A loop while it is written. */
interface Loop {
  readonly state: State
  readonly group: ReadonlyMap<Op, Task>
  /** Whether rows and columns are gone through as one. */
  readonly flat: boolean
  /** Values of which other loops read entries. */
  readonly stored: ReadonlySet<Op>
  /** Names of numbers that are summed up. */
  readonly sums: Map<Op, string>
}

/** Entries at the place of the loop where one is writing, by the values they are of. */
type Entries = Map<Op, Fragment>

/** A complete matrix times a vector, a row at a time. */
const isByRow = ({ op, reads, gives }: Task, group: ReadonlyMap<Op, Task>): boolean =>
  op.kind === 'core' && op.op === 'matvec' && gives === 'r' && !group.has(reads[0]!.op!)

const isInner = (task: Task, group: ReadonlyMap<Op, Task>): boolean =>
  task.cols !== undefined &&
  !isByRow(task, group) &&
  [...task.reads.map(({ at }) => at), task.gives].some((at) => at.includes('c'))

const rulesOf = (group: ReadonlyMap<Op, Task>): Rules => ({
  isLoop: (task) => isInner(task, group),
  meets: (reader, read, source) => isAligned(read, source) && read.at === 'rc' && reader.cols === source.cols,
  key: ({ cols }) => String(cols),
})

/** Whether something is added up over the turns of a loop. */
const isRunning = ({ group }: Loop, task: Task): boolean => task.sums && !isByRow(task, group)

const readEntry = ({ state, flat }: Loop, { op, at, shape }: Read, entries: Entries): Fragment => {
  if (!op) return atom(at === '#r' ? state.row : state.col)
  if (at === '') return numberOf(state, op)
  const known = (at === 'r' || at === 'rc') && op.rank === shape.length ? entries.get(op) : undefined
  return known ?? state.language.entry(memoryOf(state, op), indexAt(state, at, shape, flat))
}

const valueAt = (loop: Loop, task: Task, entries: Entries): Fragment => {
  const { state, group } = loop
  if (!isByRow(task, group))
    return spellTask(
      state,
      task,
      task.reads.map((read) => readEntry(loop, read, entries)),
    )
  const [matrix, vector] = task.reads.map(({ op }) => memoryOf(state, op!))
  const { shape } = task.reads[0]!
  return state.language.dot(
    matrix!,
    rowStart(state, state.row, shape).text,
    vector!,
    '0',
    dimension(state, shape[1]!),
  )
}

const placeOf = ({ state, flat }: Loop, { op, gives }: Task): string =>
  state.language.entry(memoryOf(state, op), indexAt(state, gives, op.shape, flat)).text

const writeSum = (loop: Loop, task: Task, entries: Entries): string[] => {
  const place = loop.sums.get(task.op) ?? placeOf(loop, task)
  return [loop.state.language.add(place, valueAt(loop, task, entries).text)]
}

/** Whether an entry is read more often than it is made. */
const isRepeated = ({ state, group }: Loop, task: Task): boolean => {
  const readers = state.readers.get(task.op) ?? []
  return readers.length > 1 || (!isInner(task, group) && readers.some((reader) => isInner(reader, group)))
}

const writeEntry = (loop: Loop, task: Task, entries: Entries): string[] => {
  const { state, stored } = loop
  const { op } = task
  const value = valueAt(loop, task, entries)
  const place = stored.has(op) ? placeOf(loop, task) : undefined
  if (place !== undefined) {
    const isZero = value.text === '0'
    entries.set(op, isZero ? value : atom(place))
    return isZero ? [] : [state.language.set(place, value.text)]
  }
  const plain = value.text.length <= WIDTH && !state.titles.has(op)
  if (plain && (isName(value) || !isRepeated(loop, task))) {
    entries.set(op, value)
    return []
  }
  const name = nameFor(state, op, [])
  entries.set(op, atom(name))
  return [state.language.constant(name, value.text)]
}

const writeTask = (loop: Loop, task: Task, entries: Entries): string[] =>
  (isRunning(loop, task) ? writeSum : writeEntry)(loop, task, entries)

/** Entries that do not change with the column, named before the loop over columns. */
const hoisted = (loop: Loop, tasks: readonly Task[], entries: Entries): string[] =>
  tasks.flatMap(({ reads }) =>
    reads.flatMap((read) => {
      const { op, at, shape } = read
      if (at !== 'r' || op!.rank !== shape.length) return []
      const value = readEntry(loop, read, entries)
      if (isName(value)) return []
      const name = temporary(loop.state)
      entries.set(op!, atom(name))
      return [loop.state.language.constant(name, value.text)]
    }),
  )

/** A loop over the columns of a row. */
const writeColumns = (loop: Loop, tasks: readonly Task[], entries: Entries): string[] => {
  const { state, sums, stored } = loop
  const { language } = state
  const ofRow = tasks.filter(({ gives, sums: running }) => running && gives === 'r')
  for (const { op } of ofRow) sums.set(op, stored.has(op) ? temporary(state) : nameFor(state, op, []))
  const before = [...hoisted(loop, tasks, entries), ...ofRow.map(({ op }) => language.zero(sums.get(op)!))]
  const inner = new Map(entries)
  const body = tasks.flatMap((task) => writeTask(loop, task, inner))
  for (const { op } of ofRow) entries.set(op, atom(sums.get(op)!))
  const after = ofRow.filter(({ op }) => stored.has(op))
  return [
    ...before,
    ...language.loop(state.col, dimension(state, tasks[0]!.cols!), body),
    ...after.map((task) => language.set(placeOf(loop, task), sums.get(task.op)!)),
  ]
}

const isFlat = (tasks: readonly Task[]): boolean =>
  tasks.every(
    ({ cols, reads, gives }) =>
      cols !== undefined && [...reads.map(({ at }) => at), gives].every((at) => at === '' || at === 'rc'),
  )

/** Values of which entries are read elsewhere or later, and results. */
const storedIn = (state: State, tasks: readonly Task[], blocks: readonly (readonly Task[])[]): Set<Op> => {
  const blockOf = new Map(blocks.flatMap((block, i) => block.map((task) => [task, i] as const)))
  const isRead = (task: Task): boolean =>
    (state.readers.get(task.op) ?? []).some((reader) =>
      task.gives === 'rc' ? blockOf.get(reader) !== blockOf.get(task) : !blockOf.has(reader),
    )
  return new Set(tasks.filter((task) => state.results.has(task.op) || isRead(task)).map(({ op }) => op))
}

/** What is there before the loop: sums that begin with 0, arrays to be filled. */
const writeBefore = (loop: Loop, tasks: readonly Task[]): string[] => {
  const { state, sums, stored } = loop
  return tasks.flatMap((task) => {
    const { op, gives } = task
    const isArray = stored.has(op) || (isRunning(loop, task) && gives === 'c')
    if (gives !== '' && !isArray) return []
    const name = nameFor(state, op)
    if (gives === '') sums.set(op, name)
    else state.arrays.set(op, name)
    return [gives === '' ? state.language.zero(name) : state.language.allocate(name, sizeOf(state, op.shape))]
  })
}

/** How long the rows are that loops over columns go along. */
const rowLengths = (tasks: readonly Task[], group: ReadonlyMap<Op, Task>, flat: boolean): Set<Dim> => {
  const inner = flat ? [] : tasks.filter((task) => isInner(task, group))
  const places = inner.flatMap(({ op, reads, gives }) => [...reads, { at: gives, shape: op.shape }])
  return new Set(
    places.filter(({ at, shape }) => at === 'rc' && shape[1] !== 1).map(({ shape }) => shape[1]!),
  )
}

/** A loop over rows in which these tasks are done. */
export const writeLoop = (state: State, tasks: readonly Task[]): string[] => {
  const group = new Map(tasks.map((task) => [task.op, task]))
  const flat = isFlat(tasks)
  const blocks = flat ? [{ loop: false, tasks }] : schedule(tasks, rulesOf(group))
  const stored = storedIn(
    state,
    tasks,
    blocks.map((block) => block.tasks),
  )
  const loop: Loop = { state, group, flat, stored, sums: new Map() }
  const before = writeBefore(loop, tasks)
  const entries: Entries = new Map()
  const starts = nameStarts(state, rowLengths(tasks, group, flat))
  const body = blocks.flatMap((block) =>
    block.loop
      ? writeColumns(loop, block.tasks, entries)
      : block.tasks.flatMap((task) => writeTask(loop, task, entries)),
  )
  const [first] = tasks
  const dims = flat ? [first!.rows!, first!.cols!] : [first!.rows!]
  for (const { op, gives } of tasks) if (gives === '') state.numbers.set(op, atom(loop.sums.get(op)!))
  if (body.length === 0) return before
  return [...before, ...state.language.loop(state.row, sizeOf(state, dims), [...starts, ...body])]
}
