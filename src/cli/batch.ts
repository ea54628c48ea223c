/**
 * `gradus batch`: JSON Lines in, JSON Lines out, one answer a line as soon as it is there, in the order of the problems;
 * by this process or by several side by side; to standard output or on from where a file ends.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { GradusError } from '../errors/error.ts'
import { linesOf, withoutMark } from '../service/lines.ts'
import { answerLine, failed, noProblem, parseLine } from '../service/problem-lines.ts'
import { batchOptions, commandOfBatch, jobsIn, limitsIn } from './again.ts'
import { type Arguments, only } from './args.ts'
import type { Io } from './io.ts'
import { createCounter, grouped } from './progress.ts'
import { type Kept, resumed } from './resume.ts'
import { bothInAndOut, unreadable } from './usage.ts'

async function* open(file: string | undefined, io: Io): AsyncGenerator<string> {
  if (file === undefined || file === '-') return yield* io.input
  try {
    for await (const piece of createReadStream(file, 'utf8')) yield String(piece)
  } catch (error) {
    throw unreadable(file, String((error as NodeJS.ErrnoException).code))
  }
}

/** Lines with something in them, by their number. */
async function* problemsIn(pieces: AsyncIterable<string>): AsyncGenerator<readonly [string, number]> {
  let number = 0
  for await (const line of linesOf(pieces)) {
    number++
    if (line.trim() !== '') yield [line, number]
  }
}

/** What answers a line, how many lines may be asked before the first of them is answered, and how to end it. */
interface Solver {
  readonly answer: (line: string, number: number) => Promise<string>
  readonly ahead: number
  readonly close: () => void
}

const alone = async (args: Arguments): Promise<Solver> => {
  const options = await batchOptions(args)
  return {
    answer: async (line, number) => JSON.stringify(await answerLine(line, options, number)),
    ahead: 0,
    close: () => {},
  }
}

/** How many problems wait for each process, so that none is idle. */
const WAITING = 8

const sideBySide = async (args: Arguments, io: Io, jobs: number): Promise<Solver> => {
  const { createPool } = await import('../service/pool.ts')
  await batchOptions(args)
  const pool = createPool({ command: commandOfBatch(args, io), jobs, ...limitsIn(args) })
  const answer = async (line: string, number: number): Promise<string> => {
    try {
      const problem = parseLine(line, number)
      const reply = await pool.ask(withoutMark(line))
      return typeof reply === 'string' ? reply : JSON.stringify(failed(problem, reply))
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
      return JSON.stringify(noProblem(line, error))
    }
  }
  return { answer, ahead: jobs * WAITING, close: pool.close }
}

const solverFor = (args: Arguments, io: Io): Promise<Solver> => {
  const jobs = jobsIn(args)
  return jobs === undefined ? alone(args) : sideBySide(args, io, jobs)
}

/** Answers in the order of the problems, each as soon as it and those before it are there. */
const inOrder = async (
  problems: AsyncIterable<readonly [string, number]>,
  { answer, ahead }: Solver,
  hear: (answer: string) => Promise<void>,
): Promise<void> => {
  const turns: Promise<void>[] = []
  let last = Promise.resolve()
  for await (const [line, number] of problems) {
    const answered = answer(line, number)
    last = last.then(async () => hear(await answered))
    last.catch(() => {})
    turns.push(last)
    if (turns.length > ahead) await turns.shift()
  }
  await last
}

/** Answers every line; the status is 1 when any problem failed. */
export const batch = async (args: Arguments, io: Io): Promise<number> => {
  const solver = await solverFor(args, io)
  const problems = problemsIn(open(only(args.positional), io))
  const file = args.values.get('resume')
  if (file !== undefined && isSameFile(file, only(args.positional))) throw bothInAndOut(file)
  const kept: Kept | undefined = file === undefined ? undefined : await resumed(file, problems)
  const counter = createCounter(io)
  let [status, answered] = [kept?.status ?? 0, kept?.count ?? 0]
  const hear = async (answer: string): Promise<void> => {
    if (!isRight(answer)) status = 1
    answered++
    counter.erase()
    await (kept ? kept.write(`${answer}\n`) : io.out(`${answer}\n`))
    counter.tell(() => `${grouped(answered)} problems answered`)
  }
  try {
    await inOrder(problems, solver, hear)
  } finally {
    counter.erase()
    solver.close()
    await kept?.close()
  }
  return status
}

const isSameFile = (file: string, other: string | undefined): boolean => {
  if (other === undefined || !existsSync(file) || !existsSync(other)) return false
  const [one, two] = [statSync(file), statSync(other)]
  return one.dev === two.dev && one.ino === two.ino
}

const isRight = (answer: string): boolean => (JSON.parse(answer) as { readonly ok: boolean }).ok
