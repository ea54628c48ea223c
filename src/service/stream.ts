/**
 * The service over two streams: a request a line, an answer a line as soon as it is there, told apart by their ids.
 * `{"cancel":ID}` stops what was asked under an id, `{"health":true}` and `{"metrics":true}` tell how the service is.
 */
import { idOf } from '../solve/request.ts'
import { jsonIn, linesOf } from './lines.ts'
import { createQueue } from './queue.ts'
import { LONGEST_REQUEST, type Service } from './service.ts'

type Id = string | number | null

/** A line that is no problem: what it asks of the service itself. */
interface Control {
  readonly cancel?: Id
  readonly health?: unknown
  readonly metrics?: unknown
}

const CONTROLS = ['cancel', 'health', 'metrics'] as const

/** An object with one field, which is one of those. */
const controlIn = (value: unknown): Control | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = Object.keys(value)
  return fields.length === 1 && CONTROLS.some((name) => name === fields[0]) ? value : undefined
}

type Say = (line: string) => void | Promise<void>

/** One line after another, each when its reader has taken the one before. */
const inTurn = (say: Say): ((line: string) => Promise<void>) => {
  let said = Promise.resolve()
  return (line) => {
    said = said.then(() => say(line))
    return said
  }
}

/** What is asked and not yet answered, by the ids, so that it can be cancelled. */
const createOpen = () => {
  const open = new Map<Id, Set<AbortController>>()
  const add = (id: Id): AbortController => {
    const stop = new AbortController()
    open.set(id, (open.get(id) ?? new Set()).add(stop))
    return stop
  }
  const remove = (id: Id, stop: AbortController): void => {
    const sameId = open.get(id)
    sameId?.delete(stop)
    if (sameId?.size === 0) open.delete(id)
  }
  const cancel = (id: Id): void => {
    for (const stop of open.get(id) ?? []) stop.abort()
  }
  return { add, remove, cancel }
}

/**
 * Serves until the requests end and all are answered. What is asked of the service itself is answered at once, since
 * lines are read on while problems wait.
 */
export const serveLines = async (
  requests: AsyncIterable<string>,
  service: Service,
  say: Say,
): Promise<void> => {
  const tell = inTurn(say)
  const open = createOpen()
  const queue = createQueue(service)
  const pending = new Set<Promise<void>>()

  const solve = async (text: string, id: Id, number: number): Promise<void> => {
    const stop = open.add(id)
    const answer = await new Promise<string>((heard) =>
      queue.enter(text.length, stop.signal, () => heard(service.answer(text, stop.signal, number))),
    )
    open.remove(id, stop)
    queue.next()
    await tell(answer)
  }
  const control = async ({ cancel, health }: Control): Promise<void> => {
    if (cancel !== undefined) open.cancel(cancel)
    else await tell(JSON.stringify(health === undefined ? { metrics: service.metrics() } : service.health()))
  }
  let number = 0
  for await (const line of linesOf(requests, LONGEST_REQUEST)) {
    number++
    if (line.trim() === '') continue
    const value = line.length > LONGEST_REQUEST ? undefined : jsonIn(line)
    const asked = controlIn(value)
    if (asked) await control(asked)
    else {
      const answered: Promise<void> = solve(line, idOf(value), number).finally(() => pending.delete(answered))
      pending.add(answered)
      await queue.room()
    }
  }
  await Promise.all(pending)
}
