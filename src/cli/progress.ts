/**
 * A counter for work that takes longer than a second: one line of the terminal, written over and erased at the end, so
 * that nothing of it is left in messages or data. Where messages go elsewhere there is none.
 */
import type { Progress } from '../solve/derivative.ts'
import type { Io } from './io.ts'

/** Milliseconds until anything is shown, and between two states of it. */
const PATIENCE = 1000
const PAUSE = 100
const ERASED = '\r\u001b[K'

export interface Counter {
  /** Shows how far the work is, unless it has just been shown. */
  readonly tell: (state: () => string) => void
  /** Takes the line away, before anything else is written; it may come back at once. */
  readonly erase: () => void
}

/** 1234567 as 1,234,567. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

export const createCounter = (
  { err, terminal = false }: Pick<Io, 'err' | 'terminal'>,
  now: () => number = () => performance.now(),
): Counter => {
  let next = now() + PATIENCE
  let shown = false
  return {
    tell: (state) => {
      if (!terminal || now() < next) return
      err(`${ERASED}${state()}`)
      shown = true
      next = now() + PAUSE
    },
    erase: () => {
      if (!shown) return
      err(ERASED)
      shown = false
      next = now()
    },
  }
}

/** Does work that tells how far it is; the counter is gone when it ends, however it ends. */
export const counted = async <T>(io: Io, work: (progress: Progress) => T | Promise<T>): Promise<T> => {
  const counter = createCounter(io)
  try {
    return await work((stage, rewrites) => {
      io.allowed?.()
      counter.tell(() => (stage === 'checking' ? 'checking …' : `deriving … ${grouped(rewrites)} rewrites`))
    })
  } finally {
    counter.erase()
  }
}
