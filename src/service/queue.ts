/**
 * Requests that were read and that the service has no room for yet, so that what stands behind them can be read.
 */
import { MOST_WAITING, type Service } from './service.ts'

/** Characters of requests that are read ahead of those that the service has room for. */
const LONGEST_AHEAD = 8_000_000

/** Has requests start in their order. */
export const createQueue = (service: Service) => {
  const held = new Map<() => void, number>()
  let characters = 0
  let wake = (): void => {}
  const release = (start: () => void): void => {
    const length = held.get(start)
    if (length === undefined) return
    held.delete(start)
    characters -= length
    start()
    if (characters < LONGEST_AHEAD) wake()
  }
  const isFull = (): boolean => service.health().waiting >= MOST_WAITING
  /** Has as many start as there is room for. */
  const next = (): void => {
    for (const start of held.keys()) {
      if (isFull()) return
      release(start)
    }
  }
  /** Starts in its turn, or at once where it is cancelled. */
  const enter = (length: number, unwanted: AbortSignal, start: () => void): void => {
    held.set(start, length)
    characters += length
    if (!isFull() && held.size === 1) release(start)
    else unwanted.addEventListener('abort', () => release(start), { once: true })
  }
  /** Waits until there is room for another. */
  const room = async (): Promise<void> => {
    if (characters < LONGEST_AHEAD) return
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  return { enter, next, room }
}
