/**
 * `gradus batch`: JSON Lines in, JSON Lines out, one answer a line as soon as it is there.
 */
import { createReadStream } from 'node:fs'
import { badProblem, GradusError } from '../error.ts'
import { type Answer, errorJson } from '../solve/answer.ts'
import { idOf, type Request, readRequest } from '../solve/request.ts'
import { type Options, solve } from '../solve/solve.ts'
import { type Arguments, only } from './args.ts'
import { type Io, linesOf } from './io.ts'
import { readCode, readOptions } from './options.ts'
import { unreadable } from './usage.ts'

/** The JSON of a line, or the line itself as the reason why there is none. */
const parseLine = (line: string): { readonly value: unknown } | { readonly line: string } => {
  try {
    return { value: JSON.parse(line.replace(/^\uFEFF/, '')) }
  } catch {
    return { line }
  }
}

const isProblem = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A layout for all lines is one for those that are Jacobians. */
const solvedIn = async (request: Request, options: Options): Promise<Answer> => {
  const answer = await solve(request, options)
  if (answer.ok || answer.error.code !== 'no-layout') return answer
  const { layout: _, ...others } = options
  return solve(request, others)
}

/** The answer to one line, whatever the line is. */
export const answerLine = async (line: string, options: Options): Promise<Answer> => {
  const parsed = parseLine(line)
  if (!('value' in parsed) || !isProblem(parsed.value))
    return { id: null, ok: false, line, error: errorJson(badProblem('a line is a problem as a JSON object')) }
  try {
    return await solvedIn(readRequest(parsed.value), options)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return { id: idOf(parsed.value), ok: false, error: errorJson(error) }
  }
}

async function* open(file: string | undefined, io: Io): AsyncGenerator<string> {
  if (file === undefined || file === '-') return yield* io.input
  try {
    for await (const piece of createReadStream(file, 'utf8')) yield String(piece)
  } catch (error) {
    throw unreadable(file, String((error as NodeJS.ErrnoException).code))
  }
}

/** Answers every line; the status is 1 when any problem failed. */
export const batch = async (args: Arguments, io: Io): Promise<number> => {
  const options = {
    ...readOptions(args),
    names: args.flags.has('names'),
    code: await readCode(args.values.get('code')),
  }
  let status = 0
  for await (const line of linesOf(open(only(args.positional), io))) {
    if (line.trim() === '') continue
    const answer = await answerLine(line, options)
    if (!answer.ok) status = 1
    await io.out(`${JSON.stringify(answer)}\n`)
  }
  return status
}
