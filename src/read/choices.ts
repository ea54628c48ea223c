/**
 * What a text leaves open: questions that come up as it is read, each with its possible answers, the likeliest first.
 * A text is read once for every set of answers, in the order of what they cost, so that no reader needs to hold two
 * readings at a time.
 */
import type { Span } from '../errors/error.ts'
import type { Shape } from '../shape/shape.ts'

/** A way to read something. */
export interface Option {
  /** What it is called in the account of the reading. */
  readonly name: string
  /** How unlikely it is; 0 is what is taken unless shapes speak against it. */
  readonly cost: number
  /** Whether it may be meant of an operand of this shape. */
  readonly fits?: (operand: Shape) => boolean
  /** Whether it may be meant of an operand of this shape if another is declared for the names in it. */
  readonly mayFit?: (operand: Shape) => boolean
}

/** A question as it was answered. */
export interface Asked {
  /** The same wherever the same is asked of the same text. */
  readonly key: string
  /** Where it is asked first. */
  readonly span: Span
  /** All places where it is asked. */
  readonly places: readonly Span[]
  readonly options: readonly Option[]
  readonly taken: number
  /** What it may be besides, which is not read so. */
  readonly besides?: readonly string[]
  /** Why the first answer is the first. */
  readonly why: string
  readonly tells: Telling
  /** The options that the shape of its operand allows, once it is known. */
  readonly allowed?: readonly Option[]
}

/** When a reader is to know of an answer: whichever it is, none, or any but the first. */
export type Telling = 'always' | 'never' | 'others'

/** Whether a reader is to know how a question was answered. */
export const isTold = ({ tells, taken }: Asked): boolean =>
  tells === 'always' || (tells === 'others' && taken > 0)

/** Answers by the keys of the questions; of those that are not here the first is taken. */
export type Answers = ReadonlyMap<string, number>

/** One reading under way. */
export interface Choices {
  readonly asked: Map<string, Asked>
  readonly answers: Answers
}

export const choicesBy = (answers: Answers): Choices => ({ asked: new Map(), answers })

/** The answer to a question under these answers, by the name of the option. */
export const ask = (
  { asked, answers }: Choices,
  question: Omit<Asked, 'taken' | 'tells' | 'places'> & { readonly tells?: Telling },
): string => {
  const { key, span } = question
  const taken = answers.get(key) ?? 0
  const before = asked.get(key)
  const places = before ? [...before.places, span] : [span]
  asked.set(key, { tells: 'always', ...question, span: before?.span ?? span, places, taken })
  return question.options[taken]!.name
}

/** What the answers taken cost together. */
export const costOf = ({ asked }: Choices): number =>
  [...asked.values()].reduce((sum, { options, taken }) => sum + options[taken]!.cost, 0)

/**
 * The answers that differ from these in one question more: one that came up after those that are answered, so that no
 * set of answers is met twice.
 */
export const successors = ({ asked, answers }: Choices): Answers[] => {
  const questions = [...asked.values()]
  const lastAnswered = Math.max(-1, ...questions.flatMap(({ key }, i) => (answers.has(key) ? [i] : [])))
  return questions
    .slice(lastAnswered + 1)
    .flatMap(({ key, options }) =>
      options.slice(1).map((_, i) => new Map([...answers, [key, i + 1] as const])),
    )
}
