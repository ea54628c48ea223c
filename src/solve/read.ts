/**
 * Problems in other languages: read before they are solved. What is wrong with them is said at its place in the text
 * typed, and how they were read beside the answer.
 */

import { amended, GradusError, located, NOWHERE } from '../errors/error.ts'
import { isVerdict } from '../expr/kinds.ts'
import { spellingNotes } from '../infer/words.ts'
import { excerpt } from '../read/excerpt.ts'
import { LANGUAGES } from '../read/languages.ts'
import type { Choice, Language, Reading } from '../read/reading.ts'
import type { Judged, ShapeJson, Solved } from './answer.ts'
import { shapesOf } from './printed.ts'
import { analyseRequest } from './problem.ts'
import { readingNotes } from './reading-notes.ts'
import type { Kind, Request } from './request.ts'
import { listed } from './wrt.ts'

/** A request as it was read. */
export interface RequestRead {
  /** In our language. */
  readonly request: Request
  readonly reading: Reading
  /** The text typed. */
  readonly source: string
}

/** The request that a text in another language states. Throws: what cannot be read, at its place. */
export const readRequestIn = async (
  request: Request & { readonly from: Language },
  where?: string,
  { isFormula = false, withOthers = false }: { isFormula?: boolean; withOthers?: boolean } = {},
): Promise<RequestRead> => {
  const { expr, from, kind, vars, ...others } = request
  const read = await LANGUAGES[from]()
  const stated = {
    text: expr,
    wrt: listed(request.wrt),
    ...(kind && !isVerdict(kind) && { kind }),
    ...(vars && { vars }),
    ...(where !== undefined && { where }),
    ...(isFormula && { isFormula: true as const }),
    ...(withOthers && { withOthers: true as const }),
  }
  const reading = located(
    () => expr,
    () => read(stated, (said) => analyseRequest({ ...others, ...said } as Request, where)),
  )
  const said = isVerdict(kind) ? { ...reading.said, kind } : reading.said
  return { request: { ...others, ...said } as Request, reading, source: expr }
}

/** Does work with a request that was read; places in errors are those in the text typed. */
export const inSource = async <T>(read: RequestRead, source: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw inTyped(read, source, error)
  }
}

/** An error of a request that was read, at its place in the text typed. */
export const inTyped = ({ request, reading }: RequestRead, source: string, error: unknown): unknown => {
  if (!(error instanceof GradusError) || error.source === source) return error
  const { span } = error
  const place = span && span.from <= request.expr.length ? reading.placeOf(span) : NOWHERE
  return amended(error, { span: place, source })
}

/** What is said of an answer behind the derivative that cannot be read. */
const unreadAnswer = (answer: Reading['answer']): readonly string[] =>
  answer instanceof GradusError
    ? [`what the text says the derivative is, is left out: ${answer.message}`]
    : []

/** The answer with how its problem was read. */
export const withReading = <T extends Solved | Judged>(answer: T, read: RequestRead): T => {
  const { reading } = read
  const { id, ok, input, ...others } = answer
  const notes = [...notesOf(read), ...answer.notes]
  return { id, ok, input, reading: reading.choices.map(choiceJson), ...others, notes } as unknown as T
}

/** A choice as answers state it. */
const choiceJson = ({ others: _, ...choice }: Choice): Choice => choice

/** What a reader should know of how a text was read. */
export const notesOf = ({ reading: { notes, choices }, source }: RequestRead): readonly string[] => [
  ...new Set([...notes, ...choices.map((choice) => choiceText(choice, source))]),
]

/** A choice in words, with what was typed. */
export const choiceText = ({ from, to, chose, instead, why }: Choice, source: string): string =>
  `${excerpt(source, { from, to })} is read as ${chose}${instead.length > 0 ? `, not as ${instead.join(' or ')}` : ''}: ${why}`

/** How a problem is read. */
export interface ReadJson {
  readonly ok: true
  /** In our language. */
  readonly input: string
  readonly wrt: readonly string[]
  readonly kind?: Kind
  readonly shapes: Readonly<Record<string, ShapeJson>>
  readonly reading: readonly Choice[]
  readonly notes: readonly string[]
  /** What the text says the derivative is. */
  readonly answer?: string
}

/** How a problem in any language is read. Throws: what is wrong with it, at its place. */
export const readProblemIn = async (request: Request, where?: string): Promise<ReadJson> => {
  const { from } = request
  const read =
    from === undefined ? undefined : await readRequestIn({ ...request, from }, where, { isFormula: true })
  const ours = read?.request ?? request
  const analysis = analyseRequest(ours, where)
  const own = [
    ...readingNotes(analysis).map(({ text }) => text),
    ...spellingNotes(
      analysis,
      listed(ours.wrt).filter((name) => name !== ''),
    ),
  ]
  const { kind } = ours
  const answer = read?.reading.answer
  return {
    ok: true,
    input: ours.expr,
    wrt: listed(ours.wrt).filter((name) => name !== ''),
    ...(kind && { kind }),
    shapes: shapesOf(analysis),
    reading: (read?.reading.choices ?? []).map(choiceJson),
    notes: [...(read ? notesOf(read) : []), ...unreadAnswer(answer), ...own],
    ...(answer && !(answer instanceof GradusError) && { answer: answer.text }),
  }
}
