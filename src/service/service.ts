/**
 * A service that answers problems as they come, for `gradus serve`: bounded in time, memory and size, with counts of
 * what it did.
 */
import { GradusError } from '../errors/error.ts'
import { requestTooLong, tooBusy } from '../errors/service.ts'
import { withoutMark } from './lines.ts'
import { createPool, type PoolOptions } from './pool.ts'
import { failed, noProblem, parseLine } from './problem-lines.ts'

/** Characters of a request that are looked at. */
export const LONGEST_REQUEST = 1_000_000
/** Problems that may wait for a process. */
export const MOST_WAITING = 1000

export interface Service {
  /** The answer to a text of JSON, the request of this number, itself one line of JSON; never fails. */
  readonly answer: (text: string, unwanted?: AbortSignal, number?: number) => Promise<string>
  readonly health: () => Health
  readonly metrics: () => Metrics
  readonly close: () => void
}

export interface Health {
  readonly health: 'ok' | 'busy'
  readonly waiting: number
  readonly working: number
  readonly workers: number
}

export interface Metrics {
  /** Answers that were right, and problems that failed by the code of their error. */
  readonly answered: number
  readonly failed: Readonly<Record<string, number>>
  /** Processes that were lost with a problem. */
  readonly lost: number
  /** Milliseconds from request to answer of the last thousand: half of them and 95 of 100 took no longer. */
  readonly ms: { readonly median: number; readonly p95: number }
  /** Seconds since it began. */
  readonly seconds: number
  /** Bytes that this process has in memory, its workers left out. */
  readonly bytes: number
}

/** The latencies that are remembered. */
const REMEMBERED = 1000

/** Counts answers as they go out. */
const createCounts = () => {
  const latencies: number[] = []
  const failures = new Map<string, number>()
  let [answered, heard] = [0, 0]
  const count = (answer: string, milliseconds: number): void => {
    latencies[heard++ % REMEMBERED] = milliseconds
    const { ok, error } = JSON.parse(answer) as { ok: boolean; error?: { code: string } }
    if (ok) answered++
    else if (error) failures.set(error.code, (failures.get(error.code) ?? 0) + 1)
  }
  const counted = (): Pick<Metrics, 'answered' | 'failed' | 'ms'> => ({
    answered,
    failed: Object.fromEntries([...failures].sort(([a], [b]) => (a < b ? -1 : 1))),
    ms: { median: shareOf(latencies, 0.5), p95: shareOf(latencies, 0.95) },
  })
  return { count, counted }
}

export const createService = (options: PoolOptions): Service => {
  const pool = createPool(options)
  const { count, counted } = createCounts()
  const begun = performance.now()

  const solve = async (text: string, unwanted: AbortSignal | undefined, number: number): Promise<string> => {
    const problem = parsed(text, number)
    if (problem instanceof GradusError) return JSON.stringify(noProblem(beginning(text), problem))
    const { waiting } = pool.counts()
    const hasRoom = waiting < MOST_WAITING || unwanted?.aborted
    const reply = hasRoom ? await pool.ask(onOneLine(text), unwanted) : tooBusy(waiting)
    return typeof reply === 'string' ? reply : JSON.stringify(failed(problem, reply))
  }
  const answer: Service['answer'] = async (text, unwanted, number = 1) => {
    const since = performance.now()
    const line = await solve(text, unwanted, number)
    count(line, performance.now() - since)
    return line
  }
  const health = (): Health => {
    const { lost: _, ...counts } = pool.counts()
    return { health: counts.waiting < MOST_WAITING ? 'ok' : 'busy', ...counts }
  }
  const metrics = (): Metrics => ({
    ...counted(),
    lost: pool.counts().lost,
    seconds: Math.round((performance.now() - begun) / 1000),
    bytes: process.memoryUsage.rss(),
  })
  return { answer, health, metrics, close: pool.close }
}

/** The problem that a text is, or what is wrong with it. */
const parsed = (text: string, number: number): unknown => {
  if (text.length > LONGEST_REQUEST) return requestTooLong(LONGEST_REQUEST)
  try {
    return parseLine(text, number)
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

/** JSON as one line: a line break stands between its parts only, where a space does as well. */
const onOneLine = (text: string): string => withoutMark(text).replace(/[\r\n]+/g, ' ')

/** As much of a text that is no problem as an answer repeats. */
const REPEATED = 1000

const beginning = (text: string): string => (text.length > REPEATED ? `${text.slice(0, REPEATED)} …` : text)

/** The value that this share of the values does not exceed. */
const shareOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
}
