/**
 * A process that answers problems, a line each: this program's own `gradus batch`. Whoever asks too much of it loses
 * the process and nothing else.
 */
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { GradusError } from '../errors/error.ts'
import { outOfTime, processEnded } from '../errors/service.ts'
import { PARENT } from './orphan.ts'

export interface Limits {
  /** Seconds that a problem may take; none where it may take any. */
  readonly seconds?: number | undefined
  /** Megabytes that what a process keeps in memory may take. */
  readonly megabytes?: number | undefined
}

/** The command that starts a process, arguments and all. */
export type Command = readonly [program: string, ...args: string[]]

/** The answer's line, or why there is none. */
export type Reply = string | GradusError

export interface Worker {
  /** Asks for the answer to one line; the one before has been answered. */
  readonly ask: (line: string) => Promise<Reply>
  /** Ends the process at once; what was asked is answered by the reason. */
  readonly end: (reason: GradusError) => void
  /** Whether it can be asked. */
  readonly isAlive: () => boolean
}

const MILLISECONDS = 1000
/** What is asked first: that it is no problem is the first thing a process can say. */
const NO_PROBLEM = '{}'

type Process = ChildProcessByStdio<Writable, Readable, null>

/** The module is asked for when it is used: a snapshot cannot hold it. */
const started = ([program, ...args]: Command, { megabytes }: Limits): Process =>
  process
    .getBuiltinModule('node:child_process')
    .spawn(program, [...(megabytes === undefined ? [] : [`--max-old-space-size=${megabytes}`]), ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, [PARENT]: String(process.pid) },
    })

/** Hears whole lines. */
const hearLines = (stream: Readable, hear: (line: string) => void): void => {
  let pieces: string[] = []
  stream.setEncoding('utf8')
  stream.on('data', (piece: string) => {
    const [first = '', ...rest] = piece.split('\n')
    pieces.push(first)
    for (const next of rest) {
      hear(pieces.join(''))
      pieces = [next]
    }
  })
}

/** Runs out so many seconds after it was last started, unless it is stopped. */
const createClock = (seconds: number | undefined, runOut: (seconds: number) => void) => {
  let timer: NodeJS.Timeout | undefined
  return {
    start: (): void => {
      if (seconds !== undefined) timer = setTimeout(() => runOut(seconds), seconds * MILLISECONDS)
    },
    stop: (): void => clearTimeout(timer),
  }
}

/** Processes that are to end with this one, however it ends. */
const running = new Set<Process>()

const endAll = (): void => {
  for (const child of running) child.kill('SIGKILL')
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Has no process outlive this one, which a signal ends as it would without being heard. */
const endTogether = (child: Process): void => {
  if (running.size === 0) {
    process.on('exit', endAll)
    for (const signal of SIGNALS) process.on(signal, endBy)
  }
  running.add(child)
  child.on('exit', () => {
    running.delete(child)
    if (running.size > 0) return
    process.off('exit', endAll)
    for (const signal of SIGNALS) process.off(signal, endBy)
  })
}

const endBy = (signal: NodeJS.Signals): void => {
  endAll()
  if (process.listenerCount(signal) > 1) return
  process.off(signal, endBy)
  process.kill(process.pid, signal)
}

export const startWorker = (command: Command, limits: Limits): Worker => {
  const child = started(command, limits)
  endTogether(child)
  const clock = createClock(limits.seconds, (seconds) => end(outOfTime(seconds)))
  let waiting: ((reply: Reply) => void) | undefined
  let [hasStarted, alive] = [false, true]
  const answer = (reply: Reply): void => {
    clock.stop()
    waiting?.(reply)
    waiting = undefined
  }
  const end = (reason: GradusError): void => {
    alive = false
    child.kill('SIGKILL')
    answer(reason)
  }
  /** Time counts from when the process has read its program. */
  const hear = (line: string): void => {
    if (hasStarted) answer(line)
    else if (waiting) clock.start()
    hasStarted = true
  }
  const lose = (): void => end(processEnded(limits.megabytes))
  hearLines(child.stdout, hear)
  for (const stream of [child, child.stdin]) stream.on('error', lose)
  child.on('exit', lose)
  child.stdin.write(`${NO_PROBLEM}\n`)
  const ask: Worker['ask'] = (line) =>
    new Promise((resolve) => {
      waiting = resolve
      if (hasStarted) clock.start()
      child.stdin.write(`${line}\n`)
    })
  return { ask, end, isAlive: () => alive }
}
