/**
 * The life of the engine's worker: questions and the parts of their answers. A question about a new problem overtakes
 * those before it; what takes too long is stopped, and the worker started anew.
 */
import type { Part, Query, Reply } from '../protocol.ts'

/** Hears the parts of an answer; `stopped` where it took too long. */
export type Hear = (part: Part | { readonly part: 'stopped'; readonly after: number }) => void

export interface Client {
  readonly ask: (query: Query, hear: Hear, limit?: number) => void
  /** Ends whatever is being done. */
  readonly stop: () => void
}

/** How long an answer that nobody waits for any more may still take, in milliseconds. */
const PATIENCE = 250
/** How long an answer may take, in milliseconds. */
export const LIMIT = 10_000

interface Pending {
  readonly query: Query
  readonly hear: Hear
  readonly timer: ReturnType<typeof setTimeout>
}

export const openClient = (create: () => Promise<Worker>): Client => {
  let count = 0
  let pending = new Map<number, Pending>()
  let worker = started()

  async function started(): Promise<Worker> {
    const made = await create()
    made.onmessage = ({ data }: MessageEvent<Reply>) => heard(data)
    return made
  }

  const heard = (reply: Reply): void => {
    const known = pending.get(reply.id)
    if (!known) return
    if (reply.part === 'done') {
      clearTimeout(known.timer)
      pending.delete(reply.id)
    }
    known.hear(reply)
  }

  /** Starts anew, with what is still asked. */
  const restart = (again: readonly Pending[]): void => {
    const old = worker
    void old.then((running) => running.terminate())
    for (const { timer } of pending.values()) clearTimeout(timer)
    pending = new Map()
    worker = started()
    for (const { query, hear } of again) ask(query, hear)
  }

  /** What was asked before is of no use to anybody; if it does not end soon, it is ended. */
  const overtake = (): void => {
    const before = [...pending.keys()]
    if (before.length === 0) return
    for (const id of before) {
      const { query, timer } = pending.get(id)!
      clearTimeout(timer)
      pending.set(id, { query, hear: () => undefined, timer: setTimeout(() => undefined, 0) })
    }
    setTimeout(() => {
      if (before.some((id) => pending.has(id)))
        restart([...pending].filter(([id]) => !before.includes(id)).map(([, one]) => one))
    }, PATIENCE)
  }

  const ask: Client['ask'] = (query, hear, limit = LIMIT) => {
    if (query.op === 'solve') overtake()
    const id = ++count
    const timer = setTimeout(() => {
      const others = [...pending].filter(([other]) => other !== id).map(([, one]) => one)
      restart(query.op === 'solve' ? [] : others)
      hear({ part: 'stopped', after: limit })
    }, limit)
    pending.set(id, { query, hear, timer })
    void worker.then((running) => running.postMessage({ id, query }))
  }

  return { ask, stop: () => restart([]) }
}
