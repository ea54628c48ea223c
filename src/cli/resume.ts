/**
 * A file of answers that an earlier run left unfinished: what is whole in it stays, and the answers to the other
 * problems go behind it. No problem is answered twice, and none is left out.
 */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { jsonIn, linesOf } from '../service/lines.ts'
import { idOf } from '../solve/request.ts'
import { alone } from './alone.ts'
import { otherAnswers, unreadable, unwritable, writtenElsewhere } from './usage.ts'

export interface Kept {
  /** Answers that stand in the file. */
  readonly count: number
  /** The exit status for them: 1 where one of them is a failure. */
  readonly status: number
  readonly write: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

const NEWLINE = 0x0a

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code)

/** How many bytes the whole lines of a file take; what stands behind them was cut off in the middle. */
const wholeLines = async (file: string): Promise<number> => {
  let [read, whole] = [0, 0]
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    const last = piece.lastIndexOf(NEWLINE)
    if (last >= 0) whole = read + last + 1
    read += piece.length
  }
  return whole
}

async function* piecesOf(file: string, bytes: number): AsyncGenerator<string> {
  if (bytes === 0) return
  for await (const piece of createReadStream(file, { encoding: 'utf8', end: bytes - 1 })) yield String(piece)
}

/** Reads past the problems that the answers in a file are to, and opens it for the others. Throws: `usage`. */
export const resumed = async (
  file: string,
  problems: AsyncGenerator<readonly [string, number]>,
): Promise<Kept> => {
  const handle = await opened(file)
  const release = await alone(await handle.stat())
  const close = async (): Promise<void> => {
    await handle.close()
    release?.()
  }
  try {
    if (!release) throw writtenElsewhere(file)
    const whole = await wholeLines(file)
    await refuseOther(file, whole)
    const past = await readPast(file, whole, problems)
    await handle.truncate(whole)
    return { ...past, write: (text) => handle.appendFile(text), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** How answers begin. */
const BEGINNING = '{"id":'

/** Refuses a file in which something else than an answer was cut off. Throws: `usage`. */
const refuseOther = async (file: string, whole: number): Promise<void> => {
  let tail = ''
  for await (const piece of createReadStream(file, { start: whole, end: whole + BEGINNING.length - 1 }))
    tail += String(piece)
  if (!BEGINNING.startsWith(tail)) throw otherAnswers(file, 'what stands at its end')
}

const opened = async (file: string): Promise<FileHandle> => {
  try {
    return await open(file, 'a+')
  } catch (error) {
    throw codeOf(error) === 'EISDIR' ? unwritable(file, 'it is a folder') : unreadable(file, codeOf(error))
  }
}

const readPast = async (
  file: string,
  whole: number,
  problems: AsyncGenerator<readonly [string, number]>,
): Promise<Pick<Kept, 'count' | 'status'>> => {
  let [count, status] = [0, 0]
  for await (const line of linesOf(piecesOf(file, whole))) {
    count++
    const answer = jsonIn(line) as { readonly ok?: unknown } | undefined
    const { done, value } = await problems.next()
    if (done || !isAnswerTo(answer, jsonIn(value[0]))) throw otherAnswers(file, `its line ${count}`)
    if (answer?.ok !== true) status = 1
  }
  return { count, status }
}

/** Whether an answer may be one to a problem: both have the same id. */
const isAnswerTo = (answer: unknown, problem: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && idOf(answer) === idOf(problem)
