/**
 * Problems in other languages: read before they are solved. What is wrong with them is said at its place in the text
 * typed, and how they were read beside the answer.
 */
import { amended, GradusError, located, NOWHERE } from '../errors/error.ts'
import type { Choice, Reading } from '../read/reading.ts'
import type { Solved } from './answer.ts'
import { analyseRequest } from './problem.ts'
import { listed, type Request } from './request.ts'

/** A request as it was read. */
export interface RequestRead {
  /** In our language. */
  readonly request: Request
  readonly reading: Reading
}

/** The request that a text in LaTeX states. Throws: what cannot be read, at its place. */
export const readRequestIn = async (
  request: Request & { readonly latex: string },
  where?: string,
): Promise<RequestRead> => {
  const { latex, kind, vars, ...others } = request
  const { readLatex } = await import('../read/latex/index.ts')
  const stated = {
    text: latex,
    wrt: listed(request.wrt),
    ...(kind && { kind }),
    ...(vars && { vars }),
    ...(where !== undefined && { where }),
  }
  const reading = located(
    () => latex,
    () => readLatex(stated, (said) => analyseRequest({ ...others, ...said } as Request, where)),
  )
  return { request: { ...others, ...reading.said } as Request, reading }
}

/** Does work with a request that was read; places in errors are those in the text typed. */
export const inSource = async <T>(
  { request, reading }: RequestRead,
  source: string,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GradusError) || error.source === source) throw error
    const { span } = error
    const place = span && span.from <= request.expr.length ? reading.placeOf(span) : NOWHERE
    throw amended(error, { span: place, source })
  }
}

/** The answer with how its problem was read. */
export const withReading = (answer: Solved, { reading }: RequestRead): Solved => {
  const { id, ok, input, ...others } = answer
  const notes = [...reading.notes, ...reading.choices.map(noteOf), ...answer.notes]
  return { id, ok, input, reading: reading.choices, ...others, notes } as Solved
}

/** A choice in words. */
export const noteOf = ({ chose, instead, why }: Choice): string =>
  `read as ${chose}${instead.length > 0 ? `, not as ${instead.join(' or ')}` : ''}: ${why}`
