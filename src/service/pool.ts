/**
 * Processes that answer problems side by side. A problem is tried once: it is answered, or given up for a reason; a
 * process that is lost with it is replaced when it is needed.
 */
import type { GradusError } from '../errors/error.ts'
import { cancelled } from '../errors/service.ts'
import { type Command, type Limits, type Reply, startWorker, type Worker } from './worker.ts'

export interface PoolOptions extends Limits {
  readonly command: Command
  /** How many processes there are at most. */
  readonly jobs: number
}

export interface Pool {
  /** The answer to a line of JSON, or why there is none; a problem that is no longer wanted is really stopped. */
  readonly ask: (line: string, unwanted?: AbortSignal) => Promise<Reply>
  /** Problems that wait for a process, problems that are worked on, processes, and processes that were lost. */
  readonly counts: () => Counts
  /** Ends all processes; what is asked is cancelled. */
  readonly close: () => void
}

export interface Counts {
  readonly waiting: number
  readonly working: number
  readonly workers: number
  readonly lost: number
}

interface Task {
  readonly line: string
  readonly reply: (reply: Reply) => void
}

/** Processes, started when there is none that is idle and no more than `jobs` of them. */
const createWorkers = ({ command, jobs, ...limits }: PoolOptions) => {
  const idle: Worker[] = []
  let [busy, lost] = [0, 0]
  const take = (): Worker | undefined => {
    const worker = idle.pop() ?? (busy < jobs ? startWorker(command, limits) : undefined)
    if (worker && !worker.isAlive()) return take()
    if (worker) busy++
    return worker
  }
  const give = (worker: Worker): void => {
    busy--
    if (worker.isAlive()) idle.push(worker)
    else lost++
  }
  const close = (): void => {
    for (const worker of idle.splice(0)) worker.end(cancelled())
  }
  return { take, give, close, counts: () => ({ working: busy, workers: busy + idle.length, lost }) }
}

export const createPool = (options: PoolOptions): Pool => {
  const workers = createWorkers(options)
  const working = new Map<Task, Worker>()
  const waiting = new Set<Task>()
  let closed = false
  const work = async (task: Task, worker: Worker): Promise<void> => {
    working.set(task, worker)
    const reply = await worker.ask(task.line)
    working.delete(task)
    workers.give(worker)
    task.reply(reply)
    next()
  }
  const next = (): void => {
    const [task] = waiting
    const worker = task && workers.take()
    if (!task || !worker) return
    waiting.delete(task)
    void work(task, worker)
    next()
  }
  const giveUp = (task: Task, reason: GradusError): void => {
    if (waiting.delete(task)) task.reply(reason)
    else working.get(task)?.end(reason)
  }
  const ask: Pool['ask'] = (line, unwanted) =>
    new Promise((reply) => {
      const task = { line, reply }
      if (closed || unwanted?.aborted) return reply(cancelled())
      unwanted?.addEventListener('abort', () => giveUp(task, cancelled()), { once: true })
      waiting.add(task)
      next()
    })
  const close = (): void => {
    closed = true
    for (const task of [...waiting, ...working.keys()]) giveUp(task, cancelled())
    workers.close()
  }
  return { ask, close, counts: () => ({ waiting: waiting.size, ...workers.counts() }) }
}
