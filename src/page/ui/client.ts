/**
 * The life of the engine's worker: questions and the parts of their answers. A question about a new problem overtakes
 * those before it; what takes too long is stopped, and the worker started anew.
 */
import type { Fault, Part, Query, Reply } from '../protocol.ts'

/** An answer that took too long, and after how many milliseconds it was stopped. */
export interface Stopped {
  readonly part: 'stopped'
  readonly after: number
}

/** Hears the parts of an answer. */
export type Hear = (part: Part | Stopped) => void

/** How long an answer that nobody waits for any more may still take, in milliseconds. */
const PATIENCE = 250
/** How long an answer may take, in milliseconds. */
export const LIMIT = 10_000

interface Pending {
  readonly query: Query
  readonly hear: Hear
  readonly limit: number
  readonly timer: ReturnType<typeof setTimeout>
}

const NOT_LOADED: Fault = {
  code: 'not-loaded',
  message: 'the engine could not be loaded.',
  hint: 'Reload the page when there is a network.',
  repairs: [],
}

const deaf: Hear = () => undefined

export class Client {
  readonly #create: () => Promise<Worker>
  readonly #pending = new Map<number, Pending>()
  #worker: Promise<Worker>
  #count = 0

  constructor(create: () => Promise<Worker>) {
    this.#create = create
    this.#worker = this.#started()
  }

  /** Asks; a new problem makes all that was asked before it pointless. */
  ask(query: Query, hear: Hear, limit = LIMIT): void {
    if (query.op === 'solve') this.overtake()
    const id = ++this.#count
    const timer = setTimeout(() => this.#tooLong(id), limit)
    this.#pending.set(id, { query, hear, limit, timer })
    void this.#worker.then((worker) => worker.postMessage({ id, query }))
  }

  /** Ends whatever is being done. */
  stop(): void {
    this.#restart([])
  }

  async #started(): Promise<Worker> {
    const worker = await this.#create()
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#heard(data)
    worker.onerror = () => this.#failed()
    return worker
  }

  #heard(reply: Reply): void {
    const known = this.#pending.get(reply.id)
    if (!known) return
    if (reply.part === 'done') this.#forget(reply.id)
    known.hear(reply)
  }

  /** The engine did not load. */
  #failed(): void {
    const waiting = [...this.#pending]
    for (const [id, { hear }] of waiting) {
      this.#forget(id)
      hear({ part: 'fault', fault: NOT_LOADED })
    }
  }

  #forget(id: number): void {
    clearTimeout(this.#pending.get(id)?.timer)
    this.#pending.delete(id)
  }

  /** The worker is ended with whatever else was asked of it. */
  #tooLong(id: number): void {
    const { hear, limit } = this.#pending.get(id)!
    this.#restart([])
    hear({ part: 'stopped', after: limit })
  }

  /** Starts anew, with what is still asked. */
  #restart(again: readonly Pending[]): void {
    void this.#worker.then((worker) => worker.terminate())
    for (const id of [...this.#pending.keys()]) this.#forget(id)
    this.#worker = this.#started()
    for (const { query, hear, limit } of again) this.ask(query, hear, limit)
  }

  /** What was asked before is heard no more; if it does not end soon, it is ended. */
  overtake(): void {
    const before = [...this.#pending]
    for (const [id, one] of before) {
      clearTimeout(one.timer)
      this.#pending.set(id, { ...one, hear: deaf })
    }
    if (before.length > 0) setTimeout(() => this.#lastChance(before.map(([id]) => id)), PATIENCE)
  }

  #lastChance(ids: readonly number[]): void {
    if (!ids.some((id) => this.#pending.has(id))) return
    const later = [...this.#pending].filter(([id, { hear }]) => !ids.includes(id) && hear !== deaf)
    this.#restart(later.map(([, one]) => one))
  }
}
