/**
 * Where a command reads and writes, so that it runs the same in a terminal and in a test.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Command } from '../service/worker.ts'
import type { Environment } from './npm.ts'
import { unreadable, unwritable } from './usage.ts'

export interface Io {
  /** Standard input, piece by piece. */
  readonly input: AsyncIterable<string>
  /** Data; resolves once more may be written. */
  readonly out: (text: string) => void | Promise<void>
  /** Messages. */
  readonly err: (text: string) => void
  /** Whether messages and answers may be coloured. */
  readonly colour: boolean
  /** The columns of the terminal that data goes to, where it is one. */
  readonly columns?: number
  /** Whether data may be dim or bold. */
  readonly styled?: boolean
  /** Whether messages go to a terminal, where a line may be written over. */
  readonly terminal?: boolean
  /** Is called now and then while there is work, which ends by what it throws. */
  readonly allowed?: () => void
  /** Where npm says what it took. */
  readonly env?: Environment
  /** The folder that the program stands in. */
  readonly folder?: string
  /** What starts this program anew, without arguments of its own; not from a snapshot, which takes no limit of memory. */
  readonly self?: Command
}

const reasonOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code
  return code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code)
}

/** A file's text, or a wrong-usage error that says why not. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw unreadable(file, reasonOf(error))
  }
}

/** Writes a file, or throws a wrong-usage error that says why not. */
export const writeText = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw unwritable(file, reasonOf(error))
  }
}

/** All of standard input. */
export const readAll = async (input: AsyncIterable<string>): Promise<string> => {
  let all = ''
  for await (const piece of input) all += piece
  return all
}

/** What a command printed. */
export interface Printed {
  /** The exit status: 0 done, 1 the problem or the answer is wrong, 2 wrong usage. */
  readonly status: number
  readonly out: string
  readonly err: string
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** Has a command read this text, and returns what it prints. */
export const printedBy = async (
  command: (io: Io) => Promise<number>,
  input: string,
  terminal: Partial<Io>,
): Promise<Printed> => {
  let [out, err] = ['', '']
  const status = await command({
    input: once(input),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    colour: false,
    ...terminal,
  })
  return { status, out, err }
}
