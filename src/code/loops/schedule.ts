/**
 * What is done when: statements at even times, loops at odd ones, and tasks of one time whose entries meet in one loop.
 * The same serves for a program and for the body of a loop.
 */
import type { Op } from '../array/op.ts'
import type { Read, Task } from './task.ts'

/** Tasks done one after the other, or in one loop. */
export interface Block {
  readonly loop: boolean
  readonly tasks: readonly Task[]
}

export interface Rules {
  readonly isLoop: (task: Task) => boolean
  /** Whether an entry can be read in the turn of the loop that makes it. */
  readonly meets: (reader: Task, read: Read, source: Task) => boolean
  /** Values that are kept in memory whoever reads them. */
  readonly kept?: ReadonlySet<Op>
  /** Loops of one time and one key are one even where none reads from the other. */
  readonly key?: (task: Task) => string
}

/** The earliest time at which a task can be done, by those of what it reads. */
const timesOf = (tasks: readonly Task[], { isLoop, meets }: Rules): Map<Task, number> => {
  const made = new Map<Op, Task>()
  const times = new Map<Task, number>()
  for (const task of tasks) {
    const loop = isLoop(task)
    const after = task.reads.map((read) => {
      const source = read.op && made.get(read.op)
      if (!source) return 0
      const time = times.get(source)!
      if (loop && isLoop(source)) return meets(task, read, source) ? time : time + 2
      return loop || isLoop(source) ? time + 1 : time
    })
    times.set(task, Math.max(loop ? 1 : 0, ...after))
    made.set(task.op, task)
  }
  return times
}

interface Reader {
  readonly task: Task
  /** Whether it can read in the turn of the loop that makes what it reads. */
  readonly met: boolean
}

const readersOf = (tasks: readonly Task[], { isLoop, meets }: Rules): Map<Op, Reader[]> => {
  const readers = new Map<Op, Reader[]>()
  const made = new Map<Op, Task>(tasks.map((task) => [task.op, task]))
  for (const task of tasks)
    for (const read of task.reads) {
      const source = read.op && made.get(read.op)
      if (!source) continue
      const met = isLoop(source) && isLoop(task) && meets(task, read, source)
      const known = readers.get(source.op)
      if (known) known.push({ task, met })
      else readers.set(source.op, [{ task, met }])
    }
  return readers
}

/**
 * Puts off what a single later loop reads, and what only that needs, so that it is not kept in memory until then.
 */
const putOff = (tasks: readonly Task[], times: Map<Task, number>, rules: Rules): void => {
  const made = new Map<Op, Task>(tasks.map((task) => [task.op, task]))
  const readers = readersOf(tasks, rules)
  const free = new Set<Op>()
  /** In memory for the sake of others. */
  const isKept = ({ op }: Task, others: readonly Reader[]): boolean =>
    rules.kept?.has(op) === true ||
    others.some(({ met, task }) => !met || times.get(task) !== times.get(made.get(op)!))
  for (const task of tasks) {
    const bound = task.reads.some(({ op }) => {
      const source = op && made.get(op)
      if (!source || !rules.isLoop(source) || times.get(source) !== times.get(task)) return false
      const others = readers.get(source.op)!.filter((reader) => reader.task !== task)
      return !isKept(source, others) && (others.length > 0 || !free.has(source.op))
    })
    if (!bound && rules.isLoop(task) && !rules.kept?.has(task.op)) free.add(task.op)
  }
  for (const task of [...tasks].reverse()) {
    const later = readers.get(task.op) ?? []
    const [time, ...others] = new Set(later.map((reader) => times.get(reader.task)!))
    if (time !== undefined && others.length === 0 && free.has(task.op) && later.every(({ met }) => met))
      times.set(task, time)
  }
}

/** Loops of one time, parted where no entry goes from one to the other. */
const components = (tasks: readonly Task[], { meets, key }: Rules): Task[][] => {
  const made = new Map<Op, Task>(tasks.map((task) => [task.op, task]))
  const groups = new Map<Task, Task[]>()
  const join = (a: Task[], b: Task[]): void => {
    if (a === b) return
    a.push(...b)
    for (const task of b) groups.set(task, a)
  }
  const byKey = new Map<string, Task>()
  for (const task of tasks) {
    groups.set(task, [task])
    for (const read of task.reads) {
      const source = read.op && made.get(read.op)
      if (source && source !== task && meets(task, read, source)) join(groups.get(source)!, groups.get(task)!)
    }
    const first = key && byKey.get(key(task))
    if (first) join(groups.get(first)!, groups.get(task)!)
    else if (key) byKey.set(key(task), task)
  }
  const place = new Map(tasks.map((task, i) => [task, i]))
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => place.get(a)! - place.get(b)!))
}

/** The blocks of tasks, in order. */
export const schedule = (tasks: readonly Task[], rules: Rules): Block[] => {
  const times = timesOf(tasks, rules)
  if (rules.kept) putOff(tasks, times, rules)
  const slots = new Map<number, Task[]>()
  for (const task of tasks) {
    const slot = slots.get(times.get(task)!)
    if (slot) slot.push(task)
    else slots.set(times.get(task)!, [task])
  }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, slot]): Block[] =>
      time % 2 === 0
        ? [{ loop: false, tasks: slot }]
        : components(slot, rules).map((group) => ({ loop: true, tasks: group })),
    )
}
