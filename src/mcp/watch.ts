/**
 * The limit of time of a call. Work ends itself where it is told that its time is over; what does not hear of that for
 * as long again keeps the process busy, and nothing stops it but the end of the process: a thread answers for it then.
 */
import { outOfTime } from '../errors/service.ts'

export type CallId = string | number

export interface Watch {
  /** Has a call begin; what comes back throws `out-of-time` once its time is over. */
  readonly begin: (id: CallId) => () => void
  readonly end: (id: CallId) => void
}

const MILLISECONDS = 1000

const THREAD = `
const { parentPort } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const calls = new Map()
parentPort.on('message', ({ id, ms, line }) => {
  clearTimeout(calls.get(id))
  calls.delete(id)
  if (line === undefined) return
  calls.set(id, setTimeout(() => {
    writeSync(1, line)
    process.kill(process.pid, 'SIGKILL')
  }, ms))
})
`

const INTERNAL_ERROR = -32_603

const lineFor = (id: CallId, seconds: number): string => {
  const { message, hint } = outOfTime(seconds)
  const text = `out-of-time: ${message} The server ends with it: start it anew. ${hint ?? ''}`
  return `${JSON.stringify({ jsonrpc: '2.0', id, error: { code: INTERNAL_ERROR, message: text.trim() } })}\n`
}

/** Watches calls, each of which may take so many seconds. */
export const createWatch = (seconds: number): Watch => {
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  let thread: InstanceType<typeof Worker> | undefined
  const tell = (message: object): void => {
    if (!thread) {
      thread = new Worker(THREAD, { eval: true })
      thread.unref()
    }
    thread.postMessage(message)
  }
  return {
    begin: (id) => {
      const ms = seconds * MILLISECONDS
      const until = performance.now() + ms
      tell({ id, ms: 2 * ms, line: lineFor(id, seconds) })
      return () => {
        if (performance.now() > until) throw outOfTime(seconds)
      }
    },
    end: (id) => tell({ id }),
  }
}
