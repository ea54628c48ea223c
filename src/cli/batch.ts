/**
 * `gradus batch`: JSON Lines in, JSON Lines out, one answer a line as soon as it is there.
 */
import { createReadStream } from 'node:fs'
import { badProblem } from '../errors/calls.ts'
import { amended, GradusError } from '../errors/error.ts'
import { type Answer, errorJson } from '../solve/answer.ts'
import { idOf, type Request, readRequest } from '../solve/request.ts'
import { type Options, solve } from '../solve/solve.ts'
import { type Arguments, only } from './args.ts'
import { type Io, linesOf } from './io.ts'
import { type Fault, faultIn } from './json-fault.ts'
import { readCode, readOptions } from './options.ts'
import { createCounter, grouped } from './progress.ts'
import { unreadable } from './usage.ts'

/** The JSON of a line. Throws: `bad-problem`. */
const parseLine = (line: string, number: number): unknown => {
  const text = line.replace(/^\uFEFF/, '')
  const value = json(text, number)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badProblem(`line ${number} is no problem, which is a JSON object`)
  return value
}

const json = (text: string, number: number): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw notJson(text, number, faultIn(text) ?? { at: text.length, expected: 'JSON' })
  }
}

/** What is shown of the text at the place. */
const FOUND = 20

/** Where a line breaks, counted in characters of the line. */
const notJson = (text: string, number: number, { at, expected }: Fault): GradusError => {
  const found = at >= text.length ? 'but the line ends' : `not ${text.slice(at, at + FOUND)}`
  const error = badProblem(`line ${number} is no JSON: at column ${at + 1} ${expected} is expected, ${found}`)
  return amended(error, { span: { from: at, to: at + 1 } })
}

/** A layout for all lines is one for those that are Jacobians. */
const solvedIn = async (request: Request, options: Options): Promise<Answer> => {
  const answer = await solve(request, options)
  if (answer.ok || answer.error.code !== 'no-layout') return answer
  const { layout: _, ...others } = options
  return solve(request, others)
}

/** The answer to one line, whatever the line is. */
export const answerLine = async (line: string, options: Options, number = 1): Promise<Answer> => {
  let value: unknown
  try {
    value = parseLine(line, number)
    return await solvedIn(readRequest(value), options)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    const whole = value === undefined ? { line } : {}
    return { id: idOf(value), ok: false, ...whole, error: errorJson(error) }
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
    ...(await readOptions(args)),
    names: args.flags.has('names'),
    code: await readCode(args.values.get('code')),
  }
  const counter = createCounter(io)
  let [status, number, answered] = [0, 0, 0]
  for await (const line of linesOf(open(only(args.positional), io))) {
    number++
    if (line.trim() === '') continue
    const answer = await answerLine(line, options, number)
    if (!answer.ok) status = 1
    answered++
    counter.erase()
    await io.out(`${JSON.stringify(answer)}\n`)
    counter.tell(() => `${grouped(answered)} problems answered`)
  }
  counter.erase()
  return status
}
