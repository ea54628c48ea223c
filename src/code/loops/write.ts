/**
 * A program as loops: entries of arrays that meet in one turn are computed together, and only what a later loop reads is
 * kept in memory.
 */
import { atom, type Fragment } from '../emit/fragment.ts'
import type { Write } from '../target.ts'
import { type LoopLanguage, SUMS_OF_PRODUCTS } from './language.ts'
import { writeLoop } from './loop.ts'
import { heldBy } from './notation.ts'
import { type Block, type Rules, schedule } from './schedule.ts'
import {
  dimension,
  isAligned,
  isName,
  memoryOf,
  nameFor,
  nameMemories,
  newState,
  numberOf,
  type State,
  sizeOf,
  spellTask,
} from './state.ts'
import { isProduct, type Task, tasksOf } from './task.ts'

/** A longer expression is given a name. */
const WIDTH = 80

/** Entries that go from one task to another in a loop over rows. */
const BY_ROWS: Omit<Rules, 'kept'> = {
  isLoop: ({ rows }) => rows !== undefined,
  meets: (reader, read, source) =>
    isAligned(read, source) && reader.rows === source.rows && (read.at === 'r' || read.at === 'rc'),
}

/** A number, named where it is read more than once or in a loop. */
const writeNumber = (state: State, task: Task, value: Fragment): string[] => {
  const readers = state.readers.get(task.op) ?? []
  const plain = state.titles.get(task.op) === undefined && value.text.length <= WIDTH
  const inPlace =
    plain && (isName(value) || (readers.length <= 1 && readers.every(({ rows }) => rows === undefined)))
  if (inPlace) {
    state.numbers.set(task.op, value)
    return []
  }
  const name = nameFor(state, task.op)
  state.numbers.set(task.op, atom(name))
  return [state.language.constant(name, value.text)]
}

const productOf = (state: State, { reads }: Task, [matrix, vector]: readonly Fragment[]): Fragment => {
  const [rows, cols] = reads[0]!.shape.map((dim) => dimension(state, dim))
  return state.language.product(matrix!.text, vector!.text, rows!, cols!)
}

/** What is made at once: a number of numbers, or what a function makes of arrays. */
const writeStatement = (state: State, task: Task): string[] => {
  const args = task.reads.map(({ op, at }) => (at === '' ? numberOf(state, op!) : atom(memoryOf(state, op!))))
  const value = isProduct(task) ? productOf(state, task, args) : spellTask(state, task, args)
  if (task.op.rank === 0) return writeNumber(state, task, value)
  const name = nameFor(state, task.op)
  state.arrays.set(task.op, name)
  return [state.language.constant(name, value.text)]
}

/** A sum of products alone in its loop. */
const productsOf = ({ loop, tasks }: Block): Task | undefined => {
  const [task, ...rest] = tasks
  const name = task!.op.kind === 'core' ? task!.op.op : undefined
  const isOne = loop && rest.length === 0 && name !== undefined && SUMS_OF_PRODUCTS.has(name)
  return isOne && task!.reads[0]!.at === task!.reads[1]!.at ? task : undefined
}

const writeProducts = (state: State, task: Task): string[] => {
  const [a, b] = task.reads.map(({ op }) => memoryOf(state, op!))
  const size = sizeOf(state, task.reads[0]!.shape)
  return writeNumber(state, task, state.language.dot(a!, '0', b!, '0', size))
}

const writeBlock = (state: State, block: Block): string[] => {
  const products = productsOf(block)
  if (products) return writeProducts(state, products)
  return block.loop
    ? writeLoop(state, block.tasks)
    : block.tasks.flatMap((task) => writeStatement(state, task))
}

/** Statements that compute the roots in loops. */
export const writeLoops =
  (language: LoopLanguage): Write =>
  (around, { roots, order }) => {
    const tasks = tasksOf(roots, order)
    const state = newState(around, language, roots, tasks)
    const memories = nameMemories(state, tasks)
    const statements = schedule(tasks, { ...BY_ROWS, kept: state.results }).flatMap((block) =>
      writeBlock(state, block),
    )
    return {
      statements: [...memories, ...statements],
      locals: state.locals,
      textOf: (op) => {
        if (op.rank === 0) return numberOf(state, op).text
        const memory = memoryOf(state, heldBy(op))
        const [rows, cols] = op.shape.map((dim) => dimension(state, dim))
        return cols ? language.matrix(memory, rows!, cols) : memory
      },
    }
  }
