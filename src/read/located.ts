/**
 * Problems that were read from another language: what is wrong with them is said at its place in the text typed, and
 * how they were read beside the answer.
 */
import { amended, GradusError, located, NOWHERE, type Span } from '../errors/error.ts'
import type { ReadingJson, Solved } from '../solve/answer.ts'
import type { Request } from '../solve/request.ts'

/** A text as it was read. */
export interface ProblemRead {
  /** The problem in our language. */
  readonly request: Request
  readonly reading: readonly ReadingJson[]
  readonly notes: readonly string[]
  /** What the text says the derivative is, in our language. */
  readonly answer?: string
  /** The place in the text typed of a place in the text in our language. */
  readonly placeOf: (span: Span) => Span
}

/** Reads a text; what is wrong with it has it for its source. */
export const readIn = (source: string, read: () => ProblemRead): ProblemRead => located(() => source, read)

/** Does work with a problem that was read; places in errors are those in the text typed. */
export const inSource = async <T>({ request, placeOf }: ProblemRead, source: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GradusError) || error.source === source) throw error
    const { span } = error
    const place = span && span.from <= request.expr.length ? placeOf(span) : NOWHERE
    throw amended(error, { span: place, source })
  }
}

/** The answer with how its problem was read. */
export const withReading = (answer: Solved, { reading, notes }: ProblemRead): Solved => {
  const { id, ok, input, ...others } = answer
  const told = [...notes, ...reading.map(noteOf)]
  return { id, ok, input, reading, ...others, notes: [...told, ...answer.notes] } as Solved
}

/** A choice in words. */
export const noteOf = ({ chose, instead, why }: ReadingJson): string =>
  `read as ${chose}${instead.length > 0 ? `, not as ${instead.join(' or ')}` : ''}: ${why}`
