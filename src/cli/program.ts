/**
 * The program: standard streams in, exit status out. Everything else is `run.ts`.
 */
import { join } from 'node:path'
import { run } from './run.ts'

/** A reader that went away, as `head` does, is no error. */
const endQuietly = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') process.stderr.write(`gradus: cannot write: ${error.code}\n`)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}

const out = (text: string): void | Promise<void> => {
  if (process.stdout.write(text)) return undefined
  return new Promise((resolve) => process.stdout.once('drain', resolve))
}

async function* input(): AsyncGenerator<string> {
  process.stdin.setEncoding('utf8')
  yield* process.stdin
}

/** Runs the command line that the process was started with; the program stands in this folder. */
export const main = async (folder: string): Promise<void> => {
  process.stdout.on('error', endQuietly)
  process.exitCode = await run(process.argv.slice(2), {
    input: input(),
    out,
    err: (text) => void process.stderr.write(text),
    colour: Boolean(process.stderr.isTTY) && !process.env['NO_COLOR'],
    styled: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
    ...(process.stdout.columns ? { columns: process.stdout.columns } : {}),
    terminal: Boolean(process.stderr.isTTY) && process.env['TERM'] !== 'dumb',
    env: process.env,
    folder,
    self: [process.execPath, join(folder, 'main.js')],
  })
}
